import { describe, expect, it } from 'vitest';
import { compareWithBruteForce, findingCodesMet } from './finding-oracle.ts';

describe('Every finding is the one that listing all complete cases gives, smallest witness included', () => {
  it('on 150 random policies full of faults', () => {
    const met = compareWithBruteForce(189, 150);
    for (const code of findingCodesMet) expect(met.get(code) ?? 0, code).toBeGreaterThan(3);
  });
});
