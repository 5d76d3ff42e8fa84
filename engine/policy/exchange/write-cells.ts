import type { Cell } from './tables.ts';

/** Elements of a list of a policy document, as plain JSON. */
export type JsonList = readonly Readonly<Record<string, unknown>>[];

/** A number that stands bare; with where it comes from, or null, it stands as JSON. */
export function writeQuantity(value: unknown): Cell {
  if (value === undefined) return null;
  return typeof value === 'number' ? value : JSON.stringify(value);
}

/**
 * A text of both languages for two cells; one text for both stands in the Japanese cell alone. What two cells cannot
 * tell (an empty text) goes whole into `more`.
 */
export function writeTexts(text: unknown, name: string, more: Record<string, unknown>): [Cell, Cell] {
  if (text === undefined) return [null, null];
  if (typeof text === 'string') return [text, null];
  const { ja, en } = text as { ja: string; en: string };
  if (ja !== '' && en !== '') return [ja, en];
  more[name] = text;
  return [null, null];
}
