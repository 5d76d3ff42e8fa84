import { describe, expect, test } from 'vitest';
import { countCoverage } from '../theory/interval-coverage.ts';

describe('of 4,000 experiments with seeds 1 … 4000, the 95 % interval holds the exact answer in', () => {
  const coverage = countCoverage(4000);
  test.each(Object.entries(coverage))('94 % … 96 % of them: %s', (_, share) => {
    expect(share).toBeGreaterThanOrEqual(0.94);
    expect(share).toBeLessThanOrEqual(0.96);
  });
});
