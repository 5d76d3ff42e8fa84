import { KernelError } from './kernel-error.ts';

/** Area under a level that changes in steps, its length of time and its peak. */
export class TimeAverage {
  /** Level × time so far, up to the last {@link change}. */
  area = 0;
  /** Highest level that was held, even for no time. */
  peak: number;
  private since: number;

  constructor(
    private readonly start: number,
    private level = 0,
  ) {
    this.since = start;
    this.peak = level;
  }

  /** Sets the level from `time` on. @throws KernelError `time-is-past` when `time` is before the last change */
  change(time: number, level: number): void {
    if (!(time >= this.since)) throw new KernelError('time-is-past', `${String(time)} after ${String(this.since)}`);
    this.area += this.level * (time - this.since);
    this.since = time;
    this.level = level;
    if (level > this.peak) this.peak = level;
  }

  /** Mean level from the start to the last change; NaN while no time has passed. */
  get mean(): number {
    return this.since > this.start ? this.area / (this.since - this.start) : NaN;
  }
}
