import { formatDate, parseDate, requireDate, type DayNumber } from '../../domain/civil-date.ts';
import type { Issue } from '../../domain/issue.ts';
import type { Localized } from '../../domain/localized.ts';
import { dayTypes, type DayType } from '../../domain/vocabulary.ts';
import { listCalendarDays } from '../../pack/calendar.ts';
import { limits } from '../../pack/limits.ts';
import type { Demand } from '../../pack/pack-schema.ts';
import { createHourlyIssue } from './hourly-issues.ts';
import {
  daysOfRole,
  readHour,
  transposeRows,
  type ColumnRole,
  type HourlyMapping,
  type TableCell,
  type TableRows,
} from './hourly-roles.ts';

const hoursPerDay = 24;
/** Largest rate that a pack may hold, and rows read of one table. */
const mostPerHour = 1e6;
const mostShown = '1,000,000';
const mostRows = 1_000_000;

type Calendar = Demand['calendar'];

/** Contacts per hour of one day of a type, clock hours 0 … 23. */
export type HourlyProfile = readonly number[];

/** What a table comes to; `rates` has only the day types that it speaks for. */
export interface HourlyReading {
  readonly rates: Readonly<Partial<Record<DayType, HourlyProfile>>>;
  /** Days of each type that an average is over; 0 for tables that hold averages already. */
  readonly days: Readonly<Record<DayType, number>>;
  /** Contacts in the table: the sum of counts, or of an average day of each type. */
  readonly contacts: number;
  /** Empty of errors where the table can be used. */
  readonly issues: readonly Issue[];
}

/** Whether the numbers under a day type are of one such day, or of all such days of the pack's calendar together. */
export type HourlyMeaning = 'perDay' | 'overCalendar';

const dayWords: Readonly<Record<DayType, Localized>> = {
  weekday: { ja: '平日', en: 'Weekdays' },
  saturday: { ja: '土曜', en: 'Saturdays' },
  sunday: { ja: '日曜', en: 'Sundays' },
  holiday: { ja: '祝日', en: 'Holidays' },
};

/** A count as typed: full-width digits and separators are met; null for anything else, and for what no pack may hold. */
function readCount(cell: TableCell): number | null {
  const text = String(cell ?? '')
    .normalize('NFKC')
    .replaceAll(',', '')
    .trim();
  const value = /^\d+(\.\d+)?(?:件)?$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  return value <= mostPerHour ? value : null;
}

const dateForm = /^(\d{4})\s*[-/年.]\s*(\d{1,2})\s*[-/月.]\s*(\d{1,2})\s*日?/;
const clockForm = /^[\sT]*(?:\([^)]*\)\s*)?(\d{1,2})\s*(?:[:時]|$)/;

