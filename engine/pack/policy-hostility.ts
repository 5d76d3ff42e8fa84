import type { Issue } from '../domain/issue.ts';
import { formatJsonPointer } from '../domain/json-pointer.ts';
import { forbiddenKeys } from './json-reader.ts';
import { limits } from './limits.ts';
import { createPolicyIssue } from './policy-issues.ts';

interface Visit {
  readonly value: unknown;
  readonly path: readonly PropertyKey[];
  /** Objects that contain this one, innermost first. */
  readonly inside: Enclosure | null;
}

interface Enclosure {
  readonly object: object;
  readonly outer: Enclosure | null;
}

function isInside(value: object, enclosure: Enclosure | null): boolean {
  for (let each = enclosure; each !== null; each = each.outer) if (each.object === value) return true;
  return false;
}

function isPlain(value: object): boolean {
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function describe(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const maker: unknown = Reflect.get(value, 'constructor');
  return typeof maker === 'function' && maker.name !== '' ? maker.name : 'object';
}

/**
 * Finds what keeps a value from being walked safely as JSON: nesting beyond the limit, circles, prototype names, and
 * things no JSON text can hold (functions, NaN, dates). Never recurses, so that depth cannot overflow the stack.
 */
export function findHostility(json: unknown, file: string): Issue[] {
  const issues: Issue[] = [];
  const stack: Visit[] = [{ value: json, path: [], inside: null }];
  for (let visit = stack.pop(); visit !== undefined; visit = stack.pop()) {
    const { value, path, inside } = visit;
    const report = (code: Parameters<typeof createPolicyIssue>[0], got: string) =>
      issues.push(createPolicyIssue(code, { file, pointer: formatJsonPointer(path) }, { got, limit: limits.depth }));
    if (typeof value === 'number' && !Number.isFinite(value)) report('not-plain-json', String(value));
    if (typeof value !== 'object' || value === null) {
      if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') {
        report('not-plain-json', typeof value);
      }
      continue;
    }
    if (isInside(value, inside)) report('nested-in-itself', '');
    else if (!isPlain(value)) report('not-plain-json', describe(value));
    else if (path.length >= limits.depth) report('nested-too-deep', '');
    else {
      const enclosure = { object: value, outer: inside };
      const steps = Array.isArray(value) ? [...value.keys()] : Object.keys(value);
      for (const step of steps.reverse()) {
        const next = [...path, step];
        if (typeof step === 'string' && forbiddenKeys.has(step)) {
          issues.push(createPolicyIssue('key-forbidden', { file, pointer: formatJsonPointer(next) }, { got: step }));
        } else stack.push({ value: (value as Record<PropertyKey, unknown>)[step], path: next, inside: enclosure });
      }
    }
  }
  return issues;
}
