import type { TFunction } from 'i18next';

export interface Bounds {
  readonly low: number;
  readonly high: number;
}

function isOutside(value: number, { low, high }: Bounds): boolean {
  return value < low || value > high;
}

function wordBounds({ low, high }: Bounds): { readonly low: string; readonly high: string } {
  return { low: low.toLocaleString('en'), high: high.toLocaleString('en') };
}

/** Why a number cannot be taken, as a sentence that says what to type; null where it lies between the bounds. */
export function judgeRange(value: number, bounds: Bounds, t: TFunction): string | null {
  return isOutside(value, bounds) ? t('entry.range', wordBounds(bounds)) : null;
}

/** Like {@link judgeRange}, for whole numbers. */
export function judgeWhole(value: number, bounds: Bounds, t: TFunction): string | null {
  return !Number.isInteger(value) || isOutside(value, bounds) ? t('entry.whole', wordBounds(bounds)) : null;
}
