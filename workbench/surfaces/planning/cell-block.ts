import { readTypedNumber } from '../../ui/format.ts';

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

/** Cells from corner to corner, both included. */
export interface CellBlock {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** A number to be put into a cell. */
export interface CellWrite extends CellPlace {
  readonly value: number;
}

/** What a grid says of its cells; places outside it are no cells. */
export interface CellGrid {
  readonly rows: number;
  readonly columns: number;
  /** False where nothing can be typed: a closed hour. */
  readonly isCell: (place: CellPlace) => boolean;
  readonly read: (place: CellPlace) => number | null;
  /** Why a number cannot be taken; null where it can. */
  readonly judge: (value: number) => string | null;
}

export function blockBetween(a: CellPlace, b: CellPlace): CellBlock {
  return {
    top: Math.min(a.row, b.row),
    left: Math.min(a.column, b.column),
    bottom: Math.max(a.row, b.row),
    right: Math.max(a.column, b.column),
  };
}

export function isInBlock({ top, left, bottom, right }: CellBlock, { row, column }: CellPlace): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

export function listPlaces({ top, left, bottom, right }: CellBlock): readonly CellPlace[] {
  return Array.from({ length: bottom - top + 1 }, (_, row) => top + row).flatMap((row) =>
    Array.from({ length: right - left + 1 }, (_, column) => ({ row, column: left + column })),
  );
}

/** The nearest cell in a direction, closed hours skipped; null where there is none. */
export function nextCell(grid: CellGrid, from: CellPlace, step: CellPlace): CellPlace | null {
  let place = { row: from.row + step.row, column: from.column + step.column };
  while (place.row >= 0 && place.row < grid.rows && place.column >= 0 && place.column < grid.columns) {
    if (grid.isCell(place)) return place;
    place = { row: place.row + step.row, column: place.column + step.column };
  }
  return null;
}

/** Text as a spreadsheet copies it: rows by line ends, cells by tabs; the line end after the last row is none. */
export function parsePasted(text: string): readonly (readonly string[])[] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}

/** What pasting comes to: all that is to be written, or the first thing that stands against it. */
export type Pasting =
  | { readonly kind: 'placed'; readonly writes: readonly CellWrite[]; readonly skipped: number }
  /** A cell of the pasted table, counted from 1, with what it holds and why it cannot be taken (null = no number). */
  | {
      readonly kind: 'refused';
      readonly row: number;
      readonly column: number;
      readonly text: string;
      readonly problem: string | null;
    };

/**
 * Lays a pasted table over the grid from the top left cell of the selection; one value fills the whole selection. Empty
 * cells change nothing; cells over closed hours or beyond the edge are skipped and counted. One cell that cannot be taken
 * refuses all.
 */
export function placePasted(pasted: readonly (readonly string[])[], target: CellBlock, grid: CellGrid): Pasting {
  const single = pasted.length === 1 && pasted[0]?.length === 1 ? pasted[0][0] : undefined;
  const laid =
    single === undefined
      ? pasted.flatMap((cells, row) =>
          cells.map((text, column) => ({
            text,
            row,
            column,
            at: { row: target.top + row, column: target.left + column },
          })),
        )
      : listPlaces(target).map((at) => ({ text: single, row: 0, column: 0, at }));
  const writes: CellWrite[] = [];
  let skipped = 0;
  for (const { text, row, column, at } of laid) {
    if (text === '') continue;
    const value = readTypedNumber(text);
    const problem = value === null ? null : grid.judge(value);
    if (value === null || problem !== null) return { kind: 'refused', row: row + 1, column: column + 1, text, problem };
    const isInside = at.row < grid.rows && at.column < grid.columns;
    if (isInside && grid.isCell(at)) writes.push({ ...at, value });
    else skipped += 1;
  }
  return { kind: 'placed', writes, skipped };
}

/**
 * Fills a block from its first row downward or its first column to the right; a single cell takes the value of its
 * neighbour above or on the left. Closed hours neither give nor take.
 */
export function fillBlock(block: CellBlock, direction: 'down' | 'right', grid: CellGrid): readonly CellWrite[] {
  const isDown = direction === 'down';
  const isOne = isDown ? block.top === block.bottom : block.left === block.right;
  const from = isDown ? block.top - (isOne ? 1 : 0) : block.left - (isOne ? 1 : 0);
  return listPlaces(block).flatMap(({ row, column }): CellWrite[] => {
    const source = isDown ? { row: from, column } : { row, column: from };
    const isSource = source.row === row && source.column === column;
    const isKnown = source.row >= 0 && source.column >= 0 && grid.isCell(source) && grid.isCell({ row, column });
    const value = isKnown && !isSource ? grid.read(source) : null;
    return value === null ? [] : [{ row, column, value }];
  });
}

/** A block as a spreadsheet reads it. */
export function writeCopied(block: CellBlock, grid: CellGrid): string {
  const cells = (row: number) =>
    listPlaces({ ...block, top: row, bottom: row }).map((place) =>
      grid.isCell(place) ? String(grid.read(place) ?? '') : '',
    );
  return Array.from({ length: block.bottom - block.top + 1 }, (_, row) => cells(block.top + row).join('\t')).join('\n');
}
