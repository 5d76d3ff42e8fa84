import type { Issue } from '../../domain/issue.ts';
import type { Localized } from '../../domain/localized.ts';
import { cellText, isBlank } from './cell-text.ts';
import { issueAtCell, issueOfTable } from './exchange-issues.ts';
import type { Table } from './tables.ts';

/** A column by its id: the English name is the id, so that a header reads the same in both languages. */
export interface Column {
  readonly id: string;
  readonly ja: string;
  readonly isRequired: boolean;
}

/** A column of a table: `id` is also its English name. */
export function column(id: string, ja: string, isRequired = false): Column {
  return { id, ja, isRequired };
}

/** A header as written: `種類 / kind`. */
export function writeHeader({ ja, id }: Column): string {
  return `${ja} / ${id}`;
}

const fold = (text: string) => text.normalize('NFKC').replace(/\s+/g, '').toLowerCase();

/** Which column a header cell names: by its Japanese name, its English one, or both. */
function matchColumn(header: string, columns: readonly Column[]): Column | undefined {
  const folded = fold(header);
  return columns.find((each) => [each.id, each.ja, writeHeader(each)].some((name) => fold(name) === folded));
}

const conditionHeader = /^(?:条件\s*\/\s*)?(?:if|条件)\s*[:：]\s*(.+)$/i;

/** A header of a condition column: the fact's id, and its label on a line of its own. */
export function writeConditionHeader(fact: string, label: Localized | string | undefined): string {
  const needsQuotes = fact.startsWith('"') || fact !== fact.trim() || /[\r\n]/.test(fact);
  const words = typeof label === 'string' ? label : (label?.ja ?? '');
  return `条件 / if: ${needsQuotes ? JSON.stringify(fact) : fact}${words === '' ? '' : `\n${words}`}`;
}

function readConditionHeader(header: string): string | null {
  const name = conditionHeader.exec(header.split('\n')[0] ?? '')?.[1]?.trim();
  if (name === undefined) return null;
  if (!name.startsWith('"')) return name;
  try {
    const parsed: unknown = JSON.parse(name);
    return typeof parsed === 'string' ? parsed : null;
  } catch {
    return null;
  }
}

/** Where the columns of a table stand. */
export interface Header {
  /** Column id → place, from 0. */
  readonly columns: ReadonlyMap<string, number>;
  /** Facts of the condition columns, in the order of the columns. */
  readonly conditions: readonly { readonly fact: string; readonly column: number }[];
  readonly issues: readonly Issue[];
}

function isUsed(table: Table, place: number): boolean {
  return table.rows.some((row) => !isBlank(row[place]));
}

/**
 * Reads the first row of a table. Columns with neither name nor content are passed over; unknown, doubled and missing ones are
 * issues.
 */
export function readHeader(table: Table, known: readonly Column[], takesConditions: boolean): Header {
  const columns = new Map<string, number>();
  const conditions: { fact: string; column: number }[] = [];
  const issues: Issue[] = [];
  const width = Math.max(0, ...table.rows.map((row) => row.length));
  for (let place = 0; place < width; place += 1) {
    if (!isUsed(table, place)) continue;
    const header = cellText(table.rows[0]?.[place]).trim();
    const at = { table, row: 0, column: place };
    const fact = takesConditions ? readConditionHeader(header) : null;
    const found = matchColumn(header, known);
    if (fact !== null) {
      if (conditions.some((each) => each.fact === fact)) issues.push(issueAtCell('column-twice', at, { got: header }));
      else conditions.push({ fact, column: place });
    } else if (found === undefined) {
      issues.push(issueAtCell('column-unknown', at, { got: header, allowed: known.map(writeHeader) }));
    } else if (columns.has(found.id)) issues.push(issueAtCell('column-twice', at, { got: header }));
    else columns.set(found.id, place);
  }
  for (const each of known) {
    if (each.isRequired && !columns.has(each.id)) {
      issues.push(issueOfTable('column-missing', table, { header: writeHeader(each) }));
    }
  }
  return { columns, conditions, issues };
}
