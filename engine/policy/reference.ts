import { Engine, type TopLevelCondition } from 'json-rules-engine';
import { EngineError } from '../domain/engine-error.ts';
import { readAnswer } from './facts.ts';
import {
  outcomesOf,
  type Condition,
  type Decision,
  type FactValue,
  type Outcome,
  type Policy,
} from '../pack/policy-model.ts';

/** A complete case: a value for every fact of the policy. */
export type CompleteFacts = Readonly<Record<string, FactValue>>;

/** What json-rules-engine and the hit policy make of one decision on a complete case. */
interface ReferenceDecision {
  readonly outcome: Outcome;
  /** Names of the fired rules of the decision, in file order. */
  readonly firedBy: readonly string[];
  readonly deadlineHours: number | null;
  readonly approvals: readonly string[];
}

/** The event of every rule as the engine sees it: a type of our own, so that no decision's name can collide. */
const eventType = 'madoguchi.fired';

/** What each group counts, as facts of json-rules-engine. Of a complete case nothing is unknown. */
function countGroups(policy: Policy, facts: CompleteFacts): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const group of policy.groups) {
    const yes = group.of.filter((id) => readAnswer(facts, id) === true).length;
    counts[`${group.id}.count`] = yes + (group.other && readAnswer(facts, `${group.id}.other`) === true ? 1 : 0);
    counts[`${group.id}.unknown`] = 0;
  }
  return counts;
}

function requireComplete(policy: Policy, facts: CompleteFacts): void {
  const missing = policy.facts.filter((fact) => readAnswer(facts, fact.id) === null);
  if (missing.length > 0) throw new EngineError('facts-incomplete', missing.map((fact) => fact.id).join(', '));
}

/** Runs trees of conditions through an engine of their own and tells which hold. */
async function evaluateConditions(
  conditions: readonly { condition: Condition; priority: number }[],
  facts: Readonly<Record<string, FactValue>>,
): Promise<boolean[]> {
  // One engine a run: two runs of one engine lose rules. Paths cannot be loaded; if one came, nothing is looked up.
  const engine = new Engine([], { pathResolver: (value: object) => value });
  conditions.forEach(({ condition, priority }, index) => {
    const isRoot = 'all' in condition || 'any' in condition || 'not' in condition;
    const root = isRoot ? condition : { all: [condition] };
    engine.addRule({
      name: String(index),
      priority,
      // The engine writes into what it is given.
      conditions: structuredClone(root) as TopLevelCondition,
      event: { type: eventType },
    });
  });
  const { results } = await engine.run({ ...facts });
  const holds = conditions.map(() => false);
  // Same-priority results come in any order; names put them back.
  for (const result of results) holds[Number(result.name)] = result.result === true;
  return holds;
}

function chooseOutcome(decision: Decision, fired: readonly { outcome: string; priority: number }[]): Outcome {
  if (fired.length === 0) {
    return decision.hit === 'collect' && typeof decision.otherwise === 'string'
      ? [decision.otherwise]
      : decision.otherwise;
  }
  if (decision.hit === 'collect') return fired.map((rule) => rule.outcome);
  if (decision.hit === 'first') {
    const highest = Math.max(...fired.map((rule) => rule.priority));
    return fired.find((rule) => rule.priority === highest)?.outcome ?? decision.otherwise;
  }
  const scale = outcomesOf(decision);
  const top = Math.max(...fired.map((rule) => scale.indexOf(rule.outcome)));
  return scale[top] ?? decision.otherwise;
}

function raise(decision: Decision, outcome: Outcome, floors: readonly string[]): Outcome {
  if (typeof outcome !== 'string') return outcome;
  const scale = outcomesOf(decision);
  const highest = Math.max(scale.indexOf(outcome), ...floors.map((floor) => scale.indexOf(floor)));
  return scale[highest] ?? outcome;
}

/**
 * Decides a complete case by json-rules-engine 7.3.1: the reference that the compiled evaluator has to equal.
 *
 * The library says which rules and floors hold; hit policy, floors, deadline and approvals are then applied here, on
 * their own, by the definitions of the policy file. Deadline and approvals are those of the fired rules that gave the
 * outcome before floors: the shortest deadline, every approval once.
 *
 * @param facts a value for every fact; counts of groups are worked out here
 * @throws EngineError `facts-incomplete` when a fact has no value
 */
export async function decideByReference(
  policy: Policy,
  facts: CompleteFacts,
): Promise<Record<string, ReferenceDecision>> {
  requireComplete(policy, facts);
  const known = { ...facts, ...countGroups(policy, facts) };
  const holds = await evaluateConditions(
    [
      ...policy.rules.map(({ conditions, priority }) => ({ condition: conditions, priority })),
      ...policy.floors.map(({ when }) => ({ condition: when, priority: 1 })),
    ],
    known,
  );
  const firedRules = policy.rules.filter((_, index) => holds[index]);
  const heldFloors = policy.floors.filter((_, index) => holds[policy.rules.length + index]);
  const decisions = policy.decisions.map((decision): [string, ReferenceDecision] => {
    const fired = firedRules.filter((rule) => rule.event.type === decision.id);
    const hits = fired.map((rule) => ({ outcome: rule.event.params.outcome, priority: rule.priority }));
    const outcome = chooseOutcome(decision, hits);
    const giving = fired.filter((rule) => outcome === rule.event.params.outcome || decision.hit === 'collect');
    const deadlines = giving.flatMap((rule) => rule.event.params.deadlineHours ?? []);
    const floors = heldFloors.filter((floor) => floor.decision === decision.id).map((floor) => floor.atLeast);
    return [
      decision.id,
      {
        outcome: raise(decision, outcome, floors),
        firedBy: fired.map((rule) => rule.name),
        deadlineHours: deadlines.length === 0 ? null : Math.min(...deadlines),
        approvals: [...new Set(giving.flatMap((rule) => rule.event.params.approvals ?? []))],
      },
    ];
  });
  return Object.fromEntries(decisions);
}

/** Whether a condition holds of a complete case, by json-rules-engine alone. */
export async function holdsByReference(policy: Policy, condition: Condition, facts: CompleteFacts): Promise<boolean> {
  requireComplete(policy, facts);
  const [holds] = await evaluateConditions([{ condition, priority: 1 }], { ...facts, ...countGroups(policy, facts) });
  return holds === true;
}
