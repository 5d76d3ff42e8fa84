import { expect, test } from 'vitest';
import { listStationaryDesks, scoreStationaryCells } from '../theory/stationary-cells.ts';

test('the reference has twenty steady desks', () => {
  expect(listStationaryDesks()).toHaveLength(20);
});

test.each(listStationaryDesks().map((desk) => [desk.id, desk] as const))(
  'the steady desk %s: every frequent figure lies within 4.5 standard errors (1 seed of 20 replications)',
  (_, desk) => {
    const scores = scoreStationaryCells(desk, 1);
    const missed = scores.filter(({ cell, overall }) => cell.isFrequent && !(Math.abs(overall) < 4.5));
    expect(missed.map(({ cell, overall }) => `${cell.name}: ${overall.toFixed(2)}`)).toEqual([]);
  },
);
