import { afterEach, describe, expect, it, vi } from 'vitest';
import { PoissonArrivals } from '../../engine/kernel/poisson-arrivals.ts';
import { buildPack } from '../../engine/pack/load-pack.ts';
import type { DeskModel } from '../../engine/simulation/desk-model.ts';
import { runAudited } from '../../engine/simulation/desk-audit.ts';
import { readCount, type ReplicationRecord } from '../../engine/simulation/replication-record.ts';
import { countNames } from '../../engine/simulation/result.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';
import { meanOf, requireModel, simulate, sketchDocuments, sketchModel, type DeskSketch } from './desk-fixtures.ts';
import { policyDocument, sketchJudged } from './judged-fixtures.ts';

type Json = Readonly<Record<string, unknown>>;

/** People come at exactly these minutes of the day, and nobody else. */
function comeAt(...minutes: readonly number[]): void {
  const left = [...minutes];
  vi.spyOn(PoissonArrivals.prototype, 'next').mockImplementation(() => left.shift() ?? Infinity);
}

afterEach(() => {
  vi.restoreAllMocks();
});

const at = (minutes: number) => ({ kind: 'deterministic', value: minutes });
const nine = 540;
const whenFree = { probability: 1, after: 'whenFree', within: at(5), max: 1 };

/** One counsellor, an hour each, open 9 to 21; a full desk answers automatically. */
function sketchOne(callBack: Json | null, channel: Json = {}, sketch: DeskSketch = {}): DeskModel {
  return sketchModel({ staff: 1, ...sketch, channel: { callBack, ...channel } });
}

function tell(record: ReplicationRecord): Record<string, number> {
  const counts = Object.fromEntries(countNames.map((name) => [name, readCount(record, name)]));
  return { ...counts, ...record.callBack };
}

describe('a message to those who met a full desk', () => {
  it('goes out when someone is free, to one at a time, the longest listed first (worked out by hand)', () => {
    comeAt(nine, nine + 5, nine + 10, nine + 100);
    // 9:00 A until 10:00. B and C are answered automatically. 10:00 message to B, who comes 10:05 until 11:05; D comes 10:40
    // and is answered automatically. 11:05 to C, 11:10–12:10; 12:10 to D, 12:15–13:15.
    const record = runAudited(sketchOne(whenFree), 1, 0);
    expect(tell(record)).toMatchObject({ attempts: 7, offered: 7, autoReplied: 3, connected: 4, messages: 3, came: 3 });
    expect(record.busyMinutes).toBe(240);
    expect(record.waitMinutes).toBe(0);
  });

  it('keeps no seat: whoever comes in between takes it, and the one written to is answered automatically again', () => {
    comeAt(nine, nine + 5, nine + 62);
    expect(tell(runAudited(sketchOne(whenFree), 1, 0))).toMatchObject({
      attempts: 4,
      autoReplied: 2,
      connected: 2,
      messages: 1,
      came: 1,
    });
  });

  it('goes out again after that, as often as one person may be written to', () => {
    comeAt(nine, nine + 5, nine + 62);
    const twice = tell(runAudited(sketchOne({ ...whenFree, max: 2 }), 1, 0));
    expect(twice).toMatchObject({ attempts: 5, autoReplied: 2, connected: 3, messages: 2, came: 2 });
  });

  it('goes out after some minutes where the desk says so, free or not', () => {
    comeAt(nine, nine + 5);
    const soon = tell(runAudited(sketchOne({ ...whenFree, after: at(20) }), 1, 0));
    expect(soon).toMatchObject({ attempts: 3, autoReplied: 2, connected: 1, messages: 1, came: 1 });
    comeAt(nine, nine + 5);
    const late = tell(runAudited(sketchOne({ ...whenFree, after: at(90) }), 1, 0));
    expect(late).toMatchObject({ attempts: 3, autoReplied: 1, connected: 2, messages: 1, came: 1 });
  });

  it('goes to those only who met a full desk so many times, and no longer try by themselves', () => {
    const retry = { probability: 1, after: at(10), max: 2 };
    const run = (afterAttempts: number) => {
      comeAt(nine, nine + 5);
      return tell(runAudited(sketchOne({ ...whenFree, afterAttempts }, { retry }), 1, 0));
    };
    // 9:05, 9:15, 9:25: three automatic replies, then no retry is left.
    expect(run(3)).toMatchObject({ attempts: 5, autoReplied: 3, connected: 2, messages: 1 });
    expect(run(4)).toMatchObject({ attempts: 4, autoReplied: 3, connected: 1, messages: 0 });
  });

  it('goes to nobody after closing, nor on the next day', () => {
    comeAt(20 * 60 + 30, 20 * 60 + 40);
    const record = runAudited(sketchOne(whenFree, {}, { to: '2021-04-07' }), 1, 0);
    expect(tell(record)).toMatchObject({ attempts: 2, autoReplied: 1, connected: 1, messages: 0 });
    comeAt(20 * 60 + 30, 20 * 60 + 40);
    const planned = runAudited(sketchOne({ ...whenFree, after: at(60) }), 1, 0);
    expect(tell(planned)).toMatchObject({ attempts: 2, messages: 0 });
  });

  it('brings back the share that comes, of the share that agrees (four standard errors)', () => {
    const callBack = { probability: 0.6, after: at(1), comes: 0.3, within: at(1), max: 1 };
    const record = runReplication(sketchOne(callBack, {}, { staff: 0, perHour: 400 }), 1, 0);
    const { offered = 0, came = 0, messages = 0 } = tell(record);
    const people = offered - came;
    const near = (count: number, of: number, share: number) =>
      expect(Math.abs(count / of - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / of));
    expect(people).toBeGreaterThan(4000);
    // A few of the last minutes meet a closed desk.
    near(messages, people, 0.6);
    near(came, messages, 0.3);
  });

  it('at 0, or left out, changes nothing for anybody', () => {
    const retry = { probability: 0.5, after: { kind: 'exponential', mean: 20 }, max: 3 };
    const run = (callBack: Json | null) =>
      runReplication(sketchOne(callBack, { retry }, { perHour: 8, staff: 4 }), 3, 0);
    expect(run({ ...whenFree, probability: 0 })).toEqual(run(null));
    expect(run({ ...whenFree, max: 0 })).toEqual(run(null));
    expect(simulate(sketchOne(null), 2).callBack).toBeNull();
  });

  it('raises the number of those met at a desk that is full at times', () => {
    const met = (callBack: Json | null) => {
      const { counts, callBack: messages } = simulate(sketchOne(callBack, {}, { perHour: 2, to: '2021-06-30' }), 3);
      return { met: meanOf(counts.connected), came: messages ? meanOf(messages.came) : 0 };
    };
    const [without, withMessages] = [met(null), met(whenFree)];
    expect(withMessages.met - without.met).toBeGreaterThan(100);
    expect(withMessages.came).toBeGreaterThan(withMessages.met - without.met);
  });
});

