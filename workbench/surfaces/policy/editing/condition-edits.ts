import { isObject, listOf, textOf, type Json, type JsonObject } from '../../../state/json.ts';
import { readSourced } from '../../../state/sourced.ts';
import { childrenOf, kindOf, nodeAt, type ConditionPath, type FactShape } from './condition-nodes.ts';

/** Conditions after a change, and the path of the condition that was changed or takes its place. */
export interface ConditionChange {
  readonly root: JsonObject;
  readonly path: ConditionPath;
}

type Combinator = 'all' | 'any';

function listKind(node: JsonObject | null): Combinator | null {
  const kind = node === null ? null : kindOf(node);
  return kind === 'all' || kind === 'any' ? kind : null;
}

function withChildren(node: JsonObject, children: readonly Json[]): JsonObject {
  if (Object.hasOwn(node, 'not')) return { ...node, not: children[0] ?? null };
  return Object.hasOwn(node, 'all') ? { ...node, all: children } : { ...node, any: children };
}

/** Puts what `change` gives in the place of one condition; null takes it away, and every group left empty with it. */
function replaceAt(
  node: JsonObject,
  path: ConditionPath,
  change: (node: JsonObject) => JsonObject | null,
): JsonObject | null {
  const [place, ...rest] = path;
  if (place === undefined) return change(node);
  const children = childrenOf(node);
  const child = children[place];
  if (child === undefined) return node;
  const next = replaceAt(child, rest, change);
  if (next !== null) return withChildren(node, children.with(place, next));
  const left = children.filter((_, index) => index !== place);
  return left.length === 0 ? null : withChildren(node, left);
}

function parentOf(path: ConditionPath): ConditionPath {
  return path.slice(0, -1);
}

function placeIn(path: ConditionPath): number {
  return path.at(-1) ?? 0;
}

/** Puts another condition in the place of the one at `path`. */
export function replaceCondition(root: JsonObject, path: ConditionPath, node: JsonObject): ConditionChange {
  return { root: replaceAt(root, path, () => node) ?? root, path };
}

/**
 * Adds a condition: as the last one inside a group, right behind any other. The inside of a `not` becomes a group when a
 * second one comes.
 */
export function insertCondition(root: JsonObject, path: ConditionPath, added: JsonObject): ConditionChange {
  const target = nodeAt(root, path);
  const kind = listKind(target);
  if (target !== null && kind !== null) {
    const children = childrenOf(target);
    const next = withChildren(target, [...children, added]);
    return { ...replaceCondition(root, path, next), path: [...path, children.length] };
  }
  const above = parentOf(path);
  const parent = path.length === 0 ? null : nodeAt(root, above);
  if (parent === null || listKind(parent) === null) {
    const pair: JsonObject = { all: [target ?? root, added] };
    return { root: replaceCondition(root, path, pair).root, path: [...path, 1] };
  }
  const at = placeIn(path) + 1;
  const next = withChildren(parent, childrenOf(parent).toSpliced(at, 0, added));
  return { root: replaceCondition(root, above, next).root, path: [...above, at] };
}

/** Takes a condition away, and the groups that it leaves empty; null where the rule would have none left. */
export function removeCondition(root: JsonObject, path: ConditionPath): ConditionChange | null {
  const next = replaceAt(root, path, () => null);
  if (next === null) return null;
  for (let gone = path; gone.length > 0; gone = parentOf(gone)) {
    const near = [...parentOf(gone), Math.max(0, placeIn(gone) - 1)];
    if (nodeAt(next, near) !== null) return { root: next, path: near };
  }
  return { root: next, path: [] };
}

/** Changes places with the condition before (−1) or behind (1) it in the same group; null at the end. */
export function moveCondition(root: JsonObject, path: ConditionPath, step: -1 | 1): ConditionChange | null {
  const above = parentOf(path);
  const parent = nodeAt(root, above);
  if (path.length === 0 || parent === null || listKind(parent) === null) return null;
  const children = childrenOf(parent);
  const [from, to] = [placeIn(path), placeIn(path) + step];
  const [moved, other] = [children[from], children[to]];
  if (moved === undefined || other === undefined) return null;
  const next = withChildren(parent, children.with(from, other).with(to, moved));
  return { root: replaceCondition(root, above, next).root, path: [...above, to] };
}

/**
 * Takes a condition one level in: into the group right before it, else into a group of its own, of the other kind than
 * the one around it. A group of one means the same as the condition alone.
 */
export function nestCondition(root: JsonObject, path: ConditionPath): ConditionChange | null {
  const node = nodeAt(root, path);
  if (node === null) return null;
  const above = parentOf(path);
  const parent = path.length === 0 ? null : nodeAt(root, above);
  const before = parent === null ? undefined : childrenOf(parent)[placeIn(path) - 1];
  if (parent !== null && before !== undefined && listKind(before) !== null) {
    const inside = childrenOf(before);
    const children = childrenOf(parent)
      .with(placeIn(path) - 1, withChildren(before, [...inside, node]))
      .toSpliced(placeIn(path), 1);
    return {
      root: replaceCondition(root, above, withChildren(parent, children)).root,
      path: [...above, placeIn(path) - 1, inside.length],
    };
  }
  const kind: Combinator = listKind(parent) === 'all' ? 'any' : 'all';
  return { root: replaceCondition(root, path, { [kind]: [node] }).root, path: [...path, 0] };
}

