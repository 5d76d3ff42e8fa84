import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { decideOutcomes } from '../../engine/policy/decide-outcomes.ts';
import { policyToDmn } from '../../engine/policy/exchange/dmn.ts';
import { decideByReference } from '../../engine/policy/reference.ts';
import { completeFactsArbitrary, policyArbitrary, requirePolicy } from '../policy/random-policy.ts';
import { decideByDmn, decideByEngine, expectSameDecisions, listCases, readExport, type Case } from './dmn-cases.ts';
import { nameOf, oddTexts } from './odd-policy.ts';
import { shippedPolicies } from './shipped-policies.ts';

const seed = 20211103;

describe('a policy exported as DMN 1.3 decides as the policy does, floors, deadlines and approvals included', () => {
  test.each(shippedPolicies)('%s', async (_, document) => {
    const compiled = compilePolicy(requirePolicy(document));
    const exported = policyToDmn(compiled);
    await expectSameDecisions(compiled, exported, listCases(compiled, 200));
  });

  test('random policies: nested conditions, negation, numbers, choices, groups, every hit policy', async () => {
    const policyAndCases = policyArbitrary({ depth: 3 }).chain((policy) =>
      fc.tuple(fc.constant(policy), fc.array(completeFactsArbitrary(policy), { minLength: 20, maxLength: 20 })),
    );
    await fc.assert(
      fc.asyncProperty(policyAndCases, async ([policy, cases]) => {
        const compiled = compilePolicy(policy);
        const exported = policyToDmn(compiled);
        await expectSameDecisions(compiled, exported, cases);
      }),
      { seed, numRuns: 80 },
    );
  });

  test('and as json-rules-engine does', async () => {
    const [, document] = shippedPolicies.find(([path]) => path.startsWith('kobe-council')) ?? [];
    const policy = requirePolicy(document);
    const compiled = compilePolicy(policy);
    const exported = policyToDmn(compiled);
    const model = await readExport(exported);
    for (const facts of listCases(compiled, 100)) {
      const outcomes = decideByDmn(model, exported, facts).map(({ outcome }) => outcome);
      const reference = Object.values(await decideByReference(policy, facts)).map(({ outcome }) => outcome);
      expect(outcomes).toEqual(reference);
    }
  });
});

const answer = (id: string) => ({ id, kind: 'answer' });
const yes = (fact: string) => ({ fact, operator: 'equal', value: true });
const rule = (name: string, outcome: string, conditions: unknown, more: object = {}) => ({
  name,
  ...more,
  conditions,
  event: { type: 'urgency', params: { outcome } },
});
const policyWith = (hit: string, rules: readonly unknown[], otherwise: unknown = 'low') => ({
  id: 'p',
  version: '1',
  facts: [answer('a'), answer('b'), answer('c')],
  decisions: [{ id: 'urgency', scale: ['low', 'middle', 'high'], hit, otherwise }],
  rules,
});

