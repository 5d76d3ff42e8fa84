import Papa from 'papaparse';
import readWorkbook from 'read-excel-file/universal';
import writeWorkbook from 'write-excel-file/universal';
import type { Issue } from '../../domain/issue.ts';
import { encodeText } from '../../policy/exchange/cell-text.ts';
import { guardWorkbook } from '../../policy/exchange/xlsx-guard.ts';
import { createHourlyIssue } from './hourly-issues.ts';
import type { TableCell, TableRows } from './hourly-roles.ts';

/** A table of a file, with the name of its sheet. */
export interface NamedTable {
  readonly name: string;
  readonly rows: TableRows;
}

export interface TableFileReading {
  readonly tables: readonly NamedTable[];
  readonly issues: readonly Issue[];
}

const byteOrderMark = /^\uFEFF/;

/** Splits text from a spreadsheet or a CSV file: by tabs where the first line has one, else commas, else semicolons. */
export function splitTable(text: string): TableRows {
  const plain = text.replace(byteOrderMark, '');
  const [head = ''] = plain.split(/\r?\n/, 1);
  const delimiter = ['\t', ',', ';'].find((each) => head.includes(each)) ?? ',';
  const { data } = Papa.parse<string[]>(plain, { delimiter, quoteChar: '"', skipEmptyLines: false });
  const rows = data.map((row) => row.map((cell) => (cell.trim() === '' ? null : cell.trim())));
  while (rows.at(-1)?.every((cell) => cell === null)) rows.pop();
  return rows;
}

function decode(bytes: Uint8Array): string | null {
  const isWide = bytes[0] === 0xff && bytes[1] === 0xfe;
  for (const encoding of isWide ? ['utf-16le'] : ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes);
    } catch {
      // The next encoding may fit.
    }
  }
  return null;
}

/** Days before this year are times of a day alone, as spreadsheets hold them. */
const firstYear = 1901;

function readCell(cell: unknown): TableCell {
  if (typeof cell === 'number') return cell;
  if (typeof cell === 'string') return cell.trim() === '' ? null : cell.trim();
  if (typeof cell !== 'object' || cell === null || !('toISOString' in cell)) return null;
  const text = (cell as { toISOString: () => string }).toISOString();
  if (Number(text.slice(0, 4)) < firstYear) return text.slice(11, 16);
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text.slice(0, 16);
}

function isWorkbook(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

/** Reads an xlsx, CSV or tab-separated file as hostile input; what is no table is an issue. */
export async function readTableFile(file: string, bytes: Uint8Array): Promise<TableFileReading> {
  const place = { file, pointer: '' };
  const unreadable = (reason: string): TableFileReading => ({
    tables: [],
    issues: [createHourlyIssue('table-unreadable', place, { file, reason })],
  });
  if (!isWorkbook(bytes)) {
    const text = decode(bytes);
    return text === null || text.includes('\u0000')
      ? unreadable('UTF-8, Shift_JIS')
      : { tables: [{ name: file, rows: splitTable(text) }], issues: [] };
  }
  const refusal = guardWorkbook(bytes, file);
  if (refusal !== null) return { tables: [], issues: [refusal] };
  try {
    const sheets = await readWorkbook(new Uint8Array(bytes).buffer, { trim: false });
    return {
      tables: sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(readCell)) })),
      issues: [],
    };
  } catch (cause) {
    return unreadable(cause instanceof Error ? cause.message : 'xlsx');
  }
}

/** A sheet to be written: the first row names the columns. */
export interface SheetToWrite {
  readonly name: string;
  readonly rows: readonly (readonly TableCell[])[];
}

const narrowest = 9;
const widest = 44;

function measureColumn(rows: SheetToWrite['rows'], column: number): number {
  const widths = rows.slice(0, 60).map((row) => String(row[column] ?? '').replace(/[^\u0020-\u007e]/g, '  ').length);
  return Math.min(widest, Math.max(narrowest, ...widths.map((width) => width + 2)));
}

/** Writes sheets as one xlsx workbook, the first row of each fixed; numbers stay numbers, digit for digit. */
export async function writeTableFile(sheets: readonly SheetToWrite[]): Promise<Uint8Array> {
  const written = sheets.map(({ name, rows }) => ({
    sheet: name.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31),
    stickyRowsCount: 1,
    columns: (rows[0] ?? []).map((_, column) => ({ width: measureColumn(rows, column) })),
    data: rows.map((row, index) =>
      row.map((cell) =>
        typeof cell === 'string'
          ? { value: encodeText(cell), type: String, ...(index === 0 ? { fontWeight: 'bold' as const } : {}) }
          : cell,
      ),
    ),
  }));
  const blob = await writeWorkbook(written).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}
