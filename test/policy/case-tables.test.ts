import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createElevenAnswers } from '../../bench/eleven-answers.ts';
import type { FactValue, Policy } from '../../engine/pack/policy-model.ts';
import { numberCases, visitCases } from '../../engine/policy/case-positions.ts';
import { compilePolicy, type CompiledPolicy } from '../../engine/policy/compile.ts';
import { decideOne } from '../../engine/policy/decide-outcomes.ts';
import { toCaseState, type Facts } from '../../engine/policy/facts.ts';
import { buildOutcomeTable } from '../../engine/policy/outcome-table.ts';
import { buildPossibleTable } from '../../engine/policy/possible-table.ts';
import { decidePlainly, listCompletions, type Case } from './brute-force.ts';
import { completeFactsArbitrary, partialFactsArbitrary, policyArbitrary, requirePolicy } from './random-policy.ts';

const seed = 20220601;

function requireTable<T extends { readonly kind: string }>(table: T): Extract<T, { readonly kind: 'table' }> {
  expect(table.kind).toBe('table');
  return table as Extract<T, { readonly kind: 'table' }>;
}

function decideBySearch(compiled: CompiledPolicy, facts: Facts) {
  const state = toCaseState(compiled, facts);
  return compiled.decisions.map((decision) => decideOne(decision, state, compiled));
}

/** A desk with a group that takes others, and rules that ask how much of it is unknown. */
function createDeskWithOthers(): Policy {
  const rule = (name: string, outcome: string, conditions: object) => ({
    name,
    conditions,
    event: { type: 'urgency', params: { outcome, deadlineHours: outcome === 'high' ? 24 : 48 } },
  });
  const counted = (what: string, operator: string, value: number) => ({ fact: `signs.${what}`, operator, value });
  return requirePolicy({
    id: 'others',
    version: '1',
    facts: [
      { id: 'injury', kind: 'answer', danger: true },
      { id: 'hunger', kind: 'answer', danger: true },
      { id: 'fear', kind: 'answer', danger: true },
      { id: 'age', kind: 'integer', min: 0, max: 17 },
      { id: 'place', kind: 'choice', options: ['home', 'school', 'street'], ordered: false },
    ],
    groups: [{ id: 'signs', of: ['injury', 'hunger', 'fear'], other: true }],
    decisions: [{ id: 'urgency', scale: ['none', 'middle', 'high'], hit: 'worst', otherwise: 'none' }],
    rules: [
      rule('two signs', 'high', { all: [counted('count', 'greaterThanInclusive', 2)] }),
      rule('little known', 'middle', { all: [counted('unknown', 'greaterThanInclusive', 2)] }),
      rule('small and one sign', 'middle', {
        all: [counted('count', 'equal', 1), { fact: 'age', operator: 'lessThan', value: 6 }],
      }),
      rule('out at night', 'middle', {
        all: [{ fact: 'place', operator: 'equal', value: 'street' }, { not: counted('count', 'lessThan', 1) }],
      }),
    ],
  });
}

/** Every case: each fact at one value of each of its cells or, if asked for, unknown; others with and without. */
function listCases(compiled: CompiledPolicy, withUnknown: boolean): Record<string, FactValue | null>[] {
  let cases: Record<string, FactValue | null>[] = [{}];
  for (const { fact, values } of compiled.cells) {
    const all = withUnknown ? [...values, null] : values;
    cases = all.flatMap((value) => cases.map((each) => ({ ...each, [fact.id]: value })));
  }
  for (const { id, takesOther } of compiled.groups) {
    if (takesOther)
      cases = [false, true].flatMap((other) => cases.map((each) => ({ ...each, [`${id}.other`]: other })));
  }
  return cases;
}

describe('The numbers of cases', () => {
  it('are masks of yes answers for yes-or-no facts', () => {
    const compiled = compilePolicy(createElevenAnswers());
    const { size, positionOf } = numberCases(compiled, false);
    expect(size).toBe(2048);
    for (const mask of [0, 1, 2, 3, 1024, 1365, 2047]) {
      const facts = Object.fromEntries(compiled.cells.map(({ fact }, bit) => [fact.id, ((mask >> bit) & 1) === 1]));
      expect(positionOf(facts)).toBe(mask);
    }
  });

  it('go through every case once, in the order in which cases are listed', () => {
    const compiled = compilePolicy(createDeskWithOthers());
    const visited: string[] = [];
    visitCases(compiled, (position, cells, others) => {
      expect(position).toBe(visited.length);
      visited.push([...cells, ...others].join());
    });
    const expected = listCases(compiled, false).map((facts) => {
      const { cells, others } = toCaseState(compiled, facts);
      return [...cells, ...others].join();
    });
    expect(visited).toEqual(expected);
  });

  it('leave no place for an unknown answer in a table of complete cases', () => {
    const { positionOf } = numberCases(compilePolicy(createElevenAnswers()), false);
    expect(() => positionOf({})).toThrow('freshInjury');
  });
});

