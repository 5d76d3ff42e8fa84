import fc from 'fast-check';
import { expect } from 'vitest';
import type { Condition, Decision, FactValue, Literal, Policy } from '../../engine/pack/policy-model.ts';
import type { Finding } from '../../engine/policy/verify/finding.ts';
import { verifyPolicy } from '../../engine/policy/verify/verify-policy.ts';
import { decidePlainly, holds, listCompletions, scaleOf, withGroups, type Case } from './brute-force.ts';
import { listValues, policyDocumentArbitrary, requirePolicy } from './random-policy.ts';

/** Every complete case, fewest danger answers first, ties in fact order: the first that shows something is the witness. */
function listCases(policy: Policy): Case[] {
  const dangers = policy.facts.filter((fact) => fact.kind === 'answer' && fact.danger).map((fact) => fact.id);
  const weigh = (each: Case) => dangers.filter((id) => each[id] === true).length;
  return listCompletions(policy, {})
    .map((each) => Object.fromEntries(policy.facts.map((fact) => [fact.id, each[fact.id] ?? false])))
    .map((each, order) => ({ each, order }))
    .sort((a, b) => weigh(a.each) - weigh(b.each) || a.order - b.order)
    .map(({ each }) => each);
}

interface Expected {
  code: string;
  severity: string;
  decision: string | null;
  rules?: string[];
  outcome?: string;
  fact?: string;
  invariant?: string;
  witness: { facts: Case } | null;
}

function isOrdered(decision: Decision): boolean {
  return decision.scale !== undefined || decision.protectiveOrder;
}

function hasOpposites(policy: Policy, condition: Condition): boolean {
  if ('not' in condition) return hasOpposites(policy, condition.not);
  if ('any' in condition) return condition.any.some((each) => hasOpposites(policy, each));
  if (!('all' in condition)) return false;
  const literalOf = (each: Condition): Literal | null =>
    'fact' in each ? each : 'not' in each ? literalOf(each.not) : null;
  const members = condition.all.flatMap((each) => {
    const literal = literalOf(each);
    return literal ? [{ each, fact: literal.fact }] : [];
  });
  const valuesOf = (id: string): readonly FactValue[] => {
    const fact = policy.facts.find((each) => each.id === id);
    if (fact) return listValues(fact);
    const group = policy.groups.find((each) => id.startsWith(`${each.id}.`));
    const most = (group?.of.length ?? 0) + (group?.other === true && id.endsWith('.count') ? 1 : 0);
    return Array.from({ length: most + 1 }, (_, n) => n);
  };
  const isOpposite = (one: Condition, other: Condition, id: string) =>
    valuesOf(id).every((value) => holds(one, { [id]: value }) !== holds(other, { [id]: value }));
  return (
    members.some((one, place) =>
      members.slice(place + 1).some((other) => one.fact === other.fact && isOpposite(one.each, other.each, one.fact)),
    ) || condition.all.some((each) => hasOpposites(policy, each))
  );
}

/** Whether a condition holds in some completion while answers are missing, or with a sign outside a group's list. */
function holdsBeyondCases(policy: Policy, condition: Condition, cases: readonly Case[]): boolean {
  const most = Math.max(0, ...policy.groups.map(({ of }) => of.length));
  const others = policy.groups.flatMap(({ id, other }) => (other ? [[`${id}.other`, true] as const] : []));
  return cases.some((facts) =>
    [facts, { ...facts, ...Object.fromEntries(others) }].some((each) =>
      Array.from({ length: most + 1 }, (_, count) => count).some((count) => {
        const unknown = policy.groups.map(({ id, of }) => [`${id}.unknown`, Math.min(count, of.length)] as const);
        return holds(condition, { ...withGroups(policy, each), ...Object.fromEntries(unknown) });
      }),
    ),
  );
}

