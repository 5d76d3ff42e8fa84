import {
  isOrdered,
  outcomesOf,
  type Condition,
  type FactValue,
  type Outcome,
  type Policy,
  type PolicyTest,
  type Requirement,
} from '../pack/policy-model.ts';
import { tellWeakening, type Weakening } from './compare-weakening.ts';
import type { CompiledPolicy } from './compile.ts';
import { visitLiterals, type ConditionNode } from './condition-node.ts';
import { describeCase } from './policy-words.ts';
import { solve } from './solve.ts';
import { toText } from './stable-text.ts';

type Told = Omit<Weakening, 'message'>;

function showRequirement(then: Requirement): string {
  if ('deadlineAtMostHours' in then) {
    return `${then.decision === undefined ? '' : `${then.decision} `}deadlineAtMostHours ${then.deadlineAtMostHours}`;
  }
  if ('atLeast' in then) return `${then.decision} atLeast ${then.atLeast}`;
  return `${then.decision} notIn ${then.notIn.join(', ')}`;
}

/** Whether an outcome is at least as high as before, by the order the first policy declares; equal where it has none. */
function isNoLower(before: Policy, decision: string, from: string, to: string): boolean {
  if (from === to) return true;
  const own = before.decisions.find(({ id }) => id === decision);
  if (!own || !isOrdered(own)) return false;
  const outcomes = outcomesOf(own);
  return outcomes.includes(from) && outcomes.indexOf(to) > outcomes.indexOf(from);
}

/** Whether one requirement asks for no less than the other. */
function asksNoLess(before: Policy, from: Requirement, to: Requirement): boolean {
  if (from.decision !== to.decision && !('deadlineAtMostHours' in from && from.decision === undefined)) return false;
  if ('deadlineAtMostHours' in from) {
    return 'deadlineAtMostHours' in to && to.deadlineAtMostHours <= from.deadlineAtMostHours;
  }
  if ('atLeast' in from) return 'atLeast' in to && isNoLower(before, from.decision, from.atLeast, to.atLeast);
  return 'notIn' in to && from.notIn.every((outcome) => to.notIn.includes(outcome));
}

interface PolicyPromise {
  readonly id: string;
  readonly when: Condition;
  readonly node: ConditionNode | undefined;
  readonly then: Requirement;
}

/** A case that the promise held of before and holds of no more; null where there is none, `unclear` where none was found. */
function findUncovered(
  one: CompiledPolicy,
  other: CompiledPolicy,
  from: PolicyPromise,
  to: PolicyPromise,
): Readonly<Record<string, FactValue | null>> | 'unclear' | null {
  const countOf = ({ policy }: CompiledPolicy) =>
    toText(policy.groups.map(({ id, of, other: takes }) => [id, of, takes]));
  if (toText(from.when) === toText(to.when) && countOf(one) === countOf(other)) return null;
  if (!from.node || !to.node) return 'unclear';
  // Trees of two policies count groups of their own: they are searched together only where no group is named.
  let isCounting = false;
  for (const { when } of [from, to]) {
    visitLiterals(when, ({ fact }) => (isCounting ||= !one.factIndex.has(fact)));
  }
  if (isCounting) return 'unclear';
  const state = {
    cells: new Int32Array(one.cells.length).fill(-1),
    others: one.groups.map(() => 0),
    unknowns: one.groups.map(() => 0),
  };
  let facts: Readonly<Record<string, FactValue | null>> | null = null;
  const goals = [
    { node: from.node, wanted: true },
    { node: to.node, wanted: false },
  ];
  const answer = solve(one, state, goals, (cells) => {
    facts = Object.fromEntries(
      one.cells.map(({ fact, values }, index) => [fact.id, values[Math.max(0, cells[index] ?? 0)] ?? null]),
    );
  });
  return answer === 'no' ? null : (facts ?? 'unclear');
}

/** Promises gone or loosened: none of those made now asks for as much in every case in which one was made before. */
function comparePromises(
  kind: 'invariant' | 'floor',
  sides: readonly [CompiledPolicy, CompiledPolicy],
  promises: readonly [readonly PolicyPromise[], readonly PolicyPromise[]],
): Told[] {
  const [one, other] = sides;
  return promises[0].flatMap((from): Told[] => {
    const strong = promises[1].filter((to) => asksNoLess(one.policy, from.then, to.then));
    if (strong.some((to) => findUncovered(one, other, from, to) === null)) return [];
    const named = promises[1].find(({ id }) => id === from.id);
    const before = showRequirement(from.then);
    if (named === undefined) return [{ kind, what: from.id, before, after: null }];
    const uncovered = strong.includes(named) ? findUncovered(one, other, from, named) : null;
    const after = `${showRequirement(named.then)}${strong.includes(named) ? ' (when)' : ''}`;
    const witness = uncovered === null || uncovered === 'unclear' ? {} : { witness: { facts: uncovered } };
    return [{ kind, what: from.id, before, after, ...witness }];
  });
}

