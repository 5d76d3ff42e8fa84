import { findFirstToAsk, findSkipped } from './asking.ts';
import type { CompiledDecision, CompiledPolicy } from './compile.ts';
import { collectFacts, type CaseState, type ConditionNode, evaluateNode } from './condition-node.ts';
import { countUnknowns } from './facts.ts';
import { evaluateDecision, findPossibleOutcomes } from './possible-outcomes.ts';

/** Facts above this number are not looked ahead on one by one; the first that matters is asked. */
const factsWeighed = 64;
/** Rules evaluated at most to weigh one fact; a fact with more cells than that allows is weighed by some of them. */
const rulesWeighed = 1e6;

function collectOpenFacts(node: ConditionNode, state: CaseState, compiled: CompiledPolicy, into: Set<number>): void {
  if (node.kind === 'unknown' || evaluateNode(node, state, compiled.groups) !== 2) return;
  if (!('of' in node)) {
    collectFacts(node, compiled.groups, into);
    return;
  }
  const children: readonly ConditionNode[] = node.of;
  for (const child of children) collectOpenFacts(child, state, compiled, into);
}

/** Unknown facts that undecided rules and floors of the decisions still look at, in fact order. */
export function listOpenFacts(
  compiled: CompiledPolicy,
  state: CaseState,
  decisions: readonly CompiledDecision[],
): number[] {
  const facts = new Set<number>();
  for (const decision of decisions) {
    for (const { node } of [...decision.rules, ...decision.floors]) collectOpenFacts(node, state, compiled, facts);
  }
  return [...facts].filter((fact) => (state.cells[fact] ?? -1) < 0).sort((a, b) => a - b);
}

/** Outcomes still open; of a decision that collects, where lists multiply, one more than the rules still open. */
function countOpen(decision: CompiledDecision, state: CaseState, compiled: CompiledPolicy): number {
  if (decision.decision.hit !== 'collect') return findPossibleOutcomes(decision, state, compiled).ranks.length;
  return 1 + evaluateDecision(decision, state, compiled).rules.filter((truth) => truth === 2).length;
}

/** Cells of a fact to weigh it by: all, or as many as are allowed, evenly spread. */
function pickCells(cellCount: number, atMost: number): number[] {
  const count = Math.min(cellCount, Math.max(2, Math.floor(atMost)));
  return Array.from({ length: count }, (_, place) => Math.floor((place * cellCount) / count));
}

/** The mean number of outcomes still open after the fact is answered, over its cells and the decisions. */
function weighQuestion(
  compiled: CompiledPolicy,
  state: CaseState,
  fact: number,
  decisions: readonly CompiledDecision[],
): number {
  const cellCount = compiled.cells[fact]?.values.length ?? 0;
  const ruleCount = decisions.reduce((sum, { rules, floors }) => sum + rules.length + floors.length, 0);
  const picked = pickCells(cellCount, rulesWeighed / Math.max(1, ruleCount));
  let open = 0;
  for (const cell of picked) {
    const cells = state.cells.slice();
    cells[fact] = cell;
    const answered = { cells, others: state.others, unknowns: countUnknowns(compiled, cells) };
    for (const decision of decisions) open += countOpen(decision, answered, compiled);
  }
  return open / picked.length;
}

/**
 * The unknown fact to ask next: the one that, on average over its answers, leaves the fewest outcomes open in the
 * decisions not settled yet. Ties go by fact order; facts that clock, history or desk supply come last. A question that is
 * skipped (`askWhen`) is never chosen, and before one that waits for an earlier answer, the earlier one is asked.
 *
 * Once all decisions are settled, the facts are asked that some of them is settled by only because they are unknown
 * (`knownNow`).
 *
 * @param unsettled decisions with more than one outcome left
 * @param knownNow facts by whose being unknown settled decisions come out as they do, in fact order
 * @returns the fact's id; null when no answer makes a difference, or all that is open hangs on skipped questions
 */
export function chooseNextQuestion(
  compiled: CompiledPolicy,
  state: CaseState,
  unsettled: readonly CompiledDecision[],
  knownNow: readonly number[] = [],
): string | null {
  if (unsettled.length === 0 && knownNow.length === 0) return null;
  const isAskable = (fact: number) => compiled.cells[fact]?.fact.suppliedBy === undefined;
  const skipped = findSkipped(compiled, state);
  const undecided = listOpenFacts(compiled, state, unsettled).filter((fact) => !skipped.has(fact));
  // What settled decisions hang on comes after what is not settled at all.
  const open = undecided.length > 0 ? undecided : knownNow.filter((fact) => !skipped.has(fact));
  const askable = open.filter(isAskable);
  const candidates = askable.length > 0 ? askable : open;
  let best = candidates[0];
  let fewest = Number.POSITIVE_INFINITY;
  for (const fact of undecided.length > 0 && candidates.length > 1 ? candidates.slice(0, factsWeighed) : []) {
    const weight = weighQuestion(compiled, state, fact, unsettled);
    if (weight < fewest - 1e-9) [fewest, best] = [weight, fact];
  }
  if (best === undefined) return null;
  const first = findFirstToAsk(compiled, state, best, (fact) => isAskable(fact) && !skipped.has(fact));
  return compiled.cells[first]?.fact.id ?? null;
}