function findDecision(policy: Policy, decision: Decision, cases: readonly Case[]): Expected[] {
  const scale = scaleOf(decision);
  const decide = (facts: Case, without?: string) => decidePlainly(policy, decision, withGroups(policy, facts), without);
  const rules = policy.rules.filter((rule) => rule.event.type === decision.id);
  const fires = (name: string, facts: Case) => decide(facts).fired.some((rule) => rule.name === name);
  const show = (facts: Case | undefined) => (facts ? { facts } : null);
  const found: Expected[] = [];
  const id = decision.id;
  const told = (facts: Case, without?: string) => {
    const { outcome, deadlineHours, approvals } = decide(facts, without);
    return JSON.stringify([outcome, deadlineHours, [...approvals].sort()]);
  };
  for (const rule of rules) {
    const first = cases.find((facts) => fires(rule.name, facts));
    if (!first) {
      const severity = holdsBeyondCases(policy, rule.conditions, cases) ? 'info' : 'error';
      found.push({ code: 'unreachable', severity, decision: id, rules: [rule.name], witness: null });
    }
    if (hasOpposites(policy, rule.conditions)) {
      found.push({ code: 'contradiction', severity: 'error', decision: id, rules: [rule.name], witness: null });
    }
    if (first && cases.every((facts) => told(facts) === told(facts, rule.name))) {
      found.push({ code: 'redundant', severity: 'warning', decision: id, rules: [rule.name], witness: show(first) });
    }
  }
  for (const outcome of scale) {
    const isGiven = (facts: Case) => {
      const given = decide(facts).outcome;
      return typeof given === 'string' ? given === outcome : given.includes(outcome);
    };
    if (!cases.some(isGiven)) {
      found.push({ code: 'never-reached', severity: 'warning', decision: id, rules: [], outcome, witness: null });
    }
  }
  const gap = cases.find((facts) => decide(facts).fired.length === 0);
  if (gap) {
    const isError = decision.scale !== undefined && decision.otherwise !== scale.at(-1) && !decision.otherwiseReason;
    found.push({ code: 'gap', severity: isError ? 'error' : 'info', decision: id, rules: [], witness: show(gap) });
  }
  rules.forEach((one, place) => {
    for (const other of rules.slice(place + 1)) {
      if (one.event.params.outcome === other.event.params.outcome) continue;
      const both = cases.find((facts) => fires(one.name, facts) && fires(other.name, facts));
      if (!both) continue;
      const severity = decision.hit === 'first' && one.priority === other.priority ? 'error' : 'info';
      found.push({ code: 'overlap', severity, decision: id, rules: [one.name, other.name], witness: show(both) });
    }
  });
  const rank = (facts: Case) => {
    const { outcome } = decide(facts);
    return Math.max(...(typeof outcome === 'string' ? [outcome] : outcome).map((each) => scale.indexOf(each)));
  };
  const hours = (facts: Case) => decide(facts).deadlineHours ?? Infinity;
  for (const fact of policy.facts) {
    if (fact.kind !== 'answer') continue;
    const off = cases.filter((facts) => facts[fact.id] === false);
    const on = (facts: Case): Case => ({ ...facts, [fact.id]: true });
    if (fact.danger) {
      const eased = off.find(
        (facts) => (isOrdered(decision) && rank(on(facts)) < rank(facts)) || hours(on(facts)) > hours(facts),
      );
      if (eased)
        found.push({ code: 'non-monotone', severity: 'error', decision: id, fact: fact.id, witness: show(eased) });
    }
    if (fact.proxy && isOrdered(decision) && decision.concerns !== 'support') {
      const raised = off.find((facts) => rank(on(facts)) > rank(facts));
      if (raised) found.push({ code: 'proxy', severity: 'error', decision: id, fact: fact.id, witness: show(raised) });
    }
  }
  return found;
}

