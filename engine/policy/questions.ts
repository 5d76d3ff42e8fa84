import { findSkipped } from './asking.ts';
import type { CompiledDecision, CompiledPolicy } from './compile.ts';
import type { CaseState } from './condition-node.ts';
import { toCaseState, type Facts } from './facts.ts';
import { findTurningGroups, listMembersToAsk, listUnknownCounts } from './decide-known-now.ts';
import { listOpenFacts } from './next-question.ts';
import { hasBit } from './verify/bits.ts';
import { countCases, enumerateCases, enumerationLimit, type CaseSpace } from './verify/case-space.ts';
import { buildDecisionTable, type DecisionTable } from './verify/decision-table.ts';

function hasSameOutcome(one: DecisionTable, at: number, other: DecisionTable, otherAt: number): boolean {
  if (one.decision.decision.hit !== 'collect') return one.final[at] === other.final[otherAt];
  const listAt = (table: DecisionTable, position: number) => {
    const ranks = table.decision.rules.flatMap((rule, place) =>
      hasBit(table.fired[place] ?? new Uint32Array(), position) ? [rule.rank] : [],
    );
    return (ranks.length > 0 ? ranks : table.decision.otherwise).join();
  };
  return listAt(one, at) === listAt(other, otherAt);
}

/** Whether some change of one answer, all others equal, changes the outcome in some case of the table. */
function isEssential(
  compiled: CompiledPolicy,
  table: DecisionTable,
  space: CaseSpace,
  open: readonly number[],
  fact: number,
): boolean {
  const isOther = (one: number, other: number) => !hasSameOutcome(table, one, table, other);
  if (compiled.cells[fact]?.fact.kind === 'answer') {
    for (let position = 0; position < space.size; position += 1) {
      const turned = space.turnOn(fact, position);
      if (turned >= 0 && isOther(position, turned)) return true;
    }
    return false;
  }
  const firstOfRest = new Map<string, number>();
  const others = open.filter((each) => each !== fact).map((each) => space.cellsOf(each));
  for (let position = 0; position < space.size; position += 1) {
    const rest = others.map((cells) => cells?.[position] ?? 0).join();
    const first = firstOfRest.get(rest);
    if (first === undefined) firstOfRest.set(rest, position);
    else if (isOther(first, position)) return true;
  }
  return false;
}

/**
 * Facts of which some change, all other answers equal, changes the outcome in some completion, however much of the groups
 * is known by then, and those of which the mere being unknown makes a difference.
 */
function findEssential(
  compiled: CompiledPolicy,
  decision: CompiledDecision,
  state: CaseState,
  skipped: ReadonlySet<number>,
): readonly number[] | null {
  const { ways, isComplete } = listUnknownCounts(compiled, decision, state, skipped);
  const states = ways.map((unknowns) => ({ ...state, unknowns }));
  const open = [...new Set(states.flatMap((each) => listOpenFacts(compiled, each, [decision])))].sort((a, b) => a - b);
  if (!isComplete || countCases(compiled, open) * ways.length > enumerationLimit) return null;
  const tables = states.map((each) => {
    const space = enumerateCases(compiled, open, each);
    return { space, table: buildDecisionTable(decision, space, compiled) };
  });
  const essential = open.filter((fact) =>
    tables.some(({ table, space }) => isEssential(compiled, table, space, open, fact)),
  );
  const turning = findTurningGroups(ways, (one, other) => {
    const [a, b] = [tables[one], tables[other]];
    if (a === undefined || b === undefined) return false;
    for (let position = 0; position < a.space.size; position += 1) {
      if (!hasSameOutcome(a.table, position, b.table, position)) return true;
    }
    return false;
  });
  return [...essential, ...listMembersToAsk(compiled, turning, state, skipped)];
}

/**
 * The questions that settle the given decisions whatever is answered: exactly the unknown facts that can still make a
 * difference by themselves. There is one such set, and leaving out any of its facts may leave a decision open. Where how
 * much of a group is unknown makes a difference, its unknown members are among them, so that afterwards no further answer
 * changes an outcome; that set settles too, but a smaller one may do.
 *
 * @param decisions those of interest; by default all
 * @returns fact ids in fact order, none where everything is settled; null where over 3¹³ completions would be needed.
 *   Skipped questions (`askWhen`) are left out: what hangs on them
 *   stays open.
 */
export function findSettlingQuestions(
  compiled: CompiledPolicy,
  facts: Facts,
  decisions: readonly CompiledDecision[] = compiled.decisions,
): readonly string[] | null {
  const state = toCaseState(compiled, facts);
  const skipped = findSkipped(compiled, state);
  const needed = new Set<number>();
  for (const decision of decisions) {
    const essential = findEssential(compiled, decision, state, skipped);
    if (essential === null) return null;
    for (const fact of essential) needed.add(fact);
  }
  return [...needed]
    .filter((fact) => !skipped.has(fact))
    .sort((a, b) => a - b)
    .map((fact) => compiled.cells[fact]?.fact.id ?? '');
}
