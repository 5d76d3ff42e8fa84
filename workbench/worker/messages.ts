import type { Issue, SimulationResult, TheoryResult } from '../state/engine.ts';
import type { RunRequest } from '../state/run.ts';
import type { RunSeries } from '../state/run-series.ts';

/** What the page asks of the worker. */
export type Order =
  { readonly kind: 'run' | 'theory'; readonly id: number; readonly request: RunRequest } | { readonly kind: 'cancel' };

/** What the worker tells the page; `id` is that of the order it answers. */
export type Report =
  | {
      readonly kind: 'progressed';
      readonly id: number;
      readonly finished: number;
      readonly result: SimulationResult;
      readonly series: RunSeries;
    }
  | { readonly kind: 'finished'; readonly id: number; readonly result: SimulationResult; readonly series: RunSeries }
  | { readonly kind: 'theorised'; readonly id: number; readonly theory: TheoryResult | null }
  | { readonly kind: 'failed'; readonly id: number; readonly issues: readonly Issue[] };
