import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPolicy } from '../../engine/pack/load-policy.ts';
import type { FactValue, Policy } from '../../engine/pack/policy-model.ts';
import { comparePolicies } from '../../engine/policy/compare.ts';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { decide } from '../../engine/policy/decide.ts';
import { findSettlingQuestions } from '../../engine/policy/questions.ts';
import { decideByReference } from '../../engine/policy/reference.ts';
import { rule, urgencyPolicy, yes } from './practice-desk.ts';
import {
  completeFactsArbitrary,
  partialFactsArbitrary,
  policyDocumentArbitrary,
  requirePolicy,
} from './random-policy.ts';

const facts = [
  { id: 'hasSibling', kind: 'answer' },
  { id: 'siblingHurt', kind: 'answer', danger: true, askWhen: yes('hasSibling') },
  { id: 'siblingAway', kind: 'answer', danger: true, askWhen: { all: [yes('siblingHurt')] } },
];
const rules = [
  rule('sibling hurt', 'urgency', 'high', { all: [yes('siblingHurt')] }),
  rule('sibling away', 'urgency', 'immediate', { all: [yes('siblingAway')] }),
];
const policy = urgencyPolicy(facts, rules);
const compiled = compilePolicy(policy);
const next = (given: Record<string, FactValue | null>) => decide(compiled, given).nextQuestion;

describe('Questions that follow from earlier ones', () => {
  it('are put in their order, the earlier one first', () => {
    expect(next({})).toBe('hasSibling');
    expect(next({ hasSibling: true })).toBe('siblingHurt');
    expect(next({ hasSibling: true, siblingHurt: true })).toBe('siblingAway');
  });

  it('are skipped once the earlier answer rules them out, and with them what waits for their yes', () => {
    expect(next({ hasSibling: false })).toBeNull();
    expect(next({ hasSibling: true, siblingHurt: false })).toBeNull();
    expect(findSettlingQuestions(compiled, { hasSibling: false })).toEqual([]);
    expect(findSettlingQuestions(compiled, { hasSibling: true })).toEqual(['siblingHurt', 'siblingAway']);
  });

  it('stay unknown when skipped: nothing is assumed about what nobody asked', () => {
    const { urgency } = decide(compiled, { hasSibling: false }).decisions;
    expect(urgency).toMatchObject({ settled: false, possible: ['none', 'high', 'immediate'], outcome: 'immediate' });
  });

  it('do not hold a case open where the rules look at the earlier answer themselves', () => {
    const gated = rules.map((each) => ({
      ...each,
      conditions: { all: [yes('hasSibling'), each['conditions']] },
    }));
    const { urgency } = decide(compilePolicy(urgencyPolicy(facts, gated)), { hasSibling: false }).decisions;
    expect(urgency).toMatchObject({ settled: true, outcome: 'none' });
  });

  it('may wait for a number or for a count of answers', () => {
    const counted = urgencyPolicy(
      [
        { id: 'age', kind: 'integer', min: 0, max: 18 },
        { id: 'cries', kind: 'answer' },
        { id: 'eats', kind: 'answer' },
        {
          id: 'seen',
          kind: 'answer',
          askWhen: {
            all: [
              { fact: 'age', operator: 'lessThan', value: 3 },
              { fact: 'signs.count', operator: 'greaterThan', value: 0 },
            ],
          },
        },
      ],
      [rule('seen', 'urgency', 'high', { all: [yes('seen')] })],
      { groups: [{ id: 'signs', of: ['cries', 'eats'] }] },
    );
    const nextOf = (given: Record<string, FactValue>) => decide(compilePolicy(counted), given).nextQuestion;
    expect(nextOf({})).toBe('age');
    expect(nextOf({ age: 2 })).toBe('cries');
    expect(nextOf({ age: 2, cries: false })).toBe('eats');
    expect(nextOf({ age: 2, cries: false, eats: true })).toBe('seen');
    expect(nextOf({ age: 3 })).toBeNull();
    expect(nextOf({ cries: false, eats: false })).toBeNull();
  });

  it('are compared between policies of which only one puts them in order', () => {
    const plain = urgencyPolicy(
      facts.map(({ id }) => ({ id, kind: 'answer' })),
      rules,
    );
    expect(comparePolicies(policy, plain)).toMatchObject({ downgrades: [], upgrades: [] });
  });
});

