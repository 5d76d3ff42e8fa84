import { hasErrors, type Issue } from '../domain/issue.ts';
import { parseJsonPointer } from '../domain/json-pointer.ts';
import { createPackIssue } from './pack-issues.ts';
import { isSourcedValue } from './quantity.ts';
import { forbiddenKeys, readJson } from './json-reader.ts';

/** Marks a number that the user changed: from then on it is an assumption of theirs. */
export const userSource = 'user';

type Container = Record<string, unknown> | unknown[];

function isContainer(node: unknown): node is Container {
  return typeof node === 'object' && node !== null;
}

function namesAt(node: unknown): string[] {
  if (Array.isArray(node)) return node.length > 0 ? [`0 … ${node.length - 1}`, '-'] : ['-'];
  return isContainer(node) ? Object.keys(node) : [];
}

/** The value that takes the place of `old`: a sourced number stays one, its basis now the user's assumption. */
function replaceValue(old: unknown, value: unknown): unknown {
  if (!isSourcedValue(old) || isSourcedValue(value)) return value;
  const { unit } = old;
  return { value, ...(unit === undefined ? {} : { unit }), basis: 'assumed', source: userSource };
}

/**
 * Replaces, or adds as a new member, one value of a JSON document. The document itself is left as it is.
 *
 * A bare value set onto `{value, unit, basis, source}` replaces its `value`, and the basis becomes `assumed`, the source
 * `user`. The step `-` appends to a list. Members may be added to an object that exists; lists do not grow otherwise.
 *
 * @param pointer JSON Pointer (RFC 6901) into the document
 * @returns the new document, or the issue that says which step does not exist and what there is
 */
export function setAtPointer(
  document: unknown,
  pointer: string,
  value: unknown,
  file = '',
): { document: unknown; issue: Issue | null } {
  const steps = parseJsonPointer(pointer);
  const refuse = (at: string, node: unknown) => ({
    document,
    issue: createPackIssue(
      'set-no-such-place',
      { file, pointer },
      { pointer: pointer || '—', at: at || '/', allowed: namesAt(node) },
    ),
  });
  if (steps === null) return refuse('', document);
  const write = (node: unknown, depth: number): { node: unknown; issue: Issue | null } => {
    const step = steps[depth];
    if (step === undefined) return { node: replaceValue(node, value), issue: null };
    const at = `/${steps.slice(0, depth).join('/')}`;
    if (!isContainer(node)) return { node, issue: refuse(at, node).issue };
    const isLast = depth === steps.length - 1;
    if (Array.isArray(node)) {
      if (step === '-' && isLast) return { node: [...(node as unknown[]), value], issue: null };
      const index = /^(0|[1-9]\d*)$/.test(step) ? Number(step) : -1;
      if (index < 0 || index >= node.length) return { node, issue: refuse(at, node).issue };
      const inner = write(node[index], depth + 1);
      return { node: node.with(index, inner.node), issue: inner.issue };
    }
    if (!Object.hasOwn(node, step) && !isLast) return { node, issue: refuse(at, node).issue };
    if (forbiddenKeys.has(step)) return { node, issue: refuse(at, node).issue };
    if (isLast && step === 'value' && isSourcedValue(node)) return { node: replaceValue(node, value), issue: null };
    const inner = write(Object.hasOwn(node, step) ? node[step] : undefined, depth + 1);
    return { node: { ...node, [step]: inner.node }, issue: inner.issue };
  };
  const { node, issue } = write(document, 0);
  return issue ? { document, issue } : { document: node, issue: null };
}

/** One `--set <file>#<pointer>=<json>` as read. */
export interface Setting {
  readonly file: string;
  readonly pointer: string;
  readonly value: unknown;
}

/** Reads `<file>#<pointer>=<json>`; the first `=` after the pointer separates. */
export function parseSetting(text: string): { setting: Setting | null; issues: readonly Issue[] } {
  const match = /^([^#]+)#([^=]*)=(.*)$/s.exec(text);
  const [, file, pointer, json] = match ?? [];
  if (file === undefined || pointer === undefined || json === undefined || parseJsonPointer(pointer) === null) {
    return {
      setting: null,
      issues: [createPackIssue('set-not-understood', { file: '--set', pointer: '' }, { got: text })],
    };
  }
  const { value, issues } = readJson(json, `--set ${file}#${pointer}`);
  return hasErrors(issues) ? { setting: null, issues } : { setting: { file, pointer, value }, issues };
}

/** Applies settings in order to the documents of a pack; every setting that does not fit gives an issue. */
export function applySettings(
  documents: Readonly<Record<string, unknown>>,
  settings: readonly Setting[],
): { documents: Readonly<Record<string, unknown>>; issues: readonly Issue[] } {
  const issues: Issue[] = [];
  const changed: Record<string, unknown> = { ...documents };
  for (const { file, pointer, value } of settings) {
    if (!Object.hasOwn(changed, file)) {
      const allowed = Object.keys(changed);
      issues.push(createPackIssue('file-missing', { file, pointer: '' }, { name: file, required: allowed }));
      continue;
    }
    const { document, issue } = setAtPointer(changed[file], pointer, value, file);
    if (issue) issues.push(issue);
    changed[file] = document;
  }
  return { documents: changed, issues };
}
