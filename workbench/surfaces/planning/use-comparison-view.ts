import { useMemo } from 'react';
import { listComparedDesks, type ComparedDesk } from '../../state/compared-desks.ts';
import { sameDesk, type ComparedRun, type RunComparison } from '../../state/run.ts';
import { useWorkbench } from '../../state/use-store.ts';

export interface ComparedRow {
  readonly run: ComparedRun;
  readonly desk: ComparedDesk;
}

/** The newest comparison, the base first, and whether it is of what is on screen now. */
export interface ComparisonView {
  readonly comparison: RunComparison;
  readonly base: ComparedRow;
  readonly others: readonly ComparedRow[];
  readonly isStale: boolean;
}

/** null while there is nothing to compare, or no comparison yet. */
export function useComparisonView(): ComparisonView | null {
  const plans = useWorkbench((state) => state.plans);
  const seed = useWorkbench((state) => state.seed);
  const wantedBase = useWorkbench((state) => state.comparisonBase);
  const isRefused = useWorkbench((state) => state.refused.length > 0);
  const comparison = useWorkbench((state) => state.run.comparison);
  const phase = useWorkbench((state) => state.run.phase);
  const replications = useWorkbench((state) => state.run.latest?.result.replications);
  return useMemo(() => {
    const desks = listComparedDesks(plans);
    if (comparison === null || desks.length < 2) return null;
    const rows = comparison.runs.flatMap((run): ComparedRow[] => {
      const desk = desks.find(({ id }) => id === run.desk);
      return desk ? [{ run, desk }] : [];
    });
    const base = rows.find(({ desk }) => desk.id === comparison.base);
    if (!base) return null;
    const isOfNow = rows.every(({ run, desk: { texts, staffing } }) =>
      sameDesk(run.outcome.request, { ...run.outcome.request, texts, staffing, seed }),
    );
    const isBase = comparison.base === wantedBase || !desks.some(({ id }) => id === wantedBase);
    const isOfRun = phase === 'done' && replications === comparison.replications;
    const isStale = isRefused || !isOfNow || !isBase || !isOfRun || rows.length !== desks.length;
    return { comparison, base, others: rows.filter((row) => row !== base), isStale };
  }, [plans, seed, wantedBase, isRefused, comparison, phase, replications]);
}