describe('An order of questions that cannot be followed is refused', () => {
  const codes = (askWhen: unknown) => {
    const document = { id: 'x', version: '1', facts: [{ ...facts[0], askWhen }, ...facts.slice(1)], groups: [] };
    const decisions = [{ id: 'urgency', scale: ['none', 'high', 'immediate'], hit: 'worst', otherwise: 'none' }];
    return loadPolicy({ ...document, decisions, rules }, 'policy.json').issues.map(
      ({ code, pointer }) => `${code} ${pointer}`,
    );
  };

  it('one that waits for itself, or for a later question', () => {
    expect(codes(yes('hasSibling'))).toEqual(['ask-when-order /facts/0/askWhen']);
    expect(codes({ any: [yes('siblingHurt'), yes('siblingAway')] })).toHaveLength(2);
  });

  it('one that waits for what does not exist', () => {
    expect(codes(yes('brother'))).toEqual(['unknown-fact /facts/0/askWhen/fact']);
    expect(codes({ all: [] })).toEqual(['condition-empty /facts/0/askWhen/all']);
    expect(codes(7)).toEqual(['condition-form /facts/0/askWhen']);
  });
});

describe('The order of questions never changes a decision', () => {
  const ordered = policyDocumentArbitrary({ facts: { min: 2, max: 5 } }).chain((document) => {
    const list = document['facts'] as Record<string, unknown>[];
    const answers = list.flatMap((fact, place) => (fact['kind'] === 'answer' ? [place] : []));
    const askWhen = fc.array(fc.boolean(), { minLength: list.length, maxLength: list.length });
    return askWhen.map((picks): Policy[] => {
      const withOrder = list.map((fact, place) => {
        const gate = answers.filter((each) => each < place).at(-1);
        return picks[place] && gate !== undefined ? { ...fact, askWhen: yes(String(list[gate]?.['id'])) } : fact;
      });
      return [requirePolicy(document), requirePolicy({ ...document, facts: withOrder })];
    });
  });

  it('on complete answers both evaluators say what they said without it', async () => {
    const cases = ordered.chain(([plain, withOrder]) =>
      fc.tuple(fc.constant([plain, withOrder] as [Policy, Policy]), completeFactsArbitrary(plain as Policy)),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([[plain, withOrder], given]) => {
        const reference = await decideByReference(withOrder, given);
        expect(reference).toEqual(await decideByReference(plain, given));
        const { decisions } = decide(compilePolicy(withOrder), given);
        for (const [id, result] of Object.entries(reference)) expect(decisions[id]).toMatchObject(result);
      }),
      { seed: 77, numRuns: 150 },
    );
  });

  it('on partial ones too, and no skipped question is asked', () => {
    const cases = ordered.chain(([plain, withOrder]) =>
      fc.tuple(fc.constant([plain, withOrder] as [Policy, Policy]), partialFactsArbitrary(plain as Policy)),
    );
    fc.assert(
      fc.property(cases, ([[plain, withOrder], given]) => {
        const one = decide(compilePolicy(withOrder), given);
        const other = decide(compilePolicy(plain), given);
        // What no answer can be given to any more does not make a result one of the moment.
        const withoutMoment = ({ decisions }: typeof one) =>
          Object.values(decisions).map((each) => ({ ...each, asKnownNow: undefined }));
        expect(withoutMoment(one)).toEqual(withoutMoment(other));
        const asked = withOrder.facts.find(({ id }) => id === one.nextQuestion);
        const gate = asked?.askWhen && 'fact' in asked.askWhen ? asked.askWhen.fact : null;
        if (gate !== null) expect(given[gate]).toBe(true);
      }),
      { seed: 78, numRuns: 200 },
    );
  });
});
