import type { Issue } from '../domain/issue.ts';
import { formatJsonPointer } from '../domain/json-pointer.ts';
import { findUnseen, prototypeNames, reservedNames } from './policy-names.ts';
import { issueAt, type PartCheck } from './policy-part-checks.ts';
import { listObjects } from './policy-survey.ts';

type Members = Readonly<Record<string, unknown>>;
type Path = readonly PropertyKey[];

const namedParts = [
  { part: 'facts', key: 'id', isReserving: true },
  { part: 'groups', key: 'id', isReserving: true },
  { part: 'decisions', key: 'id', isReserving: true },
  { part: 'rules', key: 'name', isReserving: true },
  { part: 'floors', key: 'id', isReserving: true },
  { part: 'invariants', key: 'id', isReserving: true },
  { part: 'tests', key: 'name', isReserving: false },
] as const;

const none: ReadonlySet<string> = new Set();

/** One name by itself: no name kept by somebody else, and every character of it to be seen. */
function checkName(check: PartCheck, got: string, path: Path, reserved: ReadonlySet<string>): Issue[] {
  const unseen = findUnseen(got);
  return [
    ...(reserved.has(got) ? [issueAt(check, 'name-reserved', path, { got })] : []),
    ...(unseen === null ? [] : [issueAt(check, 'name-unprintable', path, { ...unseen })]),
  ];
}

/** Names that must differ, and not only in how the same letters are put together (é as one character or as two). */
class Distinct {
  private readonly places = new Map<string, string>();

  constructor(private readonly check: PartCheck) {}

  add(got: string, path: Path): Issue[] {
    const key = got.normalize('NFC');
    const first = this.places.get(key);
    if (first !== undefined) return [issueAt(this.check, 'name-duplicate', path, { got, first })];
    this.places.set(key, formatJsonPointer(path));
    return [];
  }
}

function membersOf(json: unknown): Members {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Members) : {};
}

function listTextsAt(json: unknown, path: Path): { got: string; path: Path }[] {
  const list: readonly unknown[] = Array.isArray(json) ? json : [];
  return list.flatMap((got, place) => (typeof got === 'string' ? [{ got, path: [...path, place] }] : []));
}

/** Ids and names of the parts of a policy: each once within its part, none reserved, all to be seen. */
export function checkNames(check: PartCheck, document: Members): Issue[] {
  return namedParts.flatMap(({ part, key, isReserving }) => {
    const distinct = new Distinct(check);
    return listObjects(document[part]).flatMap(({ members, index }) => {
      const got = members[key];
      if (typeof got !== 'string') return [];
      const path = [part, index, key];
      return [...checkName(check, got, path, isReserving ? reservedNames : none), ...distinct.add(got, path)];
    });
  });
}

/** Options of facts and outcomes of decisions: each once, none reserved. */
export function checkListedNames(check: PartCheck, document: Members): Issue[] {
  const lists = [
    { part: 'facts', key: 'options', reserved: prototypeNames },
    { part: 'decisions', key: 'scale', reserved: reservedNames },
    { part: 'decisions', key: 'options', reserved: reservedNames },
  ];
  return lists.flatMap(({ part, key, reserved }) =>
    listObjects(document[part]).flatMap(({ members, index }) => {
      const distinct = new Distinct(check);
      return listTextsAt(members[key], [part, index, key]).flatMap(({ got, path }) => [
        ...checkName(check, got, path, reserved),
        ...distinct.add(got, path),
      ]);
    }),
  );
}

/** Roles that approve or override: none with the name of a prototype, all to be seen. */
export function checkRoleNames(check: PartCheck, document: Members): Issue[] {
  const overrides = membersOf(document['overrides']);
  const roles = [
    ...listObjects(document['rules']).flatMap(({ members, index }) => {
      const params = membersOf(membersOf(members['event'])['params']);
      return listTextsAt(params['approvals'], ['rules', index, 'event', 'params', 'approvals']);
    }),
    ...['up', 'down'].flatMap((side) => listTextsAt(membersOf(overrides[side])['roles'], ['overrides', side, 'roles'])),
  ];
  return roles.flatMap(({ got, path }) => checkName(check, got, path, prototypeNames));
}
