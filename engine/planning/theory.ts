import { minutesPerDay } from '../domain/civil-date.ts';
import { dayTypes, type DayType } from '../domain/vocabulary.ts';
import { meanOf } from '../kernel/distribution.ts';
import { listCalendarDays, type CalendarDay } from '../pack/calendar.ts';
import type { Demand, Desk, DeskChannel, StaffingEntry } from '../pack/pack-schema.ts';
import { layDemand } from '../simulation/demand-rates.ts';
import { layOpeningHours, type Spans } from '../simulation/opening-hours.ts';
import { layRoster, type Roster } from '../simulation/roster.ts';
import {
  buildDeskChain,
  changeSeats,
  closeDesk,
  DeskStates,
  fateOfArrival,
  type ExponentialDesk,
  type InstantMove,
} from './desk-chain.ts';
import { evolveChain } from './markov-chain.ts';

/** Expected flows of one clock hour of one such day; contacts, counted in the hour in which they happen. */
export interface TheoryHour {
  readonly day: DayType;
  readonly hour: number;
  readonly offered: number;
  readonly blocked: number;
  readonly abandoned: number;
  readonly connected: number;
  /** Time average of sessions and waiting together. */
  readonly meanInSystem: number;
}

/** What the exponential model leaves out of a desk. */
export const leftOut = ['dayCv', 'retry', 'returns', 'carryOver', 'unequalSlowdown', 'emergency'] as const;
export type LeftOut = (typeof leftOut)[number];

export interface TheoryResult {
  readonly channel: string;
  readonly staffing: string;
  readonly byHour: readonly TheoryHour[];
  /** Over the calendar; contacts. */
  readonly totals: {
    readonly offered: number;
    readonly blocked: number;
    readonly abandoned: number;
    readonly closedOut: number;
    readonly connected: number;
    /** Connected ÷ offered; null when nothing is offered. */
    readonly responseRate: number | null;
  };
  /** Parts of the desk that the exponential model does not have; the simulation does. */
  readonly leftOut: readonly LeftOut[];
}

/** A line without patience is cut here; with patience where hardly anybody ever stands. */
const longestLine = 300;

interface Flows {
  offered: number;
  blocked: number;
  abandoned: number;
  closedOut: number;
  connected: number;
  inSystemMinutes: number;
}

function noFlows(): Flows {
  return { offered: 0, blocked: 0, abandoned: 0, closedOut: 0, connected: 0, inSystemMinutes: 0 };
}

function addFlows(sum: Flows, flows: Flows): void {
  sum.offered += flows.offered;
  sum.blocked += flows.blocked;
  sum.abandoned += flows.abandoned;
  sum.closedOut += flows.closedOut;
  sum.connected += flows.connected;
  sum.inSystemMinutes += flows.inSystemMinutes;
}

function cellKey(day: DayType, hour: number): string {
  return `${day} ${String(hour)}`;
}

/** Averages over the days of each type; hours in which nothing happens are left out. */
function listHours(cells: ReadonlyMap<string, Flows>, days: readonly CalendarDay[]): TheoryHour[] {
  return dayTypes.flatMap((day) => {
    const number = days.filter(({ dayType }) => dayType === day).length;
    return Array.from({ length: 24 }, (_, hour) => hour).flatMap((hour): TheoryHour[] => {
      const flows = cells.get(cellKey(day, hour));
      if (!flows || flows.offered === 0) return [];
      return [
        {
          day,
          hour,
          offered: flows.offered / number,
          blocked: flows.blocked / number,
          abandoned: flows.abandoned / number,
          connected: flows.connected / number,
          meanInSystem: flows.inSystemMinutes / 60 / number,
        },
      ];
    });
  });
}

