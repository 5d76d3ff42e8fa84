import { EngineError } from '../domain/engine-error.ts';
import type { FactDefinition, FactValue, Literal } from '../pack/policy-model.ts';
import { complementRuns, toRuns, type CellRuns } from './cell-runs.ts';

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

/** The values that `equal` and `in` name, and their opposites exclude. */
function listComparands({ value }: Literal): readonly FactValue[] {
  return Array.isArray(value) ? (value as readonly FactValue[]) : [value as FactValue];
}

/** How many of some rising numbers are below a limit, or up to it. */
function countUpTo(values: readonly FactValue[], limit: number, isIncluded: boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = values[middle] as number;
    if (value < limit || (isIncluded && value === limit)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The cells from `from` up to, not including, `to`. */
function spanCells(from: number, to: number): CellRuns {
  return from < to ? [from, to] : [];
}

/**
 * The cells in which a comparison holds, as json-rules-engine compares values of the right type. Takes time and memory
 * in the size of the comparison, not in the number of cells.
 *
 * @param cells cut at least where the comparison cuts
 * @throws EngineError `unknown-operator` for a policy that was not loaded
 */
export function findCells(literal: Literal, { values, cellOf }: Pick<FactCells, 'values' | 'cellOf'>): CellRuns {
  const { operator, value } = literal;
  const size = values.length;
  switch (operator) {
    case 'equal':
    case 'notEqual':
    case 'in':
    case 'notIn': {
      const named = new Set(listComparands(literal).map(cellOf));
      named.delete(-1);
      const runs = toRuns([...named].sort((a, b) => a - b));
      return operator === 'equal' || operator === 'in' ? runs : complementRuns(runs, size);
    }
    case 'lessThan':
    case 'lessThanInclusive':
      return spanCells(0, countUpTo(values, value as number, operator === 'lessThanInclusive'));
    case 'greaterThan':
    case 'greaterThanInclusive':
      return spanCells(countUpTo(values, value as number, operator === 'greaterThan'), size);
    default:
      throw new EngineError('unknown-operator', String(operator));
  }
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
  const namedBy = new Map<FactValue, Set<number>>(fact.options.map((option) => [option, new Set()]));
  for (const [place, literal] of literals.entries()) {
    for (const value of listComparands(literal)) namedBy.get(value)?.add(place);
  }
  const cellOfSignature = new Map<string, number>();
  const cells = new Map<unknown, number>();
  const values: string[] = [];
  const weights: number[] = [];
  for (const option of fact.options) {
    const signature = [...(namedBy.get(option) ?? [])].join();
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
