import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { hashContent } from '../../engine/domain/content-hash.ts';
import { foldReplications, sealResult } from '../../engine/simulation/fold-replications.ts';
import { readCount, type ReplicationRecord } from '../../engine/simulation/replication-record.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';
import { anyDesk } from './any-desk.ts';
import { runMany, sketchModel, type DeskSketch } from './desk-fixtures.ts';

const busyDesk: DeskSketch = {
  perHour: 12,
  dayCv: 0.3,
  to: '2021-04-19',
  channel: {
    admission: { kind: 'queue', places: 4, patience: { kind: 'exponential', mean: 12 } },
    session: [
      { share: 0.1, kind: 'noReply', minutes: { kind: 'deterministic', value: 10 } },
      { share: 0.9, kind: 'real', minutes: { kind: 'lognormal', mean: 50, sd: 40 } },
    ],
    wrapUp: { kind: 'gamma', mean: 5, cv: 0.8 },
    retry: { probability: 0.4, after: { kind: 'exponential', mean: 20 }, max: 2 },
    serviceLevel: { withinMinutes: 5 },
    seatAvailability: 0.9,
  },
};

describe('the same pack and seed', () => {
  it('give the same bytes however the replications are shared out, and in whatever order they are computed', () => {
    const model = sketchModel(busyDesk);
    const inOrder = hashContent(foldReplications(model, 9, runMany(model, 12, 9)));
    fc.assert(
      fc.property(fc.shuffledSubarray([...Array(12).keys()], { minLength: 12 }), (order) => {
        const elsewhere = sketchModel(busyDesk);
        const records = order.map((index) => structuredClone(runReplication(elsewhere, 9, index)));
        const sorted = records.sort((a, b) => a.index - b.index);
        expect(hashContent(foldReplications(model, 9, sorted))).toBe(inOrder);
      }),
      { seed: 5, numRuns: 5 },
    );
  });

  it('give another result for another seed', () => {
    const model = sketchModel(busyDesk);
    const hashOf = (seed: number) => hashContent(foldReplications(model, 1, runMany(model, 3, seed)));
    expect(new Set([0, 1, 2, 3, 2 ** 53 - 1].map(hashOf)).size).toBe(5);
  });

  it('refuse records out of order or with one missing', () => {
    const model = sketchModel(busyDesk);
    const [first, second, third] = runMany(model, 3);
    const fold = (records: (ReplicationRecord | undefined)[]) => () =>
      foldReplications(
        model,
        1,
        records.filter((record) => record !== undefined),
      );
    expect(fold([second, first, third])).toThrow('records-out-of-order');
    expect(fold([first, third])).toThrow('records-out-of-order');
    expect(fold([first, second, third])).not.toThrow();
  });

  it.each([-1, 1.5, 2 ** 53, NaN])('refuse the seed %s', (seed) => {
    expect(() => runReplication(sketchModel(), seed, 0)).toThrow('not-a-seed');
  });

  it('are hashed over everything but how the run went', () => {
    const model = sketchModel(busyDesk);
    const records = runMany(model, 2);
    const folded = foldReplications(model, 1, records);
    const seal = (seconds: number, threads: number) =>
      sealResult(model, folded, records, { seconds, threads, engine: 'madoguchi 0' });
    const [one, two] = [seal(1.5, 1), seal(0, 4)];
    expect(one.run.resultHash).toBe(two.run.resultHash);
    const { run, ...rest } = one;
    expect(run.resultHash).toBe(hashContent(rest));
    expect(run.packHash).toMatch(/^[0-9a-f]{64}$/);
    expect(run.contacts).toBe(records.reduce((sum, record) => sum + readCount(record, 'attempts'), 0));
    expect([run.contactsPerSecond, two.run.contactsPerSecond]).toEqual([run.contacts / 1.5, 0]);
  });
});

describe('the time zone of the machine', () => {
  const zone = process.env['TZ'];
  afterEach(() => {
    if (zone === undefined) delete process.env['TZ'];
    else process.env['TZ'] = zone;
  });

  it('does not matter: New York in daylight saving gives the bytes of Kiritimati', () => {
    const hashIn = (name: string) => {
      process.env['TZ'] = name;
      const model = sketchModel({ ...busyDesk, from: '2021-03-12', to: '2021-03-21', holidays: 'jp+yearEnd' });
      return {
        offset: new Date(2021, 2, 20).getTimezoneOffset(),
        hash: hashContent(foldReplications(model, 1, runMany(model, 2))),
      };
    };
    const [newYork, kiritimati] = [hashIn('America/New_York'), hashIn('Pacific/Kiritimati')];
    expect(newYork.offset).not.toBe(kiritimati.offset);
    expect(newYork.hash).toBe(kiritimati.hash);
  });
});

describe('common random numbers', () => {
  it('bring the same people at the same times to any staffing (50 random desks)', () => {
    fc.assert(
      fc.property(anyDesk, fc.nat(8), fc.nat(8), (sketch, few, many) => {
        const withStaff = (staff: number) => {
          const channel = { ...sketch.channel, retry: null, callBack: null };
          return runReplication(sketchModel({ ...sketch, staff, channel }), 3, 1);
        };
        const [a, b] = [withStaff(few), withStaff(many)];
        expect(readCount(a, 'attempts')).toBe(readCount(b, 'attempts'));
        expect(a.offeredByDay).toEqual(b.offeredByDay);
      }),
      { seed: 6, numRuns: 50 },
    );
  });
});
