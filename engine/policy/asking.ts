import type { CompiledPolicy } from './compile.ts';
import { collectFacts, type CaseState } from './condition-node.ts';
import { solve } from './solve.ts';

/**
 * Unknown facts whose question is skipped, because their `askWhen` can no longer hold. A question that waits for the yes
 * of a skipped one is skipped too.
 */
export function findSkipped(compiled: CompiledPolicy, state: CaseState): ReadonlySet<number> {
  const skipped = new Set<number>();
  if (compiled.asks.every((node) => node === null)) return skipped;
  const asked = { ...state, cells: state.cells.slice() };
  compiled.asks.forEach((node, fact) => {
    if (node === null || (state.cells[fact] ?? -1) >= 0) return;
    if (solve(compiled, asked, [{ node, wanted: true }]) !== 'no') return;
    skipped.add(fact);
    if (compiled.cells[fact]?.fact.kind === 'answer') asked.cells[fact] = 0;
  });
  return skipped;
}

/**
 * The question to put so that a fact can be asked: the fact itself once its `askWhen` holds for certain, else the first
 * unknown fact that its `askWhen` waits for.
 *
 * @param canAsk facts that may be asked now
 */
export function findFirstToAsk(
  compiled: CompiledPolicy,
  state: CaseState,
  fact: number,
  canAsk: (fact: number) => boolean,
): number {
  const node = compiled.asks[fact] ?? null;
  if (node === null || solve(compiled, state, [{ node, wanted: false }]) === 'no') return fact;
  const waitsFor = [...collectFacts(node, compiled.groups, new Set())].sort((a, b) => a - b);
  const first = waitsFor.find((each) => (state.cells[each] ?? -1) < 0 && canAsk(each));
  return first === undefined ? fact : findFirstToAsk(compiled, state, first, canAsk);
}
