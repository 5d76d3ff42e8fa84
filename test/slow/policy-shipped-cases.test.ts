import { afterAll, describe, expect, it } from 'vitest';
import { compareWithLibrary, type Comparison } from '../policy-standing/compare-shipped.ts';
import { shippedPolicies } from '../policy-exchange/shipped-policies.ts';

/** Twice the 65,536 that have to be enumerated. */
const casesAtMost = 131_072;
const all: (Comparison & { readonly path: string })[] = [];

describe('every shipped policy decides every complete case as json-rules-engine does', () => {
  it.each(shippedPolicies)('%s', async (path, document) => {
    const comparisons = await compareWithLibrary(document, casesAtMost);
    all.push(...comparisons.map((each) => ({ ...each, path })));
    for (const { method, compared } of comparisons) if (method === 'sampled') expect(compared).toBeGreaterThan(20_000);
  });

  afterAll(() => {
    const sampled = all.filter(({ method }) => method === 'sampled');
    expect(new Set(sampled.map(({ path }) => path))).toEqual(
      new Set([
        'kobe-council/policy.json',
        'office-06/policy.json',
        'office-14/policies/within-48-hours.json',
        'office-14/policy.json',
      ]),
    );
    const sum = (list: readonly number[]) => list.reduce((total, each) => total + each, 0);
    expect(sum(all.map(({ compared }) => compared))).toBeGreaterThan(2_000_000);
    expect(sum(all.map(({ runs }) => runs))).toBeGreaterThan(300_000);
  });
});