describe('a message to someone whose contact is judged', () => {
  const profile = (answers: Json, unknown: Json = {}) => ({
    profiles: [{ id: 'one', share: 1, consulter: 'child', answers, unknown }],
  });
  const asking = { ...policyDocument, facts: [...policyDocument.facts, { id: 'safeToContact', kind: 'answer' }] };
  const run = (mix: Json, comes = 1) => {
    comeAt(nine, nine + 5);
    const channel = { callBack: { ...whenFree, comes } };
    return runAudited(
      requireModel(sketchJudged({ staff: 1, channel }, { 'mix.json': mix, 'policy.json': asking })),
      1,
      0,
    );
  };
  const calm = { injuryNow: 0, abuseHint: 0 };

  it('is sent where nothing points to abuse and the person agreed', () => {
    const record = run(profile(calm));
    expect(tell(record)).toMatchObject({ messages: 1, came: 1, connected: 2 });
    expect(record.endedIn).toEqual({ advised: 2 });
  });

  it('is never sent where the person would tell of abuse, or said that it is not safe', () => {
    for (const answers of [
      { ...calm, abuseHint: 1 },
      { ...calm, injuryNow: 1 },
      { ...calm, safeToContact: 0 },
    ]) {
      const record = run(profile(answers));
      expect(tell(record)).toMatchObject({ messages: 0, came: 0, attempts: 2 });
      expect(record.endedIn['autoReplied']).toBe(1);
    }
  });

  it('ends unreturned where it brings nobody back', () => {
    expect(run(profile(calm), 0).endedIn).toEqual({ advised: 1, unreturned: 1 });
  });
});

describe('a call-back that cannot be read', () => {
  it.each([
    ['an unknown word for when', { after: 'soon' }, '/channels/sns/callBack/after'],
    ['a chance over 1', { probability: 1.5 }, '/channels/sns/callBack/probability'],
    ['no automatic reply before it', { afterAttempts: 0 }, '/channels/sns/callBack/afterAttempts'],
    [
      'shares that do not sum to 1',
      { within: { kind: 'empirical', bins: [[0, 5, 0.5]] } },
      '/channels/sns/callBack/within/bins',
    ],
  ])('is refused: %s', (_, wrong, pointer) => {
    const { issues } = buildPack(sketchDocuments({ channel: { callBack: { ...whenFree, ...wrong } } }));
    expect(issues.map((issue) => issue.pointer)).toContain(pointer);
  });
});
