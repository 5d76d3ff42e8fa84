/** Mean and variance of a stream of values in constant memory (Welford's recurrence). */
export class Moments {
  count = 0;
  private centre = 0;
  private squares = 0;

  add(value: number): void {
    this.count++;
    const before = value - this.centre;
    this.centre += before / this.count;
    this.squares += before * (value - this.centre);
  }

  /** NaN while nothing was added. */
  get mean(): number {
    return this.count === 0 ? NaN : this.centre;
  }

  /** Sample variance (n − 1 below); NaN for fewer than two values. */
  get variance(): number {
    return this.count < 2 ? NaN : this.squares / (this.count - 1);
  }
}
