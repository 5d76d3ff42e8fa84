import type {
  findFewestChanges,
  generateTests,
  Issue,
  judgeApproval,
  Pack,
  Policy,
  PolicyComparison,
  SimulationResult,
  TheoryResult,
  Verification,
} from '../state/engine.ts';
import type { TriedFacts } from '../state/training.ts';
import type { RunSeries } from '../state/run-series.ts';

/**
 * Something to be worked out beside the run: the exponential model, what verification finds, what changed, whether a
 * version may be approved, what would change or settle the tried case, and the tests that are missing.
 */
export type SideOrder =
  | { readonly kind: 'theory'; readonly pack: Pack; readonly staffing: string | null }
  | { readonly kind: 'verify'; readonly policy: Policy }
  | { readonly kind: 'compare'; readonly before: Policy; readonly after: Policy }
  | { readonly kind: 'compareWithOther'; readonly before: Policy; readonly after: Policy }
  | { readonly kind: 'judgeApproval'; readonly policy: Policy; readonly before: Policy | null }
  | { readonly kind: 'findChanges'; readonly policy: Policy; readonly decision: string; readonly facts: TriedFacts }
  | { readonly kind: 'findQuestions'; readonly policy: Policy; readonly facts: TriedFacts }
  | { readonly kind: 'generateTests'; readonly policy: Policy };

export type Approval = ReturnType<typeof judgeApproval>;
export type FewestChanges = ReturnType<typeof findFewestChanges>;
export type GeneratedTests = ReturnType<typeof generateTests>;

/** A desk to be simulated. The pack comes validated, so that a worker needs none of what reads and checks files. */
export interface RunOrder {
  readonly kind: 'run';
  readonly id: number;
  readonly pack: Pack;
  readonly staffing: string | null;
  readonly seed: number;
  readonly replications: number;
}

/** What the page asks of the worker that simulates. */
export type Order = RunOrder | { readonly kind: 'cancel' };

/** Values of a run, whole or in part. */
export interface RunValues {
  readonly id: number;
  readonly result: SimulationResult;
  readonly series: RunSeries;
  /** What keeps the desk from being run exactly as the pack says. */
  readonly warnings: readonly Issue[];
}

/** What that worker tells the page; `id` is that of the order it answers. */
export type Report =
  | (RunValues & { readonly kind: 'progressed'; readonly finished: number })
  | (RunValues & { readonly kind: 'finished' })
  | { readonly kind: 'failed'; readonly id: number; readonly issues: readonly Issue[] };

export type SideReport =
  | { readonly kind: 'theorised'; readonly theory: TheoryResult | null }
  | { readonly kind: 'verified'; readonly verification: Verification }
  | { readonly kind: 'compared'; readonly comparison: PolicyComparison }
  | { readonly kind: 'approvalJudged'; readonly approval: Approval }
  | { readonly kind: 'changesFound'; readonly changes: FewestChanges }
  | { readonly kind: 'questionsFound'; readonly questions: readonly string[] | null }
  | { readonly kind: 'testsGenerated'; readonly tests: GeneratedTests };
