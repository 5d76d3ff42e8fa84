import { KernelError } from './kernel-error.ts';
import { exp, log, logGamma } from './portable-math.ts';

const tiny = 1e-300;

/** Continued fraction of the incomplete beta function (modified Lentz); converges fast for x < (a + 1)/(a + b + 2). */
function evaluateBetaFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (Math.abs(d) < tiny ? tiny : d);
  let value = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    c = 1 + even / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    if (Math.abs(c) < tiny) c = tiny;
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    c = 1 + odd / c;
    d = 1 / (Math.abs(d) < tiny ? tiny : d);
    if (Math.abs(c) < tiny) c = tiny;
    const step = d * c;
    value *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return value;
}

/** Regularised incomplete beta function I_x(a, b); a, b > 0, x in 0 … 1. */
function evaluateBeta(a: number, b: number, x: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log(1 - x));
  return x < (a + 1) / (a + b + 2)
    ? (front * evaluateBetaFraction(a, b, x)) / a
    : 1 - (front * evaluateBetaFraction(b, a, 1 - x)) / b;
}

/** P(T > t) of Student's t with `freedom` degrees of freedom, for t ≥ 0. */
function evaluateUpperTail(t: number, freedom: number): number {
  return evaluateBeta(freedom / 2, 0.5, freedom / (freedom + t * t)) / 2;
}

/**
 * Quantile of Student's t: the t with P(T ≤ t) = probability. Absolute error below 1e-6 up to 1e6 degrees of freedom
 * for probabilities 0.001 … 0.999.
 *
 * @param probability fraction, 0 < probability < 1
 * @param freedom degrees of freedom, > 0
 * @throws KernelError `not-a-probability`, `not-degrees-of-freedom`
 */
export function studentQuantile(probability: number, freedom: number): number {
  if (!(probability > 0 && probability < 1)) throw new KernelError('not-a-probability', String(probability));
  if (!(freedom > 0 && freedom < Infinity)) throw new KernelError('not-degrees-of-freedom', String(freedom));
  if (probability === 0.5) return 0;
  if (probability < 0.5) return -studentQuantile(1 - probability, freedom);
  const tail = 1 - probability;
  let high = 1;
  while (evaluateUpperTail(high, freedom) > tail) high *= 2;
  let low = high === 1 ? 0 : high / 2;
  // Halving 60 times leaves nothing of an interval of floating-point numbers within one octave.
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (evaluateUpperTail(middle, freedom) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/**
 * Half-width of the two-sided 95 % Student interval of a mean: t(0.975, n − 1) × √(variance ÷ n).
 *
 * @param count number of independent values, at least 2
 * @param variance their sample variance
 */
export function halfWidth95(count: number, variance: number): number {
  return studentQuantile(0.975, count - 1) * Math.sqrt(variance / count);
}
