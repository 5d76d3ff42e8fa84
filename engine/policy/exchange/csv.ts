import Papa from 'papaparse';
import type { Issue } from '../../domain/issue.ts';
import { limits } from '../../pack/limits.ts';
import { cellText, decodeText, encodeText } from './cell-text.ts';
import { createExchangeIssue } from './exchange-issues.ts';
import { identifyTable, reportUnknownTable } from './identify-table.ts';
import type { Table } from './tables.ts';

/** One CSV file. */
export interface CsvFile {
  /** `facts.csv`, `rules.csv` …; what a file holds is known by its name, else by its first row. */
  readonly name: string;
  /** Text, or bytes in UTF-8 or Shift_JIS. */
  readonly content: string | Uint8Array;
}

/** Tables read from files, with what was wrong with the files. */
export interface FilesReading {
  readonly tables: readonly Table[];
  readonly issues: readonly Issue[];
}

const byteOrderMark = '\uFEFF';

/**
 * Writes tables as CSV, one file a table: UTF-8 with a byte order mark, so that Excel in Japan opens it rightly; comma;
 * CRLF. Texts are escaped as `cell-text.ts` says.
 */
export function tablesToCsv(tables: readonly Table[]): readonly { readonly name: string; readonly content: string }[] {
  return tables.map((table) => {
    const rows = table.rows.map((row) =>
      row.map((cell) => (typeof cell === 'string' ? encodeText(cell) : cellText(cell))),
    );
    const content = byteOrderMark + Papa.unparse(rows, { delimiter: ',', newline: '\r\n' });
    return { name: `${table.key}.csv`, content };
  });
}

function decodeAs(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decodeFile({ name, content }: CsvFile, issues: Issue[]): string | null {
  const place = { file: name, pointer: '' };
  const size = content.length;
  if (size > limits.fileBytes) {
    const mebibyte = 1024 * 1024;
    const megabytes = Math.ceil((size / mebibyte) * 10) / 10;
    issues.push(createExchangeIssue('file-too-large', place, { megabytes, limit: limits.fileBytes / mebibyte }));
    return null;
  }
  if (typeof content === 'string') return content;
  const isWide = content[0] === 0xff && content[1] === 0xfe;
  const text = decodeAs(content, isWide ? 'utf-16le' : 'utf-8');
  if (text !== null) return text;
  const japanese = decodeAs(content, 'shift_jis');
  issues.push(createExchangeIssue(japanese === null ? 'text-not-decoded' : 'text-in-shift-jis', place));
  return japanese;
}

/** Excel separates by tab or semicolon in some settings; the first line tells, since no header holds one of them. */
function findDelimiter(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/));
  return [',', '\t', ';'].find((each) => header.includes(each)) ?? ',';
}

function readFile(file: CsvFile, issues: Issue[]): Table[] {
  const decoded = decodeFile(file, issues);
  if (decoded === null) return [];
  const text = decoded.startsWith(byteOrderMark) ? decoded.slice(1) : decoded;
  const { data, errors } = Papa.parse<string[]>(text, { delimiter: findDelimiter(text), quoteChar: '"' });
  const faults = errors.filter((error) => error.type === 'Quotes');
  for (const fault of faults) {
    const row = (fault.row ?? 0) + 1;
    issues.push(createExchangeIssue('csv-quotes', { file: file.name, pointer: `/${row}` }, { row }));
  }
  if (faults.length > 0) return [];
  const rows = data.map((row) => row.map((cell) => (cell === '' ? null : decodeText(cell))));
  while (rows.at(-1)?.every((cell) => cell === null)) rows.pop();
  const key = identifyTable(file.name, rows[0] ?? []);
  if (key !== null) return [{ key, file: file.name, rows }];
  issues.push(reportUnknownTable(file.name, file.name));
  return [];
}

/** Reads CSV files as hostile input; what cannot be read as CSV is an issue and gives no table. */
export function csvToTables(files: readonly CsvFile[]): FilesReading {
  const issues: Issue[] = [];
  return { tables: files.flatMap((file) => readFile(file, issues)), issues };
}