/** The date at the start of a cell, in any of the usual forms, and what stands after it. */
function readDate(cell: TableCell): { readonly day: DayNumber; readonly rest: string } | null {
  const text = String(cell ?? '')
    .normalize('NFKC')
    .trim();
  const [whole, year, month = '', date = ''] = dateForm.exec(text) ?? [];
  if (whole === undefined || year === undefined) return null;
  const day = parseDate(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
  return day === null ? null : { day, rest: text.slice(whole.length) };
}

function show(cell: TableCell): string {
  return String(cell ?? '');
}

/** One row of the table with its number as a spreadsheet shows it. */
interface NumberedRow {
  readonly number: number;
  readonly cells: readonly TableCell[];
}

interface Laid {
  readonly file: string;
  readonly isTransposed: boolean;
  readonly rows: readonly NumberedRow[];
  readonly columnOf: (role: ColumnRole) => number;
  readonly roles: readonly ColumnRole[];
}

const nothingRead: Pick<HourlyReading, 'rates' | 'days' | 'contacts'> = {
  rates: {},
  days: { weekday: 0, saturday: 0, sunday: 0, holiday: 0 },
  contacts: 0,
};

/** A place in the table as it was pasted, whichever way it is read. */
function placeOf({ file, isTransposed }: Laid, row: number, column: number) {
  const [shownRow, shownColumn] = isTransposed ? [column + 1, row] : [row, column + 1];
  return {
    place: { file, pointer: `/${String(shownRow)}/${String(shownColumn)}` },
    at: { row: shownRow, column: shownColumn },
  };
}

function isEmptyRow(cells: readonly TableCell[]): boolean {
  return cells.every((cell) => cell === null || cell === '');
}

function readTable(laid: Laid, meaning: HourlyMeaning, calendar: Calendar): HourlyReading {
  const issues: Issue[] = [];
  const hourColumn = laid.columnOf('hour');
  const columns = laid.roles.flatMap((role, column) => {
    const days = daysOfRole(role);
    return days.length === 0 ? [] : [{ column, days }];
  });
  const counted: Record<DayType, number> = { ...nothingRead.days };
  for (const { dayType } of listCalendarDays(calendar)) counted[dayType] += 1;
  const rates: Partial<Record<DayType, number[]>> = {};
  const seen = new Set<number>();
  for (const { number, cells } of laid.rows) {
    const cell = cells[hourColumn] ?? null;
    const hour = readHour(cell);
    const { place, at } = placeOf(laid, number, hourColumn);
    if (hour === null) {
      issues.push(createHourlyIssue('hour-not-understood', place, { ...at, got: show(cell) }));
      continue;
    }
    if (seen.has(hour)) issues.push(createHourlyIssue('hour-twice', place, { row: at.row, got: hour }));
    seen.add(hour);
    for (const { column, days } of columns) {
      const found = cells[column] ?? null;
      const value = found === null || found === '' ? 0 : readCount(found);
      if (value === null) {
        const wrong = placeOf(laid, number, column);
        issues.push(
          createHourlyIssue('count-not-understood', wrong.place, { ...wrong.at, got: show(found), most: mostShown }),
        );
        continue;
      }
      const over = days.reduce((sum, day) => sum + counted[day], 0);
      for (const day of days) {
        const profile = (rates[day] ??= new Array<number>(hoursPerDay).fill(0));
        profile[hour] = meaning === 'perDay' ? value : over === 0 ? 0 : value / over;
      }
    }
  }
  const whole = { file: laid.file, pointer: '' };
  for (const day of dayTypes) {
    if (rates[day] === undefined) issues.push(createHourlyIssue('day-type-left-out', whole, { day: dayWords[day] }));
  }
  if (seen.size < hoursPerDay)
    issues.push(createHourlyIssue('hours-left-out', whole, { got: hoursPerDay - seen.size }));
  const contacts = Object.values(rates).reduce((sum, profile) => sum + profile.reduce((all, each) => all + each, 0), 0);
  return { rates, days: meaning === 'perDay' ? nothingRead.days : counted, contacts, issues };
}

interface Counted {
  readonly day: DayNumber;
  readonly hour: number;
  readonly count: number;
}

function readRow(laid: Laid, { number, cells }: NumberedRow, issues: Issue[]): Counted | null {
  const refuse = (column: number, kind: 'dateTime' | 'date') => {
    const { place, at } = placeOf(laid, number, column);
    const wanted = kind === 'date' ? { ja: '日付', en: 'date' } : { ja: '日時', en: 'date and time' };
    const form = kind === 'date' ? '2021-04-01' : '2021-04-01 09:30';
    issues.push(
      createHourlyIssue('date-not-understood', place, { ...at, got: show(cells[column] ?? null), wanted, form }),
    );
    return null;
  };
  const timeColumn = laid.columnOf('dateTime');
  const dateColumn = timeColumn === -1 ? laid.columnOf('date') : timeColumn;
  const kind = timeColumn === -1 ? 'date' : 'dateTime';
  const date = readDate(cells[dateColumn] ?? null);
  if (date === null) return refuse(dateColumn, kind);
  const hourColumn = laid.columnOf('hour');
  const hour =
    timeColumn === -1 ? readHour(cells[hourColumn] ?? null) : readHour(clockForm.exec(date.rest)?.[1] ?? null);
  if (hour === null) {
    if (timeColumn !== -1) return refuse(timeColumn, 'dateTime');
    const { place, at } = placeOf(laid, number, hourColumn);
    issues.push(createHourlyIssue('hour-not-understood', place, { ...at, got: show(cells[hourColumn] ?? null) }));
    return null;
  }
  const countColumn = laid.columnOf('count');
  const count = countColumn === -1 ? 1 : readCount(cells[countColumn] ?? null);
  if (count === null) {
    const { place, at } = placeOf(laid, number, countColumn);
    const got = show(cells[countColumn] ?? null);
    issues.push(createHourlyIssue('count-not-understood', place, { ...at, got, most: mostShown }));
    return null;
  }
  return { day: date.day, hour, count };
}

function readLong(laid: Laid, holidays: Calendar['holidays']): HourlyReading {
  const issues: Issue[] = [];
  const counts = laid.rows.flatMap((row) => readRow(laid, row, issues) ?? []);
  if (counts.length === 0) return { ...nothingRead, issues };
  const first = counts.reduce((least, { day }) => Math.min(least, day), Infinity);
  const last = counts.reduce((most, { day }) => Math.max(most, day), -Infinity);
  const [from, to] = [formatDate(first), formatDate(last)];
  const length = last - first + 1;
  if (length > limits.calendarDays) {
    const params = { from, to, got: length, limit: limits.calendarDays };
    issues.push(createHourlyIssue('dates-too-far-apart', { file: laid.file, pointer: '' }, params));
    return { ...nothingRead, issues };
  }
  return { ...averageCounts(counts, { from, to, holidays }), issues };
}

/**
 * Contacts counted by date and hour → contacts per hour of an average day of each type: the sum over days of that type in
 * that hour ÷ days of that type from first to last. A day or an hour without a row counts as 0.
 *
 * @param calendar its holidays say which day is of which type; both ends included, every count lies between them
 * @returns no rates for a day type that the calendar does not have
 */
export function averageCounts(
  counts: readonly Counted[],
  calendar: Calendar,
): Pick<HourlyReading, 'rates' | 'days' | 'contacts'> {
  const first = requireDate(calendar.from);
  const listed = listCalendarDays(calendar);
  const days: Record<DayType, number> = { ...nothingRead.days };
  const sums: Partial<Record<DayType, number[]>> = {};
  for (const { dayType } of listed) {
    days[dayType] += 1;
    sums[dayType] ??= new Array<number>(hoursPerDay).fill(0);
  }
  for (const { day, hour, count } of counts) {
    const profile = sums[listed[day - first]?.dayType ?? 'weekday'];
    if (profile) profile[hour] = (profile[hour] ?? 0) + count;
  }
  const rates: Partial<Record<DayType, number[]>> = {};
  for (const day of dayTypes) {
    const profile = sums[day]?.map((sum) => sum / days[day]);
    if (profile) rates[day] = profile;
  }
  return { rates, days, contacts: counts.reduce((sum, { count }) => sum + count, 0) };
}

/**
 * Reads a table of contacts: hours by day types, or rows with a date and hour, each one contact or a count, averaged by
 * the pack's own holidays.
 *
 * @param file what the table is called in issues
 * @param meaning of the numbers under day types; rows with dates are always averaged
 * @returns every issue, located by row and column of the table as it came; errors leave `rates` unfit for use
 */
export function readHourlyTable(
  rows: TableRows,
  mapping: HourlyMapping,
  calendar: Calendar,
  meaning: HourlyMeaning = 'perDay',
  file = '',
): HourlyReading {
  const whole = { file, pointer: '' };
  if (rows.length > mostRows) {
    const params = { got: rows.length, limit: mostRows };
    return { ...nothingRead, issues: [createHourlyIssue('table-too-long', whole, params)] };
  }
  const table = mapping.isTransposed ? transposeRows(rows) : rows;
  const numbered = table.map((cells, index) => ({ number: index + 1, cells }));
  const body = numbered.slice(mapping.hasHeader ? 1 : 0).filter(({ cells }) => !isEmptyRow(cells));
  if (body.length === 0) return { ...nothingRead, issues: [createHourlyIssue('table-empty', whole, {})] };
  const { roles, isTransposed } = mapping;
  const twice = roles.flatMap((role, column) => {
    const isTwice = role !== 'ignored' && roles.indexOf(role) < column;
    return isTwice ? [createHourlyIssue('role-twice', whole, { column: column + 1, got: role })] : [];
  });
  const laid: Laid = { file, isTransposed, rows: body, roles, columnOf: (role) => roles.indexOf(role) };
  const isLong = roles.includes('dateTime') || (roles.includes('date') && roles.includes('hour'));
  const isTable = roles.includes('hour') && roles.some((role) => daysOfRole(role).length > 0);
  if (twice.length > 0) return { ...nothingRead, issues: twice };
  if (isLong) return readLong(laid, calendar.holidays);
  if (isTable) return readTable(laid, meaning, calendar);
  return { ...nothingRead, issues: [createHourlyIssue('columns-not-understood', whole, {})] };
}
