import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { policyToDmn } from '../../engine/policy/exchange/dmn.ts';
import { expectSameDecisions, listCases } from '../policy-exchange/dmn-cases.ts';
import { shippedPolicies } from '../policy-exchange/shipped-policies.ts';
import { requirePolicy } from '../policy/random-policy.ts';

describe('every shipped policy as DMN decides as the policy does: all complete cases, or 2,000 where there are more', () => {
  test.each(shippedPolicies)('%s', async (_, document) => {
    const compiled = compilePolicy(requirePolicy(document));
    const cases = listCases(compiled, 2_000);
    expect(cases.length).toBeGreaterThan(1_000);
    await expectSameDecisions(compiled, policyToDmn(compiled), cases);
  });
});
