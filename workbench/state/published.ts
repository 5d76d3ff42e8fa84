import { isObject, listOf, readAt, textOf, type Json } from './json.ts';
import { readLocalized, readNumber, readSourced, type Sourced } from './sourced.ts';

/** A figure of expected.json: what was published of the real desk. */
export interface PublishedMeasure {
  readonly measure: string;
  readonly value: number;
  readonly tolerance: number | null;
  readonly isRelative: boolean;
  readonly sourced: Sourced;
}

export interface Published {
  /** `fit`: the pack was fitted to these figures. `outOfSample`: they are only compared with. */
  readonly role: 'fit' | 'outOfSample' | null;
  readonly measures: readonly PublishedMeasure[];
}

function readMeasure(entry: Json): PublishedMeasure | null {
  if (!isObject(entry)) return null;
  const measure = textOf(entry['measure']);
  const value = readNumber(entry['value']);
  if (measure === null || value === null) return null;
  const inner = readSourced(entry['value']);
  const outer = readSourced({ unit: null, ...entry });
  const sourced: Sourced = {
    value,
    unit: inner?.unit ?? outer?.unit ?? null,
    basis: inner?.basis ?? outer?.basis ?? 'published',
    source: inner?.source ?? outer?.source ?? null,
    note: inner?.note ?? readLocalized(entry['note']),
    low: inner?.low ?? null,
    high: inner?.high ?? null,
  };
  return {
    measure,
    value,
    tolerance: readNumber(entry['tolerance']),
    isRelative: entry['toleranceKind'] === 'relative',
    sourced,
  };
}

/** Reads expected.json; no measures where a pack has none. */
export function readPublished(expected: Json | undefined): Published {
  const role = readAt(expected, 'role');
  return {
    role: role === 'fit' || role === 'outOfSample' ? role : null,
    measures: listOf(readAt(expected, 'measures')).flatMap((entry) => readMeasure(entry) ?? []),
  };
}
