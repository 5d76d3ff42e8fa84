import { describe, expect, it } from 'vitest';
import { compareWithBruteForce, findingCodesMet } from '../policy/finding-oracle.ts';

describe('Every finding is the one that listing all complete cases gives, smallest witness included', () => {
  it('on 2,000 random policies full of faults', () => {
    const met = compareWithBruteForce(20180801, 2000);
    for (const code of findingCodesMet) expect(met.get(code) ?? 0, code).toBeGreaterThan(100);
  });
});
