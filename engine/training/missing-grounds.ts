import type { Outcome } from '../pack/policy-model.ts';
import { lacksGrounds } from '../policy/override.ts';
import { listOutcomes, viewPolicy } from './policy-view.ts';
import type { Notes, TraineeJudgement, WalkthroughSetup } from './walkthrough.ts';

/**
 * Ids of the decisions judged lower than the policy recommends on the form as it is, on urgency, severity or protection,
 * for a reason that says nothing: the grounds to ask the trainee for. While answers are unknown the worst possible is
 * what is recommended.
 */
export function listMissingGrounds(
  setup: WalkthroughSetup,
  notes: Notes,
  outcomes: Readonly<Record<string, Outcome>>,
  reason: string,
): readonly string[] {
  const recommended = listOutcomes(viewPolicy(setup.policy, notes));
  return setup.policy.policy.decisions
    .filter((decision) => {
      const [said, judged] = [recommended[decision.id] ?? null, outcomes[decision.id]];
      return said !== null && judged !== undefined && lacksGrounds(decision, said, judged, reason);
    })
    .map(({ id }) => id);
}

/** The same of a whole session: of each decision the last judgement counts. */
export function findMissingGrounds(
  setup: WalkthroughSetup,
  judgements: readonly TraineeJudgement[],
): readonly string[] {
  return setup.policy.policy.decisions
    .map(({ id }) => id)
    .filter((id) => judgements.findLast(({ outcomes }) => Object.hasOwn(outcomes, id))?.missingGrounds.includes(id));
}
