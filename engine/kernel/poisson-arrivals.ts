import { KernelError } from './kernel-error.ts';
import type { RandomStream } from './random-streams.ts';
import { drawExponential } from './samplers.ts';

/**
 * Arrivals of a Poisson process whose rate is constant within equal intervals, exactly, without thinning.
 *
 * Each gap is an exponential of mean 1 spent along the cumulative intensity Λ(t) = ∫ rate: what an interval cannot pay
 * is carried into the next one and paid at *that* interval's rate.
 */
export class PoissonArrivals {
  private interval = 0;
  /** Intensity already spent within the current interval. */
  private spent = 0;

  /**
   * @param rates arrivals per unit of time in interval 0, 1, …; each finite and ≥ 0
   * @param width length of every interval, > 0
   * @throws KernelError `not-a-rate`
   */
  constructor(
    private readonly rates: Float64Array,
    private readonly width: number,
    private readonly stream: RandomStream,
  ) {
    if (!(width > 0) || !rates.every((rate) => rate >= 0 && rate < Infinity)) {
      throw new KernelError('not-a-rate', 'rates must be finite and not negative, the width positive');
    }
  }

  /** Time of the next arrival, counted from the start of interval 0; `Infinity` after the last interval. */
  next(): number {
    let owed = drawExponential(this.stream);
    while (this.interval < this.rates.length) {
      const rate = this.rates[this.interval] as number;
      const left = rate * this.width - this.spent;
      if (owed < left) {
        this.spent += owed;
        return this.interval * this.width + this.spent / rate;
      }
      owed -= left;
      this.interval++;
      this.spent = 0;
    }
    return Infinity;
  }
}
