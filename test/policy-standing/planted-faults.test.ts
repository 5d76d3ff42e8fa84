import { describe, expect, it } from 'vitest';
import { findingCodes } from '../../engine/policy/verify/finding.ts';
import { comparePlanted } from './planted-faults.ts';

describe('Random policies with a fault planted in each', () => {
  it('decide as json-rules-engine does, and every finding and witness is what listing all cases gives: 27 of them', async () => {
    const counted = await comparePlanted(20190401, 27);
    expect(counted.policies).toBe(27);
    expect(counted.witnesses).toBeGreaterThan(100);
    expect([...counted.met.keys()].sort()).toEqual([...findingCodes].sort());
  });
});
