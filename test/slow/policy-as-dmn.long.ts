import { describe, expect, test } from 'vitest';
import { shippedPolicies } from '../policy-exchange/shipped-policies.ts';
import { compareWithDmn } from '../policy-standing/compare-dmn.ts';

describe('every shipped policy but that of the council as DMN decides as the policy does, in every complete case', () => {
  test.each(shippedPolicies)('%s', async (path, document) => {
    const { method } = await compareWithDmn(document, 300_000, 10_000);
    expect(method).toBe(path === 'kobe-council/policy.json' ? 'sampled' : 'exhaustive');
  });
});
