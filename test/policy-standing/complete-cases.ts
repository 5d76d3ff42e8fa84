import type { FactDefinition, FactValue, Literal, Condition, Policy } from '../../engine/pack/policy-model.ts';
import type { Case } from './library-runner.ts';

/** A fact with the values that cases are made of. */
export interface Axis {
  readonly id: string;
  readonly values: readonly FactValue[];
}

function listLiterals(condition: Condition, into: Literal[]): Literal[] {
  if ('all' in condition) condition.all.forEach((each) => listLiterals(each, into));
  else if ('any' in condition) condition.any.forEach((each) => listLiterals(each, into));
  else if ('not' in condition) listLiterals(condition.not, into);
  else into.push(condition);
  return into;
}

/** A number's values: its ends, and every comparand with its neighbours, which is every run between comparands. */
function cutNumbers(fact: FactDefinition & { kind: 'integer' }, literals: readonly Literal[]): number[] {
  const comparands = literals
    .filter((literal) => literal.fact === fact.id)
    .flatMap(({ value }) => (Array.isArray(value) ? (value as number[]) : [value as number]));
  // One value a run: the lowest. A run begins at the least value, at a comparand, and just above one.
  const starts = new Set([fact.min, ...comparands.flatMap((comparand) => [comparand, comparand + 1])]);
  return [...starts].filter((value) => value >= fact.min && value <= fact.max).sort((a, b) => a - b);
}

/** Every fact of a policy with its values: yes and no, all options, numbers cut at their comparands, other signs. */
export function listAxes(policy: Policy): readonly Axis[] {
  const literals: Literal[] = [];
  for (const { conditions } of policy.rules) listLiterals(conditions, literals);
  for (const { when } of policy.floors) listLiterals(when, literals);
  const facts = policy.facts.map((fact): Axis => {
    if (fact.kind === 'answer') return { id: fact.id, values: [false, true] };
    return { id: fact.id, values: fact.kind === 'choice' ? fact.options : cutNumbers(fact, literals) };
  });
  const others = policy.groups.flatMap(({ id, other }) =>
    other ? [{ id: `${id}.other`, values: [false, true] }] : [],
  );
  return [...facts, ...others];
}

export function countCases(axes: readonly Axis[]): number {
  return axes.reduce((product, { values }) => product * values.length, 1);
}

/** Every case of some facts, one after another. */
export function* enumerateCases(axes: readonly Axis[]): Generator<Record<string, FactValue>> {
  const size = countCases(axes);
  for (let position = 0; position < size; position += 1) {
    let rest = position;
    const facts: Record<string, FactValue> = {};
    for (const { id, values } of axes) {
      facts[id] = values[rest % values.length] ?? false;
      rest = Math.floor(rest / values.length);
    }
    yield facts;
  }
}

/** Whole numbers below a limit, the same in every run. */
export function createDraw(seed: number): (below: number) => number {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let word = Math.imul(state ^ (state >>> 15), state | 1);
    word ^= word + Math.imul(word ^ (word >>> 7), word | 61);
    return ((word ^ (word >>> 14)) >>> 0) % below;
  };
}

/** Cases drawn at random, after cases in which every pair of values of any two facts stands together. */
export function* sampleCases(axes: readonly Axis[], drawn: number, seed: number): Generator<Case> {
  const draw = createDraw(seed);
  const drawCase = (): Record<string, FactValue> =>
    Object.fromEntries(axes.map(({ id, values }) => [id, values[draw(values.length)] ?? false]));
  for (const [place, one] of axes.entries()) {
    for (const other of axes.slice(place + 1)) {
      for (const value of one.values) {
        for (const paired of other.values) yield { ...drawCase(), [one.id]: value, [other.id]: paired };
      }
    }
  }
  for (let count = 0; count < drawn; count += 1) yield drawCase();
}

/** Every case of some facts, with the others drawn at random. */
export function* completeAtRandom(axes: readonly Axis[], own: readonly Axis[], seed: number): Generator<Case> {
  const draw = createDraw(seed);
  const others = axes.filter((axis) => !own.includes(axis));
  for (const facts of enumerateCases(own)) {
    const drawn = others.map(({ id, values }): [string, FactValue] => [id, values[draw(values.length)] ?? false]);
    yield { ...facts, ...Object.fromEntries(drawn) };
  }
}