function listInvariants({ invariants }: CompiledPolicy): PolicyPromise[] {
  return invariants.map(({ invariant: { id, when, then }, node }) => ({ id, when, then, node }));
}

function listFloors({ policy, decisions }: CompiledPolicy): PolicyPromise[] {
  const nodes = new Map(decisions.flatMap(({ floors }) => floors.map(({ index, node }) => [index, node] as const)));
  return policy.floors.map(({ id, when, decision, atLeast }, index) => ({
    ...{ id, when, node: nodes.get(index) },
    then: { decision, atLeast },
  }));
}

function givenFacts(test: PolicyTest): string {
  return toText(Object.fromEntries(Object.entries(test.facts).filter(([, value]) => value !== null)));
}

function expectsNoLess(before: Policy, decision: string, from: Outcome, to: Outcome | undefined): boolean {
  if (to === undefined) return false;
  if (typeof from === 'string' && typeof to === 'string') return isNoLower(before, decision, from, to);
  const given: readonly string[] = typeof to === 'string' ? [to] : to;
  return (typeof from === 'string' ? [from] : from).every((outcome) => given.includes(outcome));
}

/** Policy tests gone or loosened: no test puts the same answers and expects as much of every decision. */
function compareTests(before: Policy, after: Policy): Told[] {
  const byFacts = new Map<string, PolicyTest[]>();
  for (const test of after.tests) byFacts.set(givenFacts(test), [...(byFacts.get(givenFacts(test)) ?? []), test]);
  return before.tests.flatMap((test): Told[] => {
    const same = byFacts.get(givenFacts(test)) ?? [];
    const isKept = Object.entries(test.expect).every(([decision, from]) =>
      same.some(({ expect }) => expectsNoLess(before, decision, from, expect[decision])),
    );
    if (isKept) return [];
    const named = after.tests.find(({ name }) => name === test.name) ?? same[0];
    const show = (each: PolicyTest) => `${givenFacts(each)} ${toText(each.expect)}`;
    return [{ kind: 'test', what: test.name, before: show(test), after: named ? show(named) : null }];
  });
}

/** Who may decide otherwise: more below, fewer above, without a reason; nobody may where there are no overrides. */
function compareOverrides(before: Policy, after: Policy): Told[] {
  const [one, other] = [before.overrides, after.overrides];
  const added = (other?.down.roles ?? []).filter((role) => one?.down.roles.includes(role) !== true);
  const dropped = (one?.up.roles ?? []).filter((role) => other?.up.roles.includes(role) !== true);
  const losesReason = (one === null || one.down.reason) && other !== null && !other.down.reason;
  return [
    ...added.map((role): Told => ({ kind: 'overrideDown', what: 'down', before: null, after: role })),
    ...(losesReason && (other?.down.roles.length ?? 0) > 0
      ? [{ kind: 'overrideReason', what: 'down', before: 'reason', after: null } as const]
      : []),
    ...dropped.map((role): Told => ({ kind: 'overrideUp', what: 'up', before: role, after: null })),
  ];
}

/** Every promise of a policy that a later version no longer makes, or makes of fewer cases. */
export function findPromiseWeakenings(
  sides: readonly [CompiledPolicy, CompiledPolicy],
  words: Policy,
): readonly Weakening[] {
  const [one, other] = sides;
  const [before, after] = [one.policy, other.policy];
  const old = new Set(before.impossible.map(({ when }) => toText(when)));
  const added = after.impossible.filter(({ when }) => !old.has(toText(when)));
  const asksSecond = ({ approval }: Policy) => approval?.secondOrganisation === true;
  const found: Told[] = [
    ...comparePromises('invariant', sides, [listInvariants(one), listInvariants(other)]),
    ...comparePromises('floor', sides, [listFloors(one), listFloors(other)]),
    ...compareTests(before, after),
    ...added.map(({ when }): Told => ({
      kind: 'impossibleAdded',
      what: toText(when),
      before: null,
      after: 'impossible',
    })),
    ...compareOverrides(before, after),
    ...(asksSecond(before) && !asksSecond(after)
      ? [{ kind: 'secondOrganisation', what: 'approval', before: 'secondOrganisation', after: null } as const]
      : []),
  ];
  return found.map((each) => tellWeakening(words, each, each.witness && describeCase(words, each.witness.facts)));
}
