import type { Issue } from '../domain/issue.ts';
import { parseDate } from '../domain/civil-date.ts';
import { checkCondition } from './policy-condition-checks.ts';
import { checkLabels } from './policy-label-checks.ts';
import { checkListedNames, checkNames, checkRoleNames } from './policy-name-checks.ts';
import {
  checkDecision,
  checkDecisionName,
  checkExpectation,
  checkFact,
  checkFactsGiven,
  checkFloor,
  checkGroup,
  checkOutcomeName,
  checkRequirement,
  issueAt,
  type PartCheck,
} from './policy-part-checks.ts';
import { listObjects, listTexts, surveyPolicy } from './policy-survey.ts';

type Members = Readonly<Record<string, unknown>>;

/** Names of the facts that a raw tree of conditions compares, each once. */
function listFactNames(condition: unknown): string[] {
  const names = new Set<string>();
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'fact' && typeof value === 'string') names.add(value);
      else if (key !== 'value') visit(value);
    }
  };
  visit(condition);
  return [...names];
}

function checkDate(check: PartCheck, value: unknown, path: readonly PropertyKey[]): Issue[] {
  const isGiven = (typeof value === 'string' && value !== '') || typeof value === 'number';
  return isGiven && parseDate(String(value)) === null ? [issueAt(check, 'date-not-real', path, { got: value })] : [];
}

/** Conditions of a skipped question: sound ones, on facts that stand before it, so that they never run in a circle. */
function checkAskWhen(check: PartCheck, document: Members, fact: Members, path: readonly PropertyKey[]): Issue[] {
  const given = fact['askWhen'];
  if (given === undefined) return [];
  const at = [...path, 'askWhen'];
  const { survey, file } = check;
  const ids = listObjects(document['facts']).map(({ members }) => members['id']);
  const earlier = new Set(ids.slice(0, Math.max(0, ids.indexOf(fact['id']))));
  const groups = listObjects(document['groups']).map(({ members }) => members);
  const isEarlier = (name: string) => {
    if (earlier.has(name)) return true;
    const group = groups.find(({ id }) => id === survey.groupFacts.get(name));
    return group !== undefined && listTexts(group['of']).every((member) => earlier.has(member));
  };
  const late = listFactNames(given).filter((name) => survey.comparable.has(name) && !isEarlier(name));
  return [
    ...checkCondition(given, at, survey.comparable, file, false),
    ...late.map((got) => issueAt(check, 'ask-when-order', at, { got })),
  ];
}

function checkRule(check: PartCheck, rule: Members, path: readonly PropertyKey[]): Issue[] {
  const { survey, file } = check;
  const given = rule['conditions'];
  const conditions =
    given === undefined ? [] : checkCondition(given, [...path, 'conditions'], survey.comparable, file, true);
  const event = rule['event'];
  if (typeof event !== 'object' || event === null) return [...conditions];
  const { type, params } = event as Members;
  const outcome = typeof params === 'object' && params !== null ? (params as Members)['outcome'] : undefined;
  return [
    ...conditions,
    ...checkDecisionName(check, type, [...path, 'event', 'type']),
    ...checkOutcomeName(check, type, outcome, [...path, 'event', 'params', 'outcome']),
  ];
}

/**
 * Everything that is wrong with a raw policy beyond the form of its fields, in document order of its parts. Malformed
 * parts are passed over: their form is told by the schema.
 *
 * @param document an object free of hostility
 */
export function checkPolicy(document: Members, file: string): Issue[] {
  const check: PartCheck = { file, survey: surveyPolicy(document) };
  const each = (part: string, run: (members: Members, path: readonly PropertyKey[]) => readonly Issue[]) =>
    listObjects(document[part]).flatMap(({ members, index }) => run(members, [part, index]));
  const checkWhen = (members: Members, path: readonly PropertyKey[]) =>
    members['when'] === undefined
      ? []
      : checkCondition(members['when'], [...path, 'when'], check.survey.comparable, file, false);
  return [
    ...checkNames(check, document),
    ...checkListedNames(check, document),
    ...checkRoleNames(check, document),
    ...checkDate(check, document['effectiveFrom'], ['effectiveFrom']),
    ...checkLabels(check, document),
    ...each('facts', (members, path) => [
      ...checkFact(check, members, path),
      ...checkAskWhen(check, document, members, path),
    ]),
    ...each('groups', (members, path) => checkGroup(check, members, path)),
    ...each('decisions', (members, path) => checkDecision(check, members, path)),
    ...each('rules', (members, path) => checkRule(check, members, path)),
    ...each('floors', (members, path) => [...checkWhen(members, path), ...checkFloor(check, members, path)]),
    ...each('invariants', (members, path) => [
      ...checkWhen(members, path),
      ...checkRequirement(check, members['then'], [...path, 'then']),
    ]),
    ...each('impossible', checkWhen),
    ...each('tests', (members, path) => [
      ...checkFactsGiven(check, members['facts'], [...path, 'facts']),
      ...checkExpectation(check, members['expect'], [...path, 'expect']),
    ]),
    ...each('history', (members, path) => checkDate(check, members['date'], [...path, 'date'])),
  ];
}
