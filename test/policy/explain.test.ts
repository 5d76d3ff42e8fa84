import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Literal, Policy } from '../../engine/pack/policy-model.ts';
import { compilePolicy, type CompiledDecision } from '../../engine/policy/compile.ts';
import { generateTests, measureConditionCoverage } from '../../engine/policy/condition-coverage.ts';
import { decide } from '../../engine/policy/decide.ts';
import { explainDecision } from '../../engine/policy/explain.ts';
import { findFewestChanges, searchFewestChanges } from '../../engine/policy/fewest-changes.ts';
import { findSettlingQuestions } from '../../engine/policy/questions.ts';
import { runPolicyTests } from '../../engine/policy/verify/policy-tests.ts';
import { verifyPolicy } from '../../engine/policy/verify/verify-policy.ts';
import { decidePlainly, holds, listCompletions, type Case } from './brute-force.ts';
import { answers, no, practiceDesk, rule, urgencyPolicy, yes } from './practice-desk.ts';
import { completeFactsArbitrary, listValues, partialFactsArbitrary, policyArbitrary } from './random-policy.ts';

const quiet = { visibleInjury: false, cryingHeard: false, poverty: false, childAge: 10, severityBand: 'mild' };
const compiled = compilePolicy(practiceDesk());

function decisionOf(policy: { decisions: readonly CompiledDecision[] }, place = 0): CompiledDecision {
  const decision = policy.decisions[place];
  if (!decision) throw new Error(`no decision ${place}`);
  return decision;
}

describe('Why, and why not', () => {
  it('names the answers that made a rule fire and those that blocked every other', () => {
    const why = explainDecision(compiled, decisionOf(compiled), { ...quiet, visibleInjury: true });
    expect(why.map(({ rule: name, state, decides }) => [name, state, decides])).toEqual([
      ['injured infant', 'not', false],
      ['any acute sign', 'fired', true],
    ]);
    expect(why[0]?.because).toMatchObject([{ fact: 'childAge', answer: 10, pointer: '/rules/0/conditions/all/1' }]);
    expect(why[1]?.because).toMatchObject([
      { fact: 'acuteSigns.count', answer: 1, pointer: '/rules/1/conditions/any/0' },
    ]);
  });

  it('tells an unknown answer from a wrong one', () => {
    const why = explainDecision(compiled, decisionOf(compiled), { ...quiet, visibleInjury: null });
    expect(why[0]).toMatchObject({ state: 'not' });
    expect(why[0]?.because).toContainEqual({
      fact: 'visibleInjury',
      answer: null,
      pointer: '/rules/0/conditions/all/0',
      restsOn: [],
    });
  });
});

describe('The reasons of a rule that fires', () => {
  it('leave out what is still unknown', () => {
    const policy = compilePolicy(
      urgencyPolicy(answers(3), [
        rule('r', 'urgency', 'high', { any: [yes('sign0'), yes('sign1'), { all: [yes('sign2'), yes('sign0')] }] }),
      ]),
    );
    const [why] = explainDecision(policy, decisionOf(policy), { sign0: true });
    expect(why?.because.map(({ fact, pointer }) => [fact, pointer])).toEqual([['sign0', '/rules/0/conditions/any/0']]);
    expect(why?.message.ja).not.toContain('不明');
    expect(why?.message.en).not.toContain('unknown');
  });

  it('are what is known where a question fires it either way', () => {
    const either = { any: [yes('sign1'), no('sign1')] };
    const policy = compilePolicy(
      urgencyPolicy(answers(2), [rule('r', 'urgency', 'high', { all: [yes('sign0'), either] })]),
    );
    const [why] = explainDecision(policy, decisionOf(policy), { sign0: true });
    expect(why).toMatchObject({ state: 'fired', decides: true, because: [{ fact: 'sign0', answer: true }] });
    expect(why?.because).toHaveLength(1);
  });

  it('are each true of the case, and together make it fire, in random policies', () => {
    const literalAt = (policy: Policy, pointer: string): { literal: Literal; isNegated: boolean } => {
      const steps = pointer.split('/').slice(1);
      const found = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], policy);
      return { literal: found as Literal, isNegated: steps.filter((step) => step === 'not').length % 2 === 1 };
    };
    const cases = policyArbitrary({ facts: { min: 2, max: 5 }, depth: 3 }).chain((policy) =>
      fc.tuple(fc.constant(policy), partialFactsArbitrary(policy)),
    );
    let named = 0;
    fc.assert(
      fc.property(cases, ([policy, facts]) => {
        const together = compilePolicy(policy);
        const completions = listCompletions(policy, facts);
        for (const decision of together.decisions) {
          for (const { state, because, rule: name } of explainDecision(together, decision, facts)) {
            if (state !== 'fired') continue;
            named += because.length;
            for (const { fact, answer, pointer } of because) {
              expect(answer).not.toBeNull();
              const { literal, isNegated } = literalAt(policy, pointer);
              expect(literal.fact).toBe(fact);
              expect(completions.every((each) => holds(literal, each) !== isNegated)).toBe(true);
            }
            const fired = policy.rules.find((each) => each.name === name);
            expect(completions.every((each) => fired && holds(fired.conditions, each))).toBe(true);
            const isReason = (each: Readonly<Record<string, unknown>>) =>
              because.every(({ pointer }) => {
                const { literal, isNegated } = literalAt(policy, pointer);
                return holds(literal, each as Case) !== isNegated;
              });
            // Whatever else is answered, the reasons alone make it fire.
            const counts = Object.fromEntries(
              policy.groups.map(({ id }) => [`${id}.unknown`, completions[0]?.[`${id}.unknown`] ?? 0]),
            );
            const everyCase = listCompletions(policy, {}).map((each) => ({ ...each, ...counts }));
            for (const each of everyCase.filter(isReason)) expect(fired && holds(fired.conditions, each)).toBe(true);
          }
        }
      }),
      { seed: 11, numRuns: 150 },
    );
    expect(named).toBeGreaterThan(100);
  });
});

