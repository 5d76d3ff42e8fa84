import type { Issue, SimulationResult } from '../state/engine.ts';
import type { RunRequest } from '../state/run.ts';

/** What the page asks of the worker. */
export type Order =
  { readonly kind: 'run'; readonly id: number; readonly request: RunRequest } | { readonly kind: 'cancel' };

/** What the worker tells the page; `id` is that of the order it answers. */
export type Report =
  | { readonly kind: 'progressed'; readonly id: number; readonly finished: number; readonly result: SimulationResult }
  | { readonly kind: 'finished'; readonly id: number; readonly result: SimulationResult }
  | { readonly kind: 'failed'; readonly id: number; readonly issues: readonly Issue[] };
