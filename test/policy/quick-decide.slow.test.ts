import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createElevenAnswers } from '../../bench/eleven-answers.ts';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { decide } from '../../engine/policy/decide.ts';
import { decideOne, decideOutcomes } from '../../engine/policy/decide-outcomes.ts';
import { toCaseState, type Facts } from '../../engine/policy/facts.ts';
import { decideQuickly } from '../../engine/policy/quick-decide.ts';
import { traceQuickly } from '../../engine/policy/quick-trace.ts';
import { decideByReference } from '../../engine/policy/reference.ts';
import { decidePlainly, scaleOf, withGroups } from './brute-force.ts';
import { practiceDesk } from './practice-desk.ts';
import { completeFactsArbitrary, partialFactsArbitrary, policyArbitrary } from './random-policy.ts';

const seed = 20210401;

/** Every mask of eleven answers as facts. */
function listMasks(ids: readonly string[]): Record<string, boolean>[] {
  return Array.from({ length: 2 ** ids.length }, (_, mask) =>
    Object.fromEntries(ids.map((id, bit) => [id, ((mask >> bit) & 1) === 1])),
  );
}

/** The exact search, whatever short cuts there are. */
function decideBySearch(compiled: ReturnType<typeof compilePolicy>, facts: Facts) {
  const state = toCaseState(compiled, facts);
  return compiled.decisions.map((decision) => decideOne(decision, state, compiled));
}