describe('how each part of a policy is told in DMN', () => {
  test('first, worst and collect become FIRST, PRIORITY and RULE ORDER', async () => {
    const rules = [rule('r', 'high', { any: [yes('a'), yes('b')] })];
    const hitPolicies = await Promise.all(
      (['first', 'worst', 'collect'] as const).map(async (hit) => {
        const exported = policyToDmn(compilePolicy(requirePolicy(policyWith(hit, rules))));
        return (await readExport(exported)).hitPolicies;
      }),
    );
    expect(hitPolicies).toEqual([['FIRST'], ['PRIORITY'], ['RULE ORDER']]);
  });

  test('a rule met in two ways is collected once', async () => {
    const rules = [rule('r', 'high', { any: [yes('a'), yes('b')] }), rule('s', 'high', { all: [yes('a')] })];
    const compiled = compilePolicy(requirePolicy(policyWith('collect', rules)));
    const exported = policyToDmn(compiled);
    const model = await readExport(exported);
    const collect = (facts: Case) => decideByDmn(model, exported, facts)[0]?.outcome;
    expect(collect({ a: true, b: true, c: false })).toEqual(['high', 'high']);
    expect(collect({ a: false, b: true, c: false })).toEqual(['high']);
    expect(collect({ a: false, b: false, c: false })).toEqual(['low']);
  });

  test('rows of `first` stand by priority, not as the file does, and the otherwise is the last of them', () => {
    const rules = [
      rule('late', 'middle', { all: [yes('a')] }, { priority: 1 }),
      rule('early', 'high', { all: [yes('a')] }, { priority: 9 }),
    ];
    const { xml } = policyToDmn(compilePolicy(requirePolicy(policyWith('first', rules))));
    const places = ['early', 'late', 'otherwise'].map((name) => (xml ?? '').indexOf(`<text>${name}</text>`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('with an answer missing the DMN may say less than the policy: the document says so', async () => {
    const compiled = compilePolicy(requirePolicy(policyWith('worst', [rule('r', 'high', { all: [yes('a')] })])));
    const exported = policyToDmn(compiled);
    const model = await readExport(exported);
    expect(exported.xml).toContain('cannot express unknown answers');
    expect(exported.xml).toContain('「不明」を表せない');
    expect(decideByDmn(model, exported, {})[0]?.outcome).toBe('low');
    expect(decideOutcomes(compiled, {})[0]?.outcome).toBe('high');
  });

  test('a rule that asks how much is unknown is exported as if nothing were, with a warning', async () => {
    const policy = requirePolicy({
      ...policyWith('worst', [
        rule('too little is known', 'high', { all: [{ fact: 'g.unknown', operator: 'greaterThan', value: 1 }] }),
        rule('enough is known', 'middle', { all: [{ fact: 'g.unknown', operator: 'equal', value: 0 }] }),
      ]),
      groups: [{ id: 'g', of: ['a', 'b'] }],
    });
    const exported = policyToDmn(compilePolicy(policy));
    expect(exported.issues.map(({ code, severity, params }) => [code, severity, params['rule']])).toEqual([
      ['dmn-asks-unknown', 'warning', 'too little is known'],
      ['dmn-asks-unknown', 'warning', 'enough is known'],
    ]);
    const model = await readExport(exported);
    expect(decideByDmn(model, exported, { a: true, b: true, c: true })[0]?.outcome).toBe('middle');
  });

  test('conditions too entangled for a table are refused by name, quickly', () => {
    const facts = Array.from({ length: 40 }, (_, index) => answer(`q${index}`));
    const pairs = Array.from({ length: 20 }, (_, index) => ({ any: [yes(`q${2 * index}`), yes(`q${2 * index + 1}`)] }));
    const rules = [rule('plain', 'high', { all: [yes('q1')] }), rule('entangled', 'high', { all: pairs })];
    const { xml, issues } = policyToDmn(compilePolicy(requirePolicy({ ...policyWith('worst', rules), facts })));
    expect(xml).toBeNull();
    expect(issues.map(({ code, params }) => [code, params['decision'], params['rule'], params['limit']])).toEqual([
      ['dmn-too-many-rows', 'urgency', 'entangled', 2000],
    ]);
    expect(issues[0]?.message.ja).toContain('entangled');
  });

  test('a conjunction of many facts stays one row', () => {
    const facts = Array.from({ length: 40 }, (_, index) => answer(`q${index}`));
    const rules = [rule('long', 'high', { all: facts.map(({ id }) => yes(id)) })];
    const { xml } = policyToDmn(compilePolicy(requirePolicy({ ...policyWith('worst', rules), facts })));
    expect((xml ?? '').match(/<rule /g)).toHaveLength(1);
  });

  test('a choice is told by what it is or by what it is not, whichever is shorter', () => {
    const choice = (operator: string, value: unknown) => ({ all: [{ fact: 'c', operator, value }] });
    const rules = [rule('not', 'middle', choice('notEqual', 'x')), rule('is', 'high', choice('in', ['x', 'y']))];
    const facts = [{ id: 'c', kind: 'choice', options: ['x', 'y', 'z', 'w'] }];
    const { xml } = policyToDmn(compilePolicy(requirePolicy({ ...policyWith('worst', rules), facts })));
    expect(xml).toContain('<text>not(&quot;x&quot;)</text>');
    expect(xml).toContain('<text>&quot;x&quot;, &quot;y&quot;</text>');
  });

  test('numbers without ends, single numbers, gaps and lists', async () => {
    const number = (operator: string, value: unknown) => ({ all: [{ fact: 'n', operator, value }] });
    const rules = [
      rule('low', 'middle', number('lessThan', 3)),
      rule('some', 'high', number('in', [5, 7, 8])),
      rule('not', 'middle', number('notIn', [10, 11])),
    ];
    const policy = { ...policyWith('worst', rules), facts: [{ id: 'n', kind: 'integer' }] };
    const compiled = compilePolicy(requirePolicy(policy));
    const exported = policyToDmn(compiled);
    const model = await readExport(exported);
    for (let n = -3; n <= 14; n += 1) {
      expect(decideByDmn(model, exported, { n })).toEqual(decideByEngine(compiled, { n }));
    }
    expect(exported.xml).toContain('<text>5, [7..8]</text>');
  });

  test.each(oddTexts.map((text) => [JSON.stringify(text.slice(0, 40)), nameOf(text.slice(0, 200))]))(
    'the name %s comes through',
    async (_, name) => {
      const policy = requirePolicy({
        id: name,
        version: '1',
        title: { ja: name, en: name },
        facts: [
          { id: name, kind: 'choice', options: [name, 'other', 'third'], label: { ja: name, en: name } },
          answer('if'),
          answer('a b'),
          answer('a_b'),
        ],
        decisions: [{ id: name, options: [name, 'x'], hit: 'first', otherwise: 'x' }],
        rules: [
          {
            name,
            conditions: {
              all: [{ any: [{ fact: name, operator: 'notEqual', value: name }, yes('if')] }, yes('a b'), yes('a_b')],
            },
            event: { type: name, params: { outcome: name, approvals: [name] } },
          },
        ],
      });
      const compiled = compilePolicy(policy);
      const exported = policyToDmn(compiled);
      await expectSameDecisions(compiled, exported, listCases(compiled, 100));
    },
  );
});
