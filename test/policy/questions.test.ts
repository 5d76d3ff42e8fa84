import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactValue, Policy } from '../../engine/pack/policy-model.ts';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { decide } from '../../engine/policy/decide.ts';
import { findSettlingQuestions } from '../../engine/policy/questions.ts';
import { decidePlainly, listCompletions } from './brute-force.ts';
import { answers, rule, urgencyPolicy, yes } from './practice-desk.ts';
import { listValues, partialFactsArbitrary, policyArbitrary } from './random-policy.ts';

type Given = Readonly<Record<string, FactValue | null>>;

const groups = [{ id: 'signs', of: ['sign0', 'sign1', 'sign2'] }];
const unknownAtLeast = (value: number) => ({ fact: 'signs.unknown', operator: 'greaterThanInclusive', value });
const waiting = compilePolicy(
  urgencyPolicy(
    answers(4),
    [
      rule('too little is known', 'urgency', 'high', { all: [unknownAtLeast(2)] }),
      rule('sign off the list', 'urgency', 'low', { all: [yes('sign3')] }),
    ],
    { groups },
  ),
);

describe('A case that is settled only because so little is known', () => {
  it('says so, and asks the questions whose answers are missing', () => {
    const { decisions, nextQuestion } = decide(waiting, { sign0: true });
    expect(decisions['urgency']).toMatchObject({
      outcome: 'high',
      possible: ['high'],
      settled: true,
      asKnownNow: true,
    });
    expect(nextQuestion).toBe('sign1');
    expect(findSettlingQuestions(waiting, { sign0: true })).toEqual(['sign1', 'sign2', 'sign3']);
  });

  it('does not say so once no answer changes it', () => {
    const { decisions, nextQuestion } = decide(waiting, { sign0: true, sign1: false, sign3: false });
    expect(decisions['urgency']).toMatchObject({ outcome: 'none', settled: true });
    expect(decisions['urgency']).not.toHaveProperty('asKnownNow');
    expect(nextQuestion).toBeNull();
    expect(findSettlingQuestions(waiting, { sign0: true, sign1: false, sign3: false })).toEqual([]);
  });

  it('does not say so where something graver is certain', () => {
    const rules = [
      rule('too little is known', 'urgency', 'high', { all: [unknownAtLeast(2)] }),
      rule('seen', 'urgency', 'immediate', { all: [yes('sign0')] }),
    ];
    const policy = compilePolicy(urgencyPolicy(answers(3), rules, { groups }));
    const { decisions, nextQuestion } = decide(policy, { sign0: true });
    expect(decisions['urgency']).toMatchObject({ outcome: 'immediate', settled: true });
    expect(decisions['urgency']).not.toHaveProperty('asKnownNow');
    expect(nextQuestion).toBeNull();
  });

  it('asks what is open before what it is settled by for the moment', () => {
    const supports = { id: 'supports', options: ['meals'], hit: 'collect', otherwise: [] };
    const urgency = { id: 'urgency', scale: ['none', 'high'], hit: 'worst', otherwise: 'none' };
    const rules = [
      rule('too little is known', 'urgency', 'high', { all: [unknownAtLeast(2)] }),
      rule('hungry', 'supports', 'meals', { all: [yes('sign3')] }),
    ];
    const policy = compilePolicy(urgencyPolicy(answers(4), rules, { groups, decisions: [urgency, supports] }));
    expect(decide(policy, {}).nextQuestion).toBe('sign3');
    expect(decide(policy, { sign3: false }).nextQuestion).toBe('sign0');
  });
});

