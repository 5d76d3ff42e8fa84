import { minutesPerDay } from '../domain/civil-date.ts';
import { EngineError } from '../domain/engine-error.ts';
import { dayTypes, type DayType } from '../domain/vocabulary.ts';
import { meanOf } from '../kernel/distribution.ts';
import { exp } from '../kernel/portable-math.ts';
import { listCalendarDays } from '../pack/calendar.ts';
import type { Demand, Desk, DeskChannel } from '../pack/pack-schema.ts';
import { layDemand } from '../simulation/demand-rates.ts';
import { layOpeningHours, type Spans } from '../simulation/opening-hours.ts';
import { layRoster, type Roster } from '../simulation/roster.ts';
import { answerErlangB, answerWithPatience } from './erlang.ts';

/** What one clock hour of a day type needs and has. */
export interface RequiredHour {
  readonly day: DayType;
  readonly hour: number;
  /** Time mean of the modified offered load while new contacts are let in, over such days. Unit: erlangs (chats). */
  readonly offeredErlangs: number;
  /** Fewest rostered counsellors with which the hour meets the target; null where {@link mostCounsellors} do not. */
  readonly required: number | null;
  /** Rostered counsellors, mean over the same minutes. */
  readonly scheduled: number;
  /** Scheduled − required; null with `required`. */
  readonly net: number | null;
}

export interface RequiredStaff {
  readonly channel: string;
  readonly staffing: string;
  /** Response rate asked for, fraction. */
  readonly target: number;
  /** The long-run formula that fits the desk's admission. */
  readonly formula: 'erlangB' | 'erlangA' | 'mmck' | 'unlimited';
  /** Mean minutes that a contact takes of a counsellor's attention, wrap-up included. */
  readonly sessionMinutes: number;
  /** Hours in which new contacts are let in, by day type and hour. */
  readonly byHour: readonly RequiredHour[];
}

/** No hour is searched beyond this many counsellors. */
export const mostCounsellors = 500;

/** Mean minutes of session and wrap-up at the pace of a counsellor who runs as many chats as allowed. */
function meanMinutes(channel: DeskChannel): number {
  const session = channel.session.reduce((sum, { share, minutes }) => sum + share * meanOf(minutes), 0);
  const pace = channel.slowdown?.[(channel.perCounsellor ?? 1) - 1] ?? 1;
  return (session + (channel.wrapUp ? meanOf(channel.wrapUp) : 0)) / pace;
}

function chooseFormula({ admission }: DeskChannel): RequiredStaff['formula'] {
  if (admission.kind === 'loss') return 'erlangB';
  if (admission.patience) return 'erlangA';
  return admission.places === null ? 'unlimited' : 'mmck';
}

/** Share of contacts connected in the long run with so many seats at a constant load. */
function rateWith(channel: DeskChannel, minutes: number, erlangs: number, seats: number): number {
  if (erlangs === 0) return 1;
  if (seats === 0) return 0;
  const { admission } = channel;
  const desk = { servers: seats, perHour: (erlangs * 60) / minutes, minutes };
  if (admission.kind === 'loss') return 1 - (answerErlangB(desk).pBlock ?? 0);
  const places = admission.places ?? Infinity;
  const patience = admission.patience ? meanOf(admission.patience) : Infinity;
  if (places === Infinity && patience === Infinity) return Math.min(1, seats / erlangs);
  const { pBlock = 0, pAbandon = 0 } = answerWithPatience(desk, patience, places);
  return 1 - pBlock - pAbandon;
}

/**
 * Share of contacts connected in the long run at a constant load, with so many rostered counsellors: Erlang B at a desk
 * that turns contacts away, Erlang A (with its waiting places) where the waiting give up, M/M/c/K where they do not; a line
 * without end or patience serves min(1, seats ÷ load). Of the counsellors, `seatAvailability` are usable, rounded at
 * random with the right mean, each for `perCounsellor` chats.
 *
 * @param erlangs load, ≥ 0; at 0 the rate is 1
 * @param counsellors rostered, whole, ≥ 0
 */
export function predictResponseRate(channel: DeskChannel, erlangs: number, counsellors: number): number {
  const minutes = meanMinutes(channel);
  const usable = counsellors * (channel.seatAvailability ?? 1);
  const fewer = Math.floor(usable + 1e-12);
  const share = Math.max(0, usable - fewer);
  const rate = (people: number) => rateWith(channel, minutes, erlangs, people * (channel.perCounsellor ?? 1));
  return share < 1e-12 ? rate(fewer) : (1 - share) * rate(fewer) + share * rate(fewer + 1);
}

function findFewest(channel: DeskChannel, erlangs: number, target: number): number | null {
  for (let counsellors = 0; counsellors <= mostCounsellors; counsellors += 1) {
    if (predictResponseRate(channel, erlangs, counsellors) >= target) return counsellors;
  }
  return null;
}

function isWithin(spans: Spans, time: number): boolean {
  return spans.some((start, index) => index % 2 === 0 && time >= start && time < (spans[index + 1] ?? 0));
}

/** Sums over the minutes of one cell (day type × hour) in which new contacts are let in. */
interface CellSums {
  minutes: number;
  erlangMinutes: number;
  counsellorMinutes: number;
}

