import { describe, expect, it } from 'vitest';
import { comparePaired, measureDifference } from '../../engine/simulation/compare-paired.ts';
import { readCount, type ReplicationRecord } from '../../engine/simulation/replication-record.ts';
import { meanOf, requireModel, runMany, sketchDocuments, sketchModel } from './desk-fixtures.ts';

const week = { perHour: 7, to: '2021-04-12' };
const five = sketchModel({ ...week, staff: 5 });
const six = sketchModel({ ...week, staff: 6 });

const run = (model: typeof five, replications: number, seed = 1) => ({
  model,
  records: runMany(model, replications, seed),
});

describe('two desks compared on the same people', () => {
  const before = run(five, 12);
  const after = run(six, 12);
  const { rates, counts, replications } = comparePaired(before, after);

  it('are offered the same contacts in every single replication: a difference of exactly nothing', () => {
    expect(replications).toBe(12);
    expect(counts.offered).toEqual({ mean: 0, low: 0, high: 0 });
    expect(counts.attempts).toEqual({ mean: 0, low: 0, high: 0 });
  });

  it('differ by the mean of the differences, with the Student interval of the differences', () => {
    const rate = (record: ReplicationRecord) => readCount(record, 'connected') / readCount(record, 'offered');
    const differences = after.records.map(
      (record, index) => rate(record) - rate(before.records[index] as ReplicationRecord),
    );
    const mean = differences.reduce((sum, value) => sum + value, 0) / 12;
    const variance = differences.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 11;
    expect(meanOf(rates.responseRate)).toBeCloseTo(mean, 12);
    // t(0.975, 11) = 2.2009852
    expect((rates.responseRate.high ?? 0) - mean).toBeCloseTo(2.2009852 * Math.sqrt(variance / 12), 8);
  });

  it('with a sixth counsellor meet more people and turn away as many fewer', () => {
    expect(rates.responseRate.low).toBeGreaterThan(0);
    expect(meanOf(counts.connected)).toBeCloseTo(-meanOf(counts.autoReplied), 9);
    expect(meanOf(counts.connected)).toBeGreaterThan(5);
  });

  it('the other way round is the same with the other sign', () => {
    const back = comparePaired(after, before);
    expect(meanOf(back.rates.responseRate)).toBeCloseTo(-meanOf(rates.responseRate), 12);
  });

  it('a desk compared with itself differs by nothing, with an interval of nothing', () => {
    const same = comparePaired(before, run(five, 12));
    expect(same.rates.responseRate).toEqual({ mean: 0, low: 0, high: 0 });
    expect(same.overtimeHours).toEqual({ mean: 0, low: 0, high: 0 });
  });

  it('without a service level has no difference of one', () => {
    expect(rates.serviceLevel).toEqual({ mean: null, low: null, high: null });
  });
});

describe('the groups of a comparison', () => {
  const mix = {
    profiles: [
      { id: 'child', share: 0.4, consulter: 'child' },
      { id: 'mother', share: 0.6, consulter: 'mother' },
    ],
  };
  const prepare = (staff: number) => requireModel(sketchDocuments({ ...week, staff, documents: { 'mix.json': mix } }));

  it('are matched by name and sum up to the whole', () => {
    const { turnedAway, counts } = comparePaired(run(prepare(5), 8), run(prepare(6), 8));
    expect(turnedAway.byConsulter.map(({ group }) => group)).toEqual(['child', 'mother']);
    const sum = turnedAway.byConsulter.reduce((total, row) => total + meanOf(row.autoReplied), 0);
    expect(sum).toBeCloseTo(meanOf(counts.autoReplied), 9);
    expect(turnedAway.byUrgency).toEqual([]);
  });

  it('that only one of the runs knows are left out', () => {
    const { turnedAway } = comparePaired(run(prepare(5), 3), run(five, 3));
    expect(turnedAway.byConsulter).toEqual([]);
  });
});

describe('runs that are no pairs are refused', () => {
  it.each([
    ['another number of replications', run(five, 2), run(six, 3)],
    ['other replications', run(five, 2), { model: six, records: runMany(six, 3).slice(1) }],
  ])('%s', (_, before, after) => {
    expect(() => comparePaired(before, after)).toThrow(expect.objectContaining({ code: 'runs-not-paired' }));
  });

  it('values of another number', () => {
    expect(() => measureDifference([1], [1, 2])).toThrow(expect.objectContaining({ code: 'runs-not-paired' }));
  });

  it('a pair in which one of the two has no meaning is left out', () => {
    expect(measureDifference([1, Number.NaN, 3], [2, 5, 6])).toMatchObject({ mean: 2 });
  });
});
