import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashContent } from '../../engine/domain/content-hash.ts';
import { loadPolicy } from '../../engine/pack/load-policy.ts';
import type { Policy } from '../../engine/pack/policy-model.ts';
import { foldReplications } from '../../engine/simulation/fold-replications.ts';
import { prepareDesk } from '../../engine/simulation/prepare-desk.ts';
import { readCount } from '../../engine/simulation/replication-record.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';
import { anyDesk } from './any-desk.ts';
import { meanOf, requireModel, requirePack, runMany, simulate, sketchDocuments } from './desk-fixtures.ts';
import { policyDocument, sketchJudged } from './judged-fixtures.ts';

function requirePolicy(document: unknown): Policy {
  const { policy, issues } = loadPolicy(document, 'policy.json');
  if (!policy) throw new Error(JSON.stringify(issues));
  return policy;
}

describe('contacts drawn from the mix and judged by the policy', () => {
  it('come in the shares of the mix and leave as the policy says (four standard errors)', () => {
    const records = runMany(requireModel(sketchJudged({ staff: 60 })), 10);
    const sum = (of: (record: (typeof records)[number]) => number) =>
      records.reduce((total, record) => total + of(record), 0);
    const sessions = sum((record) => readCount(record, 'realSessions'));
    const shareOf = (end: string) => sum(({ endedIn }) => endedIn[end] ?? 0) / sessions;
    const near = (actual: number, expected: number) =>
      expect(Math.abs(actual - expected)).toBeLessThan(4 * Math.sqrt((expected * (1 - expected)) / sessions));
    expect(sessions).toBeGreaterThan(10_000);
    // A child whose talk stays a talk is advised, a hint goes to the center, an injury is held and handed over.
    near(shareOf('advised'), 0.6);
    near(shareOf('handedOver'), 0.4);
  });

  it('are counted by decision and outcome, each real session once a decision', () => {
    const model = requireModel(sketchJudged({ staff: 60 }));
    const { afterDesk, counts, turnedAway } = simulate(model, 5);
    const total = (decision: string) =>
      Object.values(afterDesk.decided[decision] ?? {}).reduce((sum, measured) => sum + meanOf(measured), 0);
    expect(total('urgency')).toBeCloseTo(meanOf(counts.realSessions), 6);
    expect(total('actor')).toBeCloseTo(meanOf(counts.realSessions), 6);
    expect(Object.keys(afterDesk.decided['urgency'] ?? {})).toEqual(['low', 'high', 'immediate', 'undecided']);
    expect(turnedAway.byConsulter.map(({ group }) => group)).toEqual(['child', 'mother']);
    expect(turnedAway.byUrgency.map(({ group }) => group)).toEqual(['low', 'high', 'immediate', 'undecided']);
  });

  it('say who was turned away: group by group the counts sum to those of the desk', () => {
    const channel = { admission: { kind: 'queue', places: 2, patience: { kind: 'exponential', mean: 8 } } };
    const { turnedAway, counts } = simulate(requireModel(sketchJudged({ staff: 4, channel })), 5);
    for (const rows of [turnedAway.byConsulter, turnedAway.byUrgency]) {
      for (const name of ['offered', 'autoReplied', 'abandoned', 'closedOut'] as const) {
        expect(rows.reduce((sum, row) => sum + meanOf(row[name]), 0)).toBeCloseTo(meanOf(counts[name]), 6);
      }
    }
    expect(turnedAway.byUrgency[3]?.turnedAwayShare.mean).toBeNull();
  });

  it('do not change the desk: with or without mix and policy the queue is the same', () => {
    const counts = (documents: Readonly<Record<string, unknown>>) =>
      runReplication(requireModel(documents), 4, 2).counts;
    expect(counts(sketchJudged())).toEqual(counts(sketchDocuments({ perHour: 10, to: '2021-04-19' })));
  });

  it('are the same people for another policy, which only judges them otherwise', () => {
    const pack = requirePack(sketchJudged());
    const calm = requirePolicy({ ...policyDocument, id: 'calm', rules: policyDocument.rules.slice(1) });
    const run = (policy?: Policy) => {
      const { model } = prepareDesk(pack, { policy });
      if (!model) throw new Error('no model');
      return foldReplications(model, 1, runMany(model, 3));
    };
    const [own, other] = [run(), run(calm)];
    expect(other.counts).toEqual(own.counts);
    expect(other.turnedAway.byConsulter).toEqual(own.turnedAway.byConsulter);
    expect([own.policy, other.policy]).toEqual(['sketchPolicy', 'calm']);
    expect(other.afterDesk.decided['urgency']?.['immediate']?.mean).toBe(0);
    expect(own.afterDesk.decided['urgency']?.['immediate']?.mean).toBeGreaterThan(0);
    expect(other.afterDesk.decided['urgency']?.['high']).toEqual(own.afterDesk.decided['urgency']?.['high']);
  });

  it('stay with the desk where no policy judges them: consulters are counted, nothing after the desk is', () => {
    const { model } = prepareDesk(requirePack(sketchJudged()), { policy: null });
    if (!model) throw new Error('no model');
    const { turnedAway, afterDesk, policy } = simulate(model, 2);
    expect(turnedAway.byConsulter).toHaveLength(2);
    expect(turnedAway.byUrgency).toEqual([]);
    expect([policy, afterDesk.decided, afterDesk.endedIn]).toEqual([null, {}, {}]);
  });

  it('leave open what they do not tell: an answer unknown half of the time is judged as possible', () => {
    const profiles = [
      {
        id: 'vague',
        share: 1,
        consulter: 'child',
        answers: { injuryNow: 0, abuseHint: 0 },
        unknown: { injuryNow: 0.5 },
      },
    ];
    const { afterDesk, counts } = simulate(requireModel(sketchJudged({ staff: 60 }, { 'mix.json': { profiles } })), 5);
    const immediate =
      meanOf(afterDesk.decided['urgency']?.['immediate'] ?? { mean: null }) / meanOf(counts.realSessions);
    // With an unknown answer the worst level still possible counts.
    expect(Math.abs(immediate - 0.5)).toBeLessThan(4 * Math.sqrt(0.25 / (5 * meanOf(counts.realSessions))));
  });

  it('give a warning where another policy cannot understand an answer', () => {
    const facts = [...policyDocument.facts.slice(0, 2), { id: 'childAge', kind: 'integer', min: 0, max: 6 }];
    const { issues, model } = prepareDesk(requirePack(sketchJudged()), {
      policy: requirePolicy({ ...policyDocument, facts }),
    });
    expect(issues).toMatchObject([
      { code: 'answer-not-understood', severity: 'warning', params: { fact: 'childAge', got: 12 } },
    ]);
    expect(model).not.toBeNull();
  });

  it('silent sessions end in noReply, and tell nothing', () => {
    const session = [{ share: 1, kind: 'noReply', minutes: { kind: 'deterministic', value: 10 } }];
    const { afterDesk, counts } = simulate(requireModel(sketchJudged({ staff: 60, channel: { session } })), 2);
    expect(meanOf(afterDesk.endedIn['noReply'] ?? { mean: null })).toBe(meanOf(counts.connected));
    expect(afterDesk.decided['urgency']?.['immediate']?.mean).toBe(0);
  });

  it('the chart accepts whatever any desk does to its contacts, and every attempt ends somewhere (60 random desks)', () => {
    const ends = new Set<string>();
    fc.assert(
      fc.property(anyDesk, fc.nat(100), (sketch, seed) => {
        const record = runReplication(requireModel(sketchJudged(sketch)), seed, 0);
        const ended = Object.values(record.endedIn).reduce((sum, count) => sum + count, 0);
        expect(ended).toBeLessThanOrEqual(readCount(record, 'attempts'));
        expect(ended).toBeGreaterThanOrEqual(readCount(record, 'connected'));
        Object.keys(record.endedIn).forEach((end) => ends.add(end));
      }),
      { seed: 20210406, numRuns: 60 },
    );
    const expected = [
      'abandoned',
      'advised',
      'autoReplied',
      'closedOut',
      'cutShort',
      'handedOver',
      'noReply',
      'outOfHours',
    ];
    expect([...ends].sort()).toEqual(expect.arrayContaining(expected));
  });

  it('give the same bytes in another order of replications, though judgements are remembered', () => {
    const model = requireModel(sketchJudged());
    const forward = [0, 1, 2].map((index) => runReplication(model, 1, index));
    const other = requireModel(sketchJudged());
    const backward = [2, 1, 0].map((index) => runReplication(other, 1, index)).reverse();
    expect(hashContent(foldReplications(other, 1, backward))).toBe(hashContent(foldReplications(model, 1, forward)));
  });
});

describe('timers of a desk', () => {
  it('change nothing in a simulation, and a note says so', () => {
    const session = [
      { share: 0.5, kind: 'noReply', minutes: { kind: 'deterministic', value: 25 } },
      { share: 0.5, kind: 'real', minutes: { kind: 'deterministic', value: 50 } },
    ];
    const prepare = (channel: Readonly<Record<string, unknown>>) =>
      prepareDesk(requirePack(sketchJudged({ staff: 4, channel: { session, ...channel } })));
    const [without, withTimers] = [prepare({}), prepare({ timers: { noReply: 3, silenceTimeout: 1 } })];
    expect(without.issues).toEqual([]);
    expect(withTimers.issues).toMatchObject([
      { code: 'timers-in-walks-only', severity: 'info', pointer: '/channels/sns/timers' },
    ]);
    if (!without.model || !withTimers.model) throw new Error('no model');
    expect(runReplication(withTimers.model, 1, 0)).toEqual(runReplication(without.model, 1, 0));
  });
});