describe('The fewest answers that would change the result', () => {
  it('are found for every other level', () => {
    const changes = findFewestChanges(compiled, decisionOf(compiled), quiet);
    expect(changes).toMatchObject([
      { outcome: 'high', changes: [{ fact: 'visibleInjury', from: false, to: true }] },
      {
        outcome: 'immediate',
        changes: [
          { fact: 'visibleInjury', from: false, to: true },
          { fact: 'childAge', from: 10, to: 0 },
        ],
      },
    ]);
  });

  it('are as few as trying every set of changes finds', () => {
    const cases = policyArbitrary({ facts: { min: 2, max: 4 } }).chain((policy) =>
      fc.tuple(fc.constant(policy), completeFactsArbitrary(policy)),
    );
    fc.assert(
      fc.property(cases, ([policy, facts]) => {
        const together = compilePolicy(policy);
        const all = listCompletions(policy, {});
        together.decisions.forEach((decision) => {
          if (decision.decision.hit === 'collect') return;
          const outcomeOf = (each: Record<string, unknown>) => {
            const counted = { ...each } as Record<string, boolean | number | string>;
            for (const group of policy.groups) counted[`${group.id}.unknown`] = 0;
            return decidePlainly(policy, decision.decision, counted).outcome;
          };
          const start = listCompletions(policy, facts)[0] ?? {};
          const now = outcomeOf(start);
          const fewest = new Map<unknown, number>();
          for (const each of all) {
            const outcome = outcomeOf(each);
            const distance = policy.facts.filter(({ id }) => each[id] !== facts[id]).length;
            if (outcome !== now) fewest.set(outcome, Math.min(distance, fewest.get(outcome) ?? Infinity));
          }
          const found = findFewestChanges(together, decision, facts);
          expect(new Map(found.map(({ outcome, changes }) => [outcome, changes.length]))).toEqual(fewest);
          for (const { outcome, changes } of found) {
            const changed = { ...facts, ...Object.fromEntries(changes.map(({ fact, to }) => [fact, to])) };
            expect(decide(together, changed).decisions[decision.decision.id]?.outcome).toEqual(outcome);
          }
        });
      }),
      { seed: 5, numRuns: 120 },
    );
  });
});

