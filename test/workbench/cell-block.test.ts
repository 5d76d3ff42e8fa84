import { describe, expect, test } from 'vitest';
import {
  blockBetween,
  fillBlock,
  nextCell,
  parsePasted,
  placePasted,
  writeCopied,
  type CellGrid,
} from '../../workbench/surfaces/planning/cell-block.ts';

/** Three day types by four hours; the last hour of the last two is closed. */
const grid: CellGrid = {
  rows: 3,
  columns: 4,
  isCell: ({ row, column }) => !(row > 0 && column === 3),
  read: ({ row, column }) => 10 * row + column,
  judge: (value) =>
    Number.isInteger(value) && value >= 0 && value <= 99 ? null : '0から99までの整数を入れてください。',
};
const at = (row: number, column: number) => ({ row, column });
const one = (row: number, column: number) => blockBetween(at(row, column), at(row, column));

describe('moving in a grid', () => {
  test('a closed hour is stepped over or ends the way', () => {
    expect(nextCell(grid, at(0, 3), at(1, 0))).toBeNull();
    expect(nextCell(grid, at(1, 2), at(0, 1))).toBeNull();
    expect(nextCell(grid, at(2, 1), at(-1, 0))).toEqual(at(1, 1));
  });

  test('a block is the same from whichever corner it is drawn', () => {
    expect(blockBetween(at(2, 3), at(0, 1))).toEqual({ top: 0, left: 1, bottom: 2, right: 3 });
  });
});

describe('pasting from a spreadsheet', () => {
  test('rows end in any line end, the last of which is none, and cells in tabs', () => {
    expect(parsePasted('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(parsePasted('５\n')).toEqual([['５']]);
    expect(parsePasted('1\t\n\t4')).toEqual([
      ['1', ''],
      ['', '4'],
    ]);
  });

  test('a table is laid from the top left of the selection; empty cells change nothing, full-width digits are read', () => {
    expect(placePasted(parsePasted('７\t\n8\t9\n'), one(1, 0), grid)).toEqual({
      kind: 'placed',
      skipped: 0,
      writes: [
        { row: 1, column: 0, value: 7 },
        { row: 2, column: 0, value: 8 },
        { row: 2, column: 1, value: 9 },
      ],
    });
  });

  test('one value fills the whole selection', () => {
    const placed = placePasted([['4']], blockBetween(at(0, 0), at(1, 1)), grid);
    expect(placed.kind === 'placed' && placed.writes.map(({ value }) => value)).toEqual([4, 4, 4, 4]);
  });

  test('closed hours and what lies beyond the edge are skipped and counted', () => {
    const placed = placePasted(parsePasted('1\t2\t3\n4\t5\t6\n'), one(2, 2), grid);
    expect(placed).toEqual({ kind: 'placed', writes: [{ row: 2, column: 2, value: 1 }], skipped: 5 });
  });

  test('one cell that cannot be taken refuses the whole table, by its place in it', () => {
    expect(placePasted(parsePasted('1\t2\n3\tabc\n'), one(0, 0), grid)).toEqual({
      kind: 'refused',
      row: 2,
      column: 2,
      text: 'abc',
      problem: null,
    });
    const tooMany = placePasted(parsePasted('1\t100'), one(0, 0), grid);
    expect(tooMany).toMatchObject({
      kind: 'refused',
      row: 1,
      column: 2,
      problem: expect.stringContaining('99') as string,
    });
  });
});

describe('filling', () => {
  test('down takes the first row, right the first column; closed hours are left out', () => {
    expect(fillBlock(blockBetween(at(0, 2), at(2, 3)), 'down', grid)).toEqual([
      { row: 1, column: 2, value: 2 },
      { row: 2, column: 2, value: 2 },
    ]);
    expect(fillBlock(blockBetween(at(1, 0), at(1, 3)), 'right', grid)).toEqual([
      { row: 1, column: 1, value: 10 },
      { row: 1, column: 2, value: 10 },
    ]);
  });

  test('a single cell takes the value of its neighbour, and nothing where there is none', () => {
    expect(fillBlock(one(1, 1), 'down', grid)).toEqual([{ row: 1, column: 1, value: 1 }]);
    expect(fillBlock(one(1, 1), 'right', grid)).toEqual([{ row: 1, column: 1, value: 10 }]);
    expect(fillBlock(one(0, 1), 'down', grid)).toEqual([]);
    expect(fillBlock(one(0, 0), 'right', grid)).toEqual([]);
  });

  test('what is copied can be pasted where it came from without a change', () => {
    const block = blockBetween(at(0, 1), at(2, 3));
    const placed = placePasted(parsePasted(writeCopied(block, grid)), block, grid);
    expect(placed.kind === 'placed' && placed.writes.every((each) => grid.read(each) === each.value)).toBe(true);
    expect(placed).toMatchObject({ skipped: 0 });
  });
});
