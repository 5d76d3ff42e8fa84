import type { FactDomains } from '../../pack/policy-fact-values.ts';
import { readLiterals, writeLiterals, type RawLiteral } from './literal-cell.ts';
import { tableLimits, type Cell } from './tables.ts';

/** Conditions of one rule, spread over cells. */
export interface SpreadConditions {
  /** Fact → its cell. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** Facts in the order of the comparisons. */
  readonly order: readonly string[];
  /** Members of the conjunction from the first that is no plain comparison. */
  readonly further: readonly unknown[];
}

function toLiteral(condition: unknown): RawLiteral | null {
  if (typeof condition !== 'object' || condition === null || !('fact' in condition)) return null;
  return Object.keys(condition).every((key) => ['fact', 'operator', 'value'].includes(key))
    ? (condition as RawLiteral)
    : null;
}

function groupByFact(literals: readonly RawLiteral[]): { fact: string; literals: RawLiteral[] }[] {
  const runs: { fact: string; literals: RawLiteral[] }[] = [];
  for (const literal of literals) {
    const last = runs.at(-1);
    if (last?.fact === literal.fact) last.literals.push(literal);
    else runs.push({ fact: literal.fact, literals: [literal] });
  }
  return runs;
}

function isSame(a: readonly RawLiteral[], b: readonly RawLiteral[] | null): boolean {
  const show = (list: readonly RawLiteral[]) =>
    JSON.stringify(list.map(({ fact, operator, value }) => [fact, operator, value]));
  return b !== null && show(a) === show(b);
}

/**
 * Spreads the conditions of a rule over cells where they are a conjunction that begins with comparisons.
 *
 * @returns null where they are not, or where some comparison would not come back from its cell exactly as it is
 */
export function spreadConditions(conditions: unknown, domains: FactDomains): SpreadConditions | null {
  const { all, ...rest } = conditions as { all?: readonly unknown[] };
  if (all === undefined || Object.keys(rest).length > 0) return null;
  const parsed = all.map(toLiteral);
  const end = parsed.indexOf(null);
  const literals = parsed.slice(0, end < 0 ? undefined : end).filter((each) => each !== null);
  const further = all.slice(literals.length);
  if (literals.length === 0) return null;
  const runs = groupByFact(literals);
  const order = runs.map((run) => run.fact);
  if (new Set(order).size < order.length) return null;
  const cells = new Map(runs.map((run) => [run.fact, writeLiterals(run.literals)]));
  const comesBack = runs.every((run) => {
    const kind = domains.get(run.fact)?.kind;
    return kind !== undefined && isSame(run.literals, readLiterals(run.fact, cells.get(run.fact) ?? null, kind));
  });
  return comesBack ? { cells, order, further } : null;
}

/**
 * Chooses the order of the condition columns: that in which the rules name their facts as far as they agree, else that
 * of the checklist. The facts used most where there are too many.
 *
 * @param checklist every fact that conditions may name, in order
 */
export function orderConditionColumns(orders: readonly (readonly string[])[], checklist: readonly string[]): string[] {
  const uses = new Map<string, number>();
  for (const fact of orders.flat()) uses.set(fact, (uses.get(fact) ?? 0) + 1);
  const used = checklist
    .filter((fact) => uses.has(fact))
    .sort((a, b) => (uses.get(b) ?? 0) - (uses.get(a) ?? 0))
    .slice(0, tableLimits.conditionColumns);
  const left = new Set(checklist.filter((fact) => used.includes(fact)));
  const before = new Map([...left].map((fact) => [fact, new Set<string>()]));
  for (const order of orders) {
    order.forEach((fact, index) => {
      const previous = order[index - 1];
      if (previous !== undefined && left.has(previous)) before.get(fact)?.add(previous);
    });
  }
  const columns: string[] = [];
  while (left.size > 0) {
    const isFree = (fact: string) => ![...(before.get(fact) ?? [])].some((each) => left.has(each));
    const next = [...left].find(isFree) ?? [...left][0];
    if (next === undefined) break;
    columns.push(next);
    left.delete(next);
  }
  return columns;
}
