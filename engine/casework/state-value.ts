import type { StateValue } from 'xstate';

/** Writes a chart's state as dotted paths to its leaves, parallel regions joined by `+`: `emergency.hold.lost+emergency.chain.untold`. */
export function formatStateValue(value: StateValue): string {
  return listLeaves(value, '').join('+');
}

function listLeaves(value: StateValue, prefix: string): string[] {
  if (typeof value === 'string') return [`${prefix}${value}`];
  return Object.entries(value).flatMap(([name, inner]) =>
    inner === undefined ? [] : listLeaves(inner, `${prefix}${name}.`),
  );
}

/** Reads what {@link formatStateValue} wrote; whether such a state exists is for the chart to say. */
export function parseStateValue(text: string): StateValue {
  const paths = text.split('+').map((path) => path.split('.'));
  return nest(paths);
}

function nest(paths: readonly (readonly string[])[]): StateValue {
  const [only] = paths;
  if (paths.length === 1 && only?.length === 1) return only[0] ?? '';
  const inner = new Map<string, (readonly string[])[]>();
  for (const [head = '', ...rest] of paths) inner.set(head, [...(inner.get(head) ?? []), rest]);
  return Object.fromEntries([...inner].map(([head, rests]) => [head, nest(rests)]));
}
