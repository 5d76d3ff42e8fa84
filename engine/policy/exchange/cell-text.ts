import type { Cell } from './tables.ts';

/**
 * How texts stand in the cells of a file, so that spreadsheet programs neither run nor change them, and how they are
 * read back. Three things are escaped, all reversibly:
 *
 * - what XML or a spreadsheet cannot hold or would take for something else, and blanks at either end: as `\uXXXX`;
 * - what would be run as a formula (a start of = + - @, tab or line break, full-width forms too): by a leading `'`;
 * - a text that already looks like one of these.
 */
const unsafe =
  /\\(?=u[0-9a-fA-F]{4})|_(?=x[0-9a-fA-F]{4}_)|[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const escaped = /\\u([0-9a-fA-F]{4})/g;
const formula = /^'*\s*[=+\-@＝＋－＠]/;
const escapedFormula = /^'+\s*[=+\-@＝＋－＠]/;
const plainNumber = /^-?\d+(?:\.\d+)?$/;

function escapeUnits(part: string): string {
  return Array.from(
    { length: part.length },
    (_, index) => `\\u${part.charCodeAt(index).toString(16).padStart(4, '0')}`,
  ).join('');
}

/** Writes a text for a cell of a file. */
export function encodeText(text: string): string {
  const body = text.trim();
  const start = text.length - text.trimStart().length;
  const blanks = [text.slice(0, start), text.slice(start + body.length)].map(escapeUnits);
  const safe = `${blanks[0] ?? ''}${body.replace(unsafe, escapeUnits)}${blanks[1] ?? ''}`;
  return formula.test(safe) && !plainNumber.test(safe) ? `'${safe}` : safe;
}

/** Reads a text from a cell of a file; blanks at either end and the form of line breaks mean nothing. */
export function decodeText(cell: string): string {
  const trimmed = cell.trim().replace(/\r\n?/g, '\n');
  const bare = escapedFormula.test(trimmed) ? trimmed.slice(1) : trimmed;
  return bare.replace(escaped, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** Whether a cell holds nothing. */
export function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || cell === null || cell === '';
}

/** A cell as text: numbers and booleans as JSON writes them. */
export function cellText(cell: Cell | undefined): string {
  return cell === undefined || cell === null ? '' : String(cell);
}

const words = new Map<string, boolean>([
  ...['true', 'yes', 'y', '1', 'はい', '○', '〇', '有'].map((word) => [word, true] as const),
  ...['false', 'no', 'n', '0', 'いいえ', '×', '無'].map((word) => [word, false] as const),
]);

/** Reads yes or no in the ways people write it; null for anything else. */
export function readYesNo(cell: Cell): boolean | null {
  if (typeof cell === 'boolean') return cell;
  return words.get(cellText(cell).normalize('NFKC').trim().toLowerCase()) ?? null;
}

/** Reads a decimal number, full-width digits too; null for anything else. */
export function readNumber(cell: Cell): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  const text = cellText(cell).normalize('NFKC').replace('−', '-').trim();
  if (!/^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?$/.test(text)) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

const separators = /[|｜\n]/;

/** Writes a list of names: `a | b`; as JSON where a name would not come back whole. */
export function writeList(items: readonly string[]): string {
  const isPlain =
    items.length > 0 &&
    items.every((item) => item !== '' && item === item.trim() && !separators.test(item) && !item.includes('\r')) &&
    !(items[0] ?? '').startsWith('[');
  return isPlain ? items.join(' | ') : JSON.stringify(items);
}

/** Splits a list that stands as `a | b` or line by line. */
export function splitList(text: string): string[] {
  return text
    .split(separators)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
