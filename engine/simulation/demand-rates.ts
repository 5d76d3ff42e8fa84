import { pickByDay, type CalendarDay } from '../pack/calendar.ts';
import type { DemandChannel } from '../pack/pack-schema.ts';
import { expectTotal, layFactors } from './demand-factors.ts';
import { measureOverlap, type Spans } from './opening-hours.ts';

const hoursPerDay = 24;
export const minutesPerHour = 60;

/** First-time arrivals of a channel over the calendar. */
export interface DemandRates {
  /** Arrivals per minute in each clock hour of the calendar, after rescaling. */
  readonly perMinute: Float64Array;
  /** Expected arrivals, closed hours included. Unit: contacts. */
  readonly expectedArrivals: number;
  /** Expected to be offered, retries not counted. Unit: contacts. */
  readonly expectedOffered: number;
}

function layProfile(channel: DemandChannel | undefined, days: readonly CalendarDay[]): Float64Array {
  const rates = new Float64Array(days.length * hoursPerDay);
  days.forEach((day, index) => {
    const profile = channel ? pickByDay(channel.perHour, day) : null;
    profile?.forEach((perHour, hour) => (rates[index * hoursPerDay + hour] = perHour / minutesPerHour));
  });
  return rates;
}

/**
 * Lays the hourly profile along the calendar, shapes it by month and opening surge, rescales it to the total, if there is
 * one (published, or friends × share of users × contacts a user), and lays shocks on top.
 *
 * Offered are the arrivals of entry hours; where contacts out of hours are carried over, also every arrival of other
 * hours that an opening follows. Rescaling: rate × total ÷ Σ expected offered.
 *
 * @param entry spans in which new contacts are let in
 * @param carriesOver arrivals out of hours enter at the next opening
 */
export function layDemand(
  channel: DemandChannel | undefined,
  days: readonly CalendarDay[],
  entry: Spans,
  carriesOver: boolean,
): DemandRates {
  const { shape, shocks } = layFactors(channel, days, entry);
  const profile = layProfile(channel, days).map((rate, hour) => rate * (shape[hour] as number));
  const total = expectTotal(channel);
  const offered = total === undefined ? 0 : expectOffered(profile, entry, carriesOver);
  const factor = total === undefined || offered === 0 ? 1 : total / offered;
  const perMinute = profile.map((rate, hour) => rate * factor * (shocks[hour] as number));
  return {
    perMinute,
    expectedArrivals: perMinute.reduce((sum, rate) => sum + rate * minutesPerHour, 0),
    expectedOffered: expectOffered(perMinute, entry, carriesOver),
  };
}

/** Expected contacts that are let in, at these rates per minute of each clock hour. */
function expectOffered(perMinute: Float64Array, entry: Spans, carriesOver: boolean): number {
  const lastOpening = entry.length === 0 ? 0 : (entry[entry.length - 2] as number);
  let offered = 0;
  perMinute.forEach((rate, hour) => {
    const from = hour * minutesPerHour;
    const to = from + minutesPerHour;
    const inEntry = measureOverlap(entry, from, to);
    const carried = carriesOver
      ? Math.max(0, Math.min(to, lastOpening) - from) - measureOverlap(entry, from, Math.min(to, lastOpening))
      : 0;
    offered += rate * (inEntry + Math.max(0, carried));
  });
  return offered;
}