describe('Deciding complete cases by bits', () => {
  it('gives what json-rules-engine gives for all 2,048 answers of the policy with eleven answers', async () => {
    const policy = createElevenAnswers();
    const compiled = compilePolicy(policy);
    const seen = new Set<unknown>();
    for (const facts of listMasks(policy.facts.map(({ id }) => id))) {
      const reference = await decideByReference(policy, facts);
      const [decided] = decideQuickly(compiled, facts) ?? [];
      expect(decided?.outcome).toEqual(reference['urgency']?.outcome);
      seen.add(decided?.outcome);
    }
    expect(seen.size).toBe(5);
  });

  it('gives what json-rules-engine gives on 1,000 random policies, and what the exact search gives, to the last term', async () => {
    const cases = policyArbitrary().chain((policy) =>
      fc.tuple(fc.constant(policy), fc.array(completeFactsArbitrary(policy), { minLength: 3, maxLength: 3 })),
    );
    await fc.assert(
      fc.asyncProperty(cases, async ([policy, list]) => {
        const compiled = compilePolicy(policy);
        for (const [place, facts] of list.entries()) {
          const decided = decideQuickly(compiled, facts);
          expect(decided).toEqual(decideBySearch(compiled, facts));
          for (const [index, decision] of policy.decisions.entries()) {
            const plain = decidePlainly(policy, decision, withGroups(policy, facts));
            expect(decided?.[index]).toMatchObject({ outcome: plain.outcome, deadlineHours: plain.deadlineHours });
          }
          if (place > 0) continue;
          const reference = await decideByReference(policy, facts);
          for (const [index, { id }] of policy.decisions.entries()) {
            const { outcome, deadlineHours, approvals } = decided?.[index] ?? {};
            expect({ outcome, deadlineHours, approvals }).toEqual({
              outcome: reference[id]?.outcome,
              deadlineHours: reference[id]?.deadlineHours,
              approvals: reference[id]?.approvals,
            });
          }
        }
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('reads a case whose facts stand in another order, with names that the policy does not know', () => {
    const compiled = compilePolicy(createElevenAnswers());
    const ids = compiled.policy.facts.map(({ id }) => id);
    for (const facts of listMasks(ids).filter((_, mask) => mask % 37 === 0)) {
      const expected = decideBySearch(compiled, facts);
      const turned = Object.fromEntries([['weather', 'rain'], ...Object.entries(facts).reverse()]);
      expect(decideQuickly(compiled, turned)).toEqual(expected);
      expect(decideQuickly(compiled, { ...facts, weather: 'rain' })).toEqual(expected);
      expect(decideQuickly(compiled, facts)).toEqual(expected);
    }
  });

  it('keeps apart cases that follow each other, though a shorter one names only some facts', () => {
    const policy = createElevenAnswers();
    const compiled = compilePolicy(policy);
    const quiet = Object.fromEntries(policy.facts.map(({ id }) => [id, false]));
    const grave = { ...quiet, weaponSeen: true, ownCall: true };
    expect(decideQuickly(compiled, grave)?.[0]?.outcome).toBe('immediate');
    expect(decideQuickly(compiled, { freshInjury: true })).toBeNull();
    expect(decideQuickly(compiled, quiet)?.[0]?.outcome).toBe('none');
    expect(decideQuickly(compiled, { ...grave, nightNow: null })).toBeNull();
    expect(decideQuickly(compiled, grave)?.[0]?.outcome).toBe('immediate');
  });

  it('takes nothing for an answer that a case merely inherits', () => {
    const policy = createElevenAnswers();
    const compiled = compilePolicy(policy);
    const quiet = Object.fromEntries(policy.facts.map(({ id }) => [id, false]));
    expect(decideQuickly(compiled, quiet)).not.toBeNull();
    expect(decideQuickly(compiled, Object.create(quiet) as Facts)).toBeNull();
    expect(decideQuickly(compiled, Object.assign(Object.create(null) as object, quiet))).not.toBeNull();
  });

  it('leaves a case with an unknown answer to the exact search', () => {
    const compiled = compilePolicy(practiceDesk());
    expect(decideQuickly(compiled, {})).toBeNull();
    expect(decideOutcomes(compiled, {})).toEqual(decideBySearch(compiled, {}));
  });

  it('refuses a value that a fact cannot have, in whatever order it comes', () => {
    const policy = createElevenAnswers();
    const compiled = compilePolicy(policy);
    const quiet = Object.fromEntries(policy.facts.map(({ id }) => [id, false]));
    for (const value of ['yes', 1, 0, {}, []]) {
      const wrong = { ...quiet, infant: value } as unknown as Facts;
      expect(() => decideQuickly(compiled, wrong)).toThrow('infant');
      expect(() => decideQuickly(compiled, { infant: value } as unknown as Facts)).toThrow('infant');
    }
  });

  it('shares its results between cases and lets nobody change them', () => {
    const policy = createElevenAnswers();
    const compiled = compilePolicy(policy);
    const quiet = Object.fromEntries(policy.facts.map(({ id }) => [id, false]));
    const [one] = decideQuickly(compiled, quiet) ?? [];
    expect(decideQuickly(compiled, { ...quiet })?.[0]).toBe(one);
    expect(Object.isFrozen(one) && Object.isFrozen(one?.possible) && Object.isFrozen(one?.approvals)).toBe(true);
  });

  it('decides more comparisons than one word of bits holds, and more giving rules than one number tells apart', () => {
    const facts = Array.from({ length: 70 }, (_, index) => ({ id: `sign${index}`, kind: 'answer' as const }));
    const desk = practiceDesk();
    const [decision] = desk.decisions;
    if (!decision) expect.unreachable();
    const outcomes = decision.scale ?? [];
    const policy = {
      ...desk,
      facts: facts.map((fact) => ({ ...fact, danger: true, proxy: false })),
      groups: [],
      floors: [],
      invariants: [],
      tests: [],
      decisions: [decision],
      rules: facts.map(({ id }, index) => ({
        name: id,
        priority: 1,
        conditions: { all: [{ fact: id, operator: 'equal' as const, value: true }] },
        event: {
          type: decision.id,
          params: { outcome: outcomes.at(-1) ?? '', deadlineHours: 100 - index, approvals: [`role ${index % 3}`] },
        },
      })),
    };
    const compiled = compilePolicy(policy);
    const quiet = Object.fromEntries(facts.map(({ id }) => [id, false]));
    const sets = [[], [0], [31], [32], [63, 64], [69], [5, 40, 68]];
    for (const signs of sets) {
      const given = { ...quiet, ...Object.fromEntries(signs.map((sign) => [`sign${sign}`, true])) };
      const [decided] = decideQuickly(compiled, given) ?? [];
      expect(decided).toEqual(decideBySearch(compiled, given)[0]);
      expect(decided?.deadlineHours).toBe(signs.length === 0 ? null : 100 - Math.max(...signs));
    }
  });
});

describe('A trace kept as bits', () => {
  const cases = policyArbitrary({ facts: { min: 2, max: 5 } }).chain((policy) =>
    fc.tuple(fc.constant(policy), partialFactsArbitrary(policy), completeFactsArbitrary(policy)),
  );

  it('reads as the trace of the full decision, complete or not, with the same outcomes', () => {
    fc.assert(
      fc.property(cases, ([policy, partial, complete]) => {
        const compiled = compilePolicy(policy);
        for (const facts of [partial, complete]) {
          const slow = decide(compiled, facts);
          const quick = traceQuickly(compiled, facts);
          expect(quick?.read()).toEqual(slow.trace);
          expect(quick?.decisions).toEqual(decideBySearch(compiled, facts));
          for (const { rules } of compiled.decisions) {
            for (const rule of rules) {
              const traced = slow.trace.rules.find(({ place }) => place === rule.index);
              expect(quick?.stateOf(rule)).toBe(traced?.state);
            }
          }
        }
      }),
      { seed, numRuns: 600 },
    );
  });

  it('reads so for all 2,048 answers of the policy with eleven answers, rules answered alike in other cases among them', () => {
    const policy = createElevenAnswers();
    const compiled = compilePolicy(policy);
    const traces = listMasks(policy.facts.map(({ id }) => id)).map((facts) => {
      const read = traceQuickly(compiled, facts)?.read();
      expect(JSON.stringify(read)).toBe(JSON.stringify(decide(compiled, facts).trace));
      return read;
    });
    const kept = new Set(traces.flatMap((trace) => trace?.rules ?? []));
    expect(kept.size).toBeLessThan(policy.rules.length * 64);
  });

  it('keeps apart answers that one comparison does not tell apart', () => {
    const policy = practiceDesk();
    const compiled = compilePolicy(policy);
    const cases = fc.sample(completeFactsArbitrary(policy), { seed, numRuns: 200 });
    for (const facts of cases) expect(traceQuickly(compiled, facts)?.read()).toEqual(decide(compiled, facts).trace);
  });

  it('stays what it was when other cases follow', () => {
    const policy = createElevenAnswers();
    const compiled = compilePolicy(policy);
    const ids = policy.facts.map(({ id }) => id);
    const first = Object.fromEntries(ids.map((id) => [id, true]));
    const trace = traceQuickly(compiled, first);
    const expected = decide(compiled, first).trace;
    traceQuickly(compiled, Object.fromEntries(ids.map((id) => [id, false])));
    traceQuickly(compiled, {});
    expect(trace?.read()).toEqual(expected);
    expect(scaleOf(policy.decisions[0] ?? expect.unreachable())).toContain(trace?.decisions[0]?.outcome);
  });
});
