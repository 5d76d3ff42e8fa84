import { EngineError } from './engine-error.ts';
import { weekdays, type Weekday } from './vocabulary.ts';

/**
 * Dates of the proleptic Gregorian calendar as whole day numbers, day 0 = 1970-01-01. No time zone and no `Date`:
 * wall time in Japan has no daylight saving, so a day always has 1,440 minutes.
 */
export type DayNumber = number;

export const minutesPerDay = 1440;

const isoForm = /^(\d{4})-(\d{2})-(\d{2})$/;

function countDays(year: number, month: number, day: number): DayNumber {
  // Days since 1970-01-01 by counting years from March, so that the leap day is the last of the year.
  const y = month <= 2 ? year - 1 : year;
  const m = (month + 9) % 12;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * m + 2) / 5) + day - 1;
  return era * 146097 + yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear - 719468;
}

/** The year, month (1–12) and day (1–31) of a day number. */
export function toCivil(dayNumber: DayNumber): { year: number; month: number; day: number } {
  const z = dayNumber + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const month = m < 10 ? m + 3 : m - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: dayOfYear - Math.floor((153 * m + 2) / 5) + 1,
  };
}

/** Writes a day number as `YYYY-MM-DD`. */
export function formatDate(dayNumber: DayNumber): string {
  const { year, month, day } = toCivil(dayNumber);
  return [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-');
}

/** Reads `YYYY-MM-DD`; null where the text is no such date (2021-02-29, 2021-13-01, other forms). */
export function parseDate(text: string): DayNumber | null {
  const match = isoForm.exec(text);
  if (!match) return null;
  const dayNumber = countDays(Number(match[1]), Number(match[2]), Number(match[3]));
  return formatDate(dayNumber) === text ? dayNumber : null;
}

/**
 * Reads a date that has been validated before.
 * @throws EngineError `not-a-date`
 */
export function requireDate(text: string): DayNumber {
  const dayNumber = parseDate(text);
  if (dayNumber === null) throw new EngineError('not-a-date', text);
  return dayNumber;
}

/** The calendar weekday of a day number (1970-01-01 was a Thursday). */
export function weekdayOf(dayNumber: DayNumber): Weekday {
  const index = (((dayNumber + 3) % 7) + 7) % 7;
  return weekdays[index] as Weekday;
}
