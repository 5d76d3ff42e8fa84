import { expect } from 'vitest';
import type { DeskModel } from '../../engine/simulation/desk-model.ts';
import { cellColumn, cellWidth, readCount, type CellColumn } from '../../engine/simulation/replication-record.ts';
import { countNames } from '../../engine/simulation/result.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';
import { runSlowDesk, type SlowRecord } from './slow-desk.ts';

/** Rounding that sums of minutes in another order may gather. Unit: minutes. */
const digits = 5;

const columns: Readonly<Record<keyof SlowRecord['byHour'], CellColumn>> = {
  offered: 'offered',
  connected: 'connected',
  autoReplied: 'autoReplied',
  abandoned: 'abandoned',
  busy: 'busyMinutes',
  waiting: 'waitingMinutes',
};

/** Runs the desk and its slow twin, which must agree in everything that both measure. */
export function expectSameDesk(model: DeskModel, seed: number, replication: number): SlowRecord {
  const record = runReplication(model, seed, replication);
  const slow = runSlowDesk(model, seed, replication);
  const counts = Object.fromEntries(countNames.map((name) => [name, readCount(record, name)]));
  expect(counts).toEqual(Object.fromEntries(countNames.map((name) => [name, slow.counts[name] ?? 0])));
  expect(record.callBack).toEqual(slow.callBack);
  expect(record.longestQueue).toBe(slow.longestQueue);
  expect(record.waitMinutes).toBeCloseTo(slow.waitMinutes, digits);
  expect(record.overtimeMinutes).toBeCloseTo(slow.overtimeMinutes, digits);
  expect(record.busyMinutes).toBeCloseTo(slow.busyMinutes, digits);
  expect(record.waitingMinutes).toBeCloseTo(slow.waitingMinutes, digits);
  for (const [name, column] of Object.entries(columns)) {
    const cells = new Float64Array(record.byCell.length / cellWidth);
    slow.byHour[name as keyof SlowRecord['byHour']].forEach((value, hour) => {
      const cell = model.cellOfHour[hour] ?? 0;
      cells[cell] = (cells[cell] ?? 0) + value;
    });
    cells.forEach((value, cell) => {
      const actual = record.byCell[cell * cellWidth + cellColumn[column]] ?? Number.NaN;
      if (Math.abs(actual - value) > 1e-6) expect([name, cell, actual]).toEqual([name, cell, value]);
    });
  }
  return slow;
}
