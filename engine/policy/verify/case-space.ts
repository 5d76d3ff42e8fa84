import type { FactValue } from '../../pack/policy-model.ts';
import type { CaseState, NodeScope } from '../condition-node.ts';
import type { FactCells } from '../fact-cells.ts';

/**
 * Complete cases laid out for verification: every case of some facts, or a sample. Positions are ordered by the number
 * of danger answers, then by the values in fact order (no before yes, low before high), so that the first position of
 * any set is its smallest witness. Facts left out stand at their first value.
 */
export interface CaseSpace {
  readonly method: 'exhaustive' | 'sampled';
  readonly size: number;
  /** Facts that vary, in fact order. */
  readonly support: readonly number[];
  /** Answers known beforehand, where the space completes a case; null where every case is complete by itself. */
  readonly given: CaseState | null;
  /** Cell of a fact at each position; null for a fact left out (cell 0, or as given, throughout). */
  readonly cellsOf: (fact: number) => Uint16Array | null;
  /** The position of the same case with a yes-or-no fact turned from no to yes; −1 where it is yes or not in the space. */
  readonly turnOn: (fact: number, position: number) => number;
  /** The position of the same case with another cell of a fact; −1 where that is not in the space. */
  readonly turnTo: (fact: number, position: number, cell: number) => number;
}

/** Cases enumerated at most: 20 yes-or-no facts are 1,048,576, 13 three-valued ones 1,594,323. */
export const enumerationLimit = 3 ** 13;

function isDanger(compiled: NodeScope, fact: number): boolean {
  const definition = compiled.cells[fact]?.fact;
  return definition?.kind === 'answer' && definition.danger;
}

/** Cells of a fact up to which each is tried in place of each other; beyond, the ones beside it. */
const turnsAtMost = 16;

/**
 * The cells that a marked fact is turned to: an answer from no to yes; an option or a number to every other, or only to
 * those beside it where they are many (where any other makes a difference, some step on the way there does).
 */
export function listTurns({ fact, values }: FactCells, own: number): number[] {
  if (fact.kind === 'answer') return own === 0 ? [1] : [];
  const others =
    values.length <= turnsAtMost ? Array.from({ length: values.length }, (_, cell) => cell) : [own - 1, own + 1];
  return others.filter((cell) => cell !== own && cell >= 0 && cell < values.length);
}

/** Cells of one fact that a space can tell apart. */
export const cellsAtMost = 65_536;

/** How many cases the facts span; Infinity where a fact has more cells than a space can tell apart. */
export function countCases(compiled: NodeScope, support: readonly number[]): number {
  const widths = support.map((fact) => compiled.cells[fact]?.values.length ?? 1);
  if (widths.some((width) => width > cellsAtMost)) return Number.POSITIVE_INFINITY;
  return widths.reduce((product, width) => product * width, 1);
}

/**
 * Every case of the facts given.
 * @param support facts that vary, in fact order; their cases must not exceed {@link enumerationLimit}
 * @param given the case to complete: facts outside `support` stay as they are, groups keep what they count as unknown
 */
