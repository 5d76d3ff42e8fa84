import { readPack } from '../../engine/cli/read-input.ts';
import { requireModel } from '../simulation/desk-fixtures.ts';

/** Place of the weekday daytime counsellors in the Tokyo pack. */
export const daytime = 'desk.json#/staffing/published/0/counsellors';

export function prepareTokyo(settings: readonly string[] = []) {
  const { pack } = readPack('tokyo-line-fy2021', settings);
  return requireModel(pack?.documents ?? {});
}

function findVariance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}

/** How many times the variance of a difference between independent runs exceeds that between runs on the same people. */
export function estimateGain(before: readonly number[], after: readonly number[]): number {
  const paired = findVariance(after.map((value, index) => value - (before[index] ?? Number.NaN)));
  return (findVariance(before) + findVariance(after)) / paired;
}

/**
 * The lower end of a one-sided interval of {@link estimateGain}. ln s² has a variance of 2 ÷ (n − 1); the sum of two equal
 * variances half of that.
 *
 * @param deviates standard normal deviates of the confidence: 3.09 = 99.9 %, 1.645 = 95 %
 */
export function boundGain(before: readonly number[], after: readonly number[], deviates: number): number {
  return estimateGain(before, after) * Math.exp(-deviates * Math.sqrt(3 / (before.length - 1)));
}
