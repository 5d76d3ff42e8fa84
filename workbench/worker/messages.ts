import type { Issue, SimulationResult, TheoryResult, Verification } from '../state/engine.ts';
import type { RunRequest } from '../state/run.ts';
import type { RunSeries } from '../state/run-series.ts';

/** Something to be worked out beside the run: the exponential model, or what verification finds. */
export interface SideOrder {
  readonly kind: 'theory' | 'verify';
  readonly id: number;
  readonly request: RunRequest;
}

/** What the page asks of a worker. */
export type Order =
  { readonly kind: 'run'; readonly id: number; readonly request: RunRequest } | SideOrder | { readonly kind: 'cancel' };

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
  | { readonly kind: 'verified'; readonly id: number; readonly verification: Verification | null }
  | { readonly kind: 'failed'; readonly id: number; readonly issues: readonly Issue[] };
