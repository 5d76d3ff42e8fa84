import type { CompiledInvariant, CompiledPolicy } from '../compile.ts';
import { describeCase } from '../policy-words.ts';
import { wordInvariant } from '../rule-words.ts';
import { hasBit, someBit } from './bits.ts';
import { readCase, type CaseSpace } from './case-space.ts';
import { findHolding, type DecisionTable } from './decision-table.ts';
import type { Finding } from './finding.ts';

type Violation = (position: number) => boolean;

/** How a requirement is broken at a position. */
function createViolation(invariant: CompiledInvariant['invariant'], tables: readonly DecisionTable[]): Violation {
  const { then } = invariant;
  if ('deadlineAtMostHours' in then) {
    return (position) => !tables.some((table) => (table.deadline[position] ?? Infinity) <= then.deadlineAtMostHours);
  }
  const table = tables[0];
  if (!table) return () => false;
  const { decision, outcomes } = table.decision;
  if ('atLeast' in then) {
    const lowest = outcomes.indexOf(then.atLeast);
    return (position) => (table.final[position] ?? -1) < lowest;
  }
  const banned = new Set(then.notIn.map((outcome) => outcomes.indexOf(outcome)));
  if (decision.hit !== 'collect') return (position) => banned.has(table.final[position] ?? -1);
  return (position) => {
    const firing = table.decision.rules.filter((_, place) => hasBit(table.fired[place] ?? new Uint32Array(), position));
    const ranks = firing.length > 0 ? firing.map((rule) => rule.rank) : table.decision.otherwise;
    return ranks.some((rank) => banned.has(rank));
  };
}

/**
 * The policy's own invariants that some case breaks (errors). A deadline is kept when the shortest deadline of the
 * decisions concerned is short enough; no deadline at all breaks it.
 *
 * @param tables the decision that the invariant names, or every decision, over one space that holds its facts
 */
export function findInvariantBroken(
  compiledInvariant: CompiledInvariant,
  tables: readonly DecisionTable[],
  space: CaseSpace,
  compiled: CompiledPolicy,
): Finding[] {
  const { invariant, node } = compiledInvariant;
  const isBroken = createViolation(invariant, tables);
  let found = -1;
  someBit(findHolding(node, space, compiled), (position) => {
    if (!isBroken(position)) return false;
    found = position;
    return true;
  });
  if (found < 0) return [];
  const facts = readCase(compiled, space, found);
  const words = describeCase(compiled.policy, facts);
  const rules = tables.flatMap((table) =>
    table.decision.rules.flatMap(({ rule }, place) =>
      hasBit(table.fired[place] ?? new Uint32Array(), found) ? [rule.name] : [],
    ),
  );
  const promise = wordInvariant(compiled.policy, invariant);
  const message = {
    ja: `${words.ja}で、方針の${promise.ja}が守られません。規則か下限（floors）を直してください。`,
    en: `In ${words.en} ${promise.en} of the policy is broken. Mend the rules or add a floor.`,
  };
  const decision = invariant.then.decision ?? null;
  return [
    { code: 'invariant', severity: 'error', decision, rules, invariant: invariant.id, witness: { facts }, message },
  ];
}