/** Walks the calendar along everything that changes the load or the roster. */
function sumCells(
  course: { readonly perMinute: Float64Array; readonly open: Spans; readonly entry: Spans; readonly roster: Roster },
  days: readonly { readonly dayType: DayType }[],
  sessionMinutes: number,
  isCutAtClosing: boolean,
): Map<string, CellSums> {
  const { perMinute, open, entry, roster } = course;
  const end = days.length * minutesPerDay;
  const hours = Array.from({ length: end / 60 }, (_, hour) => hour * 60);
  const closings = new Set(open.filter((_, index) => index % 2 === 1));
  const cuts = [...new Set([...hours, ...open, ...entry, ...roster.times, end])].filter((time) => time <= end);
  cuts.sort((a, b) => a - b);
  const cells = new Map<string, CellSums>();
  let [load, level, step, span] = [0, 0, 0, 0];
  for (let index = 0; index + 1 < cuts.length; index += 1) {
    const [from, to] = [cuts[index] as number, cuts[index + 1] as number];
    while ((roster.times[step] ?? Infinity) <= from) level = roster.levels[step++] as number;
    while ((entry[span + 1] ?? Infinity) <= from) span += 2;
    if (isCutAtClosing && closings.has(from) && !isWithin(open, from)) load = 0;
    const isLetIn = (entry[span] ?? Infinity) <= from;
    const settled = isLetIn ? (perMinute[Math.floor(from / 60)] ?? 0) * sessionMinutes : 0;
    const minutes = to - from;
    const decay = exp(-minutes / sessionMinutes);
    const erlangMinutes = settled * minutes + (load - settled) * sessionMinutes * (1 - decay);
    load = settled + (load - settled) * decay;
    if (!isLetIn) continue;
    const day = days[Math.floor(from / minutesPerDay)]?.dayType ?? 'weekday';
    const key = `${day} ${String(Math.floor(from / 60) % 24)}`;
    const cell = cells.get(key) ?? { minutes: 0, erlangMinutes: 0, counsellorMinutes: 0 };
    cells.set(key, cell);
    cell.minutes += minutes;
    cell.erlangMinutes += erlangMinutes;
    cell.counsellorMinutes += level * minutes;
  }
  return cells;
}

/**
 * The least staff by the hour for a response rate, by theory: an approximation to plan from, not a run.
 *
 * Modified offered load (Jagerman 1975; Eick, Massey and Whitt 1993): the load of an hour is the mean number in service
 * at a desk that never runs out of counsellors, m′(t) = λ(t) − m(t) ÷ s with s the mean session of the pack's mixture and
 * its wrap-up, solved exactly for hourly rates and averaged over the hour and over the days of a type. So the hour
 * after a peak still carries the peak's sessions. That load is put into the long-run formula of the desk's admission
 * (see {@link predictResponseRate}) and the fewest counsellors are taken whose rate is at least the target.
 *
 * Limits: sessions enter by their mean alone; each hour is judged as if it lasted, so the bend within it is lost; retries,
 * returns, carry-over, day-to-day variation, emergencies and what happens at closing are left out; where channels share
 * counsellors each channel is judged as if it had them alone.
 *
 * @param target response rate asked of every hour, fraction, above 0 and below 1
 * @returns null for an unknown channel or staffing
 * @throws EngineError `target-out-of-range`
 */
export function findRequiredStaff(
  demand: Demand,
  desk: Desk,
  channelId: string,
  staffingId: string,
  target: number,
): RequiredStaff | null {
  if (!(target > 0 && target < 1)) throw new EngineError('target-out-of-range', String(target));
  const channel = Object.hasOwn(desk.channels, channelId) ? desk.channels[channelId] : undefined;
  const entries = Object.hasOwn(desk.staffing, staffingId) ? desk.staffing[staffingId] : undefined;
  if (channel === undefined || entries === undefined) return null;
  const days = listCalendarDays(demand.calendar);
  const { open, entry } = layOpeningHours(channel, days);
  const { perMinute } = layDemand(demand.channels[channelId], days, entry, channel.outOfHours === 'carryOver');
  const own = entries.filter((each) => each.channel === undefined || each.channel === channelId);
  const course = { perMinute, open, entry, roster: layRoster(own, days) };
  const sessionMinutes = meanMinutes(channel);
  const cells = sumCells(course, days, sessionMinutes, channel.closing === 'cut');
  const byHour = dayTypes.flatMap((day) =>
    Array.from({ length: 24 }, (_, hour) => hour).flatMap((hour): RequiredHour[] => {
      const cell = cells.get(`${day} ${String(hour)}`);
      if (cell === undefined) return [];
      const offeredErlangs = cell.erlangMinutes / cell.minutes;
      const required = findFewest(channel, offeredErlangs, target);
      const scheduled = cell.counsellorMinutes / cell.minutes;
      return [{ day, hour, offeredErlangs, required, scheduled, net: required === null ? null : scheduled - required }];
    }),
  );
  return {
    channel: channelId,
    staffing: staffingId,
    target,
    formula: chooseFormula(channel),
    sessionMinutes,
    byHour,
  };
}
