import type { CompiledDecision } from '../compile.ts';
import { hasCell, type CellRuns } from '../cell-runs.ts';
import type { ConditionNode, NodeScope } from '../condition-node.ts';
import {
  complementInPlace,
  createBits,
  createFullBits,
  forEachBit,
  intersectInto,
  uniteInto,
  type CaseBits,
} from './bits.ts';
import type { CaseSpace } from './case-space.ts';

/** What one decision comes to at every position of a space. */
export interface DecisionTable {
  readonly decision: CompiledDecision;
  readonly space: CaseSpace;
  /** By rule of the decision: where it fires. */
  readonly fired: readonly CaseBits[];
  /** Where at least one rule fires. */
  readonly anyFired: CaseBits;
  /** Rank given by the rules, before floors. Under `collect` of no meaning. */
  readonly base: Int16Array;
  /** Rank after floors. */
  readonly final: Int16Array;
  /** Rank that stands for the result where heights are compared: after floors; under `collect` the highest collected. */
  readonly highest: Int16Array;
  /** Highest rank that floors ask for; −1 = none. */
  readonly floor: Int16Array;
  /** Hours; Infinity where no rule that gives the outcome sets a deadline. */
  readonly deadline: Float64Array;
}

/** Comparisons worked out before, by space: policies make the same ones again and again. */
const gathered = new WeakMap<CaseSpace, Map<string, CaseBits>>();
const gatheredAtMost = 256;

function remember(space: CaseSpace, key: string, work: () => CaseBits): CaseBits {
  const known = gathered.get(space) ?? new Map<string, CaseBits>();
  gathered.set(space, known);
  const bits = known.get(key) ?? work();
  if (known.size < gatheredAtMost) known.set(key, bits);
  return bits;
}

/** Where a tree of conditions holds; the result is shared. Of complete cases no answer of a group is unknown. */
export function findHolding(node: ConditionNode, space: CaseSpace, compiled: NodeScope): CaseBits {
  switch (node.kind) {
    case 'all':
    case 'any': {
      const children: readonly ConditionNode[] = node.of;
      const bits = node.kind === 'all' ? createFullBits(space.size) : createBits(space.size);
      for (const child of children) {
        const each = findHolding(child, space, compiled);
        if (node.kind === 'all') intersectInto(bits, each);
        else uniteInto(bits, each);
      }
      return bits;
    }
    case 'not': {
      const bits = findHolding(node.of[0], space, compiled).slice();
      complementInPlace(bits, space.size);
      return bits;
    }
    case 'unknown':
      return hasCell(node.holds, space.given?.unknowns[node.group] ?? 0)
        ? createFullBits(space.size)
        : createBits(space.size);
    case 'fact': {
      const cells = space.cellsOf(node.fact);
      if (!cells) {
        const cell = Math.max(0, space.given?.cells[node.fact] ?? 0);
        return hasCell(node.holds, cell) ? createFullBits(space.size) : createBits(space.size);
      }
      return remember(space, `${node.fact}/${node.holds.join()}`, () =>
        gatherCells(space, node.fact, cells, node.holds, compiled),
      );
    }
    case 'count': {
      return remember(space, `group ${node.group}/${node.holds.join()}`, () => {
        const counts = new Uint16Array(space.size).fill(space.given?.others[node.group] ?? 0);
        for (const member of compiled.groups[node.group]?.members ?? []) {
          const cells = space.cellsOf(member);
          if (!cells) {
            if (space.given?.cells[member] === 1)
              for (let at = 0; at < counts.length; at += 1) counts[at] = (counts[at] ?? 0) + 1;
            continue;
          }
          for (let at = 0; at < cells.length; at += 1) counts[at] = (counts[at] ?? 0) + (cells[at] ?? 0);
        }
        return gather(counts, node.holds, compiled.groups[node.group]?.counts.length ?? 0, space.size);
      });
    }
  }
}

/** The positions of a space by the cell of one fact: those of cell c are `order[starts[c]]` … `order[starts[c + 1] - 1]`. */
interface CellIndex {
  readonly starts: Int32Array;
  readonly order: Int32Array;
}

/** Facts with more cells than this are looked up by cell, so that a comparison costs only the cases in which it holds. */
const cellsScanned = 64;
const indexes = new WeakMap<Uint16Array, CellIndex>();

