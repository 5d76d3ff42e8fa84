import { isObject, listOf, readAt, textOf, type Json, type JsonObject } from '../../../state/json.ts';

/** A word in both languages. */
export interface Label {
  readonly ja: string;
  readonly en: string;
}

function namesOf(policy: Json): ReadonlySet<string> {
  return new Set(
    ['facts', 'groups'].flatMap((part) =>
      listOf(readAt(policy, part)).flatMap((each) => textOf(readAt(each, 'id')) ?? []),
    ),
  );
}

/** A name that neither a fact nor a group has: the stem, else the stem with a number from 2. */
function freeName(policy: Json, stem: string): string {
  const taken = namesOf(policy);
  let name = stem;
  for (let number = 2; taken.has(name); number += 1) name = `${stem}${String(number)}`;
  return name;
}

/** A list of the policy after `change`; the other parts stay. */
export function changeList(
  policy: Json,
  part: 'facts' | 'groups' | 'decisions' | 'rules',
  change: (list: readonly Json[]) => readonly Json[],
): Json {
  return isObject(policy) ? { ...policy, [part]: change(listOf(policy[part])) } : policy;
}

/** Adds a yes-or-no question at the end of the checklist. */
export function addFact(policy: Json, label: Label): { readonly policy: Json; readonly id: string } {
  const id = freeName(policy, 'question');
  const fact: Json = { id, kind: 'answer', danger: false, proxy: false, label: { ...label } };
  return { policy: changeList(policy, 'facts', (facts) => [...facts, fact]), id };
}

/** Counts some answers together, under a name of its own. */
export function addGroup(
  policy: Json,
  label: Label,
  of: readonly string[],
): { readonly policy: Json; readonly id: string } {
  const id = freeName(policy, 'group');
  return { policy: changeList(policy, 'groups', (groups) => [...groups, { id, of, label: { ...label } }]), id };
}

/** The group that counts exactly these answers and no others; null where there is none. */
export function findGroupOf(policy: Json, of: readonly string[]): string | null {
  const found = listOf(readAt(policy, 'groups')).find((group) => {
    const members = listOf(readAt(group, 'of'));
    return (
      members.length === of.length && of.every((fact) => members.includes(fact)) && readAt(group, 'other') !== true
    );
  });
  return textOf(readAt(found, 'id'));
}

/** Changes places with the neighbour up (−1) or down (1); the same list at the end. */
export function moveInList(list: readonly Json[], place: number, step: -1 | 1): readonly Json[] {
  const [moved, other] = [list[place], list[place + step]];
  return moved === undefined || other === undefined ? list : list.with(place, other).with(place + step, moved);
}

/** Sets members of an object; undefined takes a member away. */
export function setMembers(node: Json, members: Readonly<Record<string, Json | undefined>>): JsonObject {
  const all: Record<string, Json | undefined> = { ...(isObject(node) ? node : {}), ...members };
  return Object.fromEntries(
    Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const])),
  );
}

/** A fact made another kind: what only the old kind has is gone, what the new one needs is there. */
export function changeFactKind(fact: Json, kind: 'answer' | 'integer' | 'choice'): JsonObject {
  const none = {
    danger: undefined,
    proxy: undefined,
    min: undefined,
    max: undefined,
    options: undefined,
    ordered: undefined,
  };
  const needs: Readonly<Record<typeof kind, Readonly<Record<string, Json>>>> = {
    answer: { danger: false, proxy: false },
    integer: { min: 0, max: 10 },
    choice: { options: ['one', 'other'], ordered: false },
  };
  return setMembers(fact, { ...none, kind, ...needs[kind] });
}

/** Options typed as a list: parted by commas or line breaks, each once. */
export function readOptions(text: string): readonly string[] {
  const options = text.split(/[,、，\n]/).map((option) => option.trim());
  return [...new Set(options)].filter((option) => option !== '');
}
