import readWorkbook from 'read-excel-file/universal';
import writeWorkbook from 'write-excel-file/universal';
import type { Issue } from '../../domain/issue.ts';
import { decodeText, encodeText } from './cell-text.ts';
import type { FilesReading } from './csv.ts';
import { createExchangeIssue, nameSheet } from './exchange-issues.ts';
import { identifyTable, reportUnknownTable } from './identify-table.ts';
import type { Cell, Table } from './tables.ts';
import { guardWorkbook } from './xlsx-guard.ts';

/** Widths in characters: headers fit, long texts do not push everything else off the screen. */
const narrowest = 10;
const widest = 40;

function measureColumn(rows: Table['rows'], column: number): number {
  const widthOf = (cell: Cell | undefined) =>
    Math.max(
      ...String(cell ?? '')
        .split('\n')
        .map((line) => line.replace(/[^\u0020-\u007e]/g, '  ').length),
    );
  const longest = rows.slice(0, 50).reduce((most, row) => Math.max(most, widthOf(row[column])), 0);
  return Math.min(widest, Math.max(narrowest, longest + 2));
}

/**
 * Writes tables as one xlsx workbook, a sheet each, the header row fixed. Works in a browser and in Node. Equal tables
 * give equal content, not always equal bytes: the file says when it was packed.
 */
export async function tablesToXlsx(tables: readonly Table[]): Promise<Uint8Array> {
  const sheets = tables.map((table) => ({
    sheet: nameSheet(table),
    stickyRowsCount: 1,
    columns: (table.rows[0] ?? []).map((_, column) => ({ width: measureColumn(table.rows, column) })),
    data: table.rows.map((row, index) =>
      row.map((cell) => {
        if (typeof cell !== 'string') return cell;
        return {
          value: encodeText(cell),
          type: String,
          wrap: true,
          ...(index === 0 ? { fontWeight: 'bold' as const } : {}),
        };
      }),
    ),
  }));
  const blob = await writeWorkbook(sheets).toBlob();
  return new Uint8Array(await blob.arrayBuffer());
}

function readCell(cell: unknown): Cell {
  if (typeof cell === 'string') return cell === '' ? null : decodeText(cell);
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell;
  // A date that somebody typed: spreadsheets know no other way to hold one.
  if (typeof cell === 'object' && cell !== null && 'toISOString' in cell) {
    return (cell as { toISOString: () => string }).toISOString().slice(0, 10);
  }
  return null;
}

/** Reads an xlsx workbook as hostile input; a file that is none is an issue. Works in a browser and in Node. */
export async function xlsxToTables(bytes: Uint8Array, file: string): Promise<FilesReading> {
  const refusal = guardWorkbook(bytes, file);
  if (refusal !== null) return { tables: [], issues: [refusal] };
  let sheets: Awaited<ReturnType<typeof readWorkbook>>;
  try {
    sheets = await readWorkbook(new Uint8Array(bytes).buffer, { trim: false });
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : 'xlsx';
    return { tables: [], issues: [createExchangeIssue('not-a-workbook', { file, pointer: '' }, { reason })] };
  }
  const issues: Issue[] = [];
  const tables = sheets.flatMap(({ sheet, data }): Table[] => {
    const rows = data.map((row) => row.map(readCell));
    const key = identifyTable(sheet, rows[0] ?? []);
    if (key !== null) return [{ key, file, rows }];
    issues.push(reportUnknownTable(file, sheet));
    return [];
  });
  return { tables, issues };
}
