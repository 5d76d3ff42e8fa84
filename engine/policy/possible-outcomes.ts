import type { CompiledDecision, CompiledRule } from './compile.ts';
import { collectFacts, evaluateNode, type CaseState, type NodeScope, type Truth } from './condition-node.ts';
import { solve, type Goal } from './solve.ts';
import { countCases, enumerateCases, enumerationLimit } from './verify/case-space.ts';
import { buildDecisionTable } from './verify/decision-table.ts';

/** Lists of collected outcomes told apart at most; beyond them the set is cut off and never called settled. */
const listLimit = 1024;

/** One way in which a decision may come out: what the rules give, what the floors make of it, and what it takes. */
export interface Route {
  /** Rank given by the rules, before floors. */
  readonly base: number;
  /** Rank after floors. */
  readonly rank: number;
  /** Worked out when asked for: with many rules the lists are long. */
  readonly listGoals: () => readonly Goal[];
}

/** The exact set of what one decision may still become. */
export interface PossibleOutcomes {
  /** Outcomes as ranks, each a list of one except under `collect`; in declared order. */
  readonly ranks: readonly (readonly number[])[];
  /** False where a search gave up or a list was cut off: the set then holds every outcome that could not be excluded. */
  readonly isExact: boolean;
}

/** Truth of every rule and floor of a decision, by their order in it. */
export interface DecisionTruths {
  readonly rules: readonly Truth[];
  readonly floors: readonly Truth[];
}

/** Evaluates the rules and floors of a decision by three-valued logic. */
export function evaluateDecision(decision: CompiledDecision, state: CaseState, scope: NodeScope): DecisionTruths {
  return {
    rules: decision.rules.map((rule) => evaluateNode(rule.node, state, scope.groups)),
    floors: decision.floors.map((floor) => evaluateNode(floor.node, state, scope.groups)),
  };
}

/** What the rules may give before floors: the rule that decides, or none, and which rules must not fire for it. */
function* listBases(
  decision: CompiledDecision,
  truthOf: (rule: CompiledRule) => Truth,
): Generator<Omit<Route, 'rank'>> {
  const before: CompiledRule[] = [];
  for (const rule of decision.precedence) {
    const truth = truthOf(rule);
    if (truth === 0) continue;
    const count = before.length;
    const listGoals = () => [
      ...(truth === 2 ? [{ node: rule.node, wanted: true }] : []),
      ...before.slice(0, count).flatMap(({ node, rank }) => (rank === rule.rank ? [] : [{ node, wanted: false }])),
    ];
    yield { base: rule.rank, listGoals };
    if (truth === 1) return;
    before.push(rule);
  }
  for (const base of decision.otherwise.slice(0, 1)) {
    yield { base, listGoals: () => before.map(({ node }) => ({ node, wanted: false })) };
  }
}

/** Every way in which a decision that gives one outcome may still come out, the one that decides first in front. */
export function* listRoutes(decision: CompiledDecision, truths: DecisionTruths): Generator<Route> {
  const truthByRule = new Map(decision.rules.map((rule, index) => [rule, truths.rules[index] ?? 2]));
  const certain = decision.floors.filter((_, index) => truths.floors[index] === 1).map((floor) => floor.rank);
  const open = decision.floors.filter((_, index) => truths.floors[index] === 2);
  for (const { base, listGoals } of listBases(decision, (rule) => truthByRule.get(rule) ?? 2)) {
    const lowest = Math.max(base, ...certain);
    const raising = open.filter((floor) => floor.rank > lowest);
    const notAbove = (rank: number): Goal[] =>
      raising.filter((floor) => floor.rank > rank).map(({ node }) => ({ node, wanted: false }));
    yield { base, rank: lowest, listGoals: () => [...listGoals(), ...notAbove(lowest)] };
    for (const { node, rank } of raising) {
      yield { base, rank, listGoals: () => [{ node, wanted: true }, ...listGoals(), ...notAbove(rank)] };
    }
  }
}

function findLists(
  decision: CompiledDecision,
  state: CaseState,
  scope: NodeScope,
  truths: DecisionTruths,
): PossibleOutcomes {
  const lists = new Map<string, readonly number[]>();
  let isExact = true;
  const walk = (place: number, goals: readonly Goal[], list: readonly number[], isFeasible: boolean): void => {
    if (lists.size >= listLimit) {
      isExact = false;
      return;
    }
    if (!isFeasible) {
      const found = goals.length === 0 ? 'yes' : solve(scope, state, goals);
      if (found === 'no') return;
      if (found === 'unclear') isExact = false;
    }
    const rule = decision.rules[place];
    if (rule === undefined) {
      const ranks = list.length === 0 ? decision.otherwise : list;
      lists.set(ranks.join(), ranks);
      return;
    }
    const truth = truths.rules[place];
    if (truth !== 2) walk(place + 1, goals, truth === 1 ? [...list, rule.rank] : list, true);
    else {
      walk(place + 1, [...goals, { node: rule.node, wanted: true }], [...list, rule.rank], false);
      walk(place + 1, [...goals, { node: rule.node, wanted: false }], list, false);
    }
  };
  walk(0, [], [], true);
  const ranks = [...lists.values()].sort((a, b) => {
    const differs = a.findIndex((rank, index) => rank !== b[index]);
    return differs < 0 ? a.length - b.length : (a[differs] ?? -1) - (b[differs] ?? -1);
  });
  return { ranks, isExact };
}

/** Ranks over every completion, one by one; null where there are too many. The way out where a search gives up. */
function enumerateRanks(decision: CompiledDecision, state: CaseState, scope: NodeScope): number[] | null {
  const facts = new Set<number>();
  for (const { node } of [...decision.rules, ...decision.floors]) collectFacts(node, scope.groups, facts);
  const open = [...facts].filter((fact) => (state.cells[fact] ?? -1) < 0).sort((a, b) => a - b);
  if (countCases(scope, open) > enumerationLimit) return null;
  return [...new Set(buildDecisionTable(decision, enumerateCases(scope, open, state), scope).final)];
}

/**
 * The exact set of outcomes that a decision may take over every completion of the unknown answers, in declared order;
 * under `collect` the lists that may be collected, ordered by their first difference.
 *
 * @param state put back as it was
 */
export function findPossibleOutcomes(
  decision: CompiledDecision,
  state: CaseState,
  scope: NodeScope,
  truths: DecisionTruths = evaluateDecision(decision, state, scope),
): PossibleOutcomes {
  if (decision.decision.hit === 'collect') return findLists(decision, state, scope, truths);
  const found = new Set<number>();
  let isExact = true;
  for (const { rank, listGoals } of listRoutes(decision, truths)) {
    if (found.has(rank)) continue;
    const goals = listGoals();
    const answer = goals.length === 0 ? 'yes' : solve(scope, state, goals);
    if (answer === 'unclear') isExact = false;
    if (answer !== 'no') found.add(rank);
  }
  const enumerated = isExact ? null : enumerateRanks(decision, state, scope);
  const ranks = (enumerated ?? [...found]).sort((a, b) => a - b).map((rank) => [rank]);
  return { ranks, isExact: isExact || enumerated !== null };
}
