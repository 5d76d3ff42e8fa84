import type { Issue } from '../domain/issue.ts';
import { findHostility } from '../pack/policy-hostility.ts';
import { createPolicyIssue } from '../pack/policy-issues.ts';
import type { Policy } from '../pack/policy-model.ts';
import { checkFactsGiven } from '../pack/policy-part-checks.ts';
import { surveyPolicy } from '../pack/policy-survey.ts';
import { showValue } from '../pack/zod-issues.ts';
import type { Facts } from './facts.ts';

/** Answers read from outside, or the issues that say why not. */
export interface FactsReading {
  /** null when any issue is an error. */
  readonly facts: Facts | null;
  readonly issues: readonly Issue[];
}

/**
 * Validates answers given from outside: facts of the policy, each with a value of its own kind, all issues at once.
 *
 * @param json the parsed document: an object of answers
 * @param file name shown in the issues
 */
export function readFacts(policy: Policy, json: unknown, file: string): FactsReading {
  const hostility = findHostility(json, file);
  if (hostility.length > 0) return { facts: null, issues: hostility };
  if (typeof json !== 'object' || json === null || Array.isArray(json)) {
    const issue = createPolicyIssue('facts-form', { file, pointer: '' }, { got: showValue(json) });
    return { facts: null, issues: [issue] };
  }
  const survey = surveyPolicy(policy as unknown as Readonly<Record<string, unknown>>);
  const issues = checkFactsGiven({ file, survey }, json, []);
  return { facts: issues.length > 0 ? null : (json as Facts), issues };
}
