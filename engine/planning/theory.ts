import { minutesPerDay } from '../domain/civil-date.ts';
import { dayTypes, type DayType } from '../domain/vocabulary.ts';
import { listCalendarDays, type CalendarDay } from '../pack/calendar.ts';
import type { Demand, Desk, DeskChannel, StaffingEntry } from '../pack/pack-schema.ts';
import {
  buildDeskChain,
  changeSeats,
  closeDesk,
  DeskStates,
  fateOfArrival,
  type ExponentialDesk,
  type InstantMove,
} from './desk-chain.ts';
import {
  boundLine,
  drawSeats,
  layCourse,
  listStretches,
  rateOf,
  type ChannelCourse,
  type Stretch,
} from './desk-course.ts';
import { evolveChain } from './markov-chain.ts';
import { expectReturned, noneReturned, passReturned, stepReturned, type ReturnedLaw } from './returned-line.ts';

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
export const leftOut = [
  'dayCv',
  'retry',
  'returns',
  'carryOver',
  'unequalSlowdown',
  'emergency',
  'sharedStaff',
  'lineBeyond',
] as const;
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
    /** Gave up or were closed out while they waited for the rest of a session that a step down took from them. */
    readonly lostAfterStepDown: number;
    /** Connected at least once ÷ offered, as the simulation counts; null when nothing is offered. */
    readonly responseRate: number | null;
  };
  /** Parts of the desk that the exponential model does not have; the simulation does. */
  readonly leftOut: readonly LeftOut[];
}

/** An endless line is first followed so far, then ever farther while anybody is lost beyond. Unit: people. */
const shortestLine = 300;
/** More states than this are not followed. */
const mostStates = 3000;
/** Share of the offered that may be lost beyond the line followed. */
const negligibleShare = 1e-9;

interface Flows {
  offered: number;
  blocked: number;
  abandoned: number;
  closedOut: number;
  connected: number;
  lostAfterStepDown: number;
  /** Arrivals beyond the line that is followed. */
  unseen: number;
  inSystemMinutes: number;
}

function noFlows(): Flows {
  return {
    offered: 0,
    blocked: 0,
    abandoned: 0,
    closedOut: 0,
    connected: 0,
    lostAfterStepDown: 0,
    unseen: 0,
    inSystemMinutes: 0,
  };
}

function addFlows(sum: Flows, flows: Flows): void {
  sum.offered += flows.offered;
  sum.blocked += flows.blocked;
  sum.abandoned += flows.abandoned;
  sum.closedOut += flows.closedOut;
  sum.connected += flows.connected;
  sum.lostAfterStepDown += flows.lostAfterStepDown;
  sum.unseen += flows.unseen;
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

/** The desk's law, given the seats on duty in this hour, weighted by how likely that number is. */
interface Branch {
  readonly law: Float64Array;
  readonly seats: number;
  readonly returned: ReturnedLaw;
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

/** Probability of each number of sessions. */
function sumByBusy(states: DeskStates, law: Float64Array): Float64Array {
  const byBusy = new Float64Array(states.most + 1);
  law.forEach((probability, state) => {
    const busy = states.busyOf(state);
    byBusy[busy] = (byBusy[busy] as number) + probability;
  });
  return byBusy;
}

/** Those sent back before, as they stand after the seats of all branches have changed to the same number. */
function mergeReturned(
  desk: ExponentialDesk,
  states: DeskStates,
  branches: readonly Branch[],
  seats: number,
): ReturnedLaw {
  const merged = new Float64Array(branches[0]?.returned.length ?? 1);
  for (const branch of branches) {
    const stepped =
      desk.stepDown === 'requeue'
        ? stepReturned(branch.returned, sumByBusy(states, branch.law), branch.seats, seats)
        : branch.returned;
    stepped.forEach((probability, number) => (merged[number] = (merged[number] as number) + probability));
  }
  return merged;
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
    const fate = fateOfArrival(course.desk, states, branch.seats, busy, waiting);
    if (fate === 'blocked') flows.blocked += perMinute * minutes;
    if (fate === 'connected') flows.connected += perMinute * minutes;
    if (fate === 'unseen') flows.unseen += perMinute * minutes;
    if (takesFromLine && waiting > 0 && busy <= branch.seats) {
      flows.connected += course.desk.endRate(busy, branch.seats) * minutes;
    }
    flows.abandoned += waiting * course.desk.giveUpRate * minutes;
    flows.inSystemMinutes += (busy + waiting) * minutes;
  });
  const minutes = stretch.to - stretch.from;
  const returned = passReturned(course.desk, branch.returned, branch.seats, minutes, takesFromLine);
  flows.lostAfterStepDown += returned.gaveUp;
  return { law: end, seats: branch.seats, returned: returned.law };
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
    return branches.map(({ law, seats, returned }) => {
      const closed = addMove(flows, closeDesk(states, law, course.closing));
      if (course.closing === 'serveWaiting') return { law: closed, seats, returned };
      flows.lostAfterStepDown += expectReturned(returned);
      const weight = returned.reduce((sum, probability) => sum + probability, 0);
      return { law: closed, seats, returned: noneReturned(returned.length - 1).map((each) => each * weight) };
    });
  }
  if (!stretch.isOpen || !stretch.redraws) return [...branches];
  const merged = mergeLaws(branches, states.count);
  return drawSeats(course, stretch.level).map(({ seats, weight }) => {
    const share = merged.map((probability) => probability * weight);
    const returned = mergeReturned(course.desk, states, branches, seats).map((probability) => probability * weight);
    return { law: addMove(flows, changeSeats(course.desk, states, share, seats)), seats, returned };
  });
}

