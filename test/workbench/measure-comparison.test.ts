import { expect, test } from 'vitest';
import { rangeOfOne } from '../../workbench/surfaces/evidence/measure-comparison.ts';

test('one period lies farther from the mean than the mean of many does', () => {
  expect(rangeOfOne({ mean: 80, low: 79, high: 81 }, 99)).toEqual({ low: 70, high: 90 });
});

test('where there is no interval there is no range of one', () => {
  expect(rangeOfOne({ mean: 80, low: null, high: null }, 1)).toBeNull();
  expect(rangeOfOne({ mean: null, low: null, high: null }, 5)).toBeNull();
});
