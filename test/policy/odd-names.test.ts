import { describe, expect, it } from 'vitest';
import { compareOnCases, comparePolicies, decideSideBySide } from '../../engine/policy/compare.ts';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { generateTests } from '../../engine/policy/condition-coverage.ts';
import { decide } from '../../engine/policy/decide.ts';
import { decideOutcomes, rememberOutcomes } from '../../engine/policy/decide-outcomes.ts';
import { explainDecision } from '../../engine/policy/explain.ts';
import { findFewestChanges } from '../../engine/policy/fewest-changes.ts';
import { findSettlingQuestions } from '../../engine/policy/questions.ts';
import { readFacts } from '../../engine/policy/read-facts.ts';
import { decideByReference } from '../../engine/policy/reference.ts';
import { verifyPolicy } from '../../engine/policy/verify/verify-policy.ts';
import { rule, yes } from './practice-desk.ts';
import { requirePolicy } from './random-policy.ts';

/** Names that every JavaScript object answers to without having been told anything. */
const inherited = Object.getOwnPropertyNames(Object.prototype).filter(
  (name) => name !== 'constructor' && name !== '__proto__',
);

/** Facts, group, decision, outcomes, rules and tests, all named after members of Object. */
const policy = requirePolicy({
  id: 'toString',
  version: '1',
  facts: inherited.map((id) => ({ id, kind: 'answer', danger: true })),
  groups: [{ id: 'isPrototypeOf', of: inherited, other: true }],
  decisions: [
    { id: 'valueOf', scale: ['toString', 'hasOwnProperty'], hit: 'worst', otherwise: 'toString' },
    { id: 'toLocaleString', options: ['valueOf', 'none'], hit: 'collect', otherwise: 'none' },
  ],
  rules: [
    ...inherited.map((id) => rule(id, 'valueOf', 'hasOwnProperty', { all: [yes(id)] }, { deadlineHours: 48 })),
    rule('list', 'toLocaleString', 'valueOf', {
      all: [{ fact: 'isPrototypeOf.count', operator: 'greaterThan', value: 1 }],
    }),
  ],
  tests: [{ name: 'valueOf', facts: { valueOf: true }, expect: { valueOf: 'hasOwnProperty' } }],
});
const compiled = compilePolicy(policy);

describe('Facts named like what every object inherits', () => {
  it('are unknown until they are answered', () => {
    expect(inherited).toContain('__defineGetter__');
    const { facts, issues } = readFacts(policy, {}, 'answers.json');
    expect(issues).toEqual([]);
    const { decisions, nextQuestion, trace } = decide(compiled, facts ?? {});
    expect(decisions['valueOf']).toMatchObject({ settled: false, possible: ['toString', 'hasOwnProperty'] });
    expect(nextQuestion).toBe(inherited[0]);
    expect(trace.rules.every(({ state }) => state === 'undecided')).toBe(true);
    expect(findSettlingQuestions(compiled, {})).toHaveLength(inherited.length);
  });

  it('are decided, explained and compared like any others', async () => {
    const none = Object.fromEntries(inherited.map((id) => [id, false]));
    for (const id of inherited) {
      const facts = { ...none, [id]: true };
      const reference = await decideByReference(policy, facts);
      expect(reference['valueOf']?.firedBy).toEqual([id]);
      expect(decide(compiled, facts).decisions['valueOf']).toMatchObject(reference['valueOf'] ?? {});
      expect(rememberOutcomes(compiled).decide(facts)).toEqual(decideOutcomes(compiled, facts));
    }
    const [first] = compiled.decisions;
    expect(first && findFewestChanges(compiled, first, none)[0]?.changes[0]?.from).toBe(false);
    expect(first && findFewestChanges(compiled, first, {})[0]?.changes[0]?.from).toBeNull();
    expect(first && explainDecision(compiled, first, {})[0]?.because[0]?.answer).toBeNull();
    const [side] = decideSideBySide([policy], {});
    expect(side?.unanswered).toEqual(inherited);
    expect(compareOnCases(policy, policy, [{ facts: {}, weight: 1 }]).downgrades).toEqual([]);
    expect(comparePolicies(policy, policy).downgrades).toEqual([]);
  });

  it('are verified, and their tests written', () => {
    const { tests, findings } = verifyPolicy(policy);
    expect(tests).toMatchObject({ passed: 1, failed: 0 });
    expect(findings.map(({ code }) => code)).toEqual(expect.arrayContaining(['gap']));
    expect(generateTests(compiled).length).toBeGreaterThan(0);
  });

  it('are asked of the reference only when all are answered', async () => {
    await expect(decideByReference(policy, {})).rejects.toThrow('facts-incomplete');
  });
});
