import { isObject, listOf, readAt, textOf, type Json, type JsonObject } from '../../../state/json.ts';
import { readNumber } from '../../../state/sourced.ts';

/** `atLeast`: a group of answers is counted, and so many of them have to be yes. */
type ConditionKind = 'all' | 'any' | 'not' | 'atLeast' | 'comparison';

/** Places of children from the top of the conditions down; empty for the top. The child of a `not` has place 0. */
export type ConditionPath = readonly number[];

/** One condition as the outline shows it. */
export interface OutlineNode {
  readonly path: ConditionPath;
  /** JSON Pointer from the top of the conditions. */
  readonly pointer: string;
  readonly node: JsonObject;
  readonly kind: ConditionKind;
  /** From 1, as assistive technology counts. */
  readonly place: number;
  readonly siblings: number;
  readonly children: readonly OutlineNode[];
}

/** What a condition can be compared with: the answer's kind and its limits. */
export interface FactShape {
  readonly id: string;
  readonly kind: 'answer' | 'integer' | 'choice';
  readonly min: number;
  readonly max: number;
  readonly options: readonly string[];
}

export function kindOf(node: JsonObject): ConditionKind {
  for (const kind of ['all', 'any', 'not'] as const) if (Object.hasOwn(node, kind)) return kind;
  const isCount = textOf(node['fact'])?.endsWith('.count') === true;
  return isCount && node['operator'] === 'greaterThanInclusive' ? 'atLeast' : 'comparison';
}

/** The conditions directly inside one, in order; none inside a comparison. */
export function childrenOf(node: JsonObject): readonly JsonObject[] {
  if (Object.hasOwn(node, 'not')) return isObject(node['not']) ? [node['not']] : [];
  return listOf(node['all'] ?? node['any']).filter(isObject);
}

/** The group whose answers a condition counts; null where it counts none. */
export function groupOf(node: JsonObject): string | null {
  return kindOf(node) === 'atLeast' ? (textOf(node['fact'])?.replace(/\.count$/, '') ?? null) : null;
}

/** The same path as one text, for keys and attributes. */
export function keyOf(path: ConditionPath): string {
  return path.join('.');
}

/** Conditions as nested outline nodes. */
export function readOutline(
  node: JsonObject,
  path: ConditionPath = [],
  pointer = '',
  place = 1,
  siblings = 1,
): OutlineNode {
  const kind = kindOf(node);
  const inner = childrenOf(node);
  const step = (index: number) => (kind === 'not' ? '/not' : `/${kind}/${String(index)}`);
  return {
    path,
    pointer,
    node,
    kind,
    place,
    siblings,
    children: inner.map((child, index) =>
      readOutline(child, [...path, index], pointer + step(index), index + 1, inner.length),
    ),
  };
}

/** Every node from the top down, in the order in which they are read. */
export function listOutline(node: OutlineNode): readonly OutlineNode[] {
  return [node, ...node.children.flatMap(listOutline)];
}

export function nodeAt(root: JsonObject, path: ConditionPath): JsonObject | null {
  let current: JsonObject | undefined = root;
  for (const place of path) current = current === undefined ? undefined : childrenOf(current)[place];
  return current ?? null;
}

function shapeOf(fact: Json): FactShape | null {
  const id = textOf(readAt(fact, 'id'));
  const kind = readAt(fact, 'kind');
  if (id === null || (kind !== 'answer' && kind !== 'integer' && kind !== 'choice')) return null;
  return {
    id,
    kind,
    min: readNumber(readAt(fact, 'min')) ?? 0,
    max: readNumber(readAt(fact, 'max')) ?? 0,
    options: listOf(readAt(fact, 'options')).flatMap((option) => textOf(option) ?? []),
  };
}

function groupShapes(group: Json): readonly FactShape[] {
  const id = textOf(readAt(group, 'id'));
  if (id === null) return [];
  const size = listOf(readAt(group, 'of')).length;
  const others = readAt(group, 'other') === true ? 1 : 0;
  return [
    { id: `${id}.count`, kind: 'integer', min: 0, max: size + others, options: [] },
    { id: `${id}.unknown`, kind: 'integer', min: 0, max: size, options: [] },
  ];
}

/** Everything that a condition of this policy may ask: its facts, then the counts of its groups. */
export function listShapes(policy: Json | undefined): readonly FactShape[] {
  return [
    ...listOf(readAt(policy, 'facts')).flatMap((fact) => shapeOf(fact) ?? []),
    ...listOf(readAt(policy, 'groups')).flatMap(groupShapes),
  ];
}
