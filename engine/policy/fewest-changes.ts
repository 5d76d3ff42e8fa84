import type { Localized } from '../domain/localized.ts';
import type { FactValue, Outcome } from '../pack/policy-model.ts';
import { nameOutcome, type CompiledDecision, type CompiledPolicy } from './compile.ts';
import { collectFacts, evaluateNode, type CaseState, type ConditionNode } from './condition-node.ts';
import { wordChanges } from './explain-words.ts';
import { countUnknowns, readAnswer, toCaseState, type Facts } from './facts.ts';
import { findByRoutes } from './fewest-routes.ts';
import { evaluateDecision, findPossibleOutcomes } from './possible-outcomes.ts';

/** One answer changed. */
interface ChangedAnswer {
  readonly fact: string;
  readonly from: FactValue | null;
  readonly to: FactValue;
}

/** Answers that lead to another outcome. */
export interface FewestChanges {
  readonly outcome: Outcome;
  readonly changes: readonly ChangedAnswer[];
  /** Whether every smaller set of answers was tried; false: each of the changes is needed, but other ones may be fewer. */
  readonly exact: boolean;
  readonly message: Localized;
}

/** The changes found, and how far the search went. */
export interface ChangeSearch {
  readonly changes: readonly FewestChanges[];
  /** Every outcome in reach is there, with the fewest answers; false: the search stopped at its limit. */
  readonly exact: boolean;
  readonly searched: {
    /** Every way of changing up to this many answers was tried. */
    readonly upTo: number;
    /** Cases looked at. */
    readonly cases: number;
  };
}

/** Cases looked at one by one at most; as many again are looked at by following what the rules lack. */
const casesAtMost = 20_000;
/** Lists of collected outcomes have no end: fewer are waited for. */
const listCasesAtMost = 5_000;
/** Rules evaluated at most: of a policy of thousands of rules fewer cases are looked at, but never fewer than 200. */
const rulesAtMost = 1_000_000;
const casesAtLeast = 200;

/** Facts a tree looks at, and those whose being unknown it counts. */
function collectTouched(node: ConditionNode, compiled: CompiledPolicy, into: Set<number>): void {
  collectFacts(node, compiled.groups, into);
  if (node.kind === 'unknown') for (const member of compiled.groups[node.group]?.members ?? []) into.add(member);
  else if ('of' in node) {
    const children: readonly ConditionNode[] = node.of;
    for (const child of children) collectTouched(child, compiled, into);
  }
}

function asksUnknown(node: ConditionNode): boolean {
  if (node.kind === 'unknown') return true;
  if (!('of' in node)) return false;
  const children: readonly ConditionNode[] = node.of;
  return children.some(asksUnknown);
}

/** What a decision settles on, as ranks; null where it is not settled. Exact; most open cases are told by two completions. */
function settle(decision: CompiledDecision, state: CaseState, compiled: CompiledPolicy): readonly number[] | null {
  const rankIn = (completed: CaseState): readonly number[] => {
    const holds = ({ node }: { readonly node: ConditionNode }) => evaluateNode(node, completed, compiled.groups) === 1;
    if (decision.decision.hit === 'collect') {
      const ranks = decision.rules.filter(holds).map(({ rank }) => rank);
      return ranks.length > 0 ? ranks : decision.otherwise;
    }
    const base = decision.precedence.find(holds)?.rank ?? decision.otherwise[0] ?? 0;
    return [decision.floors.reduce((rank, floor) => (floor.rank > rank && holds(floor) ? floor.rank : rank), base)];
  };
  const complete = (pick: (count: number) => number): CaseState => ({
    ...state,
    cells: state.cells.map((cell, fact) => (cell < 0 ? pick(compiled.cells[fact]?.values.length ?? 1) : cell)),
  });
  const lowest = rankIn(complete(() => 0));
  if (!state.cells.includes(-1)) return lowest;
  if (rankIn(complete((count) => count - 1)).join() !== lowest.join()) return null;
  const truths = evaluateDecision(decision, state, compiled);
  if (![...truths.rules, ...truths.floors].includes(2)) return lowest;
  const { ranks, isExact } = findPossibleOutcomes(decision, state, compiled, truths);
  return isExact && ranks.length === 1 ? (ranks[0] ?? null) : null;
}

/** By size: how many ways there are of changing that many answers, up to the largest size that a limit lets be tried. */
function countSizes(ways: readonly number[], atMost: number): number {
  // Ways of changing k of the answers read so far, by k.
  const counts = [1];
  for (const way of ways) {
    for (let size = counts.length; size > 0; size -= 1) {
      counts[size] = (counts[size] ?? 0) + (counts[size - 1] ?? 0) * way;
    }
  }
  let sum = 0;
  let size = 0;
  while (size < ways.length && sum + (counts[size + 1] ?? 0) <= atMost) {
    size += 1;
    sum += counts[size] ?? 0;
  }
  return size;
}

/** The outcomes that any answers at all can lead to; where how much is unknown counts, those that some rule or floor names. */
function listReachable(decision: CompiledDecision, state: CaseState, compiled: CompiledPolicy): readonly number[] {
  const parts = [...decision.rules, ...decision.floors];
  const named = [...new Set([...decision.otherwise, ...parts.map(({ rank }) => rank)])];
  if (parts.some(({ node }) => asksUnknown(node)) && state.cells.includes(-1)) return named;
  const blank = { cells: state.cells.map(() => -1), others: state.others, unknowns: compiled.groups.map(() => 0) };
  const { ranks, isExact } = findPossibleOutcomes(decision, blank, compiled);
  return isExact ? ranks.flat() : named;
}

