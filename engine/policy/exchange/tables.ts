import type { Localized } from '../../domain/localized.ts';

/** The content of one cell; null is an empty one. */
export type Cell = string | number | boolean | null;

/** What a table of a policy holds. Long texts exist only where a cell would be longer than a spreadsheet allows. */
export const tableKeys = ['facts', 'rules', 'settings', 'longTexts'] as const;
export type TableKey = (typeof tableKeys)[number];

/** One sheet of a workbook, or one CSV file. The first row is the header. */
export interface Table {
  readonly key: TableKey;
  /** File that the table came from or goes to, as shown in issues. */
  readonly file: string;
  readonly rows: readonly (readonly Cell[])[];
}

/** Names of the sheets, both languages in one, so that a workbook opens the same everywhere. */
export const tableTitles: Readonly<Record<TableKey, Localized>> = {
  facts: { ja: '確認項目', en: 'facts' },
  rules: { ja: '規則', en: 'rules' },
  settings: { ja: '設定', en: 'settings' },
  longTexts: { ja: '長い文', en: 'longTexts' },
};

/** Sizes beyond which a table is refused, or written another way. */
export const tableLimits = {
  /** Rows a table, the header among them: one more than the most rules a policy may have. */
  rows: 20_001,
  columns: 300,
  /** Condition columns written at most; rules with other facts keep their conditions as JSON. */
  conditionColumns: 200,
  /** Characters a cell; spreadsheet programs stop at 32,767. */
  cellCharacters: 32_000,
  /** Bytes of all parts of an xlsx file once unpacked. */
  unpackedBytes: 64 * 1024 * 1024,
} as const;

/** Where a cell stands; both from 0, row 0 is the header. */
export interface CellPlace {
  readonly table: Table;
  readonly row: number;
  readonly column: number;
}

/** The name of a column as spreadsheet programs write it: 0 → A, 26 → AA. */
export function nameColumn(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : nameColumn(Math.floor(column / 26) - 1) + letter;
}

/** The name of a cell as spreadsheet programs write it: `D3`. */
export function nameCell({ row, column }: CellPlace): string {
  return `${nameColumn(column)}${row + 1}`;
}
