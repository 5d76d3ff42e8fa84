import { findSkipped } from './asking.ts';
import type { CompiledDecision, CompiledPolicy } from './compile.ts';
import { toCaseState, type Facts } from './facts.ts';
import { listOpenFacts } from './next-question.ts';
import { hasBit } from './verify/bits.ts';
import { countCases, enumerateCases, enumerationLimit } from './verify/case-space.ts';
import { buildDecisionTable, type DecisionTable } from './verify/decision-table.ts';

function hasSameOutcome(table: DecisionTable, one: number, other: number): boolean {
  if (table.decision.decision.hit !== 'collect') return table.final[one] === table.final[other];
  const listAt = (position: number) => {
    const ranks = table.decision.rules.flatMap((rule, place) =>
      hasBit(table.fired[place] ?? new Uint32Array(), position) ? [rule.rank] : [],
    );
    return (ranks.length > 0 ? ranks : table.decision.otherwise).join();
  };
  return listAt(one) === listAt(other);
}

/** Facts of which some change, all other answers equal, changes the outcome in some completion. */
function findEssential(compiled: CompiledPolicy, decision: CompiledDecision, facts: Facts): number[] | null {
  const state = toCaseState(compiled, facts);
  const open = listOpenFacts(compiled, state, [decision]);
  if (countCases(compiled, open) > enumerationLimit) return null;
  const space = enumerateCases(compiled, open, state);
  const table = buildDecisionTable(decision, space, compiled);
  return open.filter((fact) => {
    const firstOfRest = new Map<string, number>();
    const others = open.filter((each) => each !== fact).map((each) => space.cellsOf(each));
    if (compiled.cells[fact]?.fact.kind === 'answer') {
      for (let position = 0; position < space.size; position += 1) {
        const turned = space.turnOn(fact, position);
        if (turned >= 0 && !hasSameOutcome(table, position, turned)) return true;
      }
      return false;
    }
    for (let position = 0; position < space.size; position += 1) {
      const rest = others.map((cells) => cells?.[position] ?? 0).join();
      const first = firstOfRest.get(rest);
      if (first === undefined) firstOfRest.set(rest, position);
      else if (!hasSameOutcome(table, first, position)) return true;
    }
    return false;
  });
}

/**
 * The shortest set of questions that settles the given decisions whatever is answered: exactly the unknown facts that
 * can still make a difference by themselves. There is one such set, and leaving out any of its facts may leave a decision
 * open.
 *
 * @param decisions those of interest; by default all
 * @returns fact ids in fact order, none where everything is settled; null where over 3¹³ completions would be needed.
 *   Rules on `<group>.unknown` are taken as they stand now. Skipped questions (`askWhen`) are left out: what hangs on them
 *   stays open.
 */
export function findSettlingQuestions(
  compiled: CompiledPolicy,
  facts: Facts,
  decisions: readonly CompiledDecision[] = compiled.decisions,
): readonly string[] | null {
  const skipped = findSkipped(compiled, toCaseState(compiled, facts));
  const needed = new Set<number>();
  for (const decision of decisions) {
    const essential = findEssential(compiled, decision, facts);
    if (essential === null) return null;
    for (const fact of essential) needed.add(fact);
  }
  return [...needed]
    .filter((fact) => !skipped.has(fact))
    .sort((a, b) => a - b)
    .map((fact) => compiled.cells[fact]?.fact.id ?? '');
}
