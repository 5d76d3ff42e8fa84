import { KernelError } from './kernel-error.ts';

/** 11 bits of the mantissa: 2,048 bins an octave. */
const mantissaBits = 11;
const smallestExponent = -10;
const largestExponent = 24;
const binsPerOctave = 2 ** mantissaBits;
const binCount = (largestExponent - smallestExponent) * binsPerOctave + 1;
const firstCode = (smallestExponent + 1023) * binsPerOctave;
const bits = new DataView(new ArrayBuffer(8));

/**
 * Quantiles of a stream of values ≥ 0 in fixed memory (272 kB): a histogram whose bins are 2^−11 of an octave wide.
 *
 * A quantile is given as the lower edge of its bin: at most 0.05 % below the exact one, and exact for whole values up to
 * 4,096. Values below 2^−10 count as 0; values of 2^24 and more as the top bin.
 */
export class QuantileHistogram {
  count = 0;
  private readonly bins = new Uint32Array(binCount);

  /** @throws KernelError `not-a-measure` for a negative value or NaN */
  add(value: number): void {
    if (!(value >= 0)) throw new KernelError('not-a-measure', String(value));
    bits.setFloat64(0, value);
    const code = (bits.getUint32(0) >>> (20 - mantissaBits)) - firstCode + 1;
    const bin = Math.min(Math.max(code, 0), binCount - 1);
    this.bins[bin] = (this.bins[bin] as number) + 1;
    this.count++;
  }

  /**
   * The smallest value that at least the fraction `share` of the values do not exceed; NaN while nothing was added.
   *
   * @param share fraction, 0 < share ≤ 1
   */
  quantile(share: number): number {
    if (this.count === 0) return NaN;
    const wanted = Math.ceil(share * this.count);
    let seen = 0;
    let bin = 0;
    for (; bin < binCount - 1; bin++) {
      seen += this.bins[bin] as number;
      if (seen >= wanted) break;
    }
    if (bin === 0) return 0;
    bits.setUint32(0, (bin - 1 + firstCode) << (20 - mantissaBits));
    bits.setUint32(4, 0);
    return bits.getFloat64(0);
  }
}
