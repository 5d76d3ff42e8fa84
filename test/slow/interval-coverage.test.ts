import { describe, expect, test } from 'vitest';
import { countCoverage } from '../theory/interval-coverage.ts';

describe('of 400 experiments with seeds 1 … 400, the 95 % interval holds the exact answer in', () => {
  const coverage = countCoverage(400);
  // 0.95 ± 3.29 √(0.95 × 0.05 ÷ 400): 99.9 % of all sets of 400 true 95 % intervals.
  test.each(Object.entries(coverage))('91.4 % … 98.6 % of them: %s', (_, share) => {
    expect(share).toBeGreaterThan(0.914);
    expect(share).toBeLessThan(0.986);
  });
});
