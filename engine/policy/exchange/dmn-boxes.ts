import { hasCell } from '../cell-runs.ts';
import type { ConditionNode, NodeScope } from '../condition-node.ts';

/**
 * One row of a decision table: for each input it looks at, which cells of the input's values it takes. Inputs are the
 * facts by their place, then the counts of the groups by theirs. An input that is not named may have any value.
 */
export type Box = ReadonlyMap<number, readonly boolean[]>;

/** Most rows that the conditions of one rule may become, and one table may have. */
export const rowLimit = 2_000;
/** Rows under way before those contained in others are left out. */
const workLimit = 2 * rowLimit;

function isWithin(inner: Box, outer: Box): boolean {
  for (const [input, cells] of outer) {
    const own = inner.get(input);
    if (own === undefined || own.some((takes, cell) => takes && cells[cell] !== true)) return false;
  }
  return true;
}

/** Leaves out rows that others contain; of equal ones the first stays. */
function absorb(boxes: readonly Box[]): Box[] {
  return boxes.filter(
    (box, index) =>
      !boxes.some((other, place) => {
        if (place === index || !isWithin(box, other)) return false;
        return place < index || !isWithin(other, box);
      }),
  );
}

function intersect(a: Box, b: Box): Box | null {
  const both = new Map(a);
  for (const [input, cells] of b) {
    const own = both.get(input);
    const shared = own === undefined ? cells : own.map((takes, cell) => takes && cells[cell] === true);
    if (!shared.includes(true)) return null;
    both.set(input, shared);
  }
  return both;
}

function multiply(a: readonly Box[], b: readonly Box[]): Box[] | null {
  const boxes: Box[] = [];
  for (const one of a) {
    for (const other of b) {
      const both = intersect(one, other);
      if (both !== null) boxes.push(both);
      if (boxes.length > workLimit) return null;
    }
  }
  return limitRows(absorb(boxes));
}

function limitRows(boxes: Box[]): Box[] | null {
  return boxes.length > rowLimit ? null : boxes;
}

function toBox(input: number, cells: readonly boolean[]): Box[] {
  if (!cells.includes(true)) return [];
  return [cells.includes(false) ? new Map([[input, cells]]) : new Map()];
}

/**
 * Expands conditions to rows that together hold exactly where the conditions do, on complete answers: the disjunctive
 * normal form with what is contained or impossible left out. How much of a group is unknown counts as 0.
 *
 * @param wanted false expands where the conditions do not hold
 * @returns no row where they never hold; null beyond {@link rowLimit} rows
 */
export function expandConditions(node: ConditionNode, scope: NodeScope, wanted = true): readonly Box[] | null {
  switch (node.kind) {
    case 'fact':
      return toBox(
        node.fact,
        scope.cells[node.fact]?.values.map((_, cell) => hasCell(node.holds, cell) === wanted) ?? [],
      );
    case 'count': {
      const cells = scope.groups[node.group]?.counts.map((count) => hasCell(node.holds, count) === wanted) ?? [];
      return toBox(scope.cells.length + node.group, cells);
    }
    case 'unknown':
      return hasCell(node.holds, 0) === wanted ? [new Map()] : [];
    case 'not':
      return expandConditions(node.of[0], scope, !wanted);
    case 'all':
    case 'any': {
      const isProduct = (node.kind === 'all') === wanted;
      let boxes: Box[] | null = isProduct ? [new Map()] : [];
      for (const child of node.of) {
        const next = expandConditions(child, scope, wanted);
        if (boxes === null || next === null) return null;
        boxes = isProduct ? multiply(boxes, next) : limitRows(absorb([...boxes, ...next]));
      }
      return boxes;
    }
  }
}

/** What is left of a row outside another one, as rows that do not overlap. */
function subtract(box: Box, taken: Box): Box[] {
  if (intersect(box, taken) === null) return [box];
  const pieces: Box[] = [];
  let rest = box;
  for (const [input, cells] of taken) {
    const own = rest.get(input) ?? cells.map(() => true);
    const outside = own.map((takes, cell) => takes && cells[cell] !== true);
    if (outside.includes(true)) pieces.push(new Map([...rest, [input, outside]]));
    rest = new Map([...rest, [input, own.map((takes, cell) => takes && cells[cell] === true)]]);
  }
  return pieces;
}

/**
 * Cuts rows so that no case meets two of them: under a hit policy that lists every row met, a rule must count once.
 * @returns null beyond {@link rowLimit} rows
 */
export function separateRows(boxes: readonly Box[]): readonly Box[] | null {
  const separate: Box[] = [];
  for (const box of boxes) {
    let pieces: Box[] = [box];
    for (const taken of separate) {
      pieces = pieces.flatMap((piece) => subtract(piece, taken));
      if (pieces.length > rowLimit) return null;
    }
    separate.push(...pieces);
    if (separate.length > rowLimit) return null;
  }
  return separate;
}
