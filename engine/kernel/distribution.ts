/** How long something lasts, in the caller's unit of time. All parameters are of the variable itself, never of its logarithm. */
export type Distribution =
  /** Always `value` (≥ 0). */
  | { readonly kind: 'deterministic'; readonly value: number }
  /** `mean` > 0. */
  | { readonly kind: 'exponential'; readonly mean: number }
  /** `mean` > 0, `sd` ≥ 0; `sd` 0 is the constant `mean`. */
  | { readonly kind: 'lognormal'; readonly mean: number; readonly sd: number }
  /** `mean` > 0, coefficient of variation `cv` ≥ 0 (sd ÷ mean, may exceed 1); `cv` 0 is the constant `mean`. */
  | { readonly kind: 'gamma'; readonly mean: number; readonly cv: number }
  /** Bins `[from, to, share]`, uniform within a bin; 0 ≤ from ≤ to, shares sum to 1. */
  | { readonly kind: 'empirical'; readonly bins: readonly (readonly [number, number, number])[] };

/** Expected value of a distribution, in its unit. */
export function meanOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'deterministic':
      return distribution.value;
    case 'empirical':
      return distribution.bins.reduce((sum, [from, to, share]) => sum + (share * (from + to)) / 2, 0);
    default:
      return distribution.mean;
  }
}

/** Variance of a distribution, in its unit squared. */
export function varianceOf(distribution: Distribution): number {
  switch (distribution.kind) {
    case 'deterministic':
      return 0;
    case 'exponential':
      return distribution.mean * distribution.mean;
    case 'lognormal':
      return distribution.sd * distribution.sd;
    case 'gamma':
      return distribution.cv * distribution.mean * distribution.cv * distribution.mean;
    case 'empirical': {
      const mean = meanOf(distribution);
      const second = distribution.bins.reduce(
        (sum, [from, to, share]) => sum + (share * (from * from + from * to + to * to)) / 3,
        0,
      );
      return second - mean * mean;
    }
  }
}
