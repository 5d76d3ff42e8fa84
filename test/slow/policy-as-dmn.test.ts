import { afterAll, describe, expect, test } from 'vitest';
import { shippedPolicies } from '../policy-exchange/shipped-policies.ts';
import { compareWithDmn } from '../policy-standing/compare-dmn.ts';

/** Policies of which DMN is asked more cases are sampled here, and enumerated by the long check. */
const casesAtMost = 50_000;
const exhausted: string[] = [];

describe('every shipped policy as DMN decides as the policy does, in every complete case', () => {
  test.each(shippedPolicies)('%s', async (path, document) => {
    const { method, compared } = await compareWithDmn(document, casesAtMost, 1_000);
    if (method === 'exhaustive') exhausted.push(path);
    else expect(compared).toBeGreaterThan(1_000);
  });

  afterAll(() => {
    expect(exhausted).toHaveLength(15);
  });
});