describe('The fewest answers of a case with open questions', () => {
  it('reach what only more information changes', () => {
    const groups = [{ id: 'g', of: ['sign0', 'sign1', 'sign2'] }];
    const tooLittle = { fact: 'g.unknown', operator: 'greaterThanInclusive', value: 2 };
    const policy = compilePolicy(
      urgencyPolicy(answers(3), [rule('too little is known', 'urgency', 'high', { all: [tooLittle] })], { groups }),
    );
    const { changes, exact } = searchFewestChanges(policy, decisionOf(policy), { sign0: true });
    expect(changes).toMatchObject([
      { outcome: 'none', exact: true, changes: [{ fact: 'sign1', from: null, to: false }] },
    ]);
    expect(changes).toHaveLength(1);
    // No answer is taken back, so that nothing tells whether more could become unknown: every way was tried.
    expect(exact).toBe(true);
  });

  it('are as few as trying every set of answers finds, counts of unknown answers among the conditions', () => {
    const cases = policyArbitrary({ facts: { min: 2, max: 4 }, rules: 5 }).chain((policy) =>
      fc.tuple(fc.constant(policy), partialFactsArbitrary(policy)),
    );
    let compared = 0;
    fc.assert(
      fc.property(cases, ([policy, facts]) => {
        const together = compilePolicy(policy);
        const sets = policy.facts.reduce<{ size: number; facts: typeof facts }[]>(
          (all, fact) =>
            all.flatMap(({ size, facts: given }) => [
              { size, facts: given },
              ...listValues(fact)
                .filter((value) => value !== facts[fact.id])
                .map((value) => ({ size: size + 1, facts: { ...given, [fact.id]: value } })),
            ]),
          [{ size: 0, facts }],
        );
        fc.pre(sets.length <= 600);
        for (const decision of together.decisions) {
          const settledOn = (given: typeof facts): string | null => {
            const outcomes = listCompletions(policy, given).map((each) =>
              JSON.stringify(decidePlainly(policy, decision.decision, each).outcome),
            );
            return new Set(outcomes).size === 1 ? (outcomes[0] ?? null) : null;
          };
          const now = settledOn(facts);
          const fewest = new Map<string, number>();
          for (const each of sets) {
            const outcome = settledOn(each.facts);
            if (outcome === null || outcome === now) continue;
            fewest.set(outcome, Math.min(each.size, fewest.get(outcome) ?? Infinity));
          }
          const { changes, exact } = searchFewestChanges(together, decision, facts);
          expect(exact).toBe(true);
          expect(changes.every((each) => each.exact)).toBe(true);
          expect(new Map(changes.map((each) => [JSON.stringify(each.outcome), each.changes.length]))).toEqual(fewest);
          compared += fewest.size;
        }
      }),
      { seed: 12, numRuns: 50 },
    );
    expect(compared).toBeGreaterThan(50);
  });
});

describe('A search for changes that cannot look at everything', () => {
  const facts = answers(40);
  const ids = facts.map((fact) => String(fact['id']));
  const policy = compilePolicy(
    urgencyPolicy(facts, [
      rule('a', 'urgency', 'high', { all: ids.slice(0, 9).map(yes) }),
      rule('b', 'urgency', 'immediate', { any: [{ all: ids.slice(9, 16).map(yes) }, { all: ids.slice(16).map(no) }] }),
    ]),
  );

  it('stops after a fixed number of cases, says how far it went, and finds what the rules lack few answers for', () => {
    const search = searchFewestChanges(policy, decisionOf(policy), {});
    expect(search.exact).toBe(false);
    expect(search.searched.upTo).toBe(2);
    expect(search.searched.cases).toBeLessThan(45_000);
    expect(search).toEqual(searchFewestChanges(policy, decisionOf(policy), {}));
    const immediate = search.changes.find(({ outcome }) => outcome === 'immediate');
    expect(immediate).toMatchObject({ exact: false });
    expect(immediate?.changes.map(({ fact, to }) => [fact, to])).toEqual(ids.slice(9, 16).map((id) => [id, true]));
  });

  it('gives only answers that settle the outcome, none of which can be left out', () => {
    const { changes } = searchFewestChanges(policy, decisionOf(policy), {});
    expect(changes.map(({ outcome }) => outcome)).toContain('high');
    for (const { outcome, changes: changed } of changes) {
      const given = Object.fromEntries(changed.map(({ fact, to }) => [fact, to]));
      expect(decide(policy, given).decisions['urgency']).toMatchObject({ outcome, settled: true });
      for (const { fact } of changed) {
        const result = decide(policy, { ...given, [fact]: null }).decisions['urgency'];
        expect(result?.settled === true && result.outcome === outcome).toBe(false);
      }
    }
  });
});

describe('The questions that settle a case whatever is answered', () => {
  it('are those that still make a difference, and no others', () => {
    const policy = compilePolicy(
      urgencyPolicy(answers(4), [
        rule('a', 'urgency', 'high', { all: [yes('sign0'), yes('sign1')] }),
        rule('b', 'urgency', 'immediate', { any: [yes('sign2'), no('sign2')] }),
      ]),
    );
    expect(findSettlingQuestions(policy, {})).toEqual([]);
    expect(findSettlingQuestions(compiled, quiet)).toEqual([]);
    expect(findSettlingQuestions(compiled, { ...quiet, visibleInjury: null, childAge: null })).toEqual([
      'visibleInjury',
      'childAge',
    ]);
  });

  it('settle every completion, and leaving one out may leave the case open', () => {
    const cases = policyArbitrary({ facts: { min: 2, max: 5 }, asksUnknown: false }).chain((policy) =>
      fc.tuple(fc.constant(policy), partialFactsArbitrary(policy)),
    );
    fc.assert(
      fc.property(cases, ([policy, facts]) => {
        const together = compilePolicy(policy);
        const questions = findSettlingQuestions(together, facts) ?? [];
        const isSettledBy = (asked: readonly string[], complete: Record<string, unknown>) => {
          const answered = { ...facts, ...Object.fromEntries(asked.map((id) => [id, complete[id] as boolean])) };
          return Object.values(decide(together, answered).decisions).every((each) => each.settled);
        };
        const completions = listCompletions(policy, facts);
        expect(completions.every((each) => isSettledBy(questions, each))).toBe(true);
        for (const left of questions) {
          const rest = questions.filter((id) => id !== left);
          expect(completions.every((each) => isSettledBy(rest, each))).toBe(false);
        }
      }),
      { seed: 6, numRuns: 120 },
    );
  });

  it('are not promised where too many completions would be needed', () => {
    const facts = answers(24);
    const conditions = { any: facts.map((fact) => yes(String(fact['id']))) };
    const policy = compilePolicy(urgencyPolicy(facts, [rule('a', 'urgency', 'high', conditions)]));
    expect(findSettlingQuestions(policy, {})).toBeNull();
  });
});

