import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { decide } from '../../engine/policy/decide.ts';
import { decideOutcomes, rememberOutcomes } from '../../engine/policy/decide-outcomes.ts';
import { packCase, toCaseState } from '../../engine/policy/facts.ts';
import { decideByReference } from '../../engine/policy/reference.ts';
import { decidePlainly, listCompletions, scaleOf } from './brute-force.ts';
import { completeFactsArbitrary, partialFactsArbitrary, policyArbitrary } from './random-policy.ts';

const seed = 20180720;

describe('On complete answers the compiled evaluator is json-rules-engine', () => {
  it('gives the outcome, the fired rules, the deadline and the approvals of the library on random policies', async () => {
    const cases = policyArbitrary().chain((policy) =>
      fc.tuple(fc.constant(policy), fc.array(completeFactsArbitrary(policy), { minLength: 3, maxLength: 3 })),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([policy, list]) => {
        const compiled = compilePolicy(policy);
        for (const facts of list) {
          const reference = await decideByReference(policy, facts);
          const decided = decide(compiled, facts);
          expect(decided.nextQuestion).toBeNull();
          for (const { id } of policy.decisions) {
            const { outcome, firedBy, deadlineHours, approvals, settled, possible } = decided.decisions[id] ?? {};
            expect({ outcome, firedBy, deadlineHours, approvals }).toEqual(reference[id]);
            expect({ settled, possible }).toEqual({ settled: true, possible: [outcome] });
          }
        }
      }),
      { seed, numRuns: 400 },
    );
  });
});

describe('On unknown answers the possible outcomes are exactly those of all completions', () => {
  const cases = policyArbitrary({ facts: { min: 2, max: 5 } }).chain((policy) =>
    fc.tuple(fc.constant(policy), partialFactsArbitrary(policy)),
  );

  it('equals the list of every completion, one by one', () => {
    fc.assert(
      fc.property(cases, ([policy, facts]) => {
        const decided = decide(compilePolicy(policy), facts);
        const completions = listCompletions(policy, facts);
        for (const decision of policy.decisions) {
          const plain = completions.map((each) => decidePlainly(policy, decision, each));
          const result = decided.decisions[decision.id];
          const found = [...new Set(plain.map((each) => JSON.stringify(each.outcome)))].sort();
          expect(result?.possible.map((each) => JSON.stringify(each)).sort()).toEqual(found);
          expect(result?.exact).toBe(true);
          expect(result?.settled).toBe(found.length === 1);
          const alwaysFired = policy.rules.filter(
            (rule) => rule.event.type === decision.id && plain.every((each) => each.fired.includes(rule)),
          );
          expect(result?.firedBy).toEqual(alwaysFired.map((rule) => rule.name));
          if (decision.hit === 'collect') continue;
          const scale = scaleOf(decision);
          expect(result?.possible).toEqual(scale.filter((outcome) => found.includes(JSON.stringify(outcome))));
          const isOrdered = decision.scale !== undefined || decision.protectiveOrder;
          expect(result?.worst).toBe(isOrdered ? result?.possible.at(-1) : null);
          const shown = result?.settled ? result.possible[0] : result?.worst;
          expect(result?.outcome).toBe(shown);
          const showing = plain.filter((each) => each.outcome === shown);
          const deadlines = showing.flatMap((each) => each.deadlineHours ?? []);
          expect(result?.deadlineHours).toBe(shown !== null && deadlines.length > 0 ? Math.min(...deadlines) : null);
          const approvals = new Set(shown === null ? [] : showing.flatMap((each) => each.approvals));
          expect(new Set(result?.approvals)).toEqual(approvals);
        }
        const isSettled = Object.values(decided.decisions).every((each) => each.settled && each.asKnownNow !== true);
        expect(decided.nextQuestion === null).toBe(isSettled);
        if (decided.nextQuestion !== null) expect(facts[decided.nextQuestion] ?? null).toBeNull();
      }),
      { seed, numRuns: 800 },
    );
  });

  it('says the same on the fast path, with and without memory', () => {
    fc.assert(
      fc.property(cases, ([policy, facts]) => {
        const compiled = compilePolicy(policy);
        const memory = rememberOutcomes(compiled);
        const slow = decide(compiled, facts).decisions;
        const expected = policy.decisions.map(({ id }) => {
          const { firedBy, asKnownNow, items, ...rest } = slow[id] ?? { firedBy: [] };
          expect(typeof items).toBe(slow[id]?.items === undefined ? 'undefined' : 'object');
          expect([true, undefined]).toContain(asKnownNow);
          expect(firedBy).toBeDefined();
          return rest;
        });
        expect(decideOutcomes(compiled, facts)).toEqual(expected);
        expect(memory.decide(facts)).toEqual(expected);
        expect(memory.decide({ ...facts })).toBe(memory.decide(facts));
        expect(memory.size()).toBe(1);
      }),
      { seed, numRuns: 200 },
    );
  });

  it('gives two cases one key only when nothing in the policy tells them apart', () => {
    const pairs = policyArbitrary().chain((policy) =>
      fc.tuple(fc.constant(policy), partialFactsArbitrary(policy), partialFactsArbitrary(policy)),
    );
    fc.assert(
      fc.property(pairs, ([policy, one, other]) => {
        const compiled = compilePolicy(policy);
        const [key, otherKey] = [one, other].map((facts) => packCase(compiled, toCaseState(compiled, facts)));
        if (key !== otherKey) return;
        expect(decideOutcomes(compiled, one)).toEqual(decideOutcomes(compiled, other));
      }),
      { seed, numRuns: 500 },
    );
  });
});
