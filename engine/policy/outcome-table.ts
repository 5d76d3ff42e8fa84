import { EngineError } from '../domain/engine-error.ts';
import { numberCases, visitCases, type CasePositions } from './case-positions.ts';
import type { CompiledPolicy } from './compile.ts';
import type { OutcomeDecision } from './decide-outcomes.ts';
import { QuickPolicy } from './quick-decide.ts';

/** Complete cases held at most. */
export const tabledCasesAtMost = 65_536;

/** Why a policy is not held as a table: too many cases, comparisons, or outcomes that may be collected. */
export type TableRefusal = 'too-many-cases' | 'too-many-comparisons' | 'too-many-outcomes';

/** What one decision comes to in every complete case. */
export interface OutcomeColumn {
  /** Id of the decision. */
  readonly decision: string;
  /** By the number of the case: place in `results`. */
  readonly codes: Uint16Array;
  /** Every different result, in order of its first case. */
  readonly results: readonly OutcomeDecision[];
}

/** Every complete case of a small policy, decided beforehand. */
export interface OutcomeTable {
  readonly kind: 'table';
  readonly positions: CasePositions;
  /** In declared order. */
  readonly columns: readonly OutcomeColumn[];
  /**
   * What a decision comes to.
   * @param column place of the decision
   * @param position number of the case; of yes-or-no facts the mask of yes answers
   * @throws EngineError `no-such-case`
   */
  readonly decisionAt: (column: number, position: number) => OutcomeDecision;
}

/**
 * Decides every complete case of a small policy: its outcome, deadline and approvals are then one look into a table.
 * @returns `refused` with the reason where there are more than 65,536 cases or too many comparisons
 */
export function buildOutcomeTable(
  compiled: CompiledPolicy,
): OutcomeTable | { readonly kind: 'refused'; readonly reason: TableRefusal } {
  const positions = numberCases(compiled, false);
  if (positions.size > tabledCasesAtMost) return { kind: 'refused', reason: 'too-many-cases' };
  const quick = QuickPolicy.of(compiled);
  if (quick === null) return { kind: 'refused', reason: 'too-many-comparisons' };
  const places = compiled.decisions.map(() => new Map<OutcomeDecision, number>());
  const codes = compiled.decisions.map(() => new Uint16Array(positions.size));
  visitCases(compiled, (position, cells, others) => {
    quick.bits.readCells(cells, others, []);
    quick.decide().forEach((decided, column) => {
      const known = places[column];
      const own = codes[column];
      if (!known || !own) return;
      const code = known.get(decided) ?? known.size;
      if (code === known.size) known.set(decided, code);
      own[position] = code;
    });
  });
  const columns = compiled.decisions.map(({ decision }, column): OutcomeColumn => ({
    decision: decision.id,
    codes: codes[column] ?? new Uint16Array(),
    results: [...(places[column]?.keys() ?? [])],
  }));
  const decisionAt = (column: number, position: number) => {
    const { codes: own, results } = columns[column] ?? { codes: [], results: [] };
    const decided = results[own[position] ?? -1];
    if (!decided) throw new EngineError('no-such-case', `${String(column)}/${String(position)}`);
    return decided;
  };
  return { kind: 'table', positions, columns, decisionAt };
}
