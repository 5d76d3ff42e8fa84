import type { CompiledDecision, CompiledRule } from './compile.ts';
import { collectFacts, evaluateNode, type CaseState, type NodeScope, type Truth } from './condition-node.ts';
import { solve, type Goal } from './solve.ts';
import { countCases, enumerateCases, enumerationLimit } from './verify/case-space.ts';
import { buildDecisionTable } from './verify/decision-table.ts';

/** Lists of collected outcomes told apart at most; beyond them the set is cut off and never called settled. */
const listLimit = 1024;
/** Goals put to searches for such lists at most, counted again for every search. */
const goalLimit = 1e7;

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
  /**
   * False where a search gave up: the set then holds every outcome that could not be excluded; under `collect` the lists
   * found so far.
   */
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

/** A list with what was there before it, shared between the lists that go on from it. */
interface Chain<T> {
  readonly last: T;
  readonly before: Chain<T> | null;
}

function unchain<T>(chain: Chain<T> | null): T[] {
  const list: T[] = [];
  for (let each = chain; each !== null; each = each.before) list.push(each.last);
  return list.reverse();
}

/** A choice, for the rules before `place`, of which open ones fire. */
interface Branch {
  readonly place: number;
  readonly goals: Chain<Goal> | null;
  readonly goalCount: number;
  readonly list: Chain<number> | null;
}

/** A completion that meets all goals; null where there is none. */
function findWitness(scope: NodeScope, state: CaseState, goals: readonly Goal[]): CaseState | 'unclear' | null {
  let witness: CaseState | null = null;
  // What has to hold fixes more answers than what must not.
  const inOrder = [...goals.filter((goal) => goal.wanted), ...goals.filter((goal) => !goal.wanted)];
  const found = solve(scope, state, inOrder, (cells) => {
    // What is still unknown does not matter to the goals.
    witness = { ...state, cells: cells.map((cell) => Math.max(0, cell)) };
  });
  return found === 'unclear' ? found : witness;
}

/**
 * Follows one completion to the last rule, which gives its list, and comes back to every place where an open rule could
 * go the other way.
 */
function findLists(
  decision: CompiledDecision,
  state: CaseState,
  scope: NodeScope,
  truths: DecisionTruths,
): PossibleOutcomes {
  const lists = new Map<string, readonly number[]>();
  const branches: Branch[] = [{ place: 0, goals: null, goalCount: 0, list: null }];
  let isExact = true;
  let goalsTried = 0;
  for (let branch = branches.pop(); branch !== undefined; branch = branches.pop()) {
    goalsTried += branch.goalCount;
    if (lists.size >= listLimit || goalsTried > goalLimit) {
      isExact = false;
      break;
    }
    const witness = findWitness(scope, state, unchain(branch.goals));
    if (witness === 'unclear') isExact = false;
    if (witness === null || witness === 'unclear') continue;
    let { goals, goalCount, list } = branch;
    for (let place = branch.place; place < decision.rules.length; place += 1) {
      const rule = decision.rules[place];
      if (rule === undefined || truths.rules[place] === 0) continue;
      const longer = { last: rule.rank, before: list };
      const fires = truths.rules[place] === 1 || evaluateNode(rule.node, witness, scope.groups) === 1;
      if (truths.rules[place] === 2) {
        goalCount += 1;
        const turned = { last: { node: rule.node, wanted: !fires }, before: goals };
        branches.push({ place: place + 1, goals: turned, goalCount, list: fires ? list : longer });
        goals = { last: { node: rule.node, wanted: fires }, before: goals };
      }
      if (fires) list = longer;
    }
    const ranks = list === null ? decision.otherwise : unchain(list);
    lists.set(ranks.join(), ranks);
  }
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
