import { CellReader } from './cell-reader.ts';
import { hasCell, isUniform, type CellRuns } from './cell-runs.ts';
import type { CompiledPolicy } from './compile.ts';
import type { CaseState, ConditionNode } from './condition-node.ts';
import { readAnswer, type Facts } from './facts.ts';

/** A node that compares one fact, or what a group counts. */
export type ComparisonNode = Extract<ConditionNode, { literal: unknown }>;

/** Different comparisons held as bits at most. */
const comparisonsAtMost = 4096;
/** Words of all rows at most: cells of all facts times words of bits. */
const rowWordsAtMost = 2 ** 20;

interface CountComparison {
  readonly bit: number;
  readonly counts: 'count' | 'unknown';
  readonly holds: CellRuns;
}

interface CountedGroup {
  readonly index: number;
  readonly members: readonly number[];
  readonly comparisons: readonly CountComparison[];
}

function keyOf(node: ComparisonNode): string {
  return `${node.kind} ${node.kind === 'fact' ? node.fact : node.group} ${node.holds.join()}`;
}

function visitComparisons(node: ConditionNode, visit: (node: ComparisonNode) => void): void {
  if ('literal' in node) {
    visit(node);
    return;
  }
  const children: readonly ConditionNode[] = node.of;
  for (const child of children) visitComparisons(child, visit);
}

/** Every comparison that rules and floors make, once, with its bit. */
function listComparisons(
  compiled: CompiledPolicy,
): Map<string, { readonly bit: number; readonly node: ComparisonNode }> {
  const comparisons = new Map<string, { bit: number; node: ComparisonNode }>();
  for (const { rules, floors } of compiled.decisions) {
    for (const { node } of [...rules, ...floors]) {
      visitComparisons(node, (each) => {
        const key = keyOf(each);
        if (!comparisons.has(key)) comparisons.set(key, { bit: comparisons.size, node: each });
      });
    }
  }
  return comparisons;
}

function setBit(words: Int32Array, bit: number, offset = 0): void {
  const word = offset + (bit >>> 5);
  words[word] = (words[word] ?? 0) | (1 << (bit & 31));
}

/**
 * Reads a case into bits, one for each different comparison of the rules and floors, so that conditions are then
 * evaluated many comparisons at a time. The words are reused: they tell of the case read last.
 */
export class ComparisonBits {
  /** Bits of the comparisons that hold for certain. */
  readonly holding: Int32Array;
  /** Bits of those that the answers leave open; all 0 for a complete case. */
  readonly open: Int32Array;
  /** The case read last. */
  readonly state: CaseState;
  private readonly reader: CellReader;
  private readonly cells: Int32Array;
  private readonly others: number[];
  private readonly unknowns: number[];
  private readonly otherIds: readonly (string | null)[];
  private readonly groups: readonly CountedGroup[];
  /** Whether any comparison is of what a group counts. */
  private readonly isCounting: boolean;
  /** By fact, where its rows begin: one row of words for each cell, then one for unknown. */
  private readonly firstRow: Int32Array;
  private readonly unknownCell: Int32Array;
  private readonly holdingRows: Int32Array;
  private readonly openRows: Int32Array;

  private constructor(
    compiled: CompiledPolicy,
    private readonly bits: ReadonlyMap<string, { readonly bit: number; readonly node: ComparisonNode }>,
    private readonly width: number,
    rowCount: number,
  ) {
    const { cells, groups } = compiled;
    this.holding = new Int32Array(width);
    this.open = new Int32Array(width);
    this.others = groups.map(() => 0);
    this.unknowns = groups.map(() => 0);
    this.otherIds = groups.map((group) => (group.takesOther ? `${group.id}.other` : null));
    this.unknownCell = Int32Array.from(cells, ({ values }) => values.length);
    this.firstRow = new Int32Array(cells.length);
    let row = 0;
    cells.forEach(({ values }, fact) => {
      this.firstRow[fact] = row * width;
      row += values.length + 1;
    });
    this.holdingRows = new Int32Array(rowCount * width);
    this.openRows = new Int32Array(rowCount * width);
    this.reader = new CellReader(compiled, this.holdingRows, this.firstRow, width);
    this.cells = this.reader.cells;
    this.state = { cells: this.cells, others: this.others, unknowns: this.unknowns };
    this.groups = groups.map(({ members }, index) => {
      const own = [...bits.values()].flatMap(({ bit, node }) =>
        node.kind !== 'fact' && node.group === index ? [{ bit, counts: node.kind, holds: node.holds }] : [],
      );
      return { index, members, comparisons: own };
    });
    this.isCounting = this.groups.some(({ comparisons }) => comparisons.length > 0);
    for (const { bit, node } of bits.values()) if (node.kind === 'fact') this.fillRows(bit, node);
  }

