import { saveFile } from './save-file.ts';

function quote(cell: string | number | null): string {
  const text = cell === null ? '' : String(cell);
  // A cell that a spreadsheet would run as a formula is kept as text.
  const safe = typeof cell === 'string' && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Writes rows as CSV (RFC 4180, UTF-8 with a byte order mark so that Excel reads Japanese). */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(quote).join(',')).join('\r\n')}\r\n`;
}

/** Hands rows to the user as a file. */
export function saveCsv(name: string, rows: readonly (readonly (string | number | null)[])[]): void {
  saveFile(name, writeCsv(rows), 'text/csv');
}
