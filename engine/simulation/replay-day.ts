import { minutesPerDay } from '../domain/civil-date.ts';
import { EngineError } from '../domain/engine-error.ts';
import type { WaitingLine } from '../kernel/waiting-line.ts';
import type { Contact } from './contact.ts';
import type { DeskModel } from './desk-model.ts';
import { runDesk } from './desk-run.ts';
import type { DeskView } from './desk-view.ts';
import type { ReplicationRecord } from './replication-record.ts';
import type { CountName } from './result.ts';

/** What can happen on a day at the desk, in the words of the counters. */
export type ReplayEventKind =
  | 'opened'
  | 'closed'
  | 'staffed'
  | 'arrived'
  | 'missed'
  | 'carriedOver'
  | 'autoReplied'
  | 'queued'
  | 'started'
  | 'resumed'
  | 'ended'
  | 'requeued'
  | 'cutShort'
  | 'abandoned'
  | 'closedOut';

export interface ReplayEvent {
  /** Minutes from the day's midnight; 1,440 and more for what becomes of the day's contacts on the next day. */
  readonly minute: number;
  readonly kind: ReplayEventKind;
  /** Number of the attempt on this day, from 1; null for contacts of an earlier day and for the desk itself. */
  readonly contact: number | null;
  /** Counsellors on duty from now on, for `staffed`; else null. */
  readonly staff: number | null;
}

/** Levels from this minute on, until the next step. */
export interface ReplayStep {
  /** Minutes from the day's midnight, 0 … 1,440. */
  readonly minute: number;
  /** Counsellors with a session or a wrap-up. */
  readonly busy: number;
  /** Counsellors rostered. */
  readonly staff: number;
  /** Contacts waiting in line; those carried over to the next opening are not in line. */
  readonly waiting: number;
}

/** What became of the contacts that arrived on the day. */
export type ReplayCounts = Readonly<
  Record<Extract<CountName, 'attempts' | 'offered' | 'autoReplied' | 'abandoned' | 'closedOut' | 'connected'>, number>
>;

export interface DayReplay {
  readonly replication: number;
  /** Day of the calendar, from 0. */
  readonly day: number;
  /** In the order in which they happened. */
  readonly events: readonly ReplayEvent[];
  /** The first at minute 0; neighbours differ. */
  readonly steps: readonly ReplayStep[];
  readonly counts: ReplayCounts;
}

type Place = 'waiting' | 'talking' | 'carried';

/** A contact under way as the onlooker knows it. */
interface Followed {
  place: Place;
  readonly number: number | null;
  isOffered: boolean;
  isConnected: boolean;
}

function listLine(line: WaitingLine<Contact>, place: Place, found: Map<Contact, Place>): void {
  for (let contact = line.head; contact; contact = contact.behind) found.set(contact, place);
}

function locate({ channels, pools }: DeskView): Map<Contact, Place> {
  const found = new Map<Contact, Place>();
  for (const { waiting, carried } of channels) {
    listLine(waiting, 'waiting', found);
    listLine(carried, 'carried', found);
  }
  for (const { sessions } of pools) listLine(sessions, 'talking', found);
  return found;
}

const watched = ['attempts', 'autoReplied', 'abandoned', 'cutShort'] as const;
type Watched = Readonly<Record<(typeof watched)[number], number>>;

/** Looks on at a replication and writes down one day, from where everybody stands after every event. */
class DayWatch {
  readonly events: ReplayEvent[] = [];
  readonly steps: ReplayStep[] = [];
  readonly counts = { attempts: 0, offered: 0, autoReplied: 0, abandoned: 0, closedOut: 0, connected: 0 };
  private readonly from: number;
  private readonly followed = new Map<Contact, Followed>();
  private known: Watched = { attempts: 0, autoReplied: 0, abandoned: 0, cutShort: 0 };
  private levels: Omit<ReplayStep, 'minute'> = { busy: 0, staff: 0, waiting: 0 };
  private open = 0;

  constructor(day: number) {
    this.from = day * minutesPerDay;
  }

  look(now: number, desk: DeskView): void {
    const since = this.known;
    this.known = Object.fromEntries(watched.map((name) => [name, desk.tally.readCount(name)])) as Watched;
    const grew = (name: keyof Watched) => this.known[name] > since[name];
    this.lookAtDesk(now, desk);
    const places = locate(desk);
    for (const [contact, followed] of this.followed) {
      const place = places.get(contact);
      if (place === followed.place) continue;
      if (place === undefined) this.leave(now, contact, followed, grew);
      else this.move(now, followed, place);
    }
    if (grew('attempts')) this.arrive(now, places, grew('autoReplied'));
    this.hold(now, desk);
  }

  private isOfDay(now: number): boolean {
    return now >= this.from && now < this.from + minutesPerDay;
  }

  /** Writes down what happens on the day, and what becomes of its contacts later. */
  private write(now: number, kind: ReplayEventKind, contact: number | null, staff: number | null = null): void {
    if (this.isOfDay(now) || contact !== null) this.events.push({ minute: now - this.from, kind, contact, staff });
  }

  private count(name: keyof ReplayCounts, contact: number | null): void {
    if (contact !== null) this.counts[name] += 1;
  }

  private lookAtDesk(now: number, { channels, pools }: DeskView): void {
    const open = channels.filter(({ isOpen }) => isOpen).length;
    if (open !== this.open) this.write(now, open > this.open ? 'opened' : 'closed', null);
    this.open = open;
    const staff = pools.reduce((sum, { level }) => sum + level, 0);
    if (staff !== this.levels.staff) this.write(now, 'staffed', null, staff);
  }

