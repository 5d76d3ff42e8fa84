import type { Issue } from '../domain/issue.ts';
import { issueAt, type PartCheck } from './policy-part-checks.ts';
import { suggestName } from './policy-names.ts';
import { listObjects, listTexts } from './policy-survey.ts';

type Members = Readonly<Record<string, unknown>>;

/** Control characters, line separators, and marks that turn the direction of the text around them. */
const unseen = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u;

function membersOf(json: unknown): Members {
  return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Members) : {};
}

/** Every name of a raw policy that a label may be given to. */
function listLabelled(document: Members): Set<string> {
  const names = new Set<string>();
  const add = (...found: readonly unknown[]) => {
    for (const each of found) if (typeof each === 'string') names.add(each);
  };
  const partsOf = (part: string) => listObjects(document[part]).map(({ members }) => members);
  for (const fact of partsOf('facts')) add(fact['id'], ...listTexts(fact['options']));
  for (const group of partsOf('groups')) add(group['id']);
  for (const decision of partsOf('decisions')) {
    add(decision['id'], ...listTexts(decision['scale']), ...listTexts(decision['options']));
  }
  for (const rule of partsOf('rules')) {
    add(rule['name'], ...listTexts(membersOf(membersOf(rule['event'])['params'])['approvals']));
  }
  for (const part of [...partsOf('floors'), ...partsOf('invariants')]) add(part['id']);
  const overrides = membersOf(document['overrides']);
  for (const side of ['up', 'down']) add(...listTexts(membersOf(overrides[side])['roles']));
  return names;
}

/** The words of a policy: each for a name it has, and every character of them to be seen. */
export function checkLabels(check: PartCheck, document: Members): Issue[] {
  const labels = Object.entries(membersOf(document['labels']));
  if (labels.length === 0) return [];
  const names = listLabelled(document);
  return labels.flatMap(([id, label]) => {
    const texts: readonly (readonly [readonly string[], unknown])[] =
      typeof label === 'string' ? [[[], label]] : Object.entries(membersOf(label)).map(([key, text]) => [[key], text]);
    const unprintable = texts.flatMap(([step, text]) => {
      const found = typeof text === 'string' ? unseen.exec(text)?.[0] : undefined;
      if (found === undefined) return [];
      const got = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
      return [issueAt(check, 'label-unprintable', ['labels', id, ...step], { got })];
    });
    if (names.has(id)) return unprintable;
    return [issueAt(check, 'label-unused', ['labels', id], { got: id, hint: suggestName(id, names) }), ...unprintable];
  });
}
