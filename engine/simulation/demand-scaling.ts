import { listCalendarDays } from '../pack/calendar.ts';
import type { Pack } from '../pack/load-pack.ts';
import { expectTotal } from './demand-factors.ts';
import { layDemand } from './demand-rates.ts';
import { layOpeningHours } from './opening-hours.ts';

/** What rescaling to a stated total does to the hourly profile of a channel. */
export interface DemandScaling {
  /** Expected to be offered over the calendar by the profile as it stands, shocks and retries not counted. Unit: contacts. */
  readonly profileOffered: number;
  /** The stated total, or friends × share of users × contacts a user; null where the profile itself says it. */
  readonly total: number | null;
  /** total ÷ profileOffered; 1 without a total, null where the profile expects nobody. */
  readonly factor: number | null;
  /** Expected to be offered over the calendar in the end, shocks counted. Unit: contacts. */
  readonly expectedOffered: number;
}

/** Measures the rescaling of a channel's profile; null where the pack has no desk or no such channel. */
export function measureDemandScaling(pack: Pack, channelId: string): DemandScaling | null {
  const { demand, desk } = pack;
  const channel = desk && Object.hasOwn(desk.channels, channelId) ? desk.channels[channelId] : undefined;
  const asked = demand && Object.hasOwn(demand.channels, channelId) ? demand.channels[channelId] : undefined;
  if (!demand || !channel || !asked) return null;
  const days = listCalendarDays(demand.calendar);
  const { entry } = layOpeningHours(channel, days);
  const carriesOver = channel.outOfHours === 'carryOver';
  const { perHour, byMonth, openingSurge } = asked;
  const profile = { perHour, ...(byMonth && { byMonth }), ...(openingSurge && { openingSurge }) };
  const profileOffered = layDemand(profile, days, entry, carriesOver).expectedOffered;
  const { expectedOffered } = layDemand(asked, days, entry, carriesOver);
  const total = expectTotal(asked) ?? null;
  const scaled = total === null ? 1 : total / profileOffered;
  return { profileOffered, total, factor: profileOffered === 0 && total !== null ? null : scaled, expectedOffered };
}