/** Parts of a desk that the exponential model has no place for. */
function listLeftOut(
  demand: Demand,
  desk: Desk,
  channelId: string,
  channel: DeskChannel,
  entries: readonly StaffingEntry[],
): LeftOut[] {
  const isShared = Object.keys(desk.channels).length > 1 && entries.some((entry) => entry.channel === undefined);
  const slowdown = channel.slowdown?.slice(0, channel.perCounsellor ?? 1) ?? [];
  return [
    ...((demand.channels[channelId]?.dayCv ?? 0) > 0 ? (['dayCv'] as const) : []),
    ...(channel.retry ? (['retry'] as const) : []),
    ...(channel.outOfHours === 'carryOver' ? (['carryOver'] as const) : []),
    ...(slowdown.some((speed) => speed !== 1) ? (['unequalSlowdown'] as const) : []),
    ...(demand.channels[channelId]?.returns ? (['returns'] as const) : []),
    ...(channel.emergency?.secondPerson ? (['emergency'] as const) : []),
    ...(isShared ? (['sharedStaff'] as const) : []),
  ];
}

/** The sums of a walk over the calendar with a line followed so far. */
interface Walk {
  readonly totals: Flows;
  readonly cells: ReadonlyMap<string, Flows>;
}

function walkCalendar(
  course: ChannelCourse,
  days: readonly CalendarDay[],
  stretches: readonly Stretch[],
  states: DeskStates,
): Walk {
  const totals = noFlows();
  const cells = new Map<string, Flows>();
  const start = { law: new Float64Array(states.count).fill(1, 0, 1), returned: noneReturned(states.most) };
  let branches: readonly Branch[] = [{ ...start, seats: states.fewest }];
  for (const stretch of stretches) {
    const flows = { ...noFlows(), offered: rateOf(course, stretch) * (stretch.to - stretch.from) };
    const entered = enterStretch(course, states, stretch, branches, flows);
    branches = entered.map((branch) => walkStretch(course, states, stretch, branch, flows));
    addFlows(totals, flows);
    const day = days[Math.floor(stretch.from / minutesPerDay)]?.dayType;
    if (day === undefined) continue;
    const key = cellKey(day, stretch.hour % 24);
    const cell = cells.get(key) ?? noFlows();
    cells.set(key, cell);
    addFlows(cell, flows);
  }
  return { totals, cells };
}

/** Follows the line as far as anybody stands in it, or as far as there are states for. */
function walkFarEnough(course: ChannelCourse, days: readonly CalendarDay[]): Walk {
  const stretches = [...listStretches(course, (days.length + 1) * minutesPerDay)];
  const seatNumbers = stretches
    .filter((stretch) => stretch.isOpen)
    .flatMap(({ level }) => drawSeats(course, level).map(({ seats }) => seats));
  const most = seatNumbers.reduce((highest, seats) => Math.max(highest, seats), 0);
  const fewest = seatNumbers.reduce((lowest, seats) => Math.min(lowest, seats), most);
  // Those sent back stand in the line beyond its places.
  const beyond = course.desk.stepDown === 'requeue' ? most - fewest : 0;
  const bound = Math.min(course.desk.places + beyond, boundLine(course.perMinute, course.desk.giveUpRate) + beyond);
  const farthest = Math.max(shortestLine, Math.floor(mostStates / (most - fewest + 1)));
  for (let longest = Math.min(bound, shortestLine); ; longest = Math.min(bound, farthest, longest * 4)) {
    const walk = walkCalendar(course, days, stretches, new DeskStates(most, fewest, longest));
    const isEnough = walk.totals.unseen <= walk.totals.offered * negligibleShare;
    if (isEnough || longest >= Math.min(bound, farthest)) return walk;
  }
}

/**
 * The exponential model of one channel's desk over the calendar, by the time-varying Kolmogorov equations: Poisson
 * arrivals by the hourly profile, exponential sessions of the same mean (wrap-up included) and exponential patience,
 * under the desk's own hours, roster, step-down and closing rules. Exact up to rounding for that model, which
 * hour-by-hour Erlang formulas are not: hour-long sessions carry one hour's load into the next.
 *
 * Flows are those of the hour in which they happen: under `requeue` a session sent back leaves `connected` and comes back
 * when it is resumed, and everybody who gives up counts as abandoned. The response rate counts a contact as connected once
 * it has been, as the simulation does.
 *
 * An endless line is followed as far as more than a billionth of the offered stand in it. Where even 3,000 states are not
 * enough, those beyond are left out of every flow and `leftOut` says `lineBeyond`.
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
  const { totals, cells } = walkFarEnough(course, days);
  const { offered, blocked, abandoned, closedOut, connected, lostAfterStepDown } = totals;
  const isCut = totals.unseen > offered * negligibleShare;
  return {
    channel: channelId,
    staffing: staffingId,
    byHour: listHours(cells, days),
    totals: {
      offered,
      blocked,
      abandoned,
      closedOut,
      connected,
      lostAfterStepDown,
      responseRate: offered > 0 ? (connected + lostAfterStepDown) / offered : null,
    },
    leftOut: [...listLeftOut(demand, desk, channelId, channel, entries), ...(isCut ? (['lineBeyond'] as const) : [])],
  };
}
