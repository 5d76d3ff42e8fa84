import type { TheoryResult } from './engine.ts';
import { useRunRequest } from './run-controller.ts';
import { sameRequest, type RunOutcome } from './run.ts';
import { useWorkbench } from './use-store.ts';

export type Freshness = 'current' | 'interim' | 'stale';

/** The newest values of the run and how far they can be trusted to belong to what is on screen. */
export function useLatestRun(): { readonly outcome: RunOutcome; readonly freshness: Freshness } | null {
  const latest = useWorkbench((state) => state.run.latest);
  const request = useRunRequest();
  if (latest === null) return null;
  if (!sameRequest(latest.request, request)) return { outcome: latest, freshness: 'stale' };
  return { outcome: latest, freshness: latest.isComplete ? 'current' : 'interim' };
}

/** What theory says of the desk of the newest values; null until it is worked out. */
export function useTheory(): TheoryResult | null {
  const latest = useWorkbench((state) => state.run.latest);
  const known = useWorkbench((state) => state.run.theory);
  if (latest === null || known === null) return null;
  const { texts, staffing } = known.request;
  return sameRequest(latest.request, { ...latest.request, texts, staffing }) ? known.theory : null;
}

/** The desk as it was opened beside the desk as edited, on the same seed; null while either is unknown or nothing is edited. */
export function useComparison(): { readonly before: RunOutcome; readonly after: RunOutcome } | null {
  const latest = useWorkbench((state) => state.run.latest);
  const baseline = useWorkbench((state) => state.run.baseline);
  const request = useRunRequest();
  if (latest === null || baseline === null || !latest.isComplete) return null;
  const isEdited = !sameRequest(latest.request, baseline.request);
  const isSameLuck = sameRequest(baseline.request, { ...request, texts: baseline.request.texts });
  return isEdited && isSameLuck && sameRequest(latest.request, request) ? { before: baseline, after: latest } : null;
}