  /** @returns null where the policy makes too many comparisons for rows of bits */
  static create(compiled: CompiledPolicy): ComparisonBits | null {
    const bits = listComparisons(compiled);
    const width = Math.max(1, (bits.size + 31) >>> 5);
    const rowCount = compiled.cells.reduce((sum, { values }) => sum + values.length + 1, 0);
    if (bits.size > comparisonsAtMost || rowCount * width > rowWordsAtMost) return null;
    return new ComparisonBits(compiled, bits, width, rowCount);
  }

  private fillRows(bit: number, node: Extract<ComparisonNode, { kind: 'fact' }>): void {
    const { fact, holds, open } = node;
    const first = this.firstRow[fact] ?? 0;
    const cellCount = this.unknownCell[fact] ?? 0;
    for (let cell = 0; cell < cellCount; cell += 1) {
      if (hasCell(holds, cell)) setBit(this.holdingRows, bit, first + cell * this.width);
    }
    if (open === 1) setBit(this.holdingRows, bit, first + cellCount * this.width);
    if (open === 2) setBit(this.openRows, bit, first + cellCount * this.width);
  }

  /** How many different comparisons there are: their bits are 0 … `count` − 1. */
  get count(): number {
    return this.bits.size;
  }

  /** The bit of a comparison of the policy's rules and floors. @returns −1 for any other */
  bitOf(node: ComparisonNode): number {
    return this.bits.get(keyOf(node))?.bit ?? -1;
  }

  /**
   * Reads answers.
   * @returns whether every fact is answered
   * @throws EngineError `fact-value` for a value that the fact cannot have
   */
  readFacts(facts: Facts): boolean {
    const isWalked = this.reader.walk(facts);
    const isComplete = isWalked || this.reader.lookUp(facts);
    if (this.groups.length > 0) this.readGroups(facts);
    if (!isWalked) this.gatherBits(0);
    else {
      this.holding[0] = this.reader.firstWord;
      this.open[0] = 0;
      if (this.width > 1 || this.isCounting) this.gatherBits(1);
    }
    return isComplete;
  }

  private readGroups(facts: Facts): void {
    for (const { index, members } of this.groups) {
      const other = this.otherIds[index];
      this.others[index] = typeof other === 'string' && readAnswer(facts, other) === true ? 1 : 0;
      let unknown = 0;
      for (const member of members) if ((this.cells[member] ?? -1) < 0) unknown += 1;
      this.unknowns[index] = unknown;
    }
  }

  /** Reads a complete case whose groups count as unknown what they are told to. */
  readCells(cells: ArrayLike<number>, others: ArrayLike<number>, unknowns: ArrayLike<number>): void {
    this.cells.set(cells);
    for (let group = 0; group < this.others.length; group += 1) {
      this.others[group] = others[group] ?? 0;
      this.unknowns[group] = unknowns[group] ?? 0;
    }
    this.gatherBits(0);
  }

  /** @param from the first word that is not filled yet */
  private gatherBits(from: number): void {
    const { cells, firstRow, holding, holdingRows, open, openRows, unknownCell, width } = this;
    for (let word = from; word < width; word += 1) {
      let held = 0;
      let left = 0;
      for (let fact = 0; fact < cells.length; fact += 1) {
        const cell = cells[fact] ?? -1;
        const place = (firstRow[fact] ?? 0) + (cell < 0 ? (unknownCell[fact] ?? 0) : cell) * width + word;
        held |= holdingRows[place] ?? 0;
        left |= openRows[place] ?? 0;
      }
      holding[word] = held;
      open[word] = left;
    }
    if (this.isCounting) for (const group of this.groups) this.gatherCounts(group);
  }

  private gatherCounts({ index, members, comparisons }: CountedGroup): void {
    const unknown = this.unknowns[index] ?? 0;
    let low = this.others[index] ?? 0;
    let high = low;
    for (const member of members) {
      const cell = this.cells[member] ?? -1;
      if (cell === 1) low += 1;
      if (cell !== 0) high += 1;
    }
    for (const { bit, counts, holds } of comparisons) {
      const isCount = counts === 'count';
      if (isCount && high > low && !isUniform(holds, low, high)) setBit(this.open, bit);
      else if (hasCell(holds, isCount ? low : unknown)) setBit(this.holding, bit);
    }
  }
}