/** Takes a condition one level out, behind the group it was in; out of a `not` it takes its place. */
export function liftCondition(root: JsonObject, path: ConditionPath): ConditionChange | null {
  const node = nodeAt(root, path);
  const above = parentOf(path);
  const parent = nodeAt(root, above);
  if (path.length === 0 || node === null || parent === null) return null;
  if (kindOf(parent) === 'not') {
    const isBare = above.length === 0 && childrenOf(node).length === 0;
    return isBare
      ? { root: { all: [node] }, path: [0] }
      : { root: replaceCondition(root, above, node).root, path: above };
  }
  const outer = above.length === 0 ? null : nodeAt(root, parentOf(above));
  if (outer === null || listKind(outer) === null) return null;
  const left = childrenOf(parent).filter((_, index) => index !== placeIn(path));
  const kept = left.length === 0 ? [node] : [withChildren(parent, left), node];
  const next = withChildren(outer, childrenOf(outer).toSpliced(placeIn(above), 1, ...kept));
  return {
    root: replaceCondition(root, parentOf(above), next).root,
    path: [...parentOf(above), placeIn(above) + kept.length - 1],
  };
}

/** Makes a condition `all`, `any` or `not`; what is inside stays. */
export function changeKind(root: JsonObject, path: ConditionPath, to: 'all' | 'any' | 'not'): ConditionChange | null {
  const node = nodeAt(root, path);
  if (node === null) return null;
  const from = kindOf(node);
  if (from === to) return { root, path };
  const children = childrenOf(node);
  if (to === 'not') {
    const [only] = children;
    const inside = children.length === 1 && only !== undefined ? only : node;
    return replaceCondition(root, path, { not: inside });
  }
  if (from === 'all' || from === 'any') {
    const rest = Object.entries(node).filter(([member]) => member !== from);
    return replaceCondition(root, path, { [to]: children, ...Object.fromEntries(rest) });
  }
  const [inside] = from === 'not' ? children : [node];
  if (inside === undefined) return null;
  const parts = from === 'not' && listKind(inside) !== null ? childrenOf(inside) : [inside];
  return replaceCondition(root, path, { [to]: parts });
}

function isYes(node: JsonObject): boolean {
  return node['operator'] === 'equal' && readSourced(node['value'])?.value === true;
}

/** The facts of a group of which every condition is a plain yes; null where they cannot be counted. */
export function listCountable(node: JsonObject): readonly string[] | null {
  if (listKind(node) === null) return null;
  const children = childrenOf(node);
  const facts = children.filter(isYes).flatMap((child) => textOf(child['fact']) ?? []);
  const isCountable = facts.length === children.length && new Set(facts).size === facts.length;
  return isCountable && facts.length > 0 ? facts : null;
}

/** Holds where at least `count` answers of the group are yes. */
export function countCondition(group: string, count: number): JsonObject {
  return { fact: `${group}.count`, operator: 'greaterThanInclusive', value: count };
}

export function yesCondition(fact: string): JsonObject {
  return { fact, operator: 'equal', value: true };
}

/** The comparison that a fact starts with: a yes, the highest number, the first option. */
export function startComparison(shape: FactShape): JsonObject {
  if (shape.kind === 'integer') return { fact: shape.id, operator: 'greaterThanInclusive', value: shape.max };
  return shape.kind === 'choice'
    ? { fact: shape.id, operator: 'equal', value: shape.options[0] ?? '' }
    : yesCondition(shape.id);
}

/** Asks another fact; operator and value stay where both take the same answers. */
export function changeFact(node: JsonObject, before: FactShape | null, after: FactShape): JsonObject {
  return before?.kind === 'answer' && after.kind === 'answer'
    ? { ...node, fact: after.id }
    : { ...node, ...startComparison(after) };
}

const memberships: readonly string[] = ['in', 'notIn'];

/** Compares otherwise; a value becomes a list of one and back where the operator needs it. */
export function changeOperator(node: JsonObject, operator: string): JsonObject {
  const value = readSourced(node['value'])?.value ?? null;
  const wantsList = memberships.includes(operator);
  const isList = Array.isArray(value);
  if (wantsList === isList) return { ...node, operator };
  return { ...node, operator, value: wantsList ? [value] : (listOf(value)[0] ?? null) };
}

/** The operators that fit a kind of answer. */
export function operatorsFor(kind: FactShape['kind']): readonly string[] {
  if (kind === 'answer') return ['equal', 'notEqual'];
  if (kind === 'choice') return ['equal', 'notEqual', 'in', 'notIn'];
  return ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive', 'in', 'notIn'];
}

/** Conditions of a rule as an object; an empty group where there is none. */
export function readConditions(node: Json | undefined): JsonObject {
  return isObject(node) ? node : { all: [] };
}
