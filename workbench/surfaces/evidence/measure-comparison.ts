import { countNames, type CountName, type Measured, type SimulationResult } from '../../state/engine.ts';
import type { PublishedMeasure } from '../../state/published.ts';

/** A published figure beside what the run says of it. */
export interface MeasureComparison {
  readonly published: PublishedMeasure;
  /** null where the run has no such measure. */
  readonly simulated: Measured | null;
  /** Run − published; a fraction for rates. */
  readonly error: number | null;
  /** Whether the error stays within the stated tolerance; null where none is stated. */
  readonly isWithin: boolean | null;
  readonly isRate: boolean;
}

function isCount(name: string): name is CountName {
  return (countNames as readonly string[]).includes(name);
}

/** What a run says of a measure that expected.json may name. */
export function findMeasure(result: SimulationResult, measure: string): Measured | null {
  if (isCount(measure)) return result.counts[measure];
  switch (measure) {
    case 'responseRate':
    case 'occupancy':
    case 'serviceLevel':
      return result.rates[measure];
    case 'handedOn':
      return result.afterDesk.handedOn;
    case 'meanMinutes':
    case 'p95Minutes':
      return result.waits[measure];
    default:
      return null;
  }
}

const rates: ReadonlySet<string> = new Set(['responseRate', 'occupancy', 'serviceLevel']);

/** Compares one published figure with a run. */
export function compareMeasure(published: PublishedMeasure, result: SimulationResult): MeasureComparison {
  const simulated = findMeasure(result, published.measure);
  const mean = simulated?.mean ?? null;
  const error = mean === null ? null : mean - published.value;
  const { tolerance, isRelative, value } = published;
  const allowed = tolerance === null ? null : isRelative ? tolerance * Math.abs(value) : tolerance;
  const isWithin = error === null || allowed === null ? null : Math.abs(error) <= allowed;
  return { published, simulated, error, isWithin, isRate: rates.has(published.measure) };
}

/**
 * Where one year of the real desk would lie in 95 of 100 cases, were it the desk simulated: mean ± half-width × √(n + 1),
 * from the 95 % interval of the mean of n replications. Chance alone, not what the pack may have wrong.
 *
 * @returns null where there is no interval
 */
export function rangeOfOne({ mean, high }: Measured, replications: number): { low: number; high: number } | null {
  if (mean === null || high === null) return null;
  const reach = (high - mean) * Math.sqrt(replications + 1);
  return { low: mean - reach, high: mean + reach };
}

/** The published figures of a pack beside one run of it. */
export interface DeskComparison {
  readonly pack: string;
  /** `fit`: the pack was fitted to these figures. */
  readonly role: 'fit' | 'outOfSample' | null;
  readonly result: SimulationResult;
  readonly measures: readonly MeasureComparison[];
}
