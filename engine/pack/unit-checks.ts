import type { Issue } from '../domain/issue.ts';
import { formatJsonPointer } from '../domain/json-pointer.ts';
import { createPackIssue } from './pack-issues.ts';
import { isSourcedValue } from './quantity.ts';
import { isKnownUnit } from './units.ts';

/** Warnings for units whose word is not known; a known unit of another dimension is refused by the schema itself. */
export function checkUnits(document: unknown, file: string): Issue[] {
  const issues: Issue[] = [];
  const walk = (node: unknown, path: readonly PropertyKey[]) => {
    if (typeof node !== 'object' || node === null) return;
    if (isSourcedValue(node) && node.unit !== undefined && !isKnownUnit(node.unit)) {
      const pointer = formatJsonPointer([...path, 'unit']);
      issues.push(createPackIssue('unknown-unit', { file, pointer }, { got: node.unit }));
    }
    for (const [key, value] of Object.entries(node)) walk(value, [...path, key]);
  };
  walk(document, []);
  return issues;
}
