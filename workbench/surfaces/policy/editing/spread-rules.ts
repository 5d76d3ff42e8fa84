import { textOf, type JsonObject } from '../../../state/json.ts';
import { childrenOf, kindOf } from './condition-nodes.ts';

/** A rule as a row of a decision table. */
export interface SpreadRule {
  /** Fact → its comparisons, all of which have to hold. */
  readonly cells: ReadonlyMap<string, readonly JsonObject[]>;
  /** Conditions that no column can say: groups inside the rule. */
  readonly rest: readonly JsonObject[];
}

/** Spreads conditions that all have to hold over one column a fact; what is nested deeper stays as it is. */
export function spreadConditions(root: JsonObject): SpreadRule {
  const parts = kindOf(root) === 'all' ? childrenOf(root) : [root];
  const cells = new Map<string, JsonObject[]>();
  const rest: JsonObject[] = [];
  for (const part of parts) {
    const fact = textOf(part['fact']);
    if (fact === null) rest.push(part);
    else cells.set(fact, [...(cells.get(fact) ?? []), part]);
  }
  return { cells, rest };
}

/**
 * The conditions with one yes-or-no cell set: true, false, or null for “does not matter”. Conditions that are not of the
 * form `all` become one of it.
 *
 * @returns null where the rule would have no condition left
 */
export function setAnswerCell(root: JsonObject, fact: string, answer: boolean | null): JsonObject | null {
  const isAll = kindOf(root) === 'all';
  const parts = isAll ? childrenOf(root) : [root];
  const at = parts.findIndex((part) => part['fact'] === fact);
  const others = parts.filter((part) => part['fact'] !== fact);
  if (answer === null) return others.length === 0 ? null : { ...(isAll ? root : {}), all: others };
  const cell: JsonObject = { fact, operator: 'equal', value: answer };
  const next = others.toSpliced(at === -1 ? others.length : at, 0, cell);
  return { ...(isAll ? root : {}), all: next };
}
