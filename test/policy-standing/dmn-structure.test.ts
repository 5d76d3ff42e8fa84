import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { policyToDmn } from '../../engine/policy/exchange/dmn.ts';
import { shippedPolicies } from '../policy-exchange/shipped-policies.ts';
import { policyArbitrary, requirePolicy } from '../policy/random-policy.ts';
import { listStructureFaults } from './dmn-structure.ts';

const seed = 20211105;

function exportXml(document: unknown): string {
  return policyToDmn(compilePolicy(requirePolicy(document))).xml ?? '';
}

describe('a policy as DMN keeps to the structure of DMN 1.3', () => {
  test.each(shippedPolicies)('%s', (_, document) => {
    expect(listStructureFaults(exportXml(document))).toEqual([]);
  });

  it('and so do 100 random ones', () => {
    fc.assert(
      fc.property(policyArbitrary({ depth: 2 }), (policy) => {
        const { xml } = policyToDmn(compilePolicy(policy));
        expect(listStructureFaults(xml ?? '')).toEqual([]);
      }),
      { seed, numRuns: 100 },
    );
  });
});

describe('a document that does not keep to it', () => {
  const [, document] = shippedPolicies.find(([path]) => path === 'otsu-line-2018/policy.json') ?? [];
  const sound = exportXml(document);

  const spoilt: readonly (readonly [what: string, from: RegExp, to: string, fault: RegExp])[] = [
    ['an unknown hit policy', /hitPolicy="PRIORITY"/, 'hitPolicy="HIGHEST"', /hit policy HIGHEST/],
    ['a requirement of nothing', /href="#fact_2"/, 'href="#fact_99"', /fact_99 is no inputData/],
    ['an id that stands twice', /id="fact_3"/, 'id="fact_2"', /two elements are fact_2/],
    ['a row that is one entry short', /<inputEntry [^>]*>\s*<text>[^<]*<\/text>\s*<\/inputEntry>/, '', /a rule has/],
    [
      'a variable after the requirements',
      /(<variable [^>]*>\s*)(<informationRequirement[^]*?<\/informationRequirement>)/,
      '$2$1',
      /<variable> stands at the wrong place/,
    ],
    ['another version of DMN', /20191111\/MODEL/, '20180521/MODEL', /not DMN 1.3/],
    ['an element of its own', /<outputValues /, '<possibleValues ', /closes|possibleValues/],
  ];

  it.each(spoilt)('is told: %s', (_, from, to, fault) => {
    const xml = sound.replace(from, to);
    expect(xml).not.toBe(sound);
    const told = () => {
      try {
        return listStructureFaults(xml).join('; ');
      } catch (error) {
        return String(error);
      }
    };
    expect(told()).toMatch(fault);
  });
});
