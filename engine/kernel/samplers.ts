import type { Distribution } from './distribution.ts';
import { KernelError } from './kernel-error.ts';
import { exp, log } from './portable-math.ts';
import type { RandomStream } from './random-streams.ts';

/** Draws one value from a stream, in the unit of the distribution it was made from. */
export type Sampler = (stream: RandomStream) => number;

/** An exponential value of mean 1, by inversion: −ln(1 − U). */
export function drawExponential(stream: RandomStream): number {
  return -log(1 - stream.uniform());
}

/** A standard normal value by Marsaglia's polar method; the second of the pair is dropped, so that draws stay independent of history. */
export function drawNormal(stream: RandomStream): number {
  for (;;) {
    const x = 2 * stream.uniform() - 1;
    const y = 2 * stream.uniform() - 1;
    const s = x * x + y * y;
    if (s > 0 && s < 1) return x * Math.sqrt((-2 * log(s)) / s);
  }
}

/**
 * A gamma value of scale 1 by Marsaglia and Tsang's method (2000); a shape below 1 is drawn at shape + 1 and multiplied
 * by U^(1/shape).
 *
 * @param shape > 0
 */
function drawGamma(stream: RandomStream, shape: number): number {
  if (shape < 1) {
    const boosted = drawGamma(stream, shape + 1);
    return boosted * exp(log(1 - stream.uniform()) / shape);
  }
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(stream);
    const root = 1 + c * x;
    if (root <= 0) continue;
    const v = root * root * root;
    if (log(1 - stream.uniform()) < 0.5 * x * x + d - d * v + d * log(v)) return d * v;
  }
}

function createEmpirical(bins: readonly (readonly [number, number, number])[]): Sampler {
  const starts = Float64Array.from(bins, ([from]) => from);
  const widths = Float64Array.from(bins, ([from, to]) => to - from);
  const ends = new Float64Array(bins.length);
  let total = 0;
  bins.forEach(([, , share], index) => {
    total += share;
    ends[index] = total;
  });
  const last = bins.findLastIndex(([, , share]) => share > 0);
  return (stream) => {
    // Shares are scaled by their sum, so that a sum of 1 ± 1e-9 leaves no gap above the last bin.
    const u = stream.uniform() * total;
    let bin = 0;
    while (bin < last && u >= (ends[bin] as number)) bin++;
    return (starts[bin] as number) + (widths[bin] as number) * stream.uniform();
  };
}

function requireNumber(isGood: boolean, distribution: Distribution): void {
  if (!isGood) throw new KernelError('not-a-distribution', JSON.stringify(distribution));
}

/**
 * Makes the sampler of a distribution.
 *
 * @throws KernelError `not-a-distribution` for a parameter outside the bounds stated in {@link Distribution}
 */
export function createSampler(distribution: Distribution): Sampler {
  switch (distribution.kind) {
    case 'deterministic': {
      const { value } = distribution;
      requireNumber(value >= 0 && value < Infinity, distribution);
      return () => value;
    }
    case 'exponential': {
      const { mean } = distribution;
      requireNumber(mean > 0 && mean < Infinity, distribution);
      return (stream) => mean * drawExponential(stream);
    }
    case 'lognormal': {
      const { mean, sd } = distribution;
      requireNumber(mean > 0 && mean < Infinity && sd >= 0 && sd < Infinity, distribution);
      if (sd === 0) return () => mean;
      const variance = log(1 + (sd / mean) * (sd / mean));
      const centre = log(mean) - variance / 2;
      const spread = Math.sqrt(variance);
      return (stream) => exp(centre + spread * drawNormal(stream));
    }
    case 'gamma': {
      const { mean, cv } = distribution;
      requireNumber(mean > 0 && mean < Infinity && cv >= 0 && cv < Infinity, distribution);
      if (cv === 0) return () => mean;
      const scale = mean * cv * cv;
      const shape = 1 / (cv * cv);
      return (stream) => scale * drawGamma(stream, shape);
    }
    case 'empirical': {
      const { bins } = distribution;
      const isBin = ([from, to, share]: readonly [number, number, number]) =>
        from >= 0 && to >= from && to < Infinity && share >= 0 && share < Infinity;
      requireNumber(bins.every(isBin) && bins.some(([, , share]) => share > 0), distribution);
      return createEmpirical(bins);
    }
  }
}
