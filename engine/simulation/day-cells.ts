import { formatDate, parseDate, requireDate } from '../domain/civil-date.ts';
import { dayTypes } from '../domain/vocabulary.ts';
import { listCalendarDays } from '../pack/calendar.ts';
import type { Demand } from '../pack/pack-schema.ts';
import { minutesPerHour } from './demand-rates.ts';
import { cellCount, cellIndex, type PoolModel } from './desk-model.ts';
import { joinSpans, type Spans } from './opening-hours.ts';
import { walkRoster } from './roster.ts';

/** Days beyond the calendar that spans crossing its last midnight may touch. */
const tailDays = 2;

/** The cell of every clock hour of the calendar and of the two days after it. */
export function layCells(calendar: Demand['calendar']): Uint8Array {
  const tail = formatDate(requireDate(calendar.to) + tailDays);
  const to = parseDate(tail) === null ? calendar.to : tail;
  return Uint8Array.from(
    listCalendarDays({ ...calendar, to }).flatMap(({ dayType }) =>
      Array.from({ length: 24 }, (_, hour) => cellIndex(dayTypes.indexOf(dayType), hour)),
    ),
  );
}

/** Adds `weight` × the minutes of a stretch of time to the cells it touches. */
function addToCells(cells: Float64Array, cellOfHour: Uint8Array, from: number, to: number, weight: number): void {
  for (let hour = Math.floor(from / minutesPerHour); hour * minutesPerHour < to; hour++) {
    const start = Math.max(from, hour * minutesPerHour);
    const end = Math.min(to, (hour + 1) * minutesPerHour);
    const cell = cellOfHour[hour] as number;
    cells[cell] = (cells[cell] as number) + weight * (end - start);
  }
}

/** Counsellor-minutes on the rosters, by cell. */
export function sumRosters(pools: readonly PoolModel[], cellOfHour: Uint8Array): Float64Array {
  const cells = new Float64Array(cellCount);
  for (const { roster } of pools) {
    walkRoster(roster, (from, to, level) => {
      addToCells(cells, cellOfHour, from, to, level);
    });
  }
  return cells;
}

/** Minutes in which at least one of the channels is open, by cell. */
export function sumOpenTime(channels: readonly { readonly open: Spans }[], cellOfHour: Uint8Array): Float64Array {
  const cells = new Float64Array(cellCount);
  const pairs = channels.flatMap(({ open }) =>
    Array.from({ length: open.length / 2 }, (_, i): [number, number] => [
      open[2 * i] as number,
      open[2 * i + 1] as number,
    ]),
  );
  const joined = joinSpans(pairs);
  for (let i = 0; i < joined.length; i += 2)
    addToCells(cells, cellOfHour, joined[i] as number, joined[i + 1] as number, 1);
  return cells;
}
