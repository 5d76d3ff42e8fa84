import type { Measurement, Rates } from './measure-rates.ts';

/** One ratio with what it compares and what it ought to be. */
export interface RatioReading {
  /** First rate ÷ second rate; below 1 the first is slower. null: not measured, `note` says why. */
  readonly ratio: number | null;
  /** At least (≥) or at most (≤) this much; null where there is no target. */
  readonly target: number | null;
  readonly bound: 'atLeast' | 'atMost';
  readonly met: boolean | null;
  /** Which two things, doing what. */
  readonly compares: string;
  readonly note?: string;
}

/** One part of the bench. */
export interface BenchPart {
  /** What was done, and what one unit is. */
  readonly work: string;
  /** Units a second, medians. They drift with the machine: only the ratios mean anything elsewhere. */
  readonly rates: Rates;
  readonly ratios: Readonly<Record<string, RatioReading>>;
  /** Ratios that belong here and take minutes to measure: what they compare, their target, and the command that does. */
  readonly notMeasuredHere?: Readonly<Record<string, RatioReading>>;
  /** Figures that show that the contenders did the same work. */
  readonly agreement?: Readonly<Record<string, number>>;
}

/** The whole bench. */
export interface BenchReport {
  readonly rules: BenchPart;
  readonly kernel: BenchPart;
  readonly desk: BenchPart;
}

/** Reads one ratio off a measurement. @param target null where there is none */
export function readRatio(
  measurement: Measurement,
  [name, to]: readonly [string, string],
  target: number | null,
  compares: string,
): RatioReading {
  return judgeRatio(measurement.ratio(name, to), 'atLeast', target, compares);
}

/** Sets a ratio beside its target. */
export function judgeRatio(
  ratio: number,
  bound: RatioReading['bound'],
  target: number | null,
  compares: string,
): RatioReading {
  const met = target === null ? null : bound === 'atLeast' ? ratio >= target : ratio <= target;
  return { ratio, target, bound, met, compares };
}
