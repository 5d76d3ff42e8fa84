import type { Issue, PolicyComparison, SimulationResult, TheoryResult, Verification } from './engine.ts';
import type { RunSeries } from './run-series.ts';

/** What was run: two runs of the same request give the same result. */
export interface RunRequest {
  readonly texts: Readonly<Record<string, string>>;
  readonly staffing: string | null;
  readonly seed: number;
  readonly replications: number;
}

export interface RunOutcome {
  readonly request: RunRequest;
  readonly result: SimulationResult;
  readonly series: RunSeries;
  /** What keeps the desk from being run exactly as the pack says. */
  readonly warnings: readonly Issue[];
  /** False while more replications are to come, or when the run was cancelled before the last. */
  readonly isComplete: boolean;
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
  /** Replications finished and asked for, of the run under way. */
  readonly finished: number;
  readonly wanted: number;
  /** The newest values; they stay on screen until newer ones come. */
  readonly latest: RunOutcome | null;
  /** The same desk as the pack was opened, on the same seed and replications. */
  readonly baseline: RunOutcome | null;
  /** The exponential model of the same desk, for the newest complete run. */
  readonly theory: TheoryOutcome | null;
  /** Why the run could not be done. */
  readonly issues: readonly Issue[];
}

export const noRun: RunState = {
  phase: 'idle',
  finished: 0,
  wanted: 0,
  latest: null,
  baseline: null,
  theory: null,
  issues: [],
};

/** Whether two requests ask for the same. */
export function sameRequest(a: RunRequest, b: RunRequest): boolean {
  const isSetAlike = a.staffing === b.staffing && a.seed === b.seed && a.replications === b.replications;
  if (!isSetAlike) return false;
  const files = Object.keys(a.texts);
  return files.length === Object.keys(b.texts).length && files.every((file) => a.texts[file] === b.texts[file]);
}
