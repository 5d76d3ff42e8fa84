import type { Issue, IssueParam } from '../domain/issue.ts';
import { formatJsonPointer } from '../domain/json-pointer.ts';
import { judgeValue, wordValues } from './policy-fact-values.ts';
import { createPackIssue } from './pack-issues.ts';
import { createPolicyIssue } from './policy-issues.ts';
import { suggestName } from './policy-names.ts';
import type { DecisionSurvey, PolicySurvey } from './policy-survey.ts';
import { isSourcedValue } from './quantity.ts';
import { showValue } from './zod-issues.ts';

type Members = Readonly<Record<string, unknown>>;
type Path = readonly PropertyKey[];

const noHint = { ja: '', en: '' };

/** One part of a policy under check: where it stands, and what it may refer to. */
export interface PartCheck {
  readonly file: string;
  readonly survey: PolicySurvey;
}

/** An issue of one part. */
export function issueAt(
  check: PartCheck,
  code: Parameters<typeof createPolicyIssue>[0],
  path: Path,
  params: Readonly<Record<string, IssueParam>> = {},
): Issue {
  return createPolicyIssue(code, { file: check.file, pointer: formatJsonPointer(path) }, params);
}

function isMembers(json: unknown): json is Members {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

/** A named decision that does not exist; nothing where the name is no text (its form is told elsewhere). */
export function checkDecisionName(check: PartCheck, id: unknown, path: Path): Issue[] {
  const known = check.survey.decisions;
  // Where there is no decision at all, that alone is told.
  if (typeof id !== 'string' || known.size === 0 || known.has(id)) return [];
  const params = { got: id, allowed: [...known.keys()], hint: suggestName(id, known.keys()) };
  return [issueAt(check, 'unknown-decision', path, params)];
}

/** An outcome that its decision does not list. */
export function checkOutcomeName(check: PartCheck, decisionId: unknown, outcome: unknown, path: Path): Issue[] {
  const decision = typeof decisionId === 'string' ? check.survey.decisions.get(decisionId) : undefined;
  if (!decision || typeof outcome !== 'string' || outcome === '') return [];
  if (decision.outcomes.length === 0 || decision.outcomes.includes(outcome)) return [];
  const params = { decision: String(decisionId), got: outcome, allowed: decision.outcomes };
  return [issueAt(check, 'unknown-outcome', path, { ...params, hint: suggestName(outcome, decision.outcomes) })];
}

/** Options and order of one decision, and what it falls back to. */
export function checkDecision(check: PartCheck, members: Members, path: Path): Issue[] {
  const issues: Issue[] = [];
  const has = (key: string) => members[key] !== undefined;
  const report = (code: Parameters<typeof createPolicyIssue>[0], step: string | null, params = {}) =>
    issues.push(issueAt(check, code, step === null ? path : [...path, step], params));
  if (has('scale') === has('options')) report('outcomes-unclear', null, { decision: String(members['id']) });
  if (has('scale') && members['protectiveOrder'] === true) report('order-on-scale', 'protectiveOrder');
  if (members['hit'] === 'worst' && !has('scale') && members['protectiveOrder'] !== true)
    report('worst-without-order', 'hit');
  const outcomes = (Array.isArray(members['scale']) ? members['scale'] : members['options']) as unknown;
  if (!Array.isArray(outcomes)) return issues;
  const allowed = outcomes.filter((each): each is string => typeof each === 'string');
  // An empty list is told by its form; nothing can be listed in it.
  if (allowed.length === 0) return issues;
  const { otherwise } = members;
  if (Array.isArray(otherwise) && members['hit'] !== 'collect') report('otherwise-list', 'otherwise');
  for (const got of Array.isArray(otherwise) ? (otherwise as unknown[]) : [otherwise]) {
    if (typeof got !== 'string' || got === '' || allowed.includes(got)) continue;
    report('otherwise-unlisted', 'otherwise', { got, allowed, hint: suggestName(got, allowed) });
  }
  for (const key of ['carriesOut', 'means']) {
    const map = members[key];
    for (const got of isMembers(map) ? Object.keys(map) : []) {
      if (allowed.includes(got)) continue;
      const params = { key, got, allowed, hint: suggestName(got, allowed) };
      issues.push(issueAt(check, 'option-unlisted', [...path, key, got], params));
    }
  }
  return issues;
}

const factKinds: readonly unknown[] = ['answer', 'integer', 'choice'];
const factKeys = [
  'id',
  'kind',
  'label',
  'source',
  'suppliedBy',
  'askWhen',
  'danger',
  'proxy',
  'min',
  'max',
  'options',
  'ordered',
];

/** Members that no kind of fact has; where the kind is known its own form tells more. */
function checkFactKeys(check: PartCheck, members: Members, path: Path): Issue[] {
  if (factKinds.includes(members['kind'])) return [];
  const unknown = Object.keys(members).filter((key) => !factKeys.includes(key));
  return unknown.map((key) => {
    const place = { file: check.file, pointer: formatJsonPointer([...path, key]) };
    return createPackIssue('unknown-key', place, { key, allowed: factKeys });
  });
}

/** Range and marks of one fact. */
export function checkFact(check: PartCheck, members: Members, path: Path): Issue[] {
  const issues = checkFactKeys(check, members, path);
  const bare = (json: unknown) => (isSourcedValue(json) ? json.value : json);
  const [min, max] = [bare(members['min']), bare(members['max'])];
  if (typeof min === 'number' && typeof max === 'number' && min > max) {
    issues.push(issueAt(check, 'range-reversed', path, { min, max }));
  }
  if (members['danger'] === true && (members['kind'] === 'integer' || members['kind'] === 'choice')) {
    const params = { mark: 'danger', kind: String(members['kind']) };
    issues.push(issueAt(check, 'mark-without-answer', [...path, 'danger'], params));
  }
  return issues;
}

/** Members of one group: known yes-or-no facts, each once, and no fact of the same name as those it gives. */
export function checkGroup(check: PartCheck, members: Members, path: Path): Issue[] {
  const issues: Issue[] = [];
  const { facts } = check.survey;
  const seen = new Set<unknown>();
  const of: readonly unknown[] = Array.isArray(members['of']) ? members['of'] : [];
  of.forEach((got, index) => {
    if (typeof got !== 'string' || got === '') return;
    const at = [...path, 'of', index];
    const domain = facts.get(got);
    if (!domain) issues.push(issueAt(check, 'unknown-fact', at, { got, hint: suggestName(got, facts.keys()) }));
    else if (domain.kind === 'integer' || domain.kind === 'choice') {
      issues.push(issueAt(check, 'group-member-kind', at, { got, kind: domain.kind }));
    }
    if (seen.has(got)) issues.push(issueAt(check, 'group-member-twice', at, { got }));
    seen.add(got);
  });
  for (const suffix of ['count', 'unknown', 'other']) {
    const got = `${String(members['id'])}.${suffix}`;
    if (facts.has(got))
      issues.push(issueAt(check, 'group-name-clash', [...path, 'id'], { got, group: String(members['id']) }));
  }
  return issues;
}

function checkAtLeast(check: PartCheck, decision: DecisionSurvey | undefined, members: Members, path: Path): Issue[] {
  const { decision: id, atLeast } = members;
  const issues = checkOutcomeName(check, id, atLeast, [...path, 'atLeast']);
  if (!decision || decision.isOrdered || decision.outcomes.length === 0) return issues;
  const params = { decision: String(id), outcome: String(atLeast) };
  return [...issues, issueAt(check, 'order-missing', [...path, 'atLeast'], params)];
}

/** A floor raises an ordered decision to one of its outcomes. */
export function checkFloor(check: PartCheck, members: Members, path: Path): Issue[] {
  const decision = check.survey.decisions.get(String(members['decision']));
  const issues = checkDecisionName(check, members['decision'], [...path, 'decision']);
  if (decision?.hit === 'collect') {
    issues.push(issueAt(check, 'floor-on-list', [...path, 'decision'], { decision: String(members['decision']) }));
  }
  return [...issues, ...checkAtLeast(check, decision, members, path)];
}

/** What an invariant requires: exactly one of its three forms, of things that exist. */
export function checkRequirement(check: PartCheck, requirement: unknown, path: Path): Issue[] {
  if (!isMembers(requirement)) return [];
  const forms = ['atLeast', 'notIn', 'deadlineAtMostHours'].filter((key) => requirement[key] !== undefined);
  const needsDecision = forms[0] !== 'deadlineAtMostHours';
  const isUnclear = forms.length !== 1 || (needsDecision && requirement['decision'] === undefined);
  const decision = check.survey.decisions.get(String(requirement['decision']));
  const issues = [
    ...(isUnclear ? [issueAt(check, 'requirement-unclear', path, { got: showValue(requirement) })] : []),
    ...checkDecisionName(check, requirement['decision'], [...path, 'decision']),
  ];
  if (requirement['atLeast'] !== undefined) issues.push(...checkAtLeast(check, decision, requirement, path));
  const banned: readonly unknown[] = Array.isArray(requirement['notIn']) ? requirement['notIn'] : [];
  banned.forEach((outcome, index) => {
    issues.push(...checkOutcomeName(check, requirement['decision'], outcome, [...path, 'notIn', index]));
  });
  return issues;
}

/** Answers given to a policy: facts that exist, each with a value of its own kind; null is unknown. */
export function checkFactsGiven(check: PartCheck, facts: unknown, path: Path): Issue[] {
  if (!isMembers(facts)) return [];
  return Object.entries(facts).flatMap(([id, value]) => {
    const at = [...path, id];
    const domain = check.survey.facts.get(id);
    const group = check.survey.groupFacts.get(id);
    if (domain === undefined && group !== undefined) {
      const isOther = id === `${group}.other`;
      if (!isOther) return [issueAt(check, 'group-fact-given', at, { got: id, group })];
      if (value === null || typeof value === 'boolean') return [];
      return [
        issueAt(check, 'value-wrong', at, { fact: id, got: showValue(value), allowed: wordValues({ kind: 'answer' }) }),
      ];
    }
    if (domain === undefined) {
      const hint = suggestName(id, check.survey.facts.keys());
      return [issueAt(check, 'unknown-fact', at, { got: id, hint })];
    }
    if (value === null || judgeValue(domain, value) === 'fine') return [];
    return [issueAt(check, 'value-wrong', at, { fact: id, got: showValue(value), allowed: wordValues(domain) })];
  });
}

/** What a test expects: outcomes of decisions that exist; a list only where outcomes are collected. */
export function checkExpectation(check: PartCheck, expect: unknown, path: Path): Issue[] {
  if (!isMembers(expect)) return [];
  return Object.entries(expect).flatMap(([decision, outcome]) => {
    const at = [...path, decision];
    const unknown = checkDecisionName(check, decision, at);
    const isList = Array.isArray(outcome);
    const collects = check.survey.decisions.get(decision)?.hit === 'collect';
    if (isList && !collects && unknown.length === 0) {
      const allowed = check.survey.decisions.get(decision)?.outcomes ?? [];
      return [issueAt(check, 'unknown-outcome', at, { decision, got: showValue(outcome), allowed, hint: noHint })];
    }
    const outcomes: readonly unknown[] = isList ? outcome : [outcome];
    return [...unknown, ...outcomes.flatMap((each) => checkOutcomeName(check, decision, each, at))];
  });
}
