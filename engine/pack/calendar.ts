import { parseDate, requireDate, toCivil, weekdayOf, type DayNumber } from '../domain/civil-date.ts';
import type { DayType, Weekday } from '../domain/vocabulary.ts';
import japaneseHolidays from './japanese-holidays.json' with { type: 'json' };
import type { Demand, DayKey } from './pack-schema.ts';

/** One day of a pack's calendar. */
export interface CalendarDay {
  readonly dayNumber: DayNumber;
  /** 祝日 whatever the weekday, else Saturday, Sunday or weekday. */
  readonly dayType: DayType;
  readonly weekday: Weekday;
}

const holidaysByYear: Readonly<Record<string, string>> = japaneseHolidays;

/** First and last year of the built-in table of Japanese public holidays (from the package @holiday-jp/holiday_jp). */
export const holidayYears = {
  first: Math.min(...Object.keys(holidaysByYear).map(Number)),
  last: Math.max(...Object.keys(holidaysByYear).map(Number)),
} as const;

function isPublicHoliday(dayNumber: DayNumber): boolean {
  const { year, month, day } = toCivil(dayNumber);
  const monthAndDay = `${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return holidaysByYear[String(year)]?.split(' ').includes(monthAndDay) ?? false;
}

/** 年末年始: 29 December to 3 January. */
function isYearEnd(dayNumber: DayNumber): boolean {
  const { month, day } = toCivil(dayNumber);
  return (month === 12 && day >= 29) || (month === 1 && day <= 3);
}

function holidayRule(holidays: Demand['calendar']['holidays']): (dayNumber: DayNumber) => boolean {
  if (holidays === 'none') return () => false;
  if (holidays === 'jp') return isPublicHoliday;
  if (holidays === 'jp+yearEnd') return (dayNumber) => isPublicHoliday(dayNumber) || isYearEnd(dayNumber);
  const listed = new Set(holidays.map(parseDate));
  return (dayNumber) => listed.has(dayNumber);
}

/**
 * Whether a day is a holiday by a rule, and its day type.
 * @param weekday calendar weekday of that day
 */
function dayTypeOf(weekday: Weekday, isHoliday: boolean): DayType {
  if (isHoliday) return 'holiday';
  if (weekday === 'sat') return 'saturday';
  return weekday === 'sun' ? 'sunday' : 'weekday';
}

/** The days of a calendar in order, first and last included; empty when `to` is before `from`. */
export function listCalendarDays(calendar: Demand['calendar']): CalendarDay[] {
  const isHoliday = holidayRule(calendar.holidays);
  const first = requireDate(calendar.from);
  const length = Math.max(0, requireDate(calendar.to) - first + 1);
  return Array.from({ length }, (_, index) => {
    const dayNumber = first + index;
    const weekday = weekdayOf(dayNumber);
    return { dayNumber, weekday, dayType: dayTypeOf(weekday, isHoliday(dayNumber)) };
  });
}

/** Keys that speak for a day, most specific first: its calendar weekday, then its day type. */
function ownKeys(day: Pick<CalendarDay, 'dayType' | 'weekday'>): DayKey[] {
  return [day.weekday, day.dayType];
}

const fallbacks: Readonly<Record<DayType, readonly DayKey[]>> = {
  weekday: [],
  saturday: ['holiday', 'weekday'],
  sunday: ['holiday', 'weekday'],
  holiday: ['weekday'],
};

/**
 * What a table by day says for one day, with the fallback saturday, sunday → holiday → weekday.
 *
 * @returns null = closed, said outright (`null`) or by no entry that speaks for the day
 */
export function pickByDay<T>(
  table: Readonly<Partial<Record<DayKey, T | null>>>,
  day: Pick<CalendarDay, 'dayType' | 'weekday'>,
): T | null {
  for (const key of [...ownKeys(day), ...fallbacks[day.dayType]]) {
    const entry = table[key];
    if (entry !== undefined) return entry;
  }
  return null;
}

/** What a table by day says for one day without any fallback; null = nothing said. */
export function pickByDayExactly<T>(
  table: Readonly<Partial<Record<DayKey, T>>> | undefined,
  day: Pick<CalendarDay, 'dayType' | 'weekday'>,
): T | null {
  for (const key of ownKeys(day)) {
    const entry = table?.[key];
    if (entry !== undefined) return entry;
  }
  return null;
}

/** Whether a staffing entry's `days` covers a day: a day type, a calendar weekday, `weekend` (saturday, sunday, holiday) or `all`. */
export function coversDay(days: DayKey | 'weekend' | 'all', day: Pick<CalendarDay, 'dayType' | 'weekday'>): boolean {
  if (days === 'all') return true;
  if (days === 'weekend') return day.dayType !== 'weekday';
  return ownKeys(day).includes(days);
}
