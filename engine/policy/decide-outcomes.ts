import { EngineError } from '../domain/engine-error.ts';
import type { Outcome } from '../pack/policy-model.ts';
import { nameOutcome, type CompiledDecision, type CompiledPolicy } from './compile.ts';
import type { CaseState } from './condition-node.ts';
import { packCase, toCaseState, type Facts } from './facts.ts';
import {
  evaluateDecision,
  findPossibleOutcomes,
  listRoutes,
  type DecisionTruths,
  type PossibleOutcomes,
} from './possible-outcomes.ts';
import { decideQuickly } from './quick-decide.ts';
import { solve } from './solve.ts';

/** What a policy says of one decision on the answers so far. */
export interface OutcomeDecision {
  /** The settled outcome; else the worst of those possible; null where they have no order. */
  readonly outcome: Outcome | null;
  /** Exactly the outcomes that some completion of the unknown answers gives, in declared order. */
  readonly possible: readonly Outcome[];
  /** The highest of the possible outcomes; null where outcomes have no order or are collected. */
  readonly worst: string | null;
  /** One outcome is left. */
  readonly settled: boolean;
  /**
   * Hours from the first receipt: the shortest deadline of the rules that give `outcome` (before floors raise it), over
   * the completions in which it is the outcome. null: none of them sets one, or `outcome` is null.
   */
  readonly deadlineHours: number | null;
  /** Who has to approve: everyone named by those rules, once, in file order. */
  readonly approvals: readonly string[];
  /** False only where conditions were too hard to search through: `possible` may then hold more than it should. */
  readonly exact: boolean;
}

/** Deadline and approvals of the rules that fire in some completion in which the outcome is the one shown. */
function findTerms(
  decision: CompiledDecision,
  state: CaseState,
  compiled: CompiledPolicy,
  truths: DecisionTruths,
  shown: readonly number[],
): Pick<OutcomeDecision, 'deadlineHours' | 'approvals'> {
  const collects = decision.decision.hit === 'collect';
  const routes = collects ? [] : [...listRoutes(decision, truths)].filter((route) => shown.includes(route.rank));
  const bases = new Set(collects ? shown : routes.map((route) => route.base));
  let deadlineHours: number | null = null;
  const approvals = new Set<string>();
  for (const [place, rule] of decision.rules.entries()) {
    const isSooner = rule.deadlineHours !== null && rule.deadlineHours < (deadlineHours ?? Number.POSITIVE_INFINITY);
    const addsNothing = !isSooner && rule.approvals.every((role) => approvals.has(role));
    if (truths.rules[place] === 0 || addsNothing || !bases.has(rule.rank)) continue;
    const fires = { node: rule.node, wanted: true };
    const canFire = collects
      ? solve(compiled, state, [fires]) !== 'no'
      : routes.some(
          (route) => route.base === rule.rank && solve(compiled, state, [fires, ...route.listGoals()]) !== 'no',
        );
    if (!canFire) continue;
    if (isSooner) deadlineHours = rule.deadlineHours;
    for (const role of rule.approvals) approvals.add(role);
  }
  return { deadlineHours, approvals: [...approvals] };
}

/** Decides one decision from the truths of its rules and floors. */
export function decideOne(
  decision: CompiledDecision,
  state: CaseState,
  compiled: CompiledPolicy,
  truths: DecisionTruths = evaluateDecision(decision, state, compiled),
): OutcomeDecision {
  const { ranks, isExact }: PossibleOutcomes = findPossibleOutcomes(decision, state, compiled, truths);
  const settled = ranks.length === 1 && isExact;
  const hasOrder = decision.isOrdered && decision.decision.hit !== 'collect';
  const highest = hasOrder ? ranks.at(-1) : undefined;
  const shown = settled ? ranks[0] : highest;
  return {
    outcome: shown === undefined ? null : nameOutcome(decision, shown),
    possible: ranks.map((each) => nameOutcome(decision, each)),
    worst: highest === undefined ? null : (decision.outcomes[highest[0] ?? -1] ?? null),
    settled,
    ...(shown === undefined
      ? { deadlineHours: null, approvals: [] }
      : findTerms(decision, state, compiled, truths, shown)),
    exact: isExact,
  };
}

/**
 * Decides without reasons: the fast path of the simulator, unknown answers included.
 *
 * @returns one entry per decision, in the order of `compiled.decisions`
 * @throws EngineError `fact-value` for a value that the fact cannot have
 */
export function decideOutcomes(compiled: CompiledPolicy, facts: Facts): readonly OutcomeDecision[] {
  const quick = decideQuickly(compiled, facts);
  if (quick !== null) return quick;
  const state = toCaseState(compiled, facts);
  return compiled.decisions.map((decision) => decideOne(decision, state, compiled));
}

/** A decider that remembers every case it has seen; the results are shared and must not be changed. */
export interface RememberingDecider {
  readonly decide: (facts: Facts) => readonly OutcomeDecision[];
  /** Distinct cases remembered. */
  readonly size: () => number;
}

/**
 * Wraps {@link decideOutcomes} in a memory.
 * @param limit cases remembered at most; 1 or more
 * @throws EngineError `memory-limit`
 */
export function rememberOutcomes(compiled: CompiledPolicy, limit = 1_000_000): RememberingDecider {
  if (!(limit >= 1)) throw new EngineError('memory-limit', String(limit));
  const memory = new Map<number | string, readonly OutcomeDecision[]>();
  const decide = (facts: Facts) => {
    const state = toCaseState(compiled, facts);
    const key = packCase(compiled, state);
    const known = memory.get(key);
    if (known) return known;
    const decided =
      decideQuickly(compiled, facts) ?? compiled.decisions.map((decision) => decideOne(decision, state, compiled));
    if (memory.size >= limit) memory.clear();
    memory.set(key, decided);
    return decided;
  };
  return { decide, size: () => memory.size };
}
