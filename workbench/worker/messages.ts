import type {
  generateTests,
  judgeApproval,
  MixComparison,
  Pack,
  Policy,
  PolicyComparison,
  searchFewestChanges,
  TheoryResult,
  Verification,
} from '../state/engine.ts';
import type { TriedFacts } from '../state/training.ts';

/**
 * Something to be worked out beside the run: the exponential model, what verification finds, what changed, whether a
 * version may be approved, what would change or settle the tried case, and the tests that are missing.
 */
export type SideOrder =
  | { readonly kind: 'theory'; readonly pack: Pack; readonly staffing: string | null }
  | { readonly kind: 'verify'; readonly policy: Policy }
  | { readonly kind: 'compare'; readonly before: Policy; readonly after: Policy }
  | { readonly kind: 'compareWithOther'; readonly before: Policy; readonly after: Policy }
  | {
      readonly kind: 'compareOnMix';
      readonly before: Policy;
      readonly after: Policy;
      readonly mix: NonNullable<Pack['mix']>;
    }
  | { readonly kind: 'judgeApproval'; readonly policy: Policy; readonly before: Policy | null }
  | { readonly kind: 'findChanges'; readonly policy: Policy; readonly decision: string; readonly facts: TriedFacts }
  | { readonly kind: 'findQuestions'; readonly policy: Policy; readonly facts: TriedFacts }
  | { readonly kind: 'generateTests'; readonly policy: Policy };

export type Approval = ReturnType<typeof judgeApproval>;
export type ChangeSearch = ReturnType<typeof searchFewestChanges>;
export type GeneratedTests = ReturnType<typeof generateTests>;

export type SideReport =
  | { readonly kind: 'theorised'; readonly theory: TheoryResult | null }
  | { readonly kind: 'verified'; readonly verification: Verification }
  | { readonly kind: 'compared'; readonly comparison: PolicyComparison }
  | { readonly kind: 'comparedOnMix'; readonly comparison: MixComparison }
  | { readonly kind: 'approvalJudged'; readonly approval: Approval }
  | { readonly kind: 'changesFound'; readonly search: ChangeSearch }
  | { readonly kind: 'questionsFound'; readonly questions: readonly string[] | null }
  | { readonly kind: 'testsGenerated'; readonly tests: GeneratedTests };
