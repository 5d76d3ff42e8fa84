import type { DayType } from '../../domain/vocabulary.ts';

/** A cell of a table from outside; a date stands as `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`. */
export type TableCell = string | number | null;
export type TableRows = readonly (readonly TableCell[])[];

/** What a column of a table of contacts says. `daysOff` stands for Saturday, Sunday and holiday together. */
export const columnRoles = [
  'ignored',
  'hour',
  'weekday',
  'saturday',
  'sunday',
  'holiday',
  'daysOff',
  'dateTime',
  'date',
  'count',
] as const;
export type ColumnRole = (typeof columnRoles)[number];

/** How a table of contacts is to be read. */
export interface HourlyMapping {
  /** The first row names the columns. */
  readonly hasHeader: boolean;
  /** Hours run across instead of down: rows and columns change places before anything is read. */
  readonly isTransposed: boolean;
  /** One role a column, after changing places. */
  readonly roles: readonly ColumnRole[];
}

const roleWords: readonly (readonly [ColumnRole, RegExp])[] = [
  ['dateTime', /日時|date.?time|timestamp|受付時刻|着信時刻/i],
  ['daysOff', /土日祝|土・?日・?祝|休日|weekend|days?\s?off/i],
  ['weekday', /平日|weekdays?/i],
  ['saturday', /^土|sat/i],
  ['sunday', /^日曜|^日$|sun/i],
  ['holiday', /祝|holiday/i],
  ['count', /件数|着信|人数|count|contacts|calls|number/i],
  ['date', /日付|年月日|date|^day$/i],
  ['hour', /時/i],
  ['hour', /hour|time/i],
];

const hourForm = /^(\d{1,2})(?:\s*(?:時台?|h|:00(?::00)?))?(?:\s*[-~〜–][\d:時\s]*)?$/i;

/** The clock hour that a cell names: `9`, `9時台`, `09:00`, `9:00〜10:00`; null for anything else. */
export function readHour(cell: TableCell): number | null {
  const text = typeof cell === 'number' ? String(cell) : (cell ?? '').normalize('NFKC').trim();
  const hour = Number(hourForm.exec(text)?.[1] ?? Number.NaN);
  return Number.isInteger(hour) && hour >= 0 && hour <= 23 ? hour : null;
}

function roleOfHeader(cell: TableCell): ColumnRole {
  const text = String(cell ?? '')
    .normalize('NFKC')
    .trim();
  return roleWords.find(([, form]) => form.test(text))?.[0] ?? 'ignored';
}

/** Rows and columns change places; rows shorter than the longest are filled with nothing. */
export function transposeRows(rows: TableRows): TableRows {
  const width = rows.reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: width }, (_, column) => rows.map((row) => row[column] ?? null));
}

const dateForm = /^\d{4}\s*[-/年.]\s*\d{1,2}\s*[-/月.]\s*\d{1,2}/;

/** What a column without a header seems to hold, by its first row. */
function roleOfValue(cell: TableCell): ColumnRole {
  const text = String(cell ?? '').normalize('NFKC');
  if (!dateForm.test(text)) return 'ignored';
  return /\d{1,2}\s*[:時]/.test(text.replace(dateForm, '')) ? 'dateTime' : 'date';
}

function isText(cell: TableCell): boolean {
  return typeof cell === 'string' && !/^[\d\s.,:/-]*$/.test(cell.normalize('NFKC')) && readHour(cell) === null;
}

const dayColumns: readonly ColumnRole[] = ['weekday', 'saturday', 'sunday', 'holiday'];

function guessBare(first: readonly TableCell[]): ColumnRole[] {
  const roles = first.map(roleOfValue);
  const dated = roles.findIndex((role) => role !== 'ignored');
  if (dated === -1) return first.map((_, column) => ['hour' as const, ...dayColumns][column] ?? 'ignored');
  const rest: ColumnRole[] = roles[dated] === 'date' ? ['hour', 'count'] : ['count'];
  return roles.map((role, column) => (column > dated ? (rest[column - dated - 1] ?? 'ignored') : role));
}

/** Each role on one column only, the first of them. */
function once(roles: readonly ColumnRole[]): ColumnRole[] {
  return roles.map((role, column) => (role !== 'ignored' && roles.indexOf(role) < column ? 'ignored' : role));
}

/** Guesses from headers, else from the first values, how a table is to be read; whoever pasted it may say otherwise. */
export function guessMapping(rows: TableRows): HourlyMapping {
  const first = rows[0] ?? [];
  const isAcross = first.filter((cell) => readHour(cell) !== null).length > 6;
  const isTransposed = isAcross && rows.length > 1;
  const table = isTransposed ? transposeRows(rows) : rows;
  const heads = table[0] ?? [];
  const hasHeader = heads.some(isText);
  if (!hasHeader) return { hasHeader, isTransposed, roles: once(guessBare(heads)) };
  const roles = once(heads.map(roleOfHeader));
  // Beside columns of day types the first one is the hour, whatever it is called.
  const isByDay = !roles.includes('hour') && roles.some((role) => daysOfRole(role).length > 0);
  const named: readonly ColumnRole[] = isByDay ? ['hour', ...roles.slice(1)] : roles;
  return { hasHeader, isTransposed, roles: named };
}

/** The day types that a column of a role speaks for; none for other roles. */
export function daysOfRole(role: ColumnRole): readonly DayType[] {
  if (role === 'daysOff') return ['saturday', 'sunday', 'holiday'];
  return role === 'weekday' || role === 'saturday' || role === 'sunday' || role === 'holiday' ? [role] : [];
}
