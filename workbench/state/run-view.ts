import { useDeferredValue, useMemo } from 'react';
import type { TheoryResult } from './engine.ts';
import { useRunRequest } from './run-controller.ts';
import { sameDesk, sameRequest, type RunOutcome } from './run.ts';
import { useWorkbench } from './use-store.ts';

export type Freshness = 'current' | 'interim' | 'stale';

export interface LatestRun {
  readonly outcome: RunOutcome;
  readonly freshness: Freshness;
}

/**
 * The newest values of the run and how far they can be trusted to belong to what is on screen: stale where they were run
 * on something else, or where what is typed was refused and is not in them.
 */
export function useLatestRun(): LatestRun | null {
  const latest = useWorkbench((state) => state.run.latest);
  const isRefused = useWorkbench((state) => state.refused.length > 0);
  const request = useRunRequest();
  return useMemo(() => {
    if (latest === null) return null;
    if (isRefused || !sameDesk(latest.request, request)) return { outcome: latest, freshness: 'stale' };
    const isComplete = latest.isComplete && sameRequest(latest.request, request);
    return { outcome: latest, freshness: isComplete ? 'current' : 'interim' };
  }, [latest, isRefused, request]);
}

/** {@link useLatestRun} for what takes long to draw: interim values wait while something is typed, final ones do not. */
export function useShownRun(): LatestRun | null {
  const latest = useLatestRun();
  const settled = useDeferredValue(latest);
  return latest?.freshness === 'interim' ? settled : latest;
}

/** What theory says of the desk of the newest values; null until it is worked out. */
export function useTheory(): TheoryResult | null {
  const latest = useWorkbench((state) => state.run.latest);
  const known = useWorkbench((state) => state.run.theory);
  if (latest === null || known === null) return null;
  return sameDesk({ ...known.request, seed: latest.request.seed }, latest.request) ? known.theory : null;
}

/** The desk as it was opened beside the desk as edited, on the same people; null while either is unknown or nothing is edited. */
export function useComparison(): { readonly before: RunOutcome; readonly after: RunOutcome } | null {
  const latest = useWorkbench((state) => state.run.latest);
  const baseline = useWorkbench((state) => state.run.baseline);
  const request = useRunRequest();
  if (latest === null || baseline === null || !latest.isComplete || !sameRequest(latest.request, request)) return null;
  const isSameLuck = latest.request.seed === baseline.request.seed;
  const isPaired = latest.result.replications === baseline.result.replications;
  return isSameLuck && isPaired && !sameDesk(latest.request, baseline.request)
    ? { before: baseline, after: latest }
    : null;
}
