import type { FactDomain, FactDomains } from './policy-fact-values.ts';
import { isSourcedValue } from './quantity.ts';

/** What a decision offers, as far as a malformed policy says it. */
export interface DecisionSurvey {
  readonly outcomes: readonly string[];
  readonly isOrdered: boolean;
  readonly hit: unknown;
}

/** The names that the parts of a policy may refer to, read leniently so that every wrong reference can be told at once. */
export interface PolicySurvey {
  /** Facts as declared, groups' facts not among them. */
  readonly facts: FactDomains;
  /** Facts that conditions may name: those declared and those that groups give. */
  readonly comparable: FactDomains;
  /** Fact that a group gives → that group. */
  readonly groupFacts: ReadonlyMap<string, string>;
  readonly decisions: ReadonlyMap<string, DecisionSurvey>;
}

type Members = Readonly<Record<string, unknown>>;

/** The objects of a list, with their places; nothing where it is no list. */
export function listObjects(json: unknown): { readonly members: Members; readonly index: number }[] {
  if (!Array.isArray(json)) return [];
  return json.flatMap((each: unknown, index) =>
    typeof each === 'object' && each !== null && !Array.isArray(each) ? [{ members: each as Members, index }] : [],
  );
}

/** The texts of a list; nothing where it is no list. */
export function listTexts(json: unknown): string[] {
  return Array.isArray(json) ? json.filter((each) => typeof each === 'string') : [];
}

function bareNumber(json: unknown, absent: number): number | null {
  if (json === undefined) return absent;
  const value = isSourcedValue(json) ? json.value : json;
  return typeof value === 'number' ? value : null;
}

function surveyFact(fact: Members): FactDomain {
  if (fact['kind'] === 'answer') return { kind: 'answer' };
  if (fact['kind'] === 'integer') {
    const min = bareNumber(fact['min'], Number.MIN_SAFE_INTEGER);
    const max = bareNumber(fact['max'], Number.MAX_SAFE_INTEGER);
    return min === null || max === null || min > max ? { kind: 'unclear' } : { kind: 'integer', min, max };
  }
  const options = listTexts(fact['options']);
  return fact['kind'] === 'choice' && options.length > 0 ? { kind: 'choice', options } : { kind: 'unclear' };
}

/** Reads the names and domains of a raw policy document, passing over what is malformed. */
export function surveyPolicy(document: Members): PolicySurvey {
  const facts = new Map<string, FactDomain>();
  for (const { members } of listObjects(document['facts'])) {
    if (typeof members['id'] === 'string' && !facts.has(members['id'])) facts.set(members['id'], surveyFact(members));
  }
  const comparable = new Map(facts);
  const groupFacts = new Map<string, string>();
  for (const { members } of listObjects(document['groups'])) {
    if (typeof members['id'] !== 'string') continue;
    if (members['other'] === true) groupFacts.set(`${members['id']}.other`, members['id']);
    const size = listTexts(members['of']).length;
    const others = members['other'] === true ? 1 : 0;
    for (const [suffix, max] of [
      ['count', size + others],
      ['unknown', size],
    ] as const) {
      const id = `${members['id']}.${suffix}`;
      groupFacts.set(id, members['id']);
      if (!comparable.has(id)) comparable.set(id, { kind: 'integer', min: 0, max });
    }
  }
  const decisions = new Map<string, DecisionSurvey>();
  for (const { members } of listObjects(document['decisions'])) {
    if (typeof members['id'] !== 'string' || decisions.has(members['id'])) continue;
    const isScale = members['scale'] !== undefined;
    decisions.set(members['id'], {
      outcomes: listTexts(isScale ? members['scale'] : members['options']),
      isOrdered: isScale || members['protectiveOrder'] === true,
      hit: members['hit'],
    });
  }
  return { facts, comparable, groupFacts, decisions };
}
