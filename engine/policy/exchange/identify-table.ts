import type { Issue } from '../../domain/issue.ts';
import { cellText } from './cell-text.ts';
import { createExchangeIssue, nameSheet } from './exchange-issues.ts';
import { tableKeys, tableTitles, type Cell, type TableKey } from './tables.ts';

/** English names of columns that only one table has. */
const telltales: readonly (readonly [TableKey, string])[] = [
  ['facts', 'kind'],
  ['rules', 'outcome'],
  ['settings', 'content'],
  ['longTexts', 'text'],
];

/** Which table a sheet or a file holds, by its name, else by its first row; null where neither tells. */
export function identifyTable(name: string, header: readonly Cell[]): TableKey | null {
  const folded = name.normalize('NFKC').toLowerCase();
  const isNamed = (key: TableKey) => folded.includes(key.toLowerCase()) || folded.includes(tableTitles[key].ja);
  const named = tableKeys.filter(isNamed);
  const [only] = named;
  if (only !== undefined && named.length === 1) return only;
  const ends = header.map((cell) =>
    cellText(cell)
      .normalize('NFKC')
      .trim()
      .split(/[/\s]+/)
      .at(-1)
      ?.toLowerCase(),
  );
  return telltales.find(([, column]) => ends.includes(column))?.[0] ?? null;
}

/** A sheet or file that is no table of a policy. */
export function reportUnknownTable(file: string, got: string): Issue {
  const allowed = tableKeys.map((key) => nameSheet({ key }));
  return createExchangeIssue('table-unknown', { file, pointer: '' }, { got, allowed });
}