describe('In random policies that count what is unknown', () => {
  const cases = policyArbitrary({ facts: { min: 2, max: 4 } }).chain((policy) =>
    fc.tuple(fc.constant(policy), partialFactsArbitrary(policy)),
  );
  const openFacts = (policy: Policy, given: Given) => policy.facts.filter(({ id }) => (given[id] ?? null) === null);
  /** The case with any of its questions answered, one way or the other, or left open. */
  const listContinuations = (policy: Policy, given: Given): Given[] =>
    openFacts(policy, given).reduce<Given[]>(
      (all, fact) => all.flatMap((each) => [each, ...listValues(fact).map((value) => ({ ...each, [fact.id]: value }))]),
      [given],
    );
  const outcomesOf = (policy: Policy, place: number, given: Given): Set<string> => {
    const decision = policy.decisions[place];
    if (decision === undefined) throw new Error('no such decision');
    const plain = listCompletions(policy, given).map((each) => decidePlainly(policy, decision, each).outcome);
    return new Set(plain.map((each) => JSON.stringify(each)));
  };
  const isFinal = (policy: Policy, place: number, given: Given): boolean => {
    const now = [...outcomesOf(policy, place, given)].join('|');
    return listContinuations(policy, given).every((each) => [...outcomesOf(policy, place, each)].join('|') === now);
  };

  it('a settled case is one of the moment exactly where some further answers change it', () => {
    let ofTheMoment = 0;
    fc.assert(
      fc.property(cases, ([policy, given]) => {
        fc.pre(listContinuations(policy, given).length <= 200);
        const { decisions } = decide(compilePolicy(policy), given);
        policy.decisions.forEach(({ id }, place) => {
          const result = decisions[id];
          expect(result?.settled).toBe(outcomesOf(policy, place, given).size === 1);
          if (result?.settled !== true) return;
          expect(result.asKnownNow !== true).toBe(isFinal(policy, place, given));
          if (result.asKnownNow === true) ofTheMoment += 1;
        });
      }),
      { seed: 31, numRuns: 250 },
    );
    expect(ofTheMoment).toBeGreaterThan(10);
  });

  it('asking on until nothing is to be asked leaves nothing that an answer would change', () => {
    fc.assert(
      fc.property(cases, fc.nat(9), ([policy, given], luck) => {
        fc.pre(listContinuations(policy, given).length <= 200);
        const compiled = compilePolicy(policy);
        let answered: Given = given;
        for (let asked = 0; asked <= policy.facts.length; asked += 1) {
          const { nextQuestion } = decide(compiled, answered);
          if (nextQuestion === null) break;
          const fact = openFacts(policy, answered).find(({ id }) => id === nextQuestion);
          if (fact === undefined) throw new Error(`asked again: ${nextQuestion}`);
          const values = listValues(fact);
          answered = { ...answered, [nextQuestion]: values[(luck + asked) % values.length] ?? null };
        }
        policy.decisions.forEach((_, place) => expect(isFinal(policy, place, answered)).toBe(true));
      }),
      { seed: 32, numRuns: 150 },
    );
  });

  it('the settling questions leave nothing that an answer would change', () => {
    fc.assert(
      fc.property(cases, fc.nat(9), ([policy, given], luck) => {
        fc.pre(listContinuations(policy, given).length <= 200);
        const questions = findSettlingQuestions(compilePolicy(policy), given) ?? [];
        const answered: Given = {
          ...given,
          ...Object.fromEntries(
            policy.facts
              .filter(({ id }) => questions.includes(id))
              .map((fact, place) => [fact.id, listValues(fact)[(luck + place) % listValues(fact).length] ?? null]),
          ),
        };
        policy.decisions.forEach((_, place) => expect(isFinal(policy, place, answered)).toBe(true));
      }),
      { seed: 33, numRuns: 150 },
    );
  });
});

it('what a decision collects is told option by option, as listing every completion finds', () => {
  const cases = policyArbitrary({ facts: { min: 2, max: 4 } }).chain((policy) =>
    fc.tuple(fc.constant(policy), partialFactsArbitrary(policy)),
  );
  const met = new Set<string>();
  fc.assert(
    fc.property(cases, ([policy, given]) => {
      const { decisions } = decide(compilePolicy(policy), given);
      for (const decision of policy.decisions) {
        const items = decisions[decision.id]?.items;
        expect(items !== undefined).toBe(decision.hit === 'collect');
        const lists = listCompletions(policy, given).map((each) => decidePlainly(policy, decision, each).outcome);
        for (const [option, state] of Object.entries(items ?? {})) {
          const holding = lists.filter((list) => list.includes(option)).length;
          expect(state).toBe(holding === 0 ? 'never' : holding === lists.length ? 'always' : 'possible');
          met.add(state);
        }
      }
    }),
    { seed: 34, numRuns: 150 },
  );
  expect([...met].sort()).toEqual(['always', 'never', 'possible']);
});
