import type { z } from 'zod';
import { formatJsonPointer } from '../domain/json-pointer.ts';

/** What is left of a faulty document once its malformed parts are gone, and the pointers of those parts. */
export interface Salvage<T> {
  /** null when nothing well formed is left. */
  readonly value: T | null;
  readonly removed: readonly string[];
}

type Path = readonly PropertyKey[];

function removeAt(node: unknown, path: Path): unknown {
  const [step, ...rest] = path;
  if (typeof node !== 'object' || node === null || step === undefined) return node;
  if (Array.isArray(node)) return node.map((each, index) => (index === Number(step) ? removeAt(each, rest) : each));
  return Object.fromEntries(
    Object.entries(node).flatMap(([key, value]) =>
      key !== step ? [[key, value]] : rest.length === 0 ? [] : [[key, removeAt(value, rest)]],
    ),
  );
}

/** The member that has to go so that a fault goes: list items keep their places, so the whole list goes instead. */
function findMember(json: unknown, path: Path): Path {
  let node = json;
  let member: Path = [];
  for (let depth = 0; depth < path.length; depth += 1) {
    if (typeof node !== 'object' || node === null) break;
    const step = path[depth] as PropertyKey;
    const isThere = Object.hasOwn(node, step);
    if (isThere && !Array.isArray(node)) member = path.slice(0, depth + 1);
    if (!isThere) break;
    node = (node as Record<PropertyKey, unknown>)[step];
  }
  return member;
}

function listFaults(issues: readonly z.core.$ZodIssue[], json: unknown): Path[] {
  return issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [findMember(json, issue.path)],
  );
}

/**
 * Takes malformed members out of a document until the rest fits its schema, so that the rest can be checked for faults of
 * another kind at the same time.
 */
export function salvage<S extends z.ZodType>(schema: S, json: unknown): Salvage<z.infer<S>> {
  const removed: string[] = [];
  let rest = json;
  for (;;) {
    const parsed = schema.safeParse(rest, { jitless: true });
    if (parsed.success) return { value: parsed.data, removed };
    for (const path of listFaults(parsed.error.issues, rest)) {
      if (path.length === 0) return { value: null, removed };
      removed.push(formatJsonPointer(path));
      rest = removeAt(rest, path);
    }
  }
}
