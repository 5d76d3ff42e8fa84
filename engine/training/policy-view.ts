import { createDirectiveReader, type DecisionOutcomes } from '../casework/directive-reader.ts';
import type { CaseDirective } from '../casework/directive.ts';
import type { Outcome } from '../pack/policy-model.ts';
import type { CompiledPolicy } from '../policy/compile.ts';
import { decide, type ExplainedDecision, type PolicyDecision } from '../policy/decide.ts';
import type { Notes, WalkthroughSetup } from './walkthrough.ts';

/** Events at which the case is judged: there, what is still unknown counts as the worst it may be. */
const judgingEvents: ReadonlySet<string> = new Set([
  'conversation.ended',
  'conversation',
  'intake.deferred',
  'firstJudgement.made',
  'secondJudgement.made',
  'judgements.made',
  'decision.approved',
  'outcome.judged',
  'exception.claimed',
  'secondLook.made',
  'acceptance.decided',
  'case.accepted',
  'plan.decided',
  'review.held',
  'watch.ended',
  'closure.proposed',
  'agencies.agreed',
  'worseningSigns.explained',
  'information.shared',
  'disclosure.requested',
  'disclosure.made',
]);

/** What the policy says of the form as it is, with reasons and the question to ask next. */
export function viewPolicy(policy: CompiledPolicy, notes: Notes): PolicyDecision {
  return decide(policy, notes);
}

/** The outcome of each decision on the form as it is; null where it is open and has no order. */
export function listOutcomes(view: PolicyDecision): Readonly<Record<string, Outcome | null>> {
  return Object.fromEntries(Object.entries(view.decisions).map(([id, { outcome }]) => [id, outcome]));
}

/** The soonest deadline of the decisions that are settled, hours from the first receipt; null where none sets one. */
export function findDeadlineHours(view: PolicyDecision): number | null {
  return Object.values(view.decisions).reduce<number | null>(
    (soonest, { deadlineHours, settled }) =>
      deadlineHours === null || !settled ? soonest : Math.min(deadlineHours, soonest ?? Number.POSITIVE_INFINITY),
    null,
  );
}

/** The least that is certain already: the lowest outcome still possible, null where outcomes have no order. */
function findCertain(result: ExplainedDecision): Outcome | null {
  if (result.settled) return result.outcome;
  return result.worst === null ? null : (result.possible[0] ?? null);
}

/** The gravest that is possible still; all that is possible where outcomes have no order. */
function findGravest(result: ExplainedDecision): Outcome {
  return result.outcome ?? result.possible.flat();
}

/**
 * The directive under which an event of the chart happens. Until the case is judged only what is certain counts, so that
 * an empty form is no alarm; when it is judged, the gravest outcome still possible counts.
 *
 * @param event type of the event, or name of the timer that ran out
 */
export function readDirective(setup: WalkthroughSetup, notes: Notes, event: string): CaseDirective {
  const view = viewPolicy(setup.policy, notes);
  const isJudged = judgingEvents.has(event);
  const outcomes: DecisionOutcomes = Object.fromEntries(
    Object.entries(view.decisions).map(([id, result]) => [id, isJudged ? findGravest(result) : findCertain(result)]),
  );
  const approvalNeeded = Object.values(view.decisions).some(({ approvals }) => approvals.length > 0);
  const office = { approvalNeeded, judgementsMerged: setup.judgementsMerged };
  return createDirectiveReader(setup.policy.policy)(outcomes, notes, office);
}
