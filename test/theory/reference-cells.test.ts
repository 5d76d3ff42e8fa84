import { describe, expect, it } from 'vitest';
import { listReferenceDesks, scoreCells } from './reference-cells.ts';

describe('a sample of the time-varying reference: 2 seeds of 30 weeks of every desk', () => {
  it.each(listReferenceDesks().map((desk) => [desk.cells[0]?.name.split(',')[0] ?? '', desk] as const))(
    '%s: frequent figures of every hour lie within 4.5 standard errors',
    (_, desk) => {
      const scores = scoreCells(desk, 2).filter(({ cell }) => cell.isFrequent);
      expect(scores.length).toBeGreaterThan(25);
      expect(scores.filter(({ overall }) => !(Math.abs(overall) < 4.5)).map(({ cell }) => cell.name)).toEqual([]);
    },
  );
});