function findInvariants(policy: Policy, cases: readonly Case[]): Expected[] {
  return policy.invariants.flatMap((invariant): Expected[] => {
    const { then } = invariant;
    const named =
      then.decision === undefined ? policy.decisions : policy.decisions.filter((each) => each.id === then.decision);
    const isBroken = (facts: Case) => {
      const counted = withGroups(policy, facts);
      if (!holds(invariant.when, counted)) return false;
      const results = named.map((decision) => ({ decision, ...decidePlainly(policy, decision, counted) }));
      if ('deadlineAtMostHours' in then) {
        return Math.min(...results.map((each) => each.deadlineHours ?? Infinity)) > then.deadlineAtMostHours;
      }
      return results.some(({ decision, outcome }) => {
        const scale = scaleOf(decision);
        if ('atLeast' in then) return scale.indexOf(String(outcome)) < scale.indexOf(then.atLeast);
        return (typeof outcome === 'string' ? [outcome] : outcome).some((each) => then.notIn.includes(each));
      });
    };
    const witness = cases.find(isBroken);
    const decision = then.decision ?? null;
    return witness
      ? [{ code: 'invariant', severity: 'error', decision, invariant: invariant.id, witness: { facts: witness } }]
      : [];
  });
}

/** Random documents with invariants of all three forms. */
export const documentsWithInvariants = policyDocumentArbitrary({ facts: { min: 2, max: 5 }, rules: 6 }).chain(
  (document) => {
    const decisions = document['decisions'] as {
      id: string;
      scale?: string[];
      options?: string[];
      hit: string;
      protectiveOrder?: boolean;
    }[];
    const rules = document['rules'] as { conditions: unknown }[];
    return fc
      .array(fc.tuple(fc.nat(rules.length - 1), fc.nat(decisions.length - 1), fc.nat(3), fc.nat(2), fc.boolean()), {
        maxLength: 3,
      })
      .map((drawn) => ({
        ...document,
        invariants: drawn.map(([rule, place, outcome, form, isNamed], index) => {
          const decision = decisions[place];
          const outcomes = decision?.scale ?? decision?.options ?? [];
          const chosen = outcomes[outcome % outcomes.length];
          const ordered =
            decision?.hit !== 'collect' && (decision?.scale !== undefined || decision?.protectiveOrder === true);
          const then =
            form === 0 && ordered
              ? { decision: decision.id, atLeast: chosen }
              : form === 1
                ? { decision: decision?.id, notIn: [chosen] }
                : { deadlineAtMostHours: 48, ...(isNamed ? { decision: decision?.id } : {}) };
          return { id: `promise ${index}`, when: rules[rule]?.conditions, then };
        }),
      }));
  },
);

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([key, each]) => [key, sortKeys(each)]),
  );
}

/** The faults that random policies are full of. */
export const findingCodesMet = [
  'unreachable',
  'contradiction',
  'redundant',
  'never-reached',
  'gap',
  'overlap',
  'non-monotone',
  'invariant',
  'proxy',
] as const;

const sort = (list: readonly object[]) => list.map((each) => JSON.stringify(sortKeys(each))).sort();

/** Every finding that listing all complete cases gives, in a text each. */
export function expectFindings(policy: Policy): readonly string[] {
  const cases = listCases(policy);
  return sort([
    ...policy.decisions.flatMap((each) => findDecision(policy, each, cases)),
    ...findInvariants(policy, cases),
  ]);
}

/** The findings of a verification in the same form. */
export function readFindings(findings: readonly Finding[]): readonly string[] {
  return sort(
    findings.map(({ code, severity, decision, rules, outcome, fact, invariant, witness }) => ({
      ...{ code, severity, decision, witness },
      ...(['non-monotone', 'proxy', 'invariant'].includes(code) ? {} : { rules }),
      ...(outcome === undefined ? {} : { outcome }),
      ...(fact === undefined || code === 'contradiction' ? {} : { fact }),
      ...(invariant === undefined ? {} : { invariant }),
    })),
  );
}

/** Verifies random policies and compares every finding; returns how often each code was met. */
export function compareWithBruteForce(seed: number, numRuns: number): ReadonlyMap<string, number> {
  const met = new Map<string, number>();
  fc.assert(
    fc.property(documentsWithInvariants, (document) => {
      const policy = requirePolicy(document);
      const { findings, checked } = verifyPolicy(policy);
      expect(readFindings(findings)).toEqual(expectFindings(policy));
      expect(checked.method).toBe('exhaustive');
      for (const { code } of findings) met.set(code, (met.get(code) ?? 0) + 1);
    }),
    { seed, numRuns },
  );
  return met;
}