describe('Missing tests of random policies', () => {
  it('hold once they are added, and leave nothing missing', () => {
    fc.assert(
      fc.property(policyArbitrary(), (policy) => {
        const together = compilePolicy(policy);
        const generated = generateTests(together);
        const complete = compilePolicy({ ...policy, tests: [...policy.tests, ...generated] });
        expect(runPolicyTests(complete, generated).tests.failures).toEqual([]);
        const cases = complete.policy.tests.map((test) => test.facts);
        expect(measureConditionCoverage(complete, cases).missing).toEqual([]);
        expect(generateTests(complete)).toEqual([]);
      }),
      { seed: 20260, numRuns: 60 },
    );
  });
});

describe('Missing tests', () => {
  it('are written so that every comparison is shown to matter, and they pass', () => {
    const policy = practiceDesk();
    const before = measureConditionCoverage(
      compiled,
      policy.tests.map((test) => test.facts),
    );
    const generated = generateTests(compiled);
    const after = measureConditionCoverage(
      compiled,
      [...policy.tests, ...generated].map((test) => test.facts),
    );
    expect(before.covered).toBeLessThan(before.total);
    expect(after).toMatchObject({ covered: after.total, total: before.total, missing: [], unclear: [] });
    const complete = { ...policy, tests: [...policy.tests, ...generated] };
    expect(verifyPolicy(complete).tests).toMatchObject({ failed: 0, passed: policy.tests.length + generated.length });
    expect(generateTests(compilePolicy(complete))).toEqual([]);
    for (const { facts } of generated) {
      for (const fact of policy.facts) expect(listValues(fact)).toContain(facts[fact.id]);
    }
  });

  it('say which comparisons were too hard to search for, and count them neither as shown nor as missing', () => {
    // An odd and an even number of the same answers, in groups that keep the answers from being interchangeable.
    const facts = answers(18);
    const ids = facts.map((fact) => String(fact['id']));
    const groups = [
      { id: 'signs', of: ids },
      ...[1, 2, 4, 8, 16].map((bit) => ({ id: `bit ${bit}`, of: ids.filter((_, index) => (index & bit) !== 0) })),
    ];
    const counts = (start: number) => Array.from({ length: 9 }, (_, index) => start + 2 * index);
    const odd = { fact: 'signs.count', operator: 'in', value: counts(1) };
    const even = { fact: 'signs.count', operator: 'in', value: counts(0) };
    const policy = compilePolicy(
      urgencyPolicy(facts, [rule('odd and even', 'urgency', 'high', { all: [odd, even] })], { groups }),
    );
    const coverage = measureConditionCoverage(policy, []);
    expect(coverage.unclear).toContainEqual({
      rule: 'odd and even',
      pointer: '/rules/0/conditions/all/0',
      shows: true,
    });
    expect(coverage.covered + coverage.missing.length).toBe(coverage.total);
    expect(coverage.message.ja).toContain('調べきれませんでした');
    expect(coverage.message.en).toContain('could not tell');
    expect(measureConditionCoverage(compiled, []).message.ja).not.toContain('調べきれません');
  });

  it('notice every comparison of a policy whose operator is turned round', () => {
    const policy = practiceDesk();
    const tests = generateTests(compiled);
    const turned = structuredClone(policy.rules[0]);
    const literal = turned && 'all' in turned.conditions ? (turned.conditions.all[1] as { operator: string }) : null;
    if (!literal || !turned) throw new Error('the first rule has two comparisons');
    literal.operator = 'greaterThanInclusive';
    const mutant = compilePolicy({ ...policy, rules: [turned, ...policy.rules.slice(1)] });
    const failed = tests.filter((test) =>
      Object.entries(test.expect).some(
        ([decision, outcome]) =>
          JSON.stringify(decide(mutant, test.facts).decisions[decision]?.outcome) !== JSON.stringify(outcome),
      ),
    );
    expect(failed.length).toBeGreaterThan(0);
  });
});
