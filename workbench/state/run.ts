import type { Issue, PolicyComparison, SimulationResult, TheoryResult, Verification } from './engine.ts';
import type { PlanDifferences } from './plan-differences.ts';
import type { RunSeries } from './run-series.ts';
import type { NotableDays } from '../worker/run-messages.ts';

/** What was run: two runs of the same request give the same result. */
export interface RunRequest {
  readonly texts: Readonly<Record<string, string>>;
  readonly staffing: string | null;
  readonly seed: number;
  /** Half-width of the 95 % interval of the response rate that is asked for, fraction. */
  readonly precision: number;
  /** Replications after which the run stops even if that is not reached. */
  readonly most: number;
}

export interface RunOutcome {
  readonly request: RunRequest;
  readonly result: SimulationResult;
  readonly series: RunSeries;
  /** What keeps the desk from being run exactly as the pack says. */
  readonly warnings: readonly Issue[];
  /** False while more replications are to come, or when the run was cancelled before the last. */
  readonly isComplete: boolean;
  /** Whether the precision asked for is reached; a complete run without it stopped at the most replications. */
  readonly isPrecise: boolean;
  /** Known once the run is complete. */
  readonly days: NotableDays;
}

/** The plan that a comparison is working on. */
export interface Comparing {
  readonly desk: string;
  readonly finished: number;
  readonly wanted: number;
}

/** One desk of a comparison. */
export interface ComparedRun {
  readonly desk: string;
  readonly outcome: RunOutcome;
  /** This − base; null for the base itself. */
  readonly differences: PlanDifferences | null;
}

/** Plans on the same people: the same seed, the same replications. */
export interface RunComparison {
  readonly base: string;
  readonly replications: number;
  readonly runs: readonly ComparedRun[];
}

/** What theory says of a request; seed and replications do not matter to it. */
export interface TheoryOutcome {
  readonly request: RunRequest;
  /** null where the model cannot be built. */
  readonly theory: TheoryResult | null;
}

/** What verification found of a policy, by the text of its file. */
export interface VerificationOutcome {
  readonly policyText: string;
  /** null where the policy cannot be read. */
  readonly verification: Verification | null;
}

/** What a policy decides otherwise than the one as opened, by the text of its file. */
export interface ComparisonOutcome {
  readonly policyText: string;
  readonly comparison: PolicyComparison;
}

export type RunPhase = 'idle' | 'running' | 'done' | 'cancelled' | 'failed';

/** Where the simulation of the open project stands. */
export interface RunState {
  readonly phase: RunPhase;
  /** The newest values; they stay on screen until newer ones come. */
  readonly latest: RunOutcome | null;
  /** The pack as it was opened, on the same seed. */
  readonly baseline: RunOutcome | null;
  /** null while no other plan is being run. */
  readonly comparing: Comparing | null;
  /** The newest comparison; it stays on screen until a newer one comes. */
  readonly comparison: RunComparison | null;
  /** The exponential model of the same desk, for the newest complete run. */
  readonly theory: TheoryOutcome | null;
  /** Why the run could not be done. */
  readonly issues: readonly Issue[];
}

export const noRun: RunState = {
  phase: 'idle',
  latest: null,
  baseline: null,
  comparing: null,
  comparison: null,
  theory: null,
  issues: [],
};

/**
 * Replications of a desk whose response rate is the same in each: its own interval is met at once, yet the counts need as
 * many as the command line runs where no precision is asked for.
 */
export const leastForCounts = 100;

/** Whether two requests are of the same desk and the same people. */
export function sameDesk(a: RunRequest, b: RunRequest): boolean {
  if (a.staffing !== b.staffing || a.seed !== b.seed) return false;
  const files = Object.keys(a.texts);
  return files.length === Object.keys(b.texts).length && files.every((file) => a.texts[file] === b.texts[file]);
}

/** Whether two requests ask for the same. */
export function sameRequest(a: RunRequest, b: RunRequest): boolean {
  return a.precision === b.precision && a.most === b.most && sameDesk(a, b);
}