  private arrive(now: number, places: ReadonlyMap<Contact, Place>, isTurnedAway: boolean): void {
    const number = this.isOfDay(now) ? this.counts.attempts + 1 : null;
    this.count('attempts', number);
    this.write(now, 'arrived', number);
    const [contact, place] = [...places].find(([each]) => !this.followed.has(each)) ?? [];
    if (contact === undefined || place === undefined) {
      if (isTurnedAway) {
        this.count('offered', number);
        this.count('autoReplied', number);
      }
      this.write(now, isTurnedAway ? 'autoReplied' : 'missed', number);
      return;
    }
    const followed: Followed = { place: 'carried', number, isOffered: false, isConnected: false };
    this.followed.set(contact, followed);
    if (place === 'carried') this.write(now, 'carriedOver', number);
    else this.move(now, followed, place);
  }

  private move(now: number, followed: Followed, place: Place): void {
    const { number } = followed;
    if (!followed.isOffered) this.count('offered', number);
    followed.isOffered = true;
    followed.place = place;
    if (place === 'waiting') this.write(now, followed.isConnected ? 'requeued' : 'queued', number);
    else if (followed.isConnected) this.write(now, 'resumed', number);
    else {
      followed.isConnected = true;
      this.count('connected', number);
      this.write(now, 'started', number);
    }
  }

  private leave(now: number, contact: Contact, followed: Followed, grew: (name: keyof Watched) => boolean): void {
    const { number, place, isConnected } = followed;
    this.followed.delete(contact);
    if (place === 'talking') return this.write(now, grew('cutShort') ? 'cutShort' : 'ended', number);
    if (isConnected) return this.write(now, 'cutShort', number);
    const fate = grew('abandoned') ? 'abandoned' : 'closedOut';
    this.count(fate, number);
    this.write(now, fate, number);
  }

  private hold(now: number, { channels, pools }: DeskView): void {
    const before = this.levels;
    const busy = pools.reduce((sum, pool) => sum + pool.busy, 0);
    const staff = pools.reduce((sum, pool) => sum + pool.level, 0);
    const waiting = channels.reduce((sum, channel) => sum + channel.waiting.length, 0);
    if (now >= this.from && this.steps.length === 0) this.steps.push({ minute: 0, ...before });
    if (busy === before.busy && staff === before.staff && waiting === before.waiting) return;
    this.levels = { busy, staff, waiting };
    if (!this.isOfDay(now)) return;
    const minute = now - this.from;
    if (this.steps.at(-1)?.minute === minute) this.steps.pop();
    const last = this.steps.at(-1);
    const isBack = last?.busy === busy && last.staff === staff && last.waiting === waiting;
    if (!isBack) this.steps.push({ minute, ...this.levels });
  }

  /** The day as written down. */
  close(): Pick<DayReplay, 'events' | 'steps' | 'counts'> {
    const steps = this.steps.length > 0 ? this.steps : [{ minute: 0, ...this.levels }];
    return { events: this.events, steps, counts: this.counts };
  }
}

/**
 * Runs a replication again and writes down one day of it: who came when, what became of them, and how many were busy,
 * on duty and waiting. Nothing is drawn anew: the same model, seed and replication are the run that was counted, and the
 * counts of the log are that run's counts of the day (`offeredByDay`, `connectedByDay`: by the day of arrival).
 *
 * @param seed as for `runReplication`
 * @param replication whole number from 0
 * @param day of the calendar, whole number from 0
 * @throws EngineError `day-not-in-calendar`; KernelError as `runReplication`
 */
export function replayDay(model: DeskModel, seed: number, replication: number, day: number): DayReplay {
  if (!Number.isInteger(day) || day < 0 || day >= model.horizonDays) {
    throw new EngineError('day-not-in-calendar', `${String(day)} of ${String(model.horizonDays)}`);
  }
  const watch = new DayWatch(day);
  runDesk(model, seed, replication, undefined, (now, desk) => {
    watch.look(now, desk);
  });
  return { replication, day, ...watch.close() };
}

/** A day of a run. */
export interface RunDay {
  readonly replication: number;
  /** Day of the calendar, from 0. */
  readonly day: number;
}

/** Every day of every replication with anything offered, with its response rate. */
function visitDays(
  records: readonly ReplicationRecord[],
  visit: (rate: number, place: RunDay, offered: number) => void,
): void {
  for (const { index, offeredByDay, connectedByDay } of records) {
    offeredByDay.forEach((offered, day) => {
      if (offered > 0) visit((connectedByDay[day] as number) / offered, { replication: index, day }, offered);
    });
  }
}

/**
 * The day with the lowest response rate among all days of all replications with anything offered, and the median day
 * (the lower one of two). Equal rates: the day with more contacts first, then the earlier replication, then the earlier day.
 *
 * @returns null where nothing was offered on any day
 */
export function findNotableDays(
  records: readonly ReplicationRecord[],
): { readonly worst: RunDay; readonly median: RunDay } | null {
  const rates: number[] = [];
  visitDays(records, (rate) => rates.push(rate));
  if (rates.length === 0) return null;
  const sorted = Float64Array.from(rates).sort();
  const pick = (rank: number): RunDay => {
    const rate = sorted[rank] as number;
    const equals: (RunDay & { readonly offered: number })[] = [];
    visitDays(records, (each, place, offered) => {
      if (each === rate) equals.push({ ...place, offered });
    });
    equals.sort((a, b) => b.offered - a.offered || a.replication - b.replication || a.day - b.day);
    const { replication, day } = equals[rank - sorted.indexOf(rate)] as RunDay;
    return { replication, day };
  };
  return { worst: pick(0), median: pick(Math.ceil(sorted.length / 2) - 1) };
}