export function enumerateCases(
  compiled: NodeScope,
  support: readonly number[],
  given: CaseState | null = null,
): CaseSpace {
  const size = countCases(compiled, support);
  const widths = support.map((fact) => compiled.cells[fact]?.values.length ?? 1);
  const strides = widths.map((_, place) => widths.slice(place + 1).reduce((product, width) => product * width, 1));
  const dangers = new Uint8Array(size);
  const cellsByIndex = support.map((fact, place) => {
    const cells = new Uint16Array(size);
    const [width = 1, stride = 1] = [widths[place], strides[place]];
    const counts = isDanger(compiled, fact);
    for (let index = 0; index < size; index += 1) {
      const cell = Math.floor(index / stride) % width;
      cells[index] = cell;
      if (counts && cell === 1) dangers[index] = (dangers[index] ?? 0) + 1;
    }
    return cells;
  });
  // Counting sort by number of dangers keeps the order of values among equals.
  const starts = new Int32Array(support.length + 2);
  for (const count of dangers) starts[count + 1] = (starts[count + 1] ?? 0) + 1;
  for (let count = 1; count < starts.length; count += 1)
    starts[count] = (starts[count] ?? 0) + (starts[count - 1] ?? 0);
  const positions = new Int32Array(size);
  const indexes = new Int32Array(size);
  for (let index = 0; index < size; index += 1) {
    const count = dangers[index] ?? 0;
    const position = starts[count] ?? 0;
    starts[count] = position + 1;
    positions[index] = position;
    indexes[position] = index;
  }
  const cellsByFact = new Map<number, Uint16Array>();
  support.forEach((fact, place) => {
    const source = cellsByIndex[place];
    const cells = new Uint16Array(size);
    for (let position = 0; position < size; position += 1) cells[position] = source?.[indexes[position] ?? 0] ?? 0;
    cellsByFact.set(fact, cells);
  });
  const strideOf = new Map(support.map((fact, place) => [fact, strides[place] ?? 0]));
  const turnTo = (fact: number, position: number, cell: number): number => {
    const current = cellsByFact.get(fact)?.[position];
    if (current === undefined) return -1;
    return positions[(indexes[position] ?? 0) + (cell - current) * (strideOf.get(fact) ?? 0)] ?? -1;
  };
  return {
    method: 'exhaustive',
    size,
    support,
    given,
    cellsOf: (fact) => cellsByFact.get(fact) ?? null,
    turnOn: (fact, position) => (cellsByFact.get(fact)?.[position] === 0 ? turnTo(fact, position, 1) : -1),
    turnTo,
  };
}

/** Fixed numbers for hashing: one for each fact and cell, 0 … 2³² − 1. */
function mix(fact: number, cell: number): number {
  let word = Math.imul(fact + 1, 0x9e3779b1) ^ Math.imul(cell + 1, 0x85ebca6b);
  word = Math.imul(word ^ (word >>> 15), 0x2c1b3c6d);
  return (word ^ (word >>> 13)) >>> 0;
}

/**
 * A list of given cases as a space; equal ones count once.
 * @param cases cells by fact, all facts of the policy
 */
export function listCases(compiled: NodeScope, cases: readonly Uint16Array[]): CaseSpace {
  const support = compiled.cells.map((_, fact) => fact);
  const dangerFacts = support.filter((fact) => isDanger(compiled, fact));
  // Strings compare by their units, so a text of the danger count and the cells sorts as positions have to.
  const byKey = new Map(
    cases.map((cells) => {
      const dangers = dangerFacts.filter((fact) => cells[fact] === 1).length;
      return [String.fromCharCode(dangers, ...cells), cells];
    }),
  );
  const keys = [...byKey.keys()].sort((a, b) => (a < b ? -1 : 1));
  const sorted = keys.map((key) => byKey.get(key) ?? new Uint16Array());
  const hashOf = (cells: Uint16Array) => support.reduce((hash, fact) => hash ^ mix(fact, cells[fact] ?? 0), 0);
  const hashes = Int32Array.from(sorted, hashOf);
  const positionOf = new Map(Array.from(hashes, (hash, position) => [hash, position]));
  const cellsByFact = support.map((fact) => Uint16Array.from(sorted, (cells) => cells[fact] ?? 0));
  const turnTo = (fact: number, position: number, cell: number): number => {
    const cells = sorted[position];
    if (cells === undefined) return -1;
    const turned = positionOf.get((hashes[position] ?? 0) ^ mix(fact, cells[fact] ?? 0) ^ mix(fact, cell));
    if (turned === undefined) return -1;
    const found = sorted[turned];
    return support.every((each) => found?.[each] === (each === fact ? cell : cells[each])) ? turned : -1;
  };
  return {
    method: 'sampled',
    size: sorted.length,
    support,
    given: null,
    cellsOf: (fact) => cellsByFact[fact] ?? null,
    turnOn: (fact, position) => (sorted[position]?.[fact] === 0 ? turnTo(fact, position, 1) : -1),
    turnTo,
  };
}

/** The complete case at a position: a value for every fact of the policy. */
export function readCase(compiled: NodeScope, space: CaseSpace, position: number): Record<string, FactValue> {
  return Object.fromEntries(
    compiled.cells.map(({ fact, values }, index) => {
      const cell = space.cellsOf(index)?.[position] ?? Math.max(0, space.given?.cells[index] ?? 0);
      return [fact.id, values[cell] ?? false];
    }),
  );
}
