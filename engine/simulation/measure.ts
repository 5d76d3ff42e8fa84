import { halfWidth95 } from '../kernel/student.ts';
import type { Measured } from './result.ts';

/**
 * Mean over replications with its 95 % Student interval. Values that are no finite number have no meaning and are left
 * out; with one value left there is a mean and no interval, with none there is nothing.
 */
export function measure(values: readonly number[]): Measured {
  const meant = values.filter((value) => Number.isFinite(value));
  const count = meant.length;
  if (count === 0) return { mean: null, low: null, high: null };
  const mean = meant.reduce((sum, value) => sum + value, 0) / count;
  if (count === 1) return { mean, low: null, high: null };
  const squares = meant.reduce((sum, value) => sum + (value - mean) * (value - mean), 0);
  const half = halfWidth95(count, squares / (count - 1));
  return { mean, low: mean - half, high: mean + half };
}
