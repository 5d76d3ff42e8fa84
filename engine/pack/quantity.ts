import './jitless.ts';
import { z } from 'zod';
import { bases, type Basis } from '../domain/vocabulary.ts';
import { isWrongUnit, unitsOf, type Dimension } from './units.ts';

/** A text in both languages; where only one is known it may stand in both. */
export const localizedSchema = z.strictObject({ ja: z.string(), en: z.string() });

const sourceFields = {
  unit: z.string().optional(),
  basis: z.enum(bases).optional(),
  /** A source id of pack.json, then where in it. */
  source: z.string().optional(),
  note: localizedSchema.optional(),
};

/** Names of the members that a sourced value may have, and no others. */
const wrapperKeys: ReadonlySet<string> = new Set(['value', ...Object.keys(sourceFields), 'low', 'high']);

/**
 * A value that may stand bare or with where it comes from: `{value, unit, basis, source, note?, low?, high?}`.
 * `low` and `high` give the plausible range of a number that is not published.
 *
 * @param value schema of the bare value: a number, a list of numbers, a span of times
 * @param dimension what the numbers measure; null for values without a unit
 */
export function sourced<T extends z.ZodType>(value: T, dimension: Dimension | null) {
  const unit =
    dimension === null
      ? sourceFields.unit
      : z
          .string()
          .refine((given) => !isWrongUnit(given, dimension), {
            params: { code: 'wrong-unit', allowed: unitsOf[dimension][0] },
          })
          .optional();
  const wrapper = z.strictObject({
    value,
    ...sourceFields,
    unit,
    low: z.number().optional(),
    high: z.number().optional(),
  });
  return z.union([value, wrapper]);
}

/** A sourced number within bounds: `min` and `max` included, `above` not. */
export function quantity(
  dimension: Dimension,
  bounds: { min?: number; above?: number; max?: number; whole?: boolean } = {},
) {
  let number = z.number();
  if (bounds.above !== undefined) number = number.gt(bounds.above);
  if (bounds.whole) number = number.int();
  if (bounds.min !== undefined) number = number.min(bounds.min);
  if (bounds.max !== undefined) number = number.max(bounds.max);
  return sourced(number, dimension);
}

/** A number as it stands in a pack, with all that is said of where it comes from. */
export interface SourcedValue {
  readonly value: unknown;
  readonly unit?: string;
  readonly basis?: Basis;
  readonly source?: string;
  readonly note?: { readonly ja: string; readonly en: string };
  readonly low?: number;
  readonly high?: number;
}

/** True for `{value, …}` with nothing beside the members of a sourced value (a distribution has `kind`, a measure `measure`). */
export function isSourcedValue(json: unknown): json is SourcedValue {
  if (typeof json !== 'object' || json === null || Array.isArray(json) || !Object.hasOwn(json, 'value')) return false;
  return Object.keys(json).every((key) => wrapperKeys.has(key));
}

/** The type of a validated document with every sourced value replaced by its bare value. */
export type Plain<T> = T extends { kind: unknown } | { measure: unknown }
  ? { [K in keyof T]: Plain<T[K]> }
  : T extends { value: infer V; basis?: Basis | undefined }
    ? Plain<V>
    : T extends readonly unknown[] | object
      ? { [K in keyof T]: Plain<T[K]> }
      : T;

/** Replaces every sourced value by its bare value, all the way down. */
export function stripSources<T>(json: T): Plain<T> {
  const strip = (node: unknown): unknown => {
    if (isSourcedValue(node)) return strip(node.value);
    if (Array.isArray(node)) return node.map(strip);
    if (typeof node !== 'object' || node === null) return node;
    return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, strip(value)]));
  };
  return strip(json) as Plain<T>;
}
