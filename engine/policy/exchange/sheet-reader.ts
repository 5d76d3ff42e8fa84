import type { Issue, IssueParam } from '../../domain/issue.ts';
import { formatJsonPointer } from '../../domain/json-pointer.ts';
import { readJson } from '../../pack/json-reader.ts';
import { showValue } from '../../pack/zod-issues.ts';
import { cellText, isBlank, readNumber, readYesNo, splitList } from './cell-text.ts';
import { issueAtCell, moveToCell, type ExchangeIssueCode } from './exchange-issues.ts';
import { readHeader, type Column, type Header } from './sheet-header.ts';
import type { Cell, CellPlace, Table } from './tables.ts';

export type Members = Record<string, unknown>;

/** Leaves out members that no cell gave. */
export function dropAbsent(members: Members): Members {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

/** What is gathered while tables are read: the issues, and where each part of the document comes from. */
export class Reading {
  readonly issues: Issue[] = [];
  /** JSON Pointer into the document → cell. */
  private readonly places = new Map<string, CellPlace>();

  /** Notes that the part of the document at `path` comes from a cell. */
  locate(path: readonly PropertyKey[], place: CellPlace): void {
    this.places.set(formatJsonPointer(path), place);
  }

  /** The cell that the part at a pointer, or the nearest part around it, comes from. */
  findPlace(pointer: string): CellPlace | undefined {
    for (let end = pointer.length; end > 0; end = pointer.lastIndexOf('/', end - 1)) {
      const place = this.places.get(pointer.slice(0, end));
      if (place) return place;
    }
    return undefined;
  }
}

/** One row of a table under reading. A cell that cannot be read gives an issue and counts as absent. */
export class SheetRow {
  constructor(
    private readonly reading: Reading,
    readonly table: Table,
    readonly header: Header,
    readonly row: number,
  ) {}

  place(column: number): CellPlace {
    return { table: this.table, row: this.row, column };
  }

  /** The place of a named column; the first cell of the row where the table has no such column. */
  placeOf(id: string): CellPlace {
    return this.place(this.header.columns.get(id) ?? 0);
  }

  cell(id: string): Cell {
    const column = this.header.columns.get(id);
    return column === undefined ? null : this.at(column);
  }

  at(column: number): Cell {
    return this.table.rows[this.row]?.[column] ?? null;
  }

  report(code: ExchangeIssueCode, place: CellPlace, params: Readonly<Record<string, IssueParam>> = {}): void {
    this.reading.issues.push(issueAtCell(code, place, params));
  }

  private refuse(id: string, allowed: IssueParam): undefined {
    this.report('cell-wrong', this.placeOf(id), { got: showValue(this.cell(id)), allowed });
    return undefined;
  }

  text(id: string): string | undefined {
    const cell = this.cell(id);
    return isBlank(cell) ? undefined : cellText(cell);
  }

  /** A text that the row cannot do without. */
  required(id: string): string | undefined {
    const text = this.text(id);
    if (text === undefined && this.header.columns.has(id)) this.report('cell-missing', this.placeOf(id));
    return text;
  }

  yesNo(id: string): boolean | undefined {
    const cell = this.cell(id);
    if (isBlank(cell)) return undefined;
    return readYesNo(cell) ?? this.refuse(id, { ja: 'TRUE か FALSE（はい・いいえ）', en: 'TRUE or FALSE' });
  }

  number(id: string): number | undefined {
    const cell = this.cell(id);
    if (isBlank(cell)) return undefined;
    return readNumber(cell) ?? this.refuse(id, { ja: '数', en: 'a number' });
  }

  word(id: string, allowed: readonly string[]): string | undefined {
    const cell = this.cell(id);
    if (isBlank(cell)) return undefined;
    const text = cellText(cell).normalize('NFKC').trim();
    const found = allowed.find((each) => each.toLowerCase() === text.toLowerCase());
    return found ?? this.refuse(id, { ja: `${allowed.join('・')} のどれか`, en: `one of ${allowed.join(', ')}` });
  }

  /** JSON of a cell; issues within it are told at the cell. */
  json(id: string): unknown {
    const cell = this.cell(id);
    if (isBlank(cell)) return undefined;
    if (typeof cell === 'number') return cell;
    if (typeof cell === 'boolean') return cell;
    const place = this.placeOf(id);
    const { value, issues } = readJson(cellText(cell), this.table.file);
    for (const issue of issues) this.reading.issues.push(moveToCell(issue, place));
    return value;
  }

  /** A JSON object of a cell. */
  object(id: string): Members {
    const value = this.json(id);
    if (value === undefined) return {};
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Members;
    this.refuse(id, { ja: 'JSON の項目 { }', en: 'a JSON object { }' });
    return {};
  }

  /** A list that stands as `a | b`, line by line, or as JSON. */
  list(id: string): string[] | undefined {
    const text = this.text(id)?.trim();
    if (text === undefined) return undefined;
    if (!text.startsWith('[')) return splitList(text);
    const value = this.json(id);
    if (Array.isArray(value) && value.every((each) => typeof each === 'string')) return value;
    return value === undefined ? undefined : this.refuse(id, { ja: '文字の一覧 [ ]', en: 'a list [ ] of texts' });
  }

  /** A text in two columns: both languages, or one text for both. */
  localized(ja: string, en: string): { ja: string; en: string } | string | undefined {
    const [japanese, english] = [this.text(ja), this.text(en)];
    return japanese !== undefined && english !== undefined ? { ja: japanese, en: english } : (japanese ?? english);
  }

  /** Adds members of a JSON cell to those of other columns; one given in both is an issue. */
  addMore(id: string, members: Members, more: Members): void {
    for (const [key, value] of Object.entries(more)) {
      if (members[key] !== undefined) this.report('cell-twice', this.placeOf(id), { got: key });
      else members[key] = value;
    }
  }
}

/** Reads the header of a table and gives its rows, blank ones left out. */
export function openSheet(
  reading: Reading,
  table: Table,
  columns: readonly Column[],
  takesConditions = false,
): { header: Header; rows: readonly SheetRow[] } {
  const header = readHeader(table, columns, takesConditions);
  reading.issues.push(...header.issues);
  const rows = table.rows.flatMap((row, index) =>
    index === 0 || row.every(isBlank) ? [] : [new SheetRow(reading, table, header, index)],
  );
  return { header, rows };
}

/** Reports names that stand in two rows of a table. */
export function checkNamesOnce(rows: readonly SheetRow[], id: string): void {
  const first = new Map<string, number>();
  for (const row of rows) {
    const name = row.text(id);
    if (name === undefined) continue;
    const before = first.get(name);
    if (before === undefined) first.set(name, row.row);
    else row.report('name-twice', row.placeOf(id), { got: name, first: before + 1 });
  }
}