/** Calls `visit` with every way of changing `size` of the facts, in fact order and then by value, until it returns true. */
function someChange(
  compiled: CompiledPolicy,
  start: CaseState,
  facts: readonly number[],
  size: number,
  visit: (cells: Int32Array, chosen: readonly number[]) => boolean,
): boolean {
  const cells = start.cells.slice();
  const chosen: number[] = [];
  const fill = (place: number): boolean => {
    const fact = chosen[place];
    if (fact === undefined) return visit(cells, chosen);
    const count = compiled.cells[fact]?.values.length ?? 0;
    const before = start.cells[fact] ?? -1;
    for (let cell = 0; cell < count; cell += 1) {
      if (cell === before) continue;
      cells[fact] = cell;
      if (fill(place + 1)) return true;
    }
    cells[fact] = before;
    return false;
  };
  const choose = (from: number): boolean => {
    if (chosen.length === size) return fill(0);
    for (let place = from; place <= facts.length - (size - chosen.length); place += 1) {
      chosen.push(facts[place] ?? -1);
      if (choose(place + 1)) return true;
      chosen.pop();
    }
    return false;
  };
  return choose(0);
}

/**
 * The fewest answers to change (or to give, where unknown) so that a decision settles on each other outcome, ties by fact
 * order and then by the order of the values. Facts that clock, history or desk supply count like any other; no answer is
 * taken back.
 *
 * All ways of changing one answer are tried, then of two, and so on, as far as 20,000 cases go (5,000 for collected lists).
 * Outcomes not met by then are looked for along the rules that give them, those that lack the fewest answers in front;
 * what is found so is as small as leaving out any one of its answers can make it (`exact: false`).
 *
 * @returns fewest changes first; see {@link ChangeSearch} for what the search leaves open
 */
export function searchFewestChanges(compiled: CompiledPolicy, decision: CompiledDecision, facts: Facts): ChangeSearch {
  const state = toCaseState(compiled, facts);
  const now = settle(decision, state, compiled)?.join() ?? null;
  const collects = decision.decision.hit === 'collect';
  const touched = new Set<number>();
  for (const { node } of [...decision.rules, ...decision.floors]) collectTouched(node, compiled, touched);
  const candidates = [...touched].sort((a, b) => a - b);
  const ways = candidates.map(
    (fact) => (compiled.cells[fact]?.values.length ?? 0) - ((state.cells[fact] ?? -1) < 0 ? 0 : 1),
  );
  const affordable = Math.floor(rulesAtMost / Math.max(1, decision.rules.length + decision.floors.length));
  const limit = Math.min(collects ? listCasesAtMost : casesAtMost, Math.max(casesAtLeast, affordable));
  const missing = new Set(collects ? [] : listReachable(decision, state, compiled).map(String));
  if (now !== null) missing.delete(now);
  const found = new Map<string, FewestChanges>();
  let cases = 0;

  const stateOf = (cells: Int32Array): CaseState => ({
    cells,
    others: state.others,
    unknowns: countUnknowns(compiled, cells),
  });
  const note = (ranks: readonly number[], cells: Int32Array, exact: boolean): void => {
    const outcome = nameOutcome(decision, ranks);
    const changes = candidates.flatMap((fact): ChangedAnswer[] => {
      const [cell, definition] = [cells[fact] ?? -1, compiled.cells[fact]];
      const to = definition?.values[cell];
      if (definition === undefined || to === undefined || cell === state.cells[fact]) return [];
      return [{ fact: definition.fact.id, from: readAnswer(facts, definition.fact.id), to }];
    });
    const message = wordChanges(compiled.policy, decision.decision.id, outcome, changes);
    found.set(ranks.join(), { outcome, changes, exact, message });
    missing.delete(ranks.join());
  };
  const isDone = () => !collects && missing.size === 0;

  const upTo = isDone() ? 0 : countSizes(ways, limit);
  let size = 0;
  while (size < upTo && !isDone()) {
    size += 1;
    someChange(compiled, state, candidates, size, (cells) => {
      cases += 1;
      const ranks = settle(decision, stateOf(cells), compiled);
      const key = ranks?.join() ?? null;
      if (ranks !== null && key !== null && key !== now && !found.has(key)) note(ranks, cells.slice(), true);
      return isDone();
    });
  }
  const isExhausted = isDone() || size === candidates.length;
  if (!isExhausted && !collects) {
    const budget = Math.ceil(limit / missing.size);
    for (const rank of [...missing].map(Number)) {
      const byRoutes = findByRoutes(compiled, decision, state, rank, budget);
      cases += byRoutes.cases;
      if (byRoutes.cells === null) continue;
      const cells = byRoutes.cells.slice();
      for (const fact of candidates.filter((each) => cells[each] !== state.cells[each])) {
        const given = cells[fact] ?? -1;
        cells[fact] = state.cells[fact] ?? -1;
        cases += 1;
        if (settle(decision, stateOf(cells), compiled)?.join() !== String(rank)) cells[fact] = given;
      }
      const changed = candidates.filter((each) => cells[each] !== state.cells[each]).length;
      note([rank], cells, changed <= size + 1);
    }
  }
  const changes = [...found.values()].sort((a, b) => a.changes.length - b.changes.length);
  const exact = isExhausted || (!collects && missing.size === 0 && changes.every((each) => each.exact));
  return { changes, exact, searched: { upTo: isExhausted && !isDone() ? candidates.length : size, cases } };
}

/** As {@link searchFewestChanges}, without how far the search went. */
export function findFewestChanges(
  compiled: CompiledPolicy,
  decision: CompiledDecision,
  facts: Facts,
): readonly FewestChanges[] {
  return searchFewestChanges(compiled, decision, facts).changes;
}
