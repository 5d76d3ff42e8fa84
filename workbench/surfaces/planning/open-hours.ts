import { dayTypes, parseWallTime, type DayType } from '../../state/engine.ts';
import { isObject, listOf, readAt, type Json } from '../../state/json.ts';
import { readSourced } from '../../state/sourced.ts';
import type { StaffingGrid } from './staffing-grid.ts';

/** `fallback[day]`: where a day type without its own member takes it from, in order. */
const fallback: Readonly<Record<DayType, readonly string[]>> = {
  weekday: ['weekday'],
  saturday: ['saturday', 'holiday', 'weekday'],
  sunday: ['sunday', 'holiday', 'weekday'],
  holiday: ['holiday', 'weekday'],
};

/** The member of a day type, falling back saturday, sunday → holiday → weekday; undefined where none is given. */
export function readOfDay(
  byDay: Json | undefined,
  day: DayType,
): { readonly key: string; readonly value: Json } | null {
  if (!isObject(byDay)) return null;
  const key = fallback[day].find((each) => Object.hasOwn(byDay, each));
  return key === undefined ? null : { key, value: byDay[key] ?? null };
}

function isOpenIn(span: Json | undefined, hour: number): boolean {
  const [from, to] = listOf(span).map((each) => (typeof each === 'string' ? parseWallTime(each) : null));
  if (typeof from !== 'number' || typeof to !== 'number') return false;
  const start = hour * 60;
  if (to > from) return start < to && start + 60 > from;
  return start + 60 > from || start < to;
}

/** Whether any channel of the desk is open in an hour of a day type. */
export function isOpen(desk: Json | undefined, day: DayType, hour: number): boolean {
  const channels = readAt(desk, 'channels');
  if (!isObject(channels)) return false;
  return Object.values(channels).some((channel) => {
    const open = readOfDay(readAt(channel, 'open'), day);
    return open !== null && isOpenIn(readSourced(open.value)?.value, hour);
  });
}

/** The hours that any day type opens or staffs: the shared time axis, from the first to the last of them. */
export function listHours(desk: Json | undefined, grid: StaffingGrid): number[] {
  const used = Array.from({ length: 24 }, (_, hour) => hour).filter((hour) =>
    dayTypes.some((day) => isOpen(desk, day, hour) || Boolean(grid.rows[day][hour])),
  );
  const first = used[0];
  const last = used.at(-1);
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}
