import type { Issue } from '../domain/issue.ts';
import { formatJsonPointer } from '../domain/json-pointer.ts';
import { createPackIssue } from './pack-issues.ts';
import type { Mix, ScenarioCase } from './pack-schema.ts';
import type { FactDefinition, Policy } from './policy-model.ts';
import { showValue } from './zod-issues.ts';

type FactValue = boolean | number | string | null;

function wordsAllowed(fact: FactDefinition): { ja: string; en: string } {
  if (fact.kind === 'integer') {
    return { ja: `${fact.min}〜${fact.max} の整数`, en: `a whole number from ${fact.min} to ${fact.max}` };
  }
  if (fact.kind === 'choice') return { ja: fact.options.join('、'), en: fact.options.join(', ') };
  return { ja: 'true か false（不明なら null）', en: 'true or false (null = unknown)' };
}

function isValueOf(fact: FactDefinition, value: FactValue): boolean {
  if (value === null) return true;
  if (fact.kind === 'integer') {
    return typeof value === 'number' && Number.isInteger(value) && value >= fact.min && value <= fact.max;
  }
  if (fact.kind === 'choice') return typeof value === 'string' && fact.options.includes(value);
  return typeof value === 'boolean';
}

function unknownFact(id: string, policy: Policy, file: string, path: readonly PropertyKey[]): Issue {
  const known = policy.facts.map((fact) => fact.id).join(', ');
  const hint = { ja: `あるのは ${known} です。`, en: `It has ${known}. ` };
  return createPackIssue('fact-not-in-policy', { file, pointer: formatJsonPointer(path) }, { got: id, hint });
}

function checkValue(id: string, value: FactValue, policy: Policy, file: string, path: readonly PropertyKey[]): Issue[] {
  const fact = policy.facts.find((each) => each.id === id);
  if (!fact) return [unknownFact(id, policy, file, path)];
  if (isValueOf(fact, value)) return [];
  const params = { got: showValue(value), allowed: wordsAllowed(fact) };
  return [createPackIssue('wrong-type', { file, pointer: formatJsonPointer(path) }, params)];
}

/**
 * The mix speaks of facts that the policy asks about, and gives each its own kind of value.
 * @param hasPolicyFile false: a mix without any policy is fine as long as it gives no answers
 */
export function checkMixAgainstPolicy(mix: Mix, policy: Policy | null, hasPolicyFile: boolean): Issue[] {
  const file = 'mix.json';
  if (policy === null) {
    const hasAnswers = mix.profiles.some((profile) => profile.answers ?? profile.values ?? profile.unknown);
    if (hasPolicyFile || !hasAnswers) return [];
    return [createPackIssue('policy-missing', { file, pointer: '/profiles' }, { name: file })];
  }
  return mix.profiles.flatMap((profile, index) => {
    const at = (...steps: PropertyKey[]) => ['profiles', index, ...steps];
    const answers = Object.keys(profile.answers ?? {}).flatMap((id) =>
      checkValue(id, true, policy, file, at('answers', id)),
    );
    const unknowns = Object.keys(profile.unknown ?? {}).flatMap((id) =>
      checkValue(id, null, policy, file, at('unknown', id)),
    );
    const values = Object.entries(profile.values ?? {}).flatMap(([id, drawn]) =>
      Array.isArray(drawn)
        ? drawn.flatMap(([value], place) => checkValue(id, value, policy, file, at('values', id, place)))
        : checkValue(id, drawn, policy, file, at('values', id)),
    );
    return [...answers, ...unknowns, ...values];
  });
}

/** A case states facts that the policy knows, and expects outcomes that the policy can give. */
export function checkCaseAgainstPolicy(scenarioCase: ScenarioCase, policy: Policy, file: string): Issue[] {
  const facts = Object.entries(scenarioCase.facts).flatMap(([id, value]) =>
    checkValue(id, value, policy, file, ['facts', id]),
  );
  const signs = (scenarioCase.graveSigns ?? []).flatMap((id, index) =>
    policy.facts.some((fact) => fact.id === id) ? [] : [unknownFact(id, policy, file, ['graveSigns', index])],
  );
  const expectations = Object.entries(scenarioCase.expect ?? {}).flatMap(([decisionId, expected]) => {
    const decision = policy.decisions.find((each) => each.id === decisionId);
    const outcomes = decision ? (decision.scale ?? decision.options ?? []) : policy.decisions.map((each) => each.id);
    const expectedList = Array.isArray(expected) ? expected : [expected];
    if (decision && expectedList.every((outcome) => outcomes.includes(outcome))) return [];
    const pointer = formatJsonPointer(['expect', decisionId]);
    const params = { decision: decisionId, got: showValue(expected), allowed: [...outcomes] };
    return [createPackIssue('expectation-unknown', { file, pointer }, params)];
  });
  return [...facts, ...signs, ...expectations];
}
