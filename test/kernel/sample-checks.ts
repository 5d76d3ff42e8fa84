import type { RandomStream } from '../../engine/kernel/random-streams.ts';
import { openStream } from '../../engine/kernel/random-streams.ts';
import type { Sampler } from '../../engine/kernel/samplers.ts';

/** Draws `count` values of a sampler from purpose 0 of replication 0. */
export function drawMany(sampler: Sampler, count: number, seed: number): number[] {
  const stream: RandomStream = openStream(seed, 0, 0);
  return Array.from({ length: count }, () => sampler(stream));
}

export function averageOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How many standard errors the sample mean is away from the expected one. */
export function scoreMean(values: readonly number[], mean: number, variance: number): number {
  return (averageOf(values) - mean) / Math.sqrt(variance / values.length);
}

/** How many standard errors the sample variance is away; the error is estimated from the fourth moment of the sample. */
export function scoreVariance(values: readonly number[], mean: number, variance: number): number {
  const squares = values.map((value) => (value - mean) ** 2);
  const error = Math.sqrt(averageOf(squares.map((square) => (square - variance) ** 2)) / values.length);
  return (averageOf(squares) - variance) / error;
}

/** Kolmogorov–Smirnov statistic √n · sup |F_n − F|; above 1.95 with probability 0.001 where F is the true distribution. */
export function scoreFit(values: readonly number[], cumulative: (x: number) => number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const gaps = sorted.map((value, index) => {
    const expected = cumulative(value);
    return Math.max(Math.abs(expected - index / sorted.length), Math.abs((index + 1) / sorted.length - expected));
  });
  return Math.sqrt(sorted.length) * gaps.reduce((worst, gap) => Math.max(worst, gap), 0);
}
