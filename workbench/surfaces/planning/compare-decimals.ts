import type { Measured } from '../../state/engine.ts';

const most = 3;

function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

/**
 * The decimals at which two means, as shown, differ by their difference as shown, and the ends of its interval differ from
 * each other. Where rounding forbids that even with three, the fewest at which the ends differ.
 * @param scale 100 where the figures are fractions shown in percent
 */
export function decimalsThatAgree(
  before: number | null,
  after: number | null,
  difference: Measured,
  least: number,
  scale: number,
): number {
  const { mean, low, high } = difference;
  if (before === null || after === null || mean === null) return least;
  const judge = (decimals: number) => {
    const show = (value: number) => round(value * scale, decimals);
    const isSum = Math.abs(show(after) - show(before) - show(mean)) < 10 ** -decimals / 2;
    const areEnds = low === null || high === null || low === high || show(low) !== show(high);
    const isSeen = Math.abs(mean) * scale < 10 ** -most / 2 || show(mean) !== 0;
    return { isRead: areEnds && isSeen, isSum };
  };
  const choices = Array.from({ length: most - least + 1 }, (_, place) => least + place);
  const readable = choices.filter((decimals) => judge(decimals).isRead);
  return readable.find((decimals) => judge(decimals).isSum) ?? readable[0] ?? most;
}
