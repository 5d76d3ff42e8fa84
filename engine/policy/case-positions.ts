import { EngineError } from '../domain/engine-error.ts';
import type { CompiledPolicy } from './compile.ts';
import { toCaseState, type Facts } from './facts.ts';

/**
 * Numbers for cases, without gaps: every fact is a digit, the first fact the lowest; then a digit for each group that
 * takes others. Of yes-or-no facts a complete case's number is its mask of yes answers; with unknown as the third
 * digit it is written in threes: 0 no, 1 yes, 2 unknown.
 */
export interface CasePositions {
  /** How many cases there are: the product of `radixes`. */
  readonly size: number;
  /** Values of each digit. */
  readonly radixes: readonly number[];
  /** The number of a case. @throws EngineError `fact-value`, or `facts-incomplete` where unknown is no digit */
  readonly positionOf: (facts: Facts) => number;
}

/** @param countsUnknown whether unknown is a value of every fact, after its cells */
export function numberCases(compiled: CompiledPolicy, countsUnknown: boolean): CasePositions {
  const takers = compiled.groups.flatMap(({ takesOther }, group) => (takesOther ? [group] : []));
  const widths = compiled.cells.map(({ values }) => values.length + (countsUnknown ? 1 : 0));
  const radixes = [...widths, ...takers.map(() => 2)];
  const positionOf = (facts: Facts) => {
    const { cells, others } = toCaseState(compiled, facts);
    let position = 0;
    let stride = 1;
    compiled.cells.forEach(({ fact, values }, index) => {
      const cell = cells[index] ?? -1;
      if (cell < 0 && !countsUnknown) throw new EngineError('facts-incomplete', fact.id);
      position += (cell < 0 ? values.length : cell) * stride;
      stride *= widths[index] ?? 1;
    });
    for (const group of takers) {
      position += (others[group] ?? 0) * stride;
      stride *= 2;
    }
    return position;
  };
  return { size: radixes.reduce((product, radix) => product * radix, 1), radixes, positionOf };
}

/** Visits every complete case in order of its number; the arrays are reused. */
export function visitCases(
  compiled: CompiledPolicy,
  visit: (position: number, cells: Int32Array, others: Int32Array) => void,
): void {
  const { size, radixes } = numberCases(compiled, false);
  const takers = compiled.groups.flatMap(({ takesOther }, group) => (takesOther ? [group] : []));
  const factCount = compiled.cells.length;
  const cells = new Int32Array(factCount);
  const others = new Int32Array(compiled.groups.length);
  for (let position = 0; position < size; position += 1) {
    visit(position, cells, others);
    for (let digit = 0; digit < radixes.length; digit += 1) {
      const [row, place] = digit < factCount ? [cells, digit] : [others, takers[digit - factCount] ?? 0];
      const next = (row[place] ?? 0) + 1;
      row[place] = next === radixes[digit] ? 0 : next;
      if (row[place] !== 0) break;
    }
  }
}