function indexCells(cells: Uint16Array, cellCount: number): CellIndex {
  const starts = new Int32Array(cellCount + 1);
  for (const cell of cells) starts[cell + 1] = (starts[cell + 1] ?? 0) + 1;
  for (let cell = 1; cell <= cellCount; cell += 1) starts[cell] = (starts[cell] ?? 0) + (starts[cell - 1] ?? 0);
  const next = starts.slice();
  const order = new Int32Array(cells.length);
  cells.forEach((cell, position) => {
    const place = next[cell] ?? 0;
    order[place] = position;
    next[cell] = place + 1;
  });
  return { starts, order };
}

function gatherCells(
  space: CaseSpace,
  fact: number,
  cells: Uint16Array,
  holds: CellRuns,
  compiled: NodeScope,
): CaseBits {
  const cellCount = compiled.cells[fact]?.values.length ?? 0;
  if (cellCount <= cellsScanned) return gather(cells, holds, cellCount, space.size);
  const index = indexes.get(cells) ?? indexCells(cells, cellCount);
  indexes.set(cells, index);
  const bits = createBits(space.size);
  for (let run = 0; run < holds.length; run += 2) {
    const end = index.starts[holds[run + 1] ?? 0] ?? 0;
    for (let place = index.starts[holds[run] ?? 0] ?? 0; place < end; place += 1) {
      const position = index.order[place] ?? 0;
      bits[position >>> 5] = (bits[position >>> 5] ?? 0) | (1 << (position & 31));
    }
  }
  return bits;
}

function gather(numbers: Uint16Array, holds: CellRuns, count: number, size: number): CaseBits {
  const isHeld = Array.from({ length: count }, (_, number) => hasCell(holds, number));
  const bits = createBits(size);
  for (let position = 0; position < size; position += 1) {
    if (isHeld[numbers[position] ?? 0]) bits[position >>> 5] = (bits[position >>> 5] ?? 0) | (1 << (position & 31));
  }
  return bits;
}

/** The highest rank that is collected at every position; that of `otherwise` where no rule fires. */
function findHighest(decision: CompiledDecision, fired: readonly CaseBits[], size: number): Int16Array {
  const highest = new Int16Array(size).fill(-1);
  decision.rules.forEach(({ rank }, place) => {
    forEachBit(fired[place] ?? createBits(0), (position) => {
      if ((highest[position] ?? -1) < rank) highest[position] = rank;
    });
  });
  const fallback = Math.max(-1, ...decision.otherwise);
  return highest.map((rank) => (rank < 0 ? fallback : rank));
}

/** Works out a decision over a whole space, 32 cases at a time. */
export function buildDecisionTable(decision: CompiledDecision, space: CaseSpace, compiled: NodeScope): DecisionTable {
  const fired = decision.rules.map((rule) => findHolding(rule.node, space, compiled));
  const firedOf = new Map(decision.rules.map((rule, place) => [rule, fired[place] ?? createBits(space.size)]));
  const anyFired = createBits(space.size);
  const base = new Int16Array(space.size).fill(decision.otherwise[0] ?? -1);
  for (const rule of decision.precedence) {
    const own = (firedOf.get(rule) ?? createBits(0)).slice();
    for (let word = 0; word < own.length; word += 1) own[word] = (own[word] ?? 0) & ~(anyFired[word] ?? 0);
    forEachBit(own, (position) => (base[position] = rule.rank));
    uniteInto(anyFired, own);
  }
  const floor = new Int16Array(space.size).fill(-1);
  for (const { node, rank } of decision.floors) {
    forEachBit(findHolding(node, space, compiled), (position) => {
      if ((floor[position] ?? -1) < rank) floor[position] = rank;
    });
  }
  const final = base.slice();
  if (decision.floors.length > 0) floor.forEach((rank, at) => (final[at] = Math.max(rank, base[at] ?? -1)));
  const deadline = new Float64Array(space.size).fill(Number.POSITIVE_INFINITY);
  const collects = decision.decision.hit === 'collect';
  const highest = collects ? findHighest(decision, fired, space.size) : final;
  decision.rules.forEach(({ deadlineHours, rank }, place) => {
    if (deadlineHours === null) return;
    forEachBit(fired[place] ?? createBits(0), (position) => {
      const gives = collects || base[position] === rank;
      if (gives && deadlineHours < (deadline[position] ?? 0)) deadline[position] = deadlineHours;
    });
  });
  return { decision, space, fired, anyFired, base, final, highest, floor, deadline };
}
