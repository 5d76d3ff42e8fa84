import type { JsonObject } from '../../../state/json.ts';
import { childrenOf, keyOf, kindOf, type ConditionPath } from './condition-nodes.ts';

/** How the conditions of a rule stand against those as opened. */
interface OpenedMatch {
  /** By the key of the path now: the condition as opened where it reads otherwise, null where there was none. */
  readonly changed: ReadonlyMap<string, JsonObject | null>;
  /** Conditions as opened that are gone. */
  readonly removed: readonly JsonObject[];
}

/** A condition without what is inside it: two groups of the same kind are alike. */
function ownText(node: JsonObject): string {
  const kind = kindOf(node);
  return kind === 'comparison' || kind === 'atLeast' ? JSON.stringify(node) : kind;
}

function isGroup(node: JsonObject): boolean {
  return childrenOf(node).length > 0;
}

/** Places of the longest run of equal texts in both lists, in order. */
function matchEqual(now: readonly string[], before: readonly string[]): readonly (readonly [number, number])[] {
  const length = Array.from({ length: now.length + 1 }, () => new Array<number>(before.length + 1).fill(0));
  const at = (row: number, column: number) => length[row]?.[column] ?? 0;
  for (let row = now.length - 1; row >= 0; row -= 1) {
    for (let column = before.length - 1; column >= 0; column -= 1) {
      const isEqual = now[row] === before[column];
      const line = length[row];
      if (line === undefined) continue;
      line[column] = isEqual ? at(row + 1, column + 1) + 1 : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  let [row, column] = [0, 0];
  while (row < now.length && column < before.length) {
    if (now[row] === before[column]) {
      pairs.push([row, column]);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}

/**
 * Pairs the children of two groups: equal ones first, then by order those of one sort (groups with groups, comparisons
 * with comparisons of the same fact, then of any).
 */
function pairChildren(now: readonly JsonObject[], before: readonly JsonObject[]): ReadonlyMap<number, number> {
  const pairs = new Map(
    matchEqual(
      now.map((node) => JSON.stringify(node)),
      before.map((node) => JSON.stringify(node)),
    ),
  );
  const taken = new Set(pairs.values());
  const sorts = [
    (a: JsonObject, b: JsonObject) => isGroup(a) && isGroup(b),
    (a: JsonObject, b: JsonObject) => !isGroup(a) && !isGroup(b) && a['fact'] === b['fact'],
    (a: JsonObject, b: JsonObject) => !isGroup(a) && !isGroup(b) && now.length === before.length,
  ];
  for (const isAlike of sorts) {
    now.forEach((node, place) => {
      if (pairs.has(place)) return;
      const found = before.findIndex((other, index) => !taken.has(index) && isAlike(node, other));
      if (found === -1) return;
      pairs.set(place, found);
      taken.add(found);
    });
  }
  return pairs;
}

/** Compares the conditions of a rule with those as opened; everything is new where there were none. */
export function matchOpened(now: JsonObject, before: JsonObject | null): OpenedMatch {
  const changed = new Map<string, JsonObject | null>();
  const removed: JsonObject[] = [];
  const compare = (node: JsonObject, opened: JsonObject | null, path: ConditionPath): void => {
    if (opened === null) changed.set(keyOf(path), null);
    else if (ownText(node) !== ownText(opened)) changed.set(keyOf(path), opened);
    const [inside, insideBefore] = [childrenOf(node), opened === null ? [] : childrenOf(opened)];
    const pairs = pairChildren(inside, insideBefore);
    inside.forEach((child, place) => {
      const pair = pairs.get(place);
      compare(child, pair === undefined ? null : (insideBefore[pair] ?? null), [...path, place]);
    });
    const kept = new Set(pairs.values());
    removed.push(...insideBefore.filter((_, index) => !kept.has(index)));
  };
  compare(now, before, []);
  return { changed, removed };
}
