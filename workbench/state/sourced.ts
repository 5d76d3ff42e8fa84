import { isObject, textOf, type Json, type JsonObject } from './json.ts';
import type { Basis, Localized, ProvenanceEntry } from './engine.ts';

/** A number of a pack as it stands in the file: bare, or with where it comes from. */
export interface Sourced {
  readonly value: Json;
  readonly unit: string | null;
  readonly basis: Basis | null;
  readonly source: string | null;
  readonly note: Localized | null;
  /** The plausible range of a number that is not published. */
  readonly low: number | null;
  readonly high: number | null;
}

const bases: readonly string[] = ['published', 'derived', 'assumed', 'fitted'];

function isBasis(value: Json | undefined): value is Basis {
  return typeof value === 'string' && bases.includes(value);
}

function finite(value: Json | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/** A text in both languages; one plain text stands for both. */
export function readLocalized(value: Json | undefined): Localized | null {
  if (typeof value === 'string') return { ja: value, en: value };
  const ja = isObject(value) ? textOf(value['ja']) : null;
  const en = isObject(value) ? textOf(value['en']) : null;
  return ja === null && en === null ? null : { ja: ja ?? en ?? '', en: en ?? ja ?? '' };
}

function isWrapped(value: Json | undefined): value is JsonObject {
  return (
    isObject(value) &&
    Object.hasOwn(value, 'value') &&
    !Object.hasOwn(value, 'kind') &&
    !Object.hasOwn(value, 'measure')
  );
}

/** Reads a number or text that may stand bare or as `{value, unit, basis, source}`. */
export function readSourced(value: Json | undefined): Sourced | null {
  if (value === undefined) return null;
  if (!isWrapped(value)) return { value, unit: null, basis: null, source: null, note: null, low: null, high: null };
  const source = value['source'];
  return {
    value: value['value'] ?? null,
    unit: textOf(value['unit']),
    basis: isBasis(value['basis']) ? value['basis'] : null,
    source: source === undefined || source === null ? null : (textOf(source) ?? JSON.stringify(source)),
    note: readLocalized(value['note']),
    low: finite(value['low']),
    high: finite(value['high']),
  };
}

/** The bare number; null where there is none. */
export function readNumber(value: Json | undefined): number | null {
  const plain = readSourced(value)?.value;
  return typeof plain === 'number' && Number.isFinite(plain) ? plain : null;
}

/** A sourced number as the engine lists it. */
export function fromProvenance(entry: ProvenanceEntry): Sourced {
  return {
    value: entry.value as Json,
    unit: entry.unit ?? null,
    basis: entry.basis ?? null,
    source: entry.source ?? null,
    note: entry.note ?? null,
    low: entry.low ?? null,
    high: entry.high ?? null,
  };
}
