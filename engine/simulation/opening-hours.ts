import { minutesPerDay } from '../domain/civil-date.ts';
import { parseWallTime } from '../domain/wall-time.ts';
import { EngineError } from '../domain/engine-error.ts';
import { pickByDay, pickByDayExactly, type CalendarDay } from '../pack/calendar.ts';
import type { DeskChannel } from '../pack/pack-schema.ts';

/** Spans of time, start included, end excluded: `[start, end, start, end, …]` in minutes from the calendar's first midnight, in order, apart. */
export type Spans = Float64Array;

/** Minutes after midnight of a wall time that was validated before. @throws EngineError `not-a-wall-time` */
export function requireWallTime(text: string): number {
  const minute = parseWallTime(text);
  if (minute === null) throw new EngineError('not-a-wall-time', text);
  return minute;
}

/** Joins spans that overlap or touch; empty ones vanish. */
export function joinSpans(spans: readonly (readonly [number, number])[]): Spans {
  const sorted = spans.filter(([start, end]) => end > start).sort((a, b) => a[0] - b[0]);
  const joined: number[] = [];
  for (const [start, end] of sorted) {
    const last = joined.length - 1;
    if (last > 0 && start <= (joined[last] as number)) joined[last] = Math.max(joined[last] as number, end);
    else joined.push(start, end);
  }
  return Float64Array.from(joined);
}

/** Index of the first span that ends after `time`, counted in spans; their number where none does. */
function findSpan(spans: Spans, time: number): number {
  let low = 0;
  let high = spans.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[2 * middle + 1] as number) > time) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Minutes of `spans` that lie between `from` and `to`. */
export function measureOverlap(spans: Spans, from: number, to: number): number {
  let sum = 0;
  for (let i = 2 * findSpan(spans, from); i < spans.length && (spans[i] as number) < to; i += 2) {
    sum += Math.max(0, Math.min(spans[i + 1] as number, to) - Math.max(spans[i] as number, from));
  }
  return sum;
}

/** When a channel is staffed for the public, and when it lets new contacts in. */
export interface OpeningHours {
  /** Open, closing applies at each end. Days that touch (00:00–24:00) are one span: an always-open desk closes only at the end of the calendar. */
  readonly open: Spans;
  /** Open and not past the last entry. */
  readonly entry: Spans;
}

/**
 * Lays a channel's hours along the calendar. A span whose end is not after its start ends on the next day; the last day's
 * may so reach beyond the calendar, and nothing reaches into the first day from before it.
 */
export function layOpeningHours(channel: DeskChannel, days: readonly CalendarDay[]): OpeningHours {
  const open: [number, number][] = [];
  const entry: [number, number][] = [];
  days.forEach((day, index) => {
    const hours = pickByDay(channel.open, day);
    if (hours === null) return;
    const midnight = index * minutesPerDay;
    const from = requireWallTime(hours[0]);
    const to = requireWallTime(hours[1]);
    const start = midnight + from;
    const end = midnight + (to > from ? to : to + minutesPerDay);
    const last = pickByDayExactly(channel.lastEntry, day);
    const lastMinute = last === null ? null : requireWallTime(last);
    const crosses = to <= from;
    const lastEntry =
      lastMinute === null ? end : midnight + (crosses && lastMinute < from ? lastMinute + minutesPerDay : lastMinute);
    open.push([start, end]);
    entry.push([start, Math.min(lastEntry, end)]);
  });
  return { open: joinSpans(open), entry: joinSpans(entry) };
}
