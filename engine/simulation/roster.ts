import { minutesPerDay } from '../domain/civil-date.ts';
import { coversDay, type CalendarDay } from '../pack/calendar.ts';
import type { StaffingEntry } from '../pack/pack-schema.ts';
import { requireWallTime } from './opening-hours.ts';

/** Counsellors on duty as steps: `levels[i]` from `times[i]` on; 0 before the first. Neighbouring levels differ. */
export interface Roster {
  /** Minutes from the calendar's first midnight. */
  readonly times: Float64Array;
  /** Counsellors. */
  readonly levels: Int32Array;
}

/**
 * Lays staffing entries along the calendar. Overlapping entries add; equal neighbours are no step; a span whose end is
 * not after its start ends on the next day and belongs to the day of its start.
 * @param countOf whom of an entry to count; counsellors by default
 */
export function layRoster(
  entries: readonly StaffingEntry[],
  days: readonly CalendarDay[],
  countOf: (entry: StaffingEntry) => number = ({ counsellors }) => counsellors,
): Roster {
  const changes = new Map<number, number>();
  const change = (time: number, by: number) => changes.set(time, (changes.get(time) ?? 0) + by);
  days.forEach((day, index) => {
    for (const entry of entries) {
      if (!coversDay(entry.days, day)) continue;
      const from = requireWallTime(entry.from);
      const to = requireWallTime(entry.to);
      const midnight = index * minutesPerDay;
      change(midnight + from, countOf(entry));
      change(midnight + (to > from ? to : to + minutesPerDay), -countOf(entry));
    }
  });
  const times: number[] = [];
  const levels: number[] = [];
  let level = 0;
  for (const [time, by] of [...changes].sort((a, b) => a[0] - b[0])) {
    if (by === 0) continue;
    level += by;
    times.push(time);
    levels.push(level);
  }
  return { times: Float64Array.from(times), levels: Int32Array.from(levels) };
}

/** Calls `visit` for every stretch of constant level above 0. Unit: minutes, counsellors. */
export function walkRoster(roster: Roster, visit: (from: number, to: number, level: number) => void): void {
  for (let i = 0; i + 1 < roster.times.length; i++) {
    const level = roster.levels[i] as number;
    if (level > 0) visit(roster.times[i] as number, roster.times[i + 1] as number, level);
  }
}
