import { describe, expect, it } from 'vitest';
import { foldReplications } from '../../engine/simulation/fold-replications.ts';
import { readCount } from '../../engine/simulation/replication-record.ts';
import { buildPack } from '../../engine/pack/load-pack.ts';
import { prepareDesk } from '../../engine/simulation/prepare-desk.ts';
import { meanOf, requireModel, requirePack, runMany, simulate, sketchDocuments, sketchModel } from './desk-fixtures.ts';
import { sketchJudged } from './judged-fixtures.ts';

const minutes = (value: number) => ({ kind: 'deterministic', value });
const allDay = { open: { weekday: ['00:00', '24:00'] }, session: [{ share: 1, kind: 'real', minutes: minutes(30) }] };
/** A month and a half with a counsellor for everyone. */
const roomy = { perHour: 4, to: '2021-05-20', staff: 100, channel: allDay };
const returnsAlways = { probability: 1, after: minutes(60), max: 2 };

describe('people who come back after a real session', () => {
  it('with certainty, twice at most, each an hour later: two more contacts a person', () => {
    const { users, counts } = simulate(sketchModel({ ...roomy, demand: { returns: returnsAlways } }), 4);
    const first = meanOf(users.firstContacts);
    expect(meanOf(users.repeatContacts)).toBeLessThanOrEqual(2 * first);
    // Only those of the last three hours of the calendar are cut off.
    expect(meanOf(users.repeatContacts)).toBeGreaterThan(2 * first - 40);
    expect(meanOf(counts.attempts)).toBeCloseTo(first + meanOf(users.repeatContacts), 9);
  });

  it('with a chance of 0.3 after each session: 0.3 of all real sessions are followed by another (four standard errors)', () => {
    const returns = { probability: 0.3, after: minutes(60), max: 1000 };
    const records = runMany(sketchModel({ ...roomy, demand: { returns } }), 20);
    const sessions = records.reduce((sum, record) => sum + readCount(record, 'realSessions'), 0);
    const repeats = records.reduce((sum, { repeatContacts }) => sum + repeatContacts, 0);
    expect(Math.abs(repeats / sessions - 0.3)).toBeLessThan(4 * Math.sqrt((0.3 * 0.7) / sessions) + 0.001);
  });

  it('are the same people: everyone who came back is of the kind of consulter that came first', () => {
    const mix = { profiles: [{ id: 'child', share: 1, consulter: 'child' }] };
    const documents = { 'mix.json': mix };
    const { turnedAway, counts } = simulate(
      requireModel(sketchDocuments({ ...roomy, demand: { returns: returnsAlways }, documents })),
      2,
    );
    expect(meanOf(turnedAway.byConsulter[0]?.offered ?? { mean: null })).toBe(meanOf(counts.offered));
  });

  it('have a new consultation each, judged again by the same policy', () => {
    const model = requireModel(sketchJudged({ staff: 100, demand: { returns: returnsAlways } }));
    for (const record of runMany(model, 3)) {
      const ended = Object.values(record.endedIn).reduce((sum, count) => sum + count, 0);
      expect(record.repeatContacts).toBeGreaterThan(record.firstContacts / 2);
      expect(ended).toBe(record.firstContacts + record.repeatContacts);
    }
  });

  it('meet the same full desk as anyone: turned away, tried again, given up', () => {
    const retry = { probability: 0.5, after: minutes(20), max: 3 };
    const model = sketchModel({
      ...roomy,
      staff: 2,
      demand: { returns: returnsAlways },
      channel: { ...allDay, retry },
    });
    const { counts, users } = simulate(model, 3);
    expect(meanOf(counts.autoReplied)).toBeGreaterThan(100);
    expect(meanOf(counts.attempts)).toBeGreaterThan(meanOf(users.firstContacts) + meanOf(users.repeatContacts));
  });
});

describe('nobody comes back', () => {
  it('after a silent session', () => {
    const channel = { ...allDay, session: [{ share: 1, kind: 'noReply', minutes: minutes(30) }] };
    const { users } = simulate(sketchModel({ ...roomy, channel, demand: { returns: returnsAlways } }), 2);
    expect(meanOf(users.repeatContacts)).toBe(0);
  });

  it('who was never met', () => {
    const { users } = simulate(sketchModel({ ...roomy, staff: 0, demand: { returns: returnsAlways } }), 2);
    expect(meanOf(users.repeatContacts)).toBe(0);
  });

  it('after the calendar has ended', () => {
    const returns = { ...returnsAlways, after: minutes(100 * 1440) };
    const { users, counts } = simulate(sketchModel({ ...roomy, demand: { returns } }), 2);
    expect(meanOf(users.repeatContacts)).toBe(0);
    expect(meanOf(counts.attempts)).toBe(meanOf(users.firstContacts));
  });
});

describe('returns that make no sense', () => {
  it('are refused: shares of the time until then that do not sum to 1', () => {
    const after = { kind: 'empirical', bins: [[0, 10, 0.5]] };
    const { issues } = buildPack(sketchDocuments({ demand: { returns: { ...returnsAlways, after } } }));
    expect(issues.map(({ code }) => code)).toContain('shares-do-not-sum');
  });

  it('and so many of them that a run would never end are refused before it starts', () => {
    const returns = { probability: 1, after: minutes(0), max: 1000 };
    const { model, issues } = prepareDesk(requirePack(sketchDocuments({ perHour: 1000, demand: { returns } })));
    expect(model).toBeNull();
    expect(issues.map(({ code }) => code)).toContain('too-many-contacts');
  });
});

it('people who come back do so in any order of the replications alike', () => {
  const model = sketchModel({ ...roomy, demand: { returns: { ...returnsAlways, probability: 0.4 } } });
  const records = runMany(model, 4);
  const again = [3, 1, 0, 2].map((index) => runMany(model, index + 1)[index]);
  const sorted = again.flatMap((record) => record ?? []).sort((a, b) => a.index - b.index);
  expect(foldReplications(model, 1, sorted)).toEqual(foldReplications(model, 1, records));
});
