import type { Issue } from '../domain/issue.ts';
import { formatJsonPointer } from '../domain/json-pointer.ts';
import { limits } from '../pack/limits.ts';
import { findHostility } from '../pack/policy-hostility.ts';
import { createPolicyIssue } from '../pack/policy-issues.ts';
import type { FactValue, Policy } from '../pack/policy-model.ts';
import { checkFactsGiven, type PartCheck } from '../pack/policy-part-checks.ts';
import { surveyPolicy } from '../pack/policy-survey.ts';
import { showValue } from '../pack/zod-issues.ts';
import {
  observationForm,
  readObservation,
  weighObservations,
  type Observation,
  type WeighedEvidence,
} from './evidence.ts';
import type { Facts } from './facts.ts';

/** Answers read from outside, or the issues that say why not. */
export interface FactsReading {
  /** Bare answers by fact id; null when any issue is an error. */
  readonly facts: Facts | null;
  /** How answers are known, by fact id: of those that were given with evidence, or seen more than once. */
  readonly evidence: Readonly<Record<string, WeighedEvidence>>;
  readonly issues: readonly Issue[];
}

interface AnswerReading {
  readonly answer: FactValue | null;
  readonly evidence: WeighedEvidence | null;
  readonly issues: readonly Issue[];
}

/** Reads what stands for one fact: a bare value, an observation, or a list of observations. */
function readAnswerOf(check: PartCheck, fact: string, given: unknown, isDanger: boolean): AnswerReading {
  if (typeof given !== 'object' || given === null) {
    return { answer: given as FactValue | null, evidence: null, issues: checkFactsGiven(check, { [fact]: given }, []) };
  }
  const isList = Array.isArray(given);
  const list: readonly unknown[] = isList ? given : [given];
  const issues: Issue[] = [];
  const observations: Observation[] = [];
  const refuse = (got: unknown, path: readonly PropertyKey[]) => {
    const allowed = list.length === 0 ? `[${observationForm}, …]` : observationForm;
    const place = { file: check.file, pointer: formatJsonPointer(path) };
    issues.push(createPolicyIssue('observation-form', place, { fact, got: showValue(got), allowed }));
  };
  // That the fact itself exists is told once, however often it was seen.
  issues.push(...checkFactsGiven(check, { [fact]: null }, []));
  const isKnown = issues.length === 0;
  if (list.length === 0) refuse(given, [fact]);
  for (const [index, each] of list.entries()) {
    const path = isList ? [fact, index] : [fact];
    const observation = readObservation(each);
    if (observation === null) {
      refuse(each, path);
      continue;
    }
    observations.push(observation);
    if (!isKnown) continue;
    const pointer = formatJsonPointer([...path, 'answer']);
    issues.push(...checkFactsGiven(check, { [fact]: observation.answer }, []).map((issue) => ({ ...issue, pointer })));
  }
  const [first, ...rest] = observations;
  const evidence = first === undefined ? null : weighObservations([first, ...rest], isDanger);
  return { answer: evidence?.taken.answer ?? null, evidence, issues };
}

/**
 * Validates answers given from outside: facts of the policy, each with a value of its own kind, all issues at once. In
 * place of a bare value may stand `{"answer", "evidence": {"kind", "by", "at"}}`, or a list of these, which is weighed as
 * `weighObservations` says.
 *
 * @param json the parsed document: an object of answers
 * @param file name shown in the issues
 */
export function readFacts(policy: Policy, json: unknown, file: string): FactsReading {
  const hostility = findHostility(json, file);
  if (hostility.length > 0) return { facts: null, evidence: {}, issues: hostility };
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    const issue = createPolicyIssue('facts-form', { file, pointer: '' }, { got: showValue(json) });
    return { facts: null, evidence: {}, issues: [issue] };
  }
  const check = { file, survey: surveyPolicy(policy as unknown as Readonly<Record<string, unknown>>) };
  const dangers = new Set(policy.facts.flatMap((fact) => (fact.kind === 'answer' && fact.danger ? [fact.id] : [])));
  const issues: Issue[] = [];
  let untold = 0;
  const readings = Object.entries(json).flatMap(([id, given]) => {
    // Names nobody asked for are only counted once enough of them are told: looking for the name meant takes long.
    if (issues.length >= limits.issues && !check.survey.facts.has(id) && !check.survey.groupFacts.has(id)) {
      untold += 1;
      return [];
    }
    const reading = { id, ...readAnswerOf(check, id, given, dangers.has(id)) };
    issues.push(...reading.issues);
    return [reading];
  });
  const got = issues.length + untold;
  if (got > limits.issues) {
    issues.length = limits.issues;
    issues.push(createPolicyIssue('too-many-issues', { file, pointer: '' }, { shown: limits.issues, got }));
  }
  const evidence = readings.flatMap((reading) => (reading.evidence ? [[reading.id, reading.evidence] as const] : []));
  return {
    facts: issues.length > 0 ? null : Object.fromEntries(readings.map(({ id, answer }) => [id, answer])),
    evidence: Object.fromEntries(evidence),
    issues,
  };
}

/**
 * Validates answers given to several policies at once: every fact has to be one of some policy, with a value that one of
 * those asking can take; all issues at once.
 *
 * @param policies one or more
 */
export function readSharedFacts(policies: readonly [Policy, ...Policy[]], json: unknown, file: string): FactsReading {
  const [first] = policies;
  const form = readFacts(first, typeof json === 'object' && json !== null && !Array.isArray(json) ? {} : json, file);
  const hostility = findHostility(json, file);
  if (form.facts === null || hostility.length > 0)
    return { ...form, facts: null, issues: [...form.issues, ...hostility] };
  const readings = Object.entries(json as Readonly<Record<string, unknown>>).map(([id, given]) => {
    // What is a danger sign to one of them is weighed as one.
    const asksDanger = ({ facts }: Policy) =>
      facts.some((fact) => fact.id === id && fact.kind === 'answer' && fact.danger);
    const cautious = [...policies.filter(asksDanger), ...policies.filter((policy) => !asksDanger(policy))];
    const tried = cautious.map((policy) => readFacts(policy, { [id]: given }, file));
    const isUnknown = ({ issues }: FactsReading) => issues.every(({ code }) => code === 'unknown-fact');
    return tried.find(({ facts }) => facts !== null) ?? tried.find((each) => !isUnknown(each)) ?? tried[0] ?? form;
  });
  const issues = readings.flatMap((reading) => reading.issues);
  return {
    facts: issues.length > 0 ? null : (Object.assign({}, ...readings.map(({ facts }) => facts)) as Facts),
    evidence: Object.assign({}, ...readings.map(({ evidence }) => evidence)) as FactsReading['evidence'],
    issues,
  };
}
