import { formatNumber } from '../../ui/format.ts';

/** Rounding that a rate gathers on its way; far below anything that is shown. */
const rounding = 1e-9;

/** Whether a rate misses the target; one that equals it up to rounding does not. */
export function isBelowTarget(rate: number, targetPercent: number): boolean {
  return rate * 100 < targetPercent - rounding;
}

/**
 * A rate in percent with as many decimals, two at most, as it takes to stand on the same side of the target as the rate
 * itself: 84.6 beside a target of 85 is not shown as 85.
 */
export function formatBesideTarget(rate: number, targetPercent: number): string {
  const isBelow = isBelowTarget(rate, targetPercent);
  const sides = [0, 1, 2].map((decimals) => formatNumber(rate * 100, decimals));
  return sides.find((text) => Number(text) < targetPercent === isBelow) ?? sides[2] ?? '';
}
