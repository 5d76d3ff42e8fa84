import { minutesPerDay } from '../domain/civil-date.ts';
import { parseWallTime, type MinuteOfDay } from '../domain/wall-time.ts';
import { coversDay, pickByDay, type CalendarDay } from './calendar.ts';
import type { Operations, OperatingHours } from './operations-schema.ts';

type DayKind = Pick<CalendarDay, 'dayType' | 'weekday'>;

/** Start (included) and end (excluded) of a span in minutes from the midnight of the day it starts; the end may exceed 1440. */
function readSpan([from, to]: readonly [string, string]): readonly [MinuteOfDay, number] {
  const start = parseWallTime(from) ?? 0;
  const end = parseWallTime(to) ?? 0;
  return [start, end <= start ? end + minutesPerDay : end];
}

function isWithin(span: readonly [string, string], minute: number): boolean {
  const [start, end] = readSpan(span);
  return minute >= start && minute < end;
}

/**
 * Whether a minute lies in certain hours; hours past midnight belong to the day on which they start.
 *
 * @param day the day of the minute
 * @param dayBefore the day before it, from which a night may still run
 * @param minute 0 … 1439 of that day
 */
export function coversMinute(hours: OperatingHours, day: DayKind, dayBefore: DayKind, minute: MinuteOfDay): boolean {
  return hours.some(
    (each) =>
      (coversDay(each.days, day) && isWithin(each.hours, minute)) ||
      (coversDay(each.days, dayBefore) && isWithin(each.hours, minute + minutesPerDay)),
  );
}

/** Whether an actor is open at a minute; arguments as of {@link coversMinute}. */
export function isActorOpen(
  open: Operations['actors'][string]['open'],
  day: DayKind,
  dayBefore: DayKind,
  minute: MinuteOfDay,
): boolean {
  const today = pickByDay(open, day);
  if (today && isWithin(today, minute)) return true;
  const yesterday = pickByDay(open, dayBefore);
  return yesterday !== null && isWithin(yesterday, minute + minutesPerDay);
}

/** The minute at which an actor opens on a day, even where it is open before; null where no span starts on that day. */
export function findOpeningMinute(open: Operations['actors'][string]['open'], day: DayKind): MinuteOfDay | null {
  const span = pickByDay(open, day);
  return span ? readSpan(span)[0] : null;
}