/** Everything the walk needs of one channel, along the calendar's minutes. */
interface ChannelCourse {
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
 * Where to cut an endless line: were all counsellors gone, λ ÷ θ would wait on average, Poisson; ten standard deviations
 * and thirty people more lie beyond it.
 */
function cutLine(perMinute: Float64Array, patience: number): number {
  const most = perMinute.reduce((highest, rate) => Math.max(highest, rate), 0) * patience;
  return Math.min(longestLine, Math.ceil(most + 10 * Math.sqrt(most) + 30));
}

function layCourse(
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
      places: admission.kind === 'loss' ? 0 : Math.min(admission.places ?? longestLine, cutLine(perMinute, patience)),
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
interface Stretch {
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

function* listStretches(course: ChannelCourse, minutes: number): Generator<Stretch> {
  const hours = Array.from({ length: minutes / 60 }, (_, hour) => hour * 60);
  const cuts = new Set([...hours, ...course.open, ...course.entry, ...course.roster.times, minutes]);
  const times = [...cuts].filter((time) => time >= 0 && time <= minutes).sort((a, b) => a - b);
  const closings = new Set(course.open.filter((_, index) => index % 2 === 1));
  const steps = new Set(course.roster.times);
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
      redraws: from % 60 === 0 || steps.has(from),
    };
  }
}

/** The desk's law, given the seats on duty in this hour, weighted by how likely that number is. */
interface Branch {
  readonly law: Float64Array;
  readonly seats: number;
}

/** Usable counsellors of an hour: rostered × availability, rounded at random with the right expectation. */
function drawSeats(course: ChannelCourse, level: number): { seats: number; weight: number }[] {
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

function mergeLaws(branches: readonly Branch[], count: number): Float64Array {
  const merged = new Float64Array(count);
  for (const { law } of branches)
    law.forEach((probability, state) => (merged[state] = (merged[state] as number) + probability));
  return merged;
}

function addMove(flows: Flows, move: InstantMove): Float64Array {
  flows.connected += move.connected - move.requeued;
  flows.closedOut += move.closedOut;
  return move.law;
}

/** Arrivals per minute that the desk lets in. */
function rateOf(course: ChannelCourse, stretch: Stretch): number {
  return stretch.isEntry ? (course.perMinute[stretch.hour] ?? 0) : 0;
}

function walkStretch(
  course: ChannelCourse,
  states: DeskStates,
  stretch: Stretch,
  branch: Branch,
  flows: Flows,
): Branch {
  const perMinute = rateOf(course, stretch);
  const takesFromLine = stretch.isOpen || course.closing === 'serveWaiting';
  const chain = buildDeskChain(course.desk, states, branch.seats, perMinute, takesFromLine);
  const { end, minutesIn } = evolveChain(chain, branch.law, stretch.to - stretch.from);
  minutesIn.forEach((minutes, state) => {
    if (minutes === 0) return;
    const [busy, waiting] = [states.busyOf(state), states.waitingOf(state)];
    const fate = fateOfArrival(states, branch.seats, busy, waiting);
    if (fate === 'blocked') flows.blocked += perMinute * minutes;
    if (fate === 'connected') flows.connected += perMinute * minutes;
    if (takesFromLine && waiting > 0 && busy <= branch.seats) {
      flows.connected += course.desk.endRate(busy, branch.seats) * minutes;
    }
    flows.abandoned += waiting * course.desk.giveUpRate * minutes;
    flows.inSystemMinutes += (busy + waiting) * minutes;
  });
  return { law: end, seats: branch.seats };
}

/** The stretch's branches, after closing, opening and roster have had their say at its start. */
function enterStretch(
  course: ChannelCourse,
  states: DeskStates,
  stretch: Stretch,
  branches: readonly Branch[],
  flows: Flows,
): Branch[] {
  if (stretch.closes && !stretch.isOpen) {
    return branches.map(({ law, seats }) => ({ law: addMove(flows, closeDesk(states, law, course.closing)), seats }));
  }
  if (!stretch.isOpen || !stretch.redraws) return [...branches];
  const merged = mergeLaws(branches, states.count);
  return drawSeats(course, stretch.level).map(({ seats, weight }) => {
    const share = merged.map((probability) => probability * weight);
    return { law: addMove(flows, changeSeats(course.desk, states, share, seats)), seats };
  });
}

/** Parts of a desk that the exponential model has no place for. */
function listLeftOut(demand: Demand, channelId: string, channel: DeskChannel): LeftOut[] {
  const slowdown = channel.slowdown?.slice(0, channel.perCounsellor ?? 1) ?? [];
  return [
    ...((demand.channels[channelId]?.dayCv ?? 0) > 0 ? (['dayCv'] as const) : []),
    ...(channel.retry ? (['retry'] as const) : []),
    ...(channel.outOfHours === 'carryOver' ? (['carryOver'] as const) : []),
    ...(slowdown.some((speed) => speed !== 1) ? (['unequalSlowdown'] as const) : []),
    ...(demand.channels[channelId]?.returns ? (['returns'] as const) : []),
    ...(channel.emergency?.secondPerson ? (['emergency'] as const) : []),
  ];
}

/**
 * The exponential model of one channel's desk over the calendar, by the time-varying Kolmogorov equations: Poisson
 * arrivals by the hourly profile, exponential sessions of the same mean (wrap-up included) and exponential patience,
 * under the desk's own hours, roster, step-down and closing rules. Exact up to rounding for that model, which
 * hour-by-hour Erlang formulas are not: hour-long sessions carry one hour's load into the next.
 *
 * Under `requeue` a session sent back counts as connected once; someone who then gives up counts as abandoned.
 *
 * @param staffingId a staffing of the desk
 * @returns by day type and hour, the hours in which something is offered; null for an unknown channel or staffing
 */
export function solveTheory(demand: Demand, desk: Desk, channelId: string, staffingId: string): TheoryResult | null {
  const channel = desk.channels[channelId];
  const entries = desk.staffing[staffingId];
  if (!channel || !entries) return null;
  const days = listCalendarDays(demand.calendar);
  const course = layCourse(demand, channelId, channel, entries, days);
  const stretches = [...listStretches(course, days.length * minutesPerDay)];
  const seatNumbers = stretches
    .filter((stretch) => stretch.isOpen)
    .flatMap(({ level }) => drawSeats(course, level).map(({ seats }) => seats));
  const most = seatNumbers.reduce((highest, seats) => Math.max(highest, seats), 0);
  const fewest = seatNumbers.reduce((lowest, seats) => Math.min(lowest, seats), most);
  const states = new DeskStates(most, fewest, course.desk.places);

  const totals = noFlows();
  const cells = new Map<string, Flows>();
  let branches: readonly Branch[] = [{ law: new Float64Array(states.count).fill(1, 0, 1), seats: fewest }];
  for (const stretch of stretches) {
    const flows = { ...noFlows(), offered: rateOf(course, stretch) * (stretch.to - stretch.from) };
    const entered = enterStretch(course, states, stretch, branches, flows);
    branches = entered.map((branch) => walkStretch(course, states, stretch, branch, flows));
    const day = days[Math.floor(stretch.from / minutesPerDay)]?.dayType ?? 'weekday';
    const key = cellKey(day, stretch.hour % 24);
    const cell = cells.get(key) ?? noFlows();
    cells.set(key, cell);
    for (const sum of [totals, cell]) addFlows(sum, flows);
  }
  return {
    channel: channelId,
    staffing: staffingId,
    byHour: listHours(cells, days),
    totals: {
      offered: totals.offered,
      blocked: totals.blocked,
      abandoned: totals.abandoned,
      closedOut: totals.closedOut,
      connected: totals.connected,
      responseRate: totals.offered > 0 ? totals.connected / totals.offered : null,
    },
    leftOut: listLeftOut(demand, channelId, channel),
  };
}
