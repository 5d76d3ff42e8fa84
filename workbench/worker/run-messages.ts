import type { DayReplay, Issue, Pack, RunDay, SimulationResult } from '../state/engine.ts';
import type { PlanDifferences } from '../state/plan-differences.ts';
import type { RunSeries } from '../state/run-series.ts';

/**
 * A desk to be simulated. The pack comes validated, so that a worker needs none of what reads and checks files. The worker
 * keeps the replications of the desks it ran last by their key: equal keys are equal desks.
 */
export interface DeskOrder {
  readonly key: string;
  readonly pack: Pack;
  readonly staffing: string | null;
  readonly seed: number;
}

/** When a run has enough replications: at a precision of the response rate or at the most, or at a fixed number. */
export type RunGoal =
  | { readonly precision: number; readonly most: number }
  /** As many as the run it is compared with. */
  | { readonly replications: number };

/** What the page asks of the worker that simulates. */
export type Order =
  | { readonly kind: 'run'; readonly id: number; readonly desk: DeskOrder; readonly goal: RunGoal }
  /** Differences of desks that were run before, replication by replication. */
  | {
      readonly kind: 'difference';
      readonly id: number;
      readonly base: string;
      readonly others: readonly string[];
      readonly replications: number;
    }
  | { readonly kind: 'replay'; readonly id: number; readonly desk: DeskOrder; readonly place: RunDay }
  | { readonly kind: 'cancel' };

/** Values of a run, whole or in part. */
export interface RunValues {
  readonly id: number;
  readonly result: SimulationResult;
  readonly series: RunSeries;
  /** What keeps the desk from being run exactly as the pack says. */
  readonly warnings: readonly Issue[];
}

/** Days of a run that are worth looking at; null where nothing was offered. */
export type NotableDays = { readonly worst: RunDay; readonly median: RunDay } | null;

/** What that worker tells the page; `id` is that of the order it answers. */
export type Report =
  | (RunValues & { readonly kind: 'progressed' })
  | (RunValues & { readonly kind: 'finished'; readonly days: NotableDays; readonly isPrecise: boolean })
  | { readonly kind: 'failed'; readonly id: number; readonly issues: readonly Issue[] }
  /** `differences[i]` belongs to `others[i]`; null where that desk is not kept any more. */
  | { readonly kind: 'differed'; readonly id: number; readonly differences: readonly (PlanDifferences | null)[] }
  | { readonly kind: 'replayed'; readonly id: number; readonly replay: DayReplay };
