import { useWorkbench } from '../../state/use-store.ts';
import { useComparison } from '../../state/run-view.ts';
import type { Measured, SimulationResult } from '../../state/engine.ts';
import { measureDifference } from '../../state/run-series.ts';

/** What the edit does to the desk, pair by pair on the same people. */
export interface LoadDifferences {
  readonly before: SimulationResult;
  readonly after: SimulationResult;
  readonly handedOn: Measured;
  readonly responseRate: Measured;
  /** null until the pairs are subtracted. */
  readonly decided: Readonly<Record<string, Readonly<Record<string, Measured>>>> | null;
}

/** null while nothing is edited or the run is not complete. */
export function useLoadDifferences(): LoadDifferences | null {
  const comparison = useComparison();
  const runs = useWorkbench((state) => state.run.comparison?.runs ?? null);
  const base = useWorkbench((state) => state.run.comparison?.base ?? null);
  if (comparison === null) return null;
  const { before, after } = comparison;
  const isOfBase = runs?.some((run) => run.desk === base && run.outcome === before) ?? false;
  const own = runs?.find((run) => run.outcome === after);
  return {
    before: before.result,
    after: after.result,
    handedOn: measureDifference(before.series, after.series, 'handedOn'),
    responseRate: measureDifference(before.series, after.series, 'responseRate'),
    decided: isOfBase ? (own?.differences?.decided ?? null) : null,
  };
}

/** Whether a difference lies clear of zero; `unknown` where pairs are not subtracted or are too few for an interval. */
export type Movement = 'rises' | 'falls' | 'unclear' | 'none' | 'unknown';

export function readMovement(difference: Measured | null): Movement {
  const { mean, low, high } = difference ?? { mean: null, low: null, high: null };
  if (mean === null || low === null || high === null) return 'unknown';
  if (low === 0 && high === 0) return 'none';
  if (low > 0) return 'rises';
  return high < 0 ? 'falls' : 'unclear';
}
