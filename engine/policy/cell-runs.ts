/**
 * A set of cells (or of counts) as runs that rise and do not touch: `[from, to, from, to …]`, `from` included, `to`
 * excluded. Its size is that of the comparison it comes from, however many cells there are.
 */
export type CellRuns = readonly number[];

/** How many bounds stand at or below a cell; odd inside a run. */
function countBounds(runs: CellRuns, cell: number): number {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((runs[middle] ?? 0) <= cell) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Whether a cell, 0 or more, is in the set. */
export function hasCell(runs: CellRuns, cell: number): boolean {
  return (countBounds(runs, cell) & 1) === 1;
}

/** Whether the cells from `low` to `high`, both included, are all in the set or all outside it. */
export function isUniform(runs: CellRuns, low: number, high: number): boolean {
  return (runs[countBounds(runs, low)] ?? Number.POSITIVE_INFINITY) > high;
}

/** Whether the set holds all of `count` cells. */
export function isFull(runs: CellRuns, count: number): boolean {
  return runs.length === 2 && runs[0] === 0 && runs[1] === count;
}

/** The set of some cells. @param cells rising, each once */
export function toRuns(cells: readonly number[]): CellRuns {
  const runs: number[] = [];
  for (const cell of cells) {
    if (runs.length > 0 && runs.at(-1) === cell) runs[runs.length - 1] = cell + 1;
    else runs.push(cell, cell + 1);
  }
  return runs;
}

/** What of `count` cells is not in the set. */
export function complementRuns(runs: CellRuns, count: number): CellRuns {
  const starts = runs[0] === 0 ? runs.slice(1) : [0, ...runs];
  return starts.at(-1) === count ? starts.slice(0, -1) : [...starts, count];
}

/** The cells of a set, rising. */
export function* listCells(runs: CellRuns): Generator<number> {
  for (let place = 0; place < runs.length; place += 2) {
    for (let cell = runs[place] ?? 0; cell < (runs[place + 1] ?? 0); cell += 1) yield cell;
  }
}
