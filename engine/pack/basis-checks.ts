import type { Issue } from '../domain/issue.ts';
import { formatJsonPointer } from '../domain/json-pointer.ts';
import { createPackIssue } from './pack-issues.ts';
import { isSourcedValue } from './quantity.ts';
import { showValue } from './zod-issues.ts';

/** Members whose numbers are structure, not facts about a desk. */
const structural: ReadonlySet<string> = new Set(['formatVersion', 'tolerance', 'values']);

/** Policy members that hold a legal or procedural number; comparands and priorities are the rule itself. */
const policyNumbers: ReadonlySet<string> = new Set(['deadlineHours', 'deadlineAtMostHours']);

/** Files whose numbers all say something of a desk. */
const numericFiles: ReadonlySet<string> = new Set([
  'demand.json',
  'desk.json',
  'mix.json',
  'options.json',
  'clocks.json',
]);

function findBareNumbers(
  node: unknown,
  path: readonly PropertyKey[],
  isKey: (name: PropertyKey) => boolean,
  found: PropertyKey[][],
) {
  if (isSourcedValue(node) && node.basis !== undefined && node.source !== undefined) return;
  if (typeof node === 'number') {
    if (isKey(path.findLast((step) => typeof step === 'string') ?? '')) found.push([...path]);
    return;
  }
  if (typeof node !== 'object' || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (structural.has(key)) continue;
    findBareNumbers(value, [...path, Array.isArray(node) ? Number(key) : key], isKey, found);
  }
}

/**
 * Every number of a pack that should say where it comes from and does not: all of demand, desk, mix, options and clocks, the deadlines of
 * the policy. A published measure needs a source beside it.
 *
 * @param documents the raw documents of a pack that is otherwise valid
 */
export function checkBases(documents: Readonly<Record<string, unknown>>): Issue[] {
  const issues: Issue[] = [];
  for (const [file, document] of Object.entries(documents)) {
    const isPolicy = file === 'policy.json' || file.startsWith('policies/');
    if (!isPolicy && !numericFiles.has(file)) continue;
    const found: PropertyKey[][] = [];
    findBareNumbers(document, [], (name) => !isPolicy || policyNumbers.has(String(name)), found);
    for (const path of found) {
      const got = showValue(
        path.reduce<unknown>((node, step) => (node as Record<PropertyKey, unknown>)[step], document),
      );
      issues.push(createPackIssue('no-basis', { file, pointer: formatJsonPointer(path) }, { got }));
    }
  }
  return issues;
}
