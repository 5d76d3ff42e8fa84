import type { Condition, Decision, FactValue, Outcome, Policy, Rule } from '../../engine/pack/policy-model.ts';
import { listValues } from './random-policy.ts';

/**
 * A third evaluator, as plain as can be: it walks the JSON of a policy for one complete case, and lists completions one
 * by one. Slow, and written without a look at the other two.
 */
export type Case = Record<string, FactValue>;

export function holds(condition: Condition, facts: Case): boolean {
  if ('all' in condition) return condition.all.every((each) => holds(each, facts));
  if ('any' in condition) return condition.any.some((each) => holds(each, facts));
  if ('not' in condition) return !holds(condition.not, facts);
  const given = facts[condition.fact];
  const { value } = condition;
  switch (condition.operator) {
    case 'equal':
      return given === value;
    case 'notEqual':
      return given !== value;
    case 'in':
      return (value as unknown[]).includes(given);
    case 'notIn':
      return !(value as unknown[]).includes(given);
    case 'lessThan':
      return Number(given) < Number(value);
    case 'lessThanInclusive':
      return Number(given) <= Number(value);
    case 'greaterThan':
      return Number(given) > Number(value);
    case 'greaterThanInclusive':
      return Number(given) >= Number(value);
  }
}

/** Adds what groups count; `unknowns` = facts unknown when the case was put. */
export function withGroups(policy: Policy, facts: Case, unknowns: ReadonlySet<string> = new Set()): Case {
  const counted: Case = { ...facts };
  for (const group of policy.groups) {
    let count = 0;
    let unknown = 0;
    for (const id of group.of) {
      if (facts[id] === true) count += 1;
      if (unknowns.has(id)) unknown += 1;
    }
    if (facts[`${group.id}.other`] === true) count += 1;
    counted[`${group.id}.count`] = count;
    counted[`${group.id}.unknown`] = unknown;
  }
  return counted;
}

export interface PlainDecision {
  readonly outcome: Outcome;
  readonly fired: readonly Rule[];
  readonly deadlineHours: number | null;
  readonly approvals: readonly string[];
}

export function scaleOf(decision: Decision): readonly string[] {
  return decision.scale ?? decision.options ?? [];
}

/** Decides one decision of a complete case; `without` names a rule to leave out. */
export function decidePlainly(policy: Policy, decision: Decision, counted: Case, without?: string): PlainDecision {
  const scale = scaleOf(decision);
  const fired = policy.rules.filter(
    (rule) => rule.event.type === decision.id && rule.name !== without && holds(rule.conditions, counted),
  );
  if (decision.hit === 'collect') {
    const list = fired.map((rule) => rule.event.params.outcome);
    const fallback = typeof decision.otherwise === 'string' ? [decision.otherwise] : decision.otherwise;
    return { outcome: list.length > 0 ? list : fallback, fired, ...termsOf(fired) };
  }
  let chosen: Rule | undefined;
  for (const rule of fired) {
    const isHigher =
      chosen === undefined ||
      (decision.hit === 'first'
        ? rule.priority > chosen.priority
        : scale.indexOf(rule.event.params.outcome) > scale.indexOf(chosen.event.params.outcome));
    if (isHigher) chosen = rule;
  }
  const before = chosen?.event.params.outcome ?? String(decision.otherwise);
  let outcome = before;
  for (const floor of policy.floors) {
    if (floor.decision !== decision.id || !holds(floor.when, counted)) continue;
    if (scale.indexOf(floor.atLeast) > scale.indexOf(outcome)) outcome = floor.atLeast;
  }
  return { outcome, fired, ...termsOf(fired.filter((rule) => rule.event.params.outcome === before)) };
}

function termsOf(rules: readonly Rule[]): { deadlineHours: number | null; approvals: string[] } {
  const deadlines = rules.flatMap((rule) => rule.event.params.deadlineHours ?? []);
  const approvals = [...new Set(rules.flatMap((rule) => rule.event.params.approvals ?? []))];
  return { deadlineHours: deadlines.length > 0 ? Math.min(...deadlines) : null, approvals };
}

/** Every completion of a case, with the groups counted; signs outside a group's list stay as they are. */
export function listCompletions(policy: Policy, facts: Readonly<Record<string, FactValue | null>>): Case[] {
  const unknowns = new Set(
    policy.facts.map((fact) => fact.id).filter((id) => facts[id] === undefined || facts[id] === null),
  );
  const others = policy.groups.flatMap(({ id, other }) =>
    other && facts[`${id}.other`] === true ? [[`${id}.other`, true] as const] : [],
  );
  let cases: Case[] = [Object.fromEntries(others)];
  for (const fact of policy.facts) {
    const given = facts[fact.id];
    const values = given === undefined || given === null ? listValues(fact) : [given];
    cases = cases.flatMap((each) => values.map((value) => ({ ...each, [fact.id]: value })));
  }
  return cases.map((each) => withGroups(policy, each, unknowns));
}
