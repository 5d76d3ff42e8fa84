import {
  listCalendarDays,
  type DayType,
  type HourMeasures,
  type Pack,
  type SimulationResult,
  type TheoryResult,
} from '../../state/engine.ts';

export type DayCounts = Readonly<Record<DayType, number>>;

type Calendar = Exclude<Pack['demand'], null>['calendar'];

/** Days of each type in the calendar of a pack. */
export function countDays(calendar: Calendar): DayCounts {
  const counts: Record<DayType, number> = { weekday: 0, saturday: 0, sunday: 0, holiday: 0 };
  for (const { dayType } of listCalendarDays(calendar)) counts[dayType] += 1;
  return counts;
}

/** What one hour of one average day of a type sees. */
export interface HourRow {
  readonly hour: number;
  /** Contacts that came in, per hour of one such day; null where there is nothing to say. */
  readonly offered: number | null;
  readonly connected: number | null;
  /** Met a full desk. */
  readonly autoReplied: number | null;
  /** Connected by the exponential model of the same desk; null where it is not known. */
  readonly theory: number | null;
  /** Fraction 0 … 1. */
  readonly responseRate: number | null;
}

export function findHour(result: SimulationResult, day: DayType, hour: number): HourMeasures | null {
  return result.byHour.find((each) => each.day === day && each.hour === hour) ?? null;
}

/**
 * The hours of the axis as an average day of one type.
 *
 * @param days days of that type in the calendar
 * @param theory the exponential model of the same desk
 */
export function readHourly(
  result: SimulationResult,
  hours: readonly number[],
  day: DayType,
  days: number,
  theory: TheoryResult | null,
): readonly HourRow[] {
  return hours.map((hour) => {
    const measures = findHour(result, day, hour);
    const perDay = (total: number | null) => (total === null || days === 0 ? null : total / days);
    return {
      hour,
      offered: perDay(measures?.offered.mean ?? null),
      connected: perDay(measures?.connected.mean ?? null),
      autoReplied: perDay(measures?.autoReplied.mean ?? null),
      theory: theory?.byHour.find((each) => each.day === day && each.hour === hour)?.connected ?? null,
      responseRate: measures?.responseRate.mean ?? null,
    };
  });
}
