import type { CaseMemo } from '../casework/case-memo.ts';
import type { Sampler } from '../kernel/samplers.ts';
import type { Spans } from './opening-hours.ts';
import type { PeopleModel } from './people.ts';
import type { Roster } from './roster.ts';

/** One channel's desk, ready to run. Unit of time: minutes from the calendar's first midnight. */
export interface ChannelModel {
  readonly id: string;
  /** First-time arrivals per minute in each clock hour of the calendar. */
  readonly perMinute: Float64Array;
  /** Factor of a day's rates, mean 1. */
  readonly dayFactor: Sampler;
  readonly open: Spans;
  readonly entry: Spans;
  /** When an open or an entry span begins, in order. */
  readonly openings: Float64Array;
  /** Contacts that may wait: 0 at a loss desk, Infinity without limit. */
  readonly places: number;
  /** null = nobody gives up. */
  readonly patience: Sampler | null;
  readonly session: readonly { readonly upTo: number; readonly isReal: boolean; readonly minutes: Sampler }[];
  readonly wrapUp: Sampler | null;
  /** Units of a counsellor's attention that a session takes. */
  readonly units: number;
  /** Speed of each session while the counsellor runs k, at index k − 1. */
  readonly slowdown: readonly number[];
  readonly stepDown: 'finish' | 'requeue' | 'cut';
  readonly closing: 'finish' | 'serveWaiting' | 'cut';
  readonly carriesOver: boolean;
  /** Minutes; null = no service level stated. */
  readonly serviceWithin: number | null;
  readonly retry: { readonly probability: number; readonly after: Sampler; readonly max: number } | null;
  /** Messages to those who met a full desk; null = none. `after` null = once someone is free. */
  readonly callBack: {
    readonly afterAttempts: number;
    readonly probability: number;
    readonly after: Sampler | null;
    readonly comes: number;
    readonly within: Sampler;
    readonly max: number;
  } | null;
  /** Who comes back after a real session; null = nobody. */
  readonly returns: { readonly probability: number; readonly after: Sampler; readonly max: number } | null;
  /** Who is pulled into an emergency; null = nobody. */
  readonly emergency: { readonly secondPerson: boolean; readonly supervisor: boolean } | null;
  /** Fraction of rostered counsellors that are usable. */
  readonly seatAvailability: number;
  /** Indexes of the pools that serve it, its own before the shared one. */
  readonly pools: readonly number[];
}

/** Counsellors with one roster. */
export interface PoolModel {
  readonly roster: Roster;
  readonly unitsEach: number;
  /** Indexes of the channels it serves. */
  readonly channels: readonly number[];
}

/** A pack's desk with one staffing and one policy, ready to run; made once, never changed by a run. */
export interface DeskModel {
  readonly packId: string;
  readonly packHash: string;
  readonly staffingId: string;
  readonly policyId: string | null;
  readonly policyHash: string | null;
  /** Days of the calendar. */
  readonly horizonDays: number;
  /** Cell (day type × 24 + clock hour) of each clock hour; two days longer than the calendar, for spans that cross its end. */
  readonly cellOfHour: Uint8Array;
  readonly channels: readonly ChannelModel[];
  readonly pools: readonly PoolModel[];
  /** Supervisors on duty, of all entries together. */
  readonly supervisors: Roster;
  readonly people: PeopleModel | null;
  readonly cases: CaseMemo | null;
  /** By cell: rostered counsellor-minutes, and minutes in which at least one channel is open. */
  readonly rosteredMinutes: Float64Array;
  readonly openMinutes: Float64Array;
  /** Expected first-time arrivals of one replication. Unit: contacts. */
  readonly expectedArrivals: number;
  readonly assumedShare: number | null;
}

/** Number of cells: four day types × 24 clock hours. */
export const cellCount = 96;

/** The cell of a clock hour on a day of that type; `dayTypes` order. */
export function cellIndex(dayTypeIndex: number, hour: number): number {
  return dayTypeIndex * 24 + hour;
}
