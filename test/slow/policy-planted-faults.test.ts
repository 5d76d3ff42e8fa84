import { expect, it } from 'vitest';
import { findingCodes } from '../../engine/policy/verify/finding.ts';
import { comparePlanted } from '../policy-standing/planted-faults.ts';

it('1,080 random policies, 120 with a fault planted of each kind, decide as json-rules-engine does and are verified as listing every case verifies them', async () => {
  const counted = await comparePlanted(20190402, 1080);
  expect(counted.policies).toBe(1080);
  expect(counted.completeCases).toBeGreaterThan(40_000);
  expect(counted.partialCases).toBe(6480);
  expect(counted.besideLists).toBeGreaterThan(500);
  expect(counted.witnesses).toBeGreaterThan(5_000);
  expect(counted.asksUnknown).toBeGreaterThan(100);
  expect(counted.fromSamples).toBeGreaterThan(1_000);
  for (const code of findingCodes) expect(counted.met.get(code) ?? 0, code).toBeGreaterThanOrEqual(120);
});
