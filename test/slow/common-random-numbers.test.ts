import { describe, expect, test } from 'vitest';
import { comparePaired } from '../../engine/simulation/compare-paired.ts';
import { readCount, type ReplicationRecord } from '../../engine/simulation/replication-record.ts';
import { runMany } from '../simulation/desk-fixtures.ts';
import { boundGain, daytime, estimateGain, prepareTokyo } from './paired-variance.ts';

const replications = 400;

describe(`a sixth daytime counsellor at the Tokyo desk, ${String(replications)} years on the same people, seed 1`, () => {
  const [five, six] = [prepareTokyo(), prepareTokyo([`${daytime}=6`])];
  const before = runMany(five, replications);
  const after = runMany(six, replications);
  const compareVariance = (read: (record: ReplicationRecord) => number) =>
    boundGain(before.map(read), after.map(read), 3.09);

  test('the number of people met more has at most a twentieth of the variance of independent runs (99.9 % sure)', () => {
    expect(compareVariance((record) => readCount(record, 'connected'))).toBeGreaterThan(20);
  });

  test('the gain in response rate has less than a twentieth; of a fifteenth these runs are 99.9 % sure', () => {
    const rate = (record: ReplicationRecord) => readCount(record, 'connected') / readCount(record, 'offered');
    expect(estimateGain(before.map(rate), after.map(rate))).toBeGreaterThan(20);
    expect(compareVariance(rate)).toBeGreaterThan(15);
  });

  test('the comparison says so: its interval of the response rate is narrower than a thousandth', () => {
    const { rates } = comparePaired({ model: five, records: before }, { model: six, records: after });
    expect(rates.responseRate.low).toBeGreaterThan(0.02);
    expect((rates.responseRate.high ?? 1) - (rates.responseRate.low ?? 0)).toBeLessThan(0.001);
  });
});
