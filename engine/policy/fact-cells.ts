import { EngineError } from '../domain/engine-error.ts';
import type { FactDefinition, FactValue, Literal, Operator } from '../pack/policy-model.ts';

/**
 * The values of one fact, cut into cells that no comparison of the policy tells apart: yes and no, the options, or runs
 * of whole numbers between comparands. Evaluating one value of each cell evaluates them all.
 */
export interface FactCells {
  readonly fact: FactDefinition;
  /** One value of each cell, in order: false before true, options as declared, numbers rising (the lowest of the run). */
  readonly values: readonly FactValue[];
  /** Distinct values the cells stand for, runs of numbers counted as one: 2 for an answer, all options of a choice. */
  readonly distinct: number;
  /** How many of the distinct values each cell stands for: more than one only for options that nothing tells apart. */
  readonly weights: readonly number[];
  /** The cell of a value. @returns −1 for a value that the fact cannot have */
  readonly cellOf: (value: unknown) => number;
}

/** How operators compare a value with one comparand, as json-rules-engine does on values of the right type. */
const comparisons: Readonly<Partial<Record<Operator, (value: FactValue, comparand: Literal['value']) => boolean>>> = {
  equal: (value, comparand) => value === comparand,
  notEqual: (value, comparand) => value !== comparand,
  lessThan: (value, comparand) => (value as number) < (comparand as number),
  lessThanInclusive: (value, comparand) => (value as number) <= (comparand as number),
  greaterThan: (value, comparand) => (value as number) > (comparand as number),
  greaterThanInclusive: (value, comparand) => (value as number) >= (comparand as number),
};

/**
 * Whether a comparison holds, of each of some values.
 * @throws EngineError `unknown-operator` for a policy that was not loaded
 */
export function testValues(literal: Literal, values: readonly FactValue[]): boolean[] {
  const { operator, value: comparand } = literal;
  if (operator === 'in' || operator === 'notIn') {
    const listed = new Set(comparand as readonly FactValue[]);
    return values.map((value) => listed.has(value) === (operator === 'in'));
  }
  const compare = comparisons[operator];
  if (!compare) throw new EngineError('unknown-operator', operator);
  return values.map((value) => compare(value, comparand));
}

/** First numbers of the runs that the comparisons with a number fact cut, rising, `min` first. */
function findRunStarts(literals: readonly Literal[], min: number, max: number): number[] {
  const starts = new Set([min]);
  for (const { operator, value } of literals) {
    const comparands = (Array.isArray(value) ? value : [value]) as readonly number[];
    for (const comparand of comparands) {
      const startsAt = operator !== 'lessThanInclusive' && operator !== 'greaterThan';
      const endsAt = operator !== 'lessThan' && operator !== 'greaterThanInclusive';
      if (startsAt) starts.add(comparand);
      if (endsAt) starts.add(comparand + 1);
    }
  }
  return [...starts].filter((start) => start >= min && start <= max).sort((a, b) => a - b);
}

function cutNumbers(fact: FactDefinition & { kind: 'integer' }, literals: readonly Literal[]): FactCells {
  const { min, max } = fact;
  const starts = findRunStarts(literals, min, max);
  const values = starts.map((start, index) => {
    // A fact without a lower end would show its first run by a number of sixteen digits.
    if (start !== Number.MIN_SAFE_INTEGER) return start;
    return Math.min((starts[index + 1] ?? max + 1) - 1, 0);
  });
  const cellOf = (value: unknown): number => {
    if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max) return -1;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= value) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  return { fact, values, distinct: values.length, weights: values.map(() => 1), cellOf };
}

function cutOptions(fact: FactDefinition & { kind: 'choice' }, literals: readonly Literal[]): FactCells {
  const cellOfSignature = new Map<string, number>();
  const cells = new Map<unknown, number>();
  const values: string[] = [];
  const weights: number[] = [];
  const tested = literals.map((literal) => testValues(literal, fact.options));
  for (const [place, option] of fact.options.entries()) {
    const signature = tested.map((holds) => (holds[place] ? '1' : '0')).join('');
    let cell = cellOfSignature.get(signature);
    if (cell === undefined) {
      cell = values.length;
      cellOfSignature.set(signature, cell);
      values.push(option);
      weights.push(0);
    }
    weights[cell] = (weights[cell] ?? 0) + 1;
    cells.set(option, cell);
  }
  return { fact, values, distinct: fact.options.length, weights, cellOf: (value) => cells.get(value) ?? -1 };
}

/**
 * Cuts a fact at everything it is compared with.
 * @param literals every comparison of the policy with this fact, all well-typed
 */
export function cutFact(fact: FactDefinition, literals: readonly Literal[]): FactCells {
  if (fact.kind === 'integer') return cutNumbers(fact, literals);
  if (fact.kind === 'choice') return cutOptions(fact, literals);
  const cellOf = (value: unknown) => (value === false ? 0 : value === true ? 1 : -1);
  return { fact, values: [false, true], distinct: 2, weights: [1, 1], cellOf };
}