describe('The table of complete cases', () => {
  it('holds what the exact search gives for all 2,048 answers, at the mask of the yes answers', () => {
    const compiled = compilePolicy(createElevenAnswers());
    const table = requireTable(buildOutcomeTable(compiled));
    listCases(compiled, false).forEach((facts, mask) => {
      expect(table.decisionAt(0, mask)).toEqual(decideBySearch(compiled, facts)[0]);
    });
  });

  it('holds signs outside the list, numbers and choices as well', () => {
    const compiled = compilePolicy(createDeskWithOthers());
    const table = requireTable(buildOutcomeTable(compiled));
    for (const facts of listCases(compiled, false)) {
      expect(table.decisionAt(0, table.positions.positionOf(facts))).toEqual(decideBySearch(compiled, facts)[0]);
    }
  });

  it('equals the exact search on random policies', () => {
    const cases = policyArbitrary().chain((policy) =>
      fc.tuple(fc.constant(policy), fc.array(completeFactsArbitrary(policy), { minLength: 5, maxLength: 5 })),
    );
    fc.assert(
      fc.property(cases, ([policy, list]) => {
        const compiled = compilePolicy(policy);
        const table = requireTable(buildOutcomeTable(compiled));
        for (const facts of list) {
          const found = table.columns.map((_, column) => table.decisionAt(column, table.positions.positionOf(facts)));
          expect(found).toEqual(decideBySearch(compiled, facts));
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  it('says that a number is no case, and is refused where there are too many cases', () => {
    const table = requireTable(buildOutcomeTable(compilePolicy(createElevenAnswers())));
    for (const [column, position] of [
      [0, -1],
      [0, 2048],
      [0, 0.5],
      [1, 0],
    ] as const) {
      expect(() => table.decisionAt(column, position)).toThrow('no-such-case');
    }
    const policy = createElevenAnswers();
    const more = Array.from({ length: 6 }, (_, index) => ({
      id: `more${index}`,
      kind: 'answer' as const,
      danger: false,
      proxy: false,
    }));
    const wide = compilePolicy({ ...policy, facts: [...policy.facts, ...more] });
    expect(buildOutcomeTable(wide)).toEqual({ kind: 'refused', reason: 'too-many-cases' });
    expect(buildPossibleTable(wide)).toEqual({ kind: 'refused', reason: 'too-many-cases' });
  });
});

describe('The table of what is still possible', () => {
  it('has all 177,147 partial answers of eleven questions, and says of a sample what the exact search says', () => {
    const compiled = compilePolicy(createElevenAnswers());
    const table = requireTable(buildPossibleTable(compiled));
    expect(table.columns[0]?.sets.length).toBe(3 ** 11);
    expect(table.columns[0]?.sets.every((set) => set > 0)).toBe(true);
    let compared = 0;
    const seen = new Set<number>();
    for (let position = 0; position < 3 ** 11; position += 211) {
      const facts = Object.fromEntries(
        compiled.cells.map(({ fact }, digit) => [fact.id, [false, true, null][Math.floor(position / 3 ** digit) % 3]]),
      );
      expect(table.positions.positionOf(facts)).toBe(position);
      const possible = table.possibleAt(0, position);
      expect(possible).toEqual(decideBySearch(compiled, facts)[0]?.possible);
      seen.add(possible.length);
      compared += 1;
    }
    expect(compared).toBe(840);
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('keeps what a group counts as unknown at what it is in the partial case', () => {
    const compiled = compilePolicy(createDeskWithOthers());
    const table = requireTable(buildPossibleTable(compiled));
    const cases = listCases(compiled, true);
    expect(cases.length).toBe(table.positions.size);
    for (const [position, facts] of cases.entries()) {
      expect(table.positions.positionOf(facts)).toBe(position);
      expect(table.possibleAt(0, position)).toEqual(decideBySearch(compiled, facts)[0]?.possible);
    }
    const nothing = table.positions.positionOf({});
    expect(table.possibleAt(0, nothing)).toEqual(['middle', 'high']);
    const quiet = { injury: false, hunger: false, fear: false, age: 3, place: 'home' };
    expect(table.possibleAt(0, table.positions.positionOf(quiet))).toEqual(['none']);
  });

  it('equals the list of all completions on 1,000 random policies', () => {
    const cases = policyArbitrary({ facts: { min: 2, max: 5 } }).chain((policy) =>
      fc.tuple(fc.constant(policy), fc.array(partialFactsArbitrary(policy), { minLength: 3, maxLength: 3 })),
    );
    let refused = 0;
    fc.assert(
      fc.property(cases, ([policy, list]) => {
        const compiled = compilePolicy(policy);
        const table = buildPossibleTable(compiled);
        if (table.kind === 'refused') {
          expect(table.reason).toBe('too-many-outcomes');
          refused += 1;
          return;
        }
        for (const facts of list) {
          const completions: Case[] = listCompletions(policy, facts);
          const searched = decideBySearch(compiled, facts);
          for (const [column, decision] of policy.decisions.entries()) {
            const possible = table.possibleAt(column, table.positions.positionOf(facts));
            const plain = new Set(
              completions.map((each) => JSON.stringify(decidePlainly(policy, decision, each).outcome)),
            );
            expect(possible.map((each) => JSON.stringify(each)).sort()).toEqual([...plain].sort());
            expect(possible).toEqual(searched[column]?.possible);
          }
        }
      }),
      { seed, numRuns: 1000 },
    );
    expect(refused).toBeLessThan(50);
  });

  it('is refused where lists collected are more than a word of bits tells apart', () => {
    const policy = createElevenAnswers();
    const signs = policy.facts.slice(0, 7);
    const collecting = compilePolicy({
      ...policy,
      facts: signs,
      decisions: [{ id: 'urgency', options: ['a', 'b'], protectiveOrder: false, hit: 'collect', otherwise: 'a' }],
      rules: signs.map(({ id }, index) => ({
        name: id,
        priority: 1,
        conditions: { all: [{ fact: id, operator: 'equal', value: true }] },
        event: { type: 'urgency', params: { outcome: index % 2 === 0 ? 'a' : 'b' } },
      })),
    });
    expect(buildPossibleTable(collecting)).toMatchObject({ kind: 'refused', reason: 'too-many-outcomes' });
    expect(buildOutcomeTable(collecting).kind).toBe('table');
  });
});
