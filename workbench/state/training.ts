import type { FactValue, Localized, ScenarioCase, Walkthrough, WalkthroughSetup } from './engine.ts';

/** A trainee's session on one fictional case, kept while other surfaces are looked at. */
export interface TrainingState {
  readonly scenario: ScenarioCase;
  readonly setup: WalkthroughSetup;
  readonly walkthrough: Walkthrough;
  /** Why the last step was not possible; null after one that was. */
  readonly refusal: Localized | null;
}

/** A case being tried on the policy: absent and null are both unknown. */
export type TriedFacts = Readonly<Record<string, FactValue | null>>;

/** What the policy surface is looking at. */
export interface PolicyView {
  /** Place of the rule in the policy's list. */
  readonly rule: number;
  readonly facts: TriedFacts;
}
