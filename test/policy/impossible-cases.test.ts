import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadPolicy } from '../../engine/pack/load-policy.ts';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { decide } from '../../engine/policy/decide.ts';
import { csvToTables, tablesToCsv } from '../../engine/policy/exchange/csv.ts';
import { policyToTables, tablesToPolicy } from '../../engine/policy/exchange/policy-tables.ts';
import { holdsByReference, type CompleteFacts } from '../../engine/policy/reference.ts';
import { verifyPolicy } from '../../engine/policy/verify/verify-policy.ts';
import { answers, readPracticeDesk, rule, urgencyPolicy, yes } from './practice-desk.ts';
import { policyDocumentArbitrary, requirePolicy } from './random-policy.ts';

const facts = [
  { id: 'band', kind: 'choice', options: ['night', 'day'] },
  { id: 'hours', kind: 'integer', min: 0, max: 100 },
  ...answers(2),
];
const night = { fact: 'band', operator: 'equal', value: 'night' };
const day = { fact: 'band', operator: 'equal', value: 'day' };
const open = { fact: 'hours', operator: 'equal', value: 0 };
const closed = { fact: 'hours', operator: 'greaterThan', value: 0 };
const clock = [
  { when: { all: [night, open] }, because: { ja: '夜は閉まっています。', en: 'At night it is closed.' } },
  { when: { all: [day, closed] } },
];

describe('a policy may say which answers cannot stand together', () => {
  const rules = [
    rule('at night', 'urgency', 'low', { all: [night] }),
    rule('sign', 'urgency', 'high', { all: [yes('sign0'), yes('sign1')] }),
  ];
  const invariants = [
    { id: 'a-sign-at-night', when: { all: [yes('sign0'), night] }, then: { decision: 'urgency', atLeast: 'high' } },
  ];

  it('and no witness is such a case', () => {
    const witnessOf = (more: Record<string, unknown>) =>
      verifyPolicy(urgencyPolicy(facts, rules, { invariants, ...more })).findings.find(
        ({ code }) => code === 'invariant',
      )?.witness?.facts;
    expect(witnessOf({})).toEqual({ band: 'night', hours: 0, sign0: true, sign1: false });
    expect(witnessOf({ impossible: clock })).toEqual({ band: 'night', hours: 1, sign0: true, sign1: false });
  });

  it('and what only such a case breaks is not broken', () => {
    const broken = [{ id: 'never', when: { all: [night, open] }, then: { decision: 'urgency', atLeast: 'immediate' } }];
    const found = (more: Record<string, unknown>) =>
      verifyPolicy(urgencyPolicy(facts, rules, { invariants: broken, ...more })).findings.filter(
        ({ code }) => code === 'invariant',
      );
    expect(found({})).toHaveLength(1);
    expect(found({ impossible: clock })).toEqual([]);
  });

  it('and a rule that needs one is unreachable', () => {
    const more = [...rules, rule('open at night', 'urgency', 'immediate', { all: [night, open] })];
    const unreachable = (extra: Record<string, unknown>) =>
      verifyPolicy(urgencyPolicy(facts, more, extra))
        .findings.filter(({ code }) => code === 'unreachable')
        .flatMap((finding) => finding.rules);
    expect(unreachable({})).toEqual([]);
    expect(unreachable({ impossible: clock })).toEqual(['open at night']);
  });

  it('and the cases counted are those that can be', () => {
    const count = (more: Record<string, unknown>) => verifyPolicy(urgencyPolicy(facts, rules, more)).checked.cases;
    expect(count({})).toBe(2 * 1 * 4);
    expect(count({ impossible: clock })).toBe(2 * 4);
    expect(count({ impossible: [{ when: { all: [night] } }] })).toBe(1 * 4);
    expect(count({ impossible: [{ when: { any: [night, day] } }] })).toBe(0);
  });

  it('while a decision asked for such a case is still given', () => {
    const policy = urgencyPolicy(facts, rules, { impossible: clock });
    const { decisions } = decide(compilePolicy(policy), { band: 'night', hours: 0, sign0: false, sign1: false });
    expect(decisions['urgency']?.outcome).toBe('low');
  });
});

it('no witness of any policy is a case that it declares impossible, enumerated or sampled (seed 4)', async () => {
  let witnesses = 0;
  await fc.assert(
    fc.asyncProperty(policyDocumentArbitrary(), fc.boolean(), async (document, isSampled) => {
      const first = requirePolicy(document).rules[0];
      if (!first) return;
      const policy = requirePolicy({ ...document, impossible: [{ when: first.conditions }] });
      const { findings } = verifyPolicy(policy, isSampled ? { enumerationLimit: 1 } : {});
      for (const { witness } of findings) {
        if (!witness) continue;
        witnesses += 1;
        expect(await holdsByReference(policy, first.conditions, witness.facts as CompleteFacts)).toBe(false);
      }
    }),
    { seed: 4, numRuns: 80 },
  );
  expect(witnesses).toBeGreaterThan(50);
});

describe('the declaration itself', () => {
  const issuesOf = (impossible: unknown) =>
    loadPolicy({ ...readPracticeDesk(), impossible }, 'policy.json')
      .issues.filter(({ severity }) => severity === 'error')
      .map(({ code, pointer }) => [code, pointer]);

  it('is refused where its conditions are wrong', () => {
    expect(issuesOf([{ when: { all: [yes('nobodyKnows')] } }])).toEqual([
      ['unknown-fact', '/impossible/0/when/all/0/fact'],
    ]);
    expect(issuesOf([{ when: { all: [] } }]).map(([, pointer]) => pointer)).toEqual(['/impossible/0/when/all']);
    expect(issuesOf([{ because: 'never' }]).map(([, pointer]) => pointer)).toEqual(['/impossible/0/when']);
    expect(issuesOf({ when: {} }).map(([, pointer]) => pointer)).toEqual(['/impossible']);
    expect(issuesOf([{ when: { all: [yes('sign')] }, then: {} }]).length).toBeGreaterThan(0);
  });

  it('goes to tables and back', () => {
    const document = {
      ...readPracticeDesk(),
      impossible: [{ when: { all: [yes('visibleInjury')] }, because: 'never' }],
    };
    const files = tablesToCsv(policyToTables(document)).map(({ name, content }) => ({
      name,
      content: new TextEncoder().encode(content),
    }));
    expect(tablesToPolicy(csvToTables(files).tables, 'policy.csv').document).toStrictEqual(document);
  });
});
