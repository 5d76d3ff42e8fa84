import { requireDate, toCivil } from '../domain/civil-date.ts';
import { exp, log } from '../kernel/portable-math.ts';
import type { CalendarDay } from '../pack/calendar.ts';
import type { DemandChannel } from '../pack/pack-schema.ts';
import type { Spans } from './opening-hours.ts';

const hoursPerDay = 24;
const minutesPerHour = 60;
const ln2 = log(2);

/** Factors of a channel's rates in each clock hour of the calendar; all 1 where nothing is asked for. */
export interface DemandFactors {
  /** Month and opening surge: part of the shape, so that a stated total stays the total. */
  readonly shape: Float64Array;
  /** Shocks: on top of it. */
  readonly shocks: Float64Array;
}

function multiplyDay(factors: Float64Array, day: number, by: number): void {
  for (let hour = day * hoursPerDay; hour < (day + 1) * hoursPerDay; hour++) {
    factors[hour] = (factors[hour] as number) * by;
  }
}

function applyMonths(factors: Float64Array, byMonth: readonly number[], days: readonly CalendarDay[]): void {
  days.forEach(({ dayNumber }, day) => {
    multiplyDay(factors, day, byMonth[toCivil(dayNumber).month - 1] ?? 1);
  });
}

/** Hours in which two surges meet are raised once. */
function applySurge(
  factors: Float64Array,
  { factor, hours }: NonNullable<DemandChannel['openingSurge']>,
  entry: Spans,
): void {
  const raised = new Set<number>();
  for (let at = 0; at < entry.length; at += 2) {
    const first = Math.floor((entry[at] as number) / minutesPerHour);
    for (let hour = first; hour < Math.min(first + hours, factors.length); hour++) raised.add(hour);
  }
  for (const hour of raised) factors[hour] = (factors[hour] as number) * factor;
}

/** Shocks that meet multiply. Factor on day d of a shock that fades: 1 + (factor − 1) × 2^(−d ÷ half-life). */
function applyShock(
  factors: Float64Array,
  { from, to, factor, halfLife }: NonNullable<DemandChannel['shocks']>[number],
  days: readonly CalendarDay[],
): void {
  const [first, last] = [requireDate(from), requireDate(to)];
  days.forEach(({ dayNumber }, day) => {
    if (dayNumber < first || dayNumber > last) return;
    const left = halfLife === undefined ? 1 : exp((-ln2 * (dayNumber - first)) / halfLife);
    multiplyDay(factors, day, 1 + (factor - 1) * left);
  });
}

/**
 * Lays what moves a channel's demand along the calendar.
 * @param entry spans in which new contacts are let in; a surge begins with each
 */
export function layFactors(
  channel: DemandChannel | undefined,
  days: readonly CalendarDay[],
  entry: Spans,
): DemandFactors {
  const shape = new Float64Array(days.length * hoursPerDay).fill(1);
  const shocks = new Float64Array(days.length * hoursPerDay).fill(1);
  if (channel?.byMonth) applyMonths(shape, channel.byMonth, days);
  if (channel?.openingSurge) applySurge(shape, channel.openingSurge, entry);
  for (const shock of channel?.shocks ?? []) applyShock(shocks, shock, days);
  return { shape, shocks };
}

/** Contacts that the pack expects to be offered, before shocks; undefined where the profile itself says it. */
export function expectTotal(channel: DemandChannel | undefined): number | undefined {
  if (!channel?.funnel) return channel?.total;
  const { friends, userShare, contactsPerUser } = channel.funnel;
  return friends * userShare * contactsPerUser;
}
