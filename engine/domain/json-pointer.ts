/** A step into a JSON document: a member name or an array index. */
export type JsonPathStep = string | number;

/** Writes a path as a JSON Pointer (RFC 6901): `['a/b', 0]` → `/a~1b/0`; the empty path → `''`. */
export function formatJsonPointer(path: readonly PropertyKey[]): string {
  return path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/**
 * Reads a JSON Pointer into its steps, all as strings.
 *
 * @returns null when the text is not a pointer (it neither is empty nor starts with `/`)
 */
export function parseJsonPointer(pointer: string): string[] | null {
  if (pointer === '') return [];
  if (!pointer.startsWith('/')) return null;
  return pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
