import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashContent } from '../../engine/domain/content-hash.ts';
import { runAudited } from '../../engine/simulation/desk-audit.ts';
import { readCount, type ReplicationRecord } from '../../engine/simulation/replication-record.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';
import { anyDesk } from './any-desk.ts';
import { requireModel, runMany, simulate, type DeskSketch } from './desk-fixtures.ts';
import { sketchJudged, sketchWithExtras } from './judged-fixtures.ts';

type Json = Readonly<Record<string, unknown>>;

const secondPerson = { secondPerson: true };
const both = { secondPerson: true, supervisor: true };

/** One in ten contacts is an emergency. */
function prepare(staff: number | readonly Json[], emergency: Json | null, channel: Json = {}, sketch: DeskSketch = {}) {
  return requireModel(sketchJudged({ ...sketch, staff, channel: { ...(emergency ? { emergency } : {}), ...channel } }));
}

const sumOf = (records: readonly ReplicationRecord[], read: (record: ReplicationRecord) => number) =>
  records.reduce((sum, record) => sum + read(record), 0);

describe('a second person in an emergency', () => {
  it('comes at once where counsellors are free, stays as long as the session, and is busy with nothing else', () => {
    const alone = runMany(prepare(60, null), 5);
    const helped = runMany(prepare(60, secondPerson), 5);
    const sessions = sumOf(helped, ({ emergency }) => emergency.sessions);
    expect(sessions).toBeGreaterThan(50);
    expect(sumOf(helped, ({ emergency }) => emergency.helpedAtOnce)).toBe(sessions);
    const helperMinutes = sumOf(helped, ({ emergency }) => emergency.helperMinutes);
    // Sessions of this desk take exactly an hour.
    expect(helperMinutes).toBeCloseTo(60 * sessions, 6);
    const busy = (records: readonly ReplicationRecord[]) => sumOf(records, ({ busyMinutes }) => busyMinutes);
    expect(busy(helped) - busy(alone)).toBeCloseTo(helperMinutes, 4);
  });

  it('never comes where one counsellor is alone, and the desk goes on as if nobody had called', () => {
    const [alone, called] = [runMany(prepare(1, null), 5), runMany(prepare(1, secondPerson), 5)];
    expect(called.map(({ counts }) => counts)).toEqual(alone.map(({ counts }) => counts));
    const { neverHelped, sessions, helperMinutes } = called[0]?.emergency ?? { sessions: -1 };
    expect(neverHelped).toBe(sessions);
    expect(helperMinutes).toBe(0);
  });

  it('comes later where all are busy, ahead of those who wait', () => {
    const channel = { admission: { kind: 'queue', places: null, patience: { kind: 'exponential', mean: 60 } } };
    const records = runMany(prepare(5, secondPerson, channel), 10);
    const count = (column: 'sessions' | 'helpedAtOnce' | 'helpedLater' | 'neverHelped') =>
      sumOf(records, ({ emergency }) => emergency[column]);
    expect(count('helpedLater')).toBeGreaterThan(20);
    expect(count('helpedAtOnce') + count('helpedLater') + count('neverHelped')).toBe(count('sessions'));
  });

  it('costs other people their answer: fewer are met than without', () => {
    const met = (emergency: Json | null) =>
      sumOf(runMany(prepare(6, emergency), 20), (record) => readCount(record, 'connected'));
    expect(met(secondPerson)).toBeLessThan(met(null) - 50);
  });

  it('has to be a whole counsellor where two chats are run at once', () => {
    const chats = { perCounsellor: 2, slowdown: [1, 0.7] };
    const records = runMany(prepare(4, secondPerson, chats), 10);
    expect(sumOf(records, ({ emergency }) => emergency.helperMinutes)).toBeGreaterThan(0);
    expect(sumOf(records, ({ emergency }) => emergency.neverHelped)).toBeGreaterThan(0);
  });
});

describe('a supervisor in an emergency', () => {
  const entry = (supervisors?: number) => [
    { days: 'all', from: '00:00', to: '24:00', counsellors: 60, ...(supervisors === undefined ? {} : { supervisors }) },
  ];
  const run = (supervisors?: number) => runMany(prepare(entry(supervisors), both), 10);

  it('cannot come where none is on duty', () => {
    const [record] = run();
    expect(record?.emergency.withoutSupervisor).toBe(record?.emergency.sessions);
    expect(record?.emergency.supervisorMinutes).toBe(0);
  });

  it('comes to everyone where there are enough', () => {
    const records = run(60);
    expect(sumOf(records, ({ emergency }) => emergency.withoutSupervisor)).toBe(0);
    const sessions = sumOf(records, ({ emergency }) => emergency.sessions);
    expect(sumOf(records, ({ emergency }) => emergency.supervisorMinutes)).toBeCloseTo(60 * sessions, 6);
  });

  it('is the one thing that a single supervisor does: missing where two emergencies run together', () => {
    const records = run(1);
    const [missed, sessions] = [
      sumOf(records, ({ emergency }) => emergency.withoutSupervisor),
      sumOf(records, ({ emergency }) => emergency.sessions),
    ];
    // One emergency an hour on average, each an hour long, one server: Erlang B of 1 erlang is one half.
    expect(missed / sessions).toBeGreaterThan(0.35);
    expect(missed / sessions).toBeLessThan(0.65);
  });

  it('takes no contacts: the counts are those of the desk without one', () => {
    const counts = (supervisors: number) => run(supervisors).map((record) => record.counts);
    expect(counts(3)).toEqual(counts(0));
  });
});

describe('by default', () => {
  it('nobody is pulled in, and nothing is said of it', () => {
    const result = simulate(prepare(6, null), 3);
    expect(result.emergency).toBeNull();
    const off = simulate(prepare(6, { secondPerson: false }), 3);
    expect(hashContent(off.counts)).toBe(hashContent(result.counts));
    expect(off.emergency?.helperHours.mean).toBe(0);
  });
});

describe('emergencies, people who come back, shocks and surges together', () => {
  it('keep every law at every event, and give the same bytes again (8 random desks; 300 among the slow tests)', () => {
    let helped = 0;
    let repeats = 0;
    fc.assert(
      fc.property(anyDesk, fc.nat(1000), (sketch, seed) => {
        const model = requireModel(sketchWithExtras(sketch));
        const record = runAudited(model, seed, 0);
        expect(record).toEqual(runReplication(model, seed, 0));
        const { sessions, helpedAtOnce, helpedLater, neverHelped } = record.emergency;
        expect(helpedAtOnce + helpedLater + neverHelped).toBe(sessions);
        helped += helpedAtOnce + helpedLater;
        repeats += record.repeatContacts;
      }),
      { seed: 20210410, numRuns: 8 },
    );
    expect(helped).toBeGreaterThan(0);
    expect(repeats).toBeGreaterThan(20);
  });
});
