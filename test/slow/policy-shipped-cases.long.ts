import { describe, expect, it } from 'vitest';
import { compareWithLibrary } from '../policy-standing/compare-shipped.ts';
import { shippedPolicies } from '../policy-exchange/shipped-policies.ts';

/** All shipped policies are below it, and all decisions but one, whose answers are 236 million. */
const casesAtMost = 1_500_000;

describe('every shipped policy decides every complete case as json-rules-engine does', () => {
  it.each(shippedPolicies)('%s', async (path, document) => {
    const comparisons = await compareWithLibrary(document, casesAtMost);
    const sampled = comparisons.filter(({ method }) => method === 'sampled').map(({ decision }) => decision);
    expect(sampled).toEqual(path === 'kobe-council/policy.json' ? ['duties'] : []);
  });
});
