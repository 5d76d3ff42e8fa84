import { meanOf } from '../kernel/distribution.ts';
import type { CalendarDay } from '../pack/calendar.ts';
import type { Demand, DeskChannel, StaffingEntry } from '../pack/pack-schema.ts';
import { layDemand } from '../simulation/demand-rates.ts';
import { layOpeningHours, type Spans } from '../simulation/opening-hours.ts';
import { layRoster, type Roster } from '../simulation/roster.ts';
import type { ExponentialDesk } from './desk-chain.ts';

/** Everything the walk needs of one channel, along the calendar's minutes. */
export interface ChannelCourse {
  readonly desk: ExponentialDesk;
  readonly closing: 'finish' | 'serveWaiting' | 'cut';
  readonly perMinute: Float64Array;
  readonly open: Spans;
  readonly entry: Spans;
  readonly roster: Roster;
  readonly perCounsellor: number;
  readonly availability: number;
}

/** Sessions end at μ each while no one is slowed; with several chats a counsellor they are spread evenly. */
function describeEndRate(channel: DeskChannel): ExponentialDesk['endRate'] {
  const session = channel.session.reduce((sum, part) => sum + part.share * meanOf(part.minutes), 0);
  const mean = session + (channel.wrapUp ? meanOf(channel.wrapUp) : 0);
  const perCounsellor = channel.perCounsellor ?? 1;
  const slowdown = channel.slowdown ?? [];
  const speedOf = (chats: number) => slowdown[chats - 1] ?? 1;
  return (busy, seats) => {
    const counsellors = Math.max(1, Math.ceil(Math.max(seats, busy) / perCounsellor));
    const fewer = Math.floor(busy / counsellors);
    const withMore = busy - fewer * counsellors;
    const chatsDone = (chats: number) => (chats === 0 ? 0 : chats * speedOf(chats));
    return (withMore * chatsDone(fewer + 1) + (counsellors - withMore) * chatsDone(fewer)) / mean;
  };
}

/**
 * A line that is practically never passed: were all counsellors gone, λ ÷ θ would wait on average, Poisson; ten standard
 * deviations and thirty people more lie beyond it. Infinity where nobody gives up.
 */
export function boundLine(perMinute: Float64Array, giveUpRate: number): number {
  const most = perMinute.reduce((highest, rate) => Math.max(highest, rate), 0) / giveUpRate;
  return Math.ceil(most + 10 * Math.sqrt(most) + 30);
}

export function layCourse(
  demand: Demand,
  channelId: string,
  channel: DeskChannel,
  entries: readonly StaffingEntry[],
  days: readonly CalendarDay[],
): ChannelCourse {
  const hours = layOpeningHours(channel, days);
  const carriesOver = channel.outOfHours === 'carryOver';
  const { perMinute } = layDemand(demand.channels[channelId], days, hours.entry, carriesOver);
  const { admission } = channel;
  const patience = admission.kind === 'queue' && admission.patience ? meanOf(admission.patience) : Infinity;
  return {
    desk: {
      endRate: describeEndRate(channel),
      giveUpRate: 1 / patience,
      places: admission.kind === 'loss' ? 0 : (admission.places ?? Infinity),
      stepDown: channel.stepDown ?? 'finish',
    },
    closing: channel.closing ?? 'finish',
    perMinute,
    open: hours.open,
    entry: hours.entry,
    roster: layRoster(
      entries.filter((entry) => entry.channel === undefined || entry.channel === channelId),
      days,
    ),
    perCounsellor: channel.perCounsellor ?? 1,
    availability: channel.seatAvailability ?? 1,
  };
}

function levelAt({ times, levels }: Roster, time: number): number {
  let level = 0;
  for (let index = 0; index < times.length && (times[index] as number) <= time; index += 1) level = levels[index] ?? 0;
  return level;
}

/** One stretch of time in which nothing changes but the desk itself. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly hour: number;
  readonly isOpen: boolean;
  readonly isEntry: boolean;
  readonly closes: boolean;
  readonly level: number;
  readonly redraws: boolean;
}

function isWithin(spans: Spans, time: number): boolean {
  for (let index = 0; index < spans.length; index += 2) {
    if (time >= (spans[index] as number) && time < (spans[index + 1] as number)) return true;
  }
  return false;
}

export function* listStretches(course: ChannelCourse, minutes: number): Generator<Stretch> {
  const hours = Array.from({ length: minutes / 60 }, (_, hour) => hour * 60);
  const cuts = new Set([...hours, ...course.open, ...course.entry, ...course.roster.times, minutes]);
  const times = [...cuts].filter((time) => time >= 0 && time <= minutes).sort((a, b) => a - b);
  const closings = new Set(course.open.filter((_, index) => index % 2 === 1));
  const redraws = new Set([...course.roster.times, ...course.open.filter((_, index) => index % 2 === 0)]);
  for (let index = 0; index + 1 < times.length; index += 1) {
    const from = times[index] as number;
    yield {
      from,
      to: times[index + 1] as number,
      hour: Math.floor(from / 60),
      isOpen: isWithin(course.open, from),
      isEntry: isWithin(course.entry, from),
      closes: closings.has(from),
      level: levelAt(course.roster, from),
      redraws: from % 60 === 0 || redraws.has(from),
    };
  }
}

/** Usable counsellors of an hour: rostered × availability, rounded at random with the right expectation. */
export function drawSeats(course: ChannelCourse, level: number): { seats: number; weight: number }[] {
  const expected = level * course.availability;
  const floor = Math.floor(expected);
  const rest = expected - floor;
  const seatsOf = (counsellors: number) => counsellors * course.perCounsellor;
  return rest < 1e-12
    ? [{ seats: seatsOf(floor), weight: 1 }]
    : [
        { seats: seatsOf(floor), weight: 1 - rest },
        { seats: seatsOf(floor + 1), weight: rest },
      ];
}

/** Arrivals per minute that the desk lets in. */
export function rateOf(course: ChannelCourse, stretch: Stretch): number {
  return stretch.isEntry ? (course.perMinute[stretch.hour] ?? 0) : 0;
}
