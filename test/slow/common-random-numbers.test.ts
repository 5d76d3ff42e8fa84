import { describe, expect, test } from 'vitest';
import { readPack } from '../../engine/cli/read-input.ts';
import { comparePaired } from '../../engine/simulation/compare-paired.ts';
import { readCount, type ReplicationRecord } from '../../engine/simulation/replication-record.ts';
import { requireModel, runMany } from '../simulation/desk-fixtures.ts';

const replications = 400;
const daytime = 'desk.json#/staffing/published/0/counsellors';

function prepareTokyo(settings: readonly string[] = []) {
  const { pack } = readPack('tokyo-line-fy2021', settings);
  return requireModel(pack?.documents ?? {});
}

function findVariance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

/**
 * How many times the variance of a difference between independent runs exceeds that between runs on the same people, at
 * least: the lower end of a one-sided 99.9 % interval. ln s² has a variance of 2 ÷ (n − 1); the sum of two equal variances
 * half of that.
 */
function boundGain(before: readonly number[], after: readonly number[]): number {
  const paired = findVariance(after.map((value, index) => value - (before[index] ?? Number.NaN)));
  const independent = findVariance(before) + findVariance(after);
  return (independent / paired) * Math.exp(-3.09 * Math.sqrt(3 / (before.length - 1)));
}

describe(`a sixth daytime counsellor at the Tokyo desk, ${String(replications)} years on the same people, seed 1`, () => {
  const [five, six] = [prepareTokyo(), prepareTokyo([`${daytime}=6`])];
  const before = runMany(five, replications);
  const after = runMany(six, replications);
  const compareVariance = (read: (record: ReplicationRecord) => number) => boundGain(before.map(read), after.map(read));

  test('the number of people met more has at most a twentieth of the variance of independent runs (99.9 % sure)', () => {
    expect(compareVariance((record) => readCount(record, 'connected'))).toBeGreaterThan(20);
  });

  test('the gain in response rate has at most a fifteenth (99.9 % sure; the estimate is a twenty-first)', () => {
    const rate = (record: ReplicationRecord) => readCount(record, 'connected') / readCount(record, 'offered');
    expect(compareVariance(rate)).toBeGreaterThan(15);
  });

  test('the comparison says so: its interval of the response rate is narrower than a thousandth', () => {
    const { rates } = comparePaired({ model: five, records: before }, { model: six, records: after });
    expect(rates.responseRate.low).toBeGreaterThan(0.02);
    expect((rates.responseRate.high ?? 1) - (rates.responseRate.low ?? 0)).toBeLessThan(0.001);
  });
});
