import { hasErrors, type Issue } from '../domain/issue.ts';
import { limits } from './limits.ts';
import { createPolicyIssue } from './policy-issues.ts';
import { checkPolicy } from './policy-checks.ts';
import { normalizePolicy } from './policy-normal-form.ts';
import { findHostility } from './policy-hostility.ts';
import type { Policy } from './policy-model.ts';
import { policyFrameSchema } from './policy-schema.ts';
import { toIssues } from './zod-issues.ts';

export interface PolicyLoading {
  /** null when any issue is an error. */
  readonly policy: Policy | null;
  readonly issues: readonly Issue[];
}

function limitIssues(issues: readonly Issue[], file: string): readonly Issue[] {
  if (issues.length <= limits.issues) return issues;
  const params = { shown: limits.issues, got: issues.length };
  return [...issues.slice(0, limits.issues), createPolicyIssue('too-many-issues', { file, pointer: '' }, params)];
}

function isObject(json: unknown): json is Readonly<Record<string, unknown>> {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

interface Oversized {
  readonly part: string;
  readonly got: number;
  /** The part with its first element alone; of rules, which may be none, with none. */
  readonly first: unknown;
}

/** Parts of a policy with more elements than it may have rules. */
function findOversized(json: unknown): readonly Oversized[] {
  if (!isObject(json)) return [];
  return Object.entries(json).flatMap(([part, value]): Oversized[] => {
    if (Array.isArray(value) && value.length > limits.rules) {
      return [{ part, got: value.length, first: part === 'rules' ? [] : value.slice(0, 1) }];
    }
    if (part !== 'labels' || !isObject(value)) return [];
    const got = Object.keys(value).length;
    return got > limits.rules ? [{ part, got, first: {} }] : [];
  });
}

/**
 * Validates a policy document and fills in its defaults; all issues at once, up to 500. Warnings and information do not
 * keep a policy from loading. Never throws on any value, however hostile. A part with over 20,000 entries is refused by their number
 * alone.
 *
 * @param json the parsed document
 * @param file name shown in the issues
 */
export function loadPolicy(json: unknown, file: string): PolicyLoading {
  const oversized = findOversized(json);
  if (oversized.length > 0 && isObject(json)) {
    // Far too long lists are not walked: that alone would take minutes. The rest of the document is told of as ever.
    const cut = Object.fromEntries(oversized.map(({ part, first }) => [part, first]));
    const tooMany = oversized.map(({ part, got }) => {
      const place = { file, pointer: `/${part}` };
      const params = { part, got, limit: limits.rules };
      return createPolicyIssue(part === 'rules' ? 'too-many-rules' : 'too-many-parts', place, params);
    });
    const rest = loadPolicy({ ...json, ...cut }, file);
    return { policy: null, issues: limitIssues([...tooMany, ...rest.issues], file) };
  }
  const hostility = findHostility(json, file);
  if (hostility.length > 0) return { policy: null, issues: limitIssues(hostility, file) };
  const parsed = policyFrameSchema.safeParse(json, { jitless: true });
  const formIssues = parsed.success ? [] : toIssues(parsed.error.issues, policyFrameSchema, json, file);
  const issues = [...formIssues, ...(isObject(json) ? checkPolicy(json, file) : [])];
  if (!parsed.success || hasErrors(issues)) return { policy: null, issues: limitIssues(issues, file) };
  const { policy, notes } = normalizePolicy(parsed.data, file);
  return { policy, issues: limitIssues([...issues, ...notes], file) };
}
