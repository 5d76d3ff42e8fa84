import type { DayType } from '../domain/vocabulary.ts';

/**
 * Mean over replications with its 95 % Student interval. A field is `null` where it has no meaning: all three when there
 * is nothing to measure (a rate of nothing offered), `low` and `high` when there is one replication only.
 */
export interface Measured {
  readonly mean: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The separate counters of a run, each per replication (the calendar once, starting empty). Unit: contacts. */
export const countNames = [
  'attempts',
  'offered',
  'autoReplied',
  'abandoned',
  'closedOut',
  'connected',
  'noReply',
  'realSessions',
  'carriedOver',
  'cutShort',
] as const;
export type CountName = (typeof countNames)[number];

/** Totals over the days of one type in one clock hour; a contact counts in the hour of its arrival. */
export interface HourMeasures {
  readonly day: DayType;
  /** Clock hour 0 … 23. */
  readonly hour: number;
  /** Contacts over all such days of the calendar. */
  readonly offered: Measured;
  /** Fraction 0 … 1. */
  readonly responseRate: Measured;
  readonly connected: Measured;
  readonly autoReplied: Measured;
  readonly abandoned: Measured;
  /** Busy minutes ÷ rostered seat minutes, fraction (may exceed 1 in overtime hours: those minutes are left out). */
  readonly occupancy: Measured;
  /** Time-average number waiting. */
  readonly queue: Measured;
}

/** Who met a full desk, gave up or was closed out, for one group of consulters or one level of urgency. */
export interface TurnedAwayRow {
  readonly group: string;
  readonly offered: Measured;
  readonly autoReplied: Measured;
  readonly abandoned: Measured;
  readonly closedOut: Measured;
  readonly carriedOver: Measured;
  readonly noReply: Measured;
  /** Not connected ÷ offered, fraction. */
  readonly turnedAwayShare: Measured;
  /** Minutes from arrival to the first human, over connected contacts. */
  readonly meanWaitMinutes: Measured;
}

/** What `simulate` says; everything but `run` goes into `run.resultHash`. */
export interface SimulationResult {
  readonly pack: string;
  readonly policy: string | null;
  readonly staffing: string;
  readonly seed: number;
  readonly replications: number;
  readonly horizonDays: number;
  readonly counts: Readonly<Record<CountName, Measured>>;
  readonly rates: { readonly responseRate: Measured; readonly occupancy: Measured; readonly serviceLevel: Measured };
  readonly waits: { readonly meanMinutes: Measured; readonly p95Minutes: Measured };
  readonly queue: { readonly mean: Measured; readonly max: Measured };
  readonly overtimeHours: Measured;
  /** Over all days with anything offered, of all replications; `null` fields where there are none, `sd` also where there is one. */
  readonly daily: {
    readonly responseRate: { readonly sd: number | null; readonly p05: number | null; readonly p95: number | null };
  };
  readonly byHour: readonly HourMeasures[];
  readonly turnedAway: {
    readonly byConsulter: readonly TurnedAwayRow[];
    readonly byUrgency: readonly TurnedAwayRow[];
  };
  readonly afterDesk: {
    /** Real sessions by the outcome of each decision of the policy: decision id → outcome → contacts. */
    readonly decided: Readonly<Record<string, Readonly<Record<string, Measured>>>>;
    /** Contacts by the state in which their statechart ended. */
    readonly endedIn: Readonly<Record<string, Measured>>;
    /** Real sessions that another body took over; those that were told of another desk are `endedIn.referred`. */
    readonly handedOn: Measured;
  };
  /** Consultations of new people, and of people who came back after a real session; retries not counted. */
  readonly users: { readonly firstContacts: Measured; readonly repeatContacts: Measured };
  /**
   * Messages to those who met a full desk and agreed, and how many came to the door after one: attempts like any other;
   * null at desks that write to nobody.
   */
  readonly callBack: { readonly messages: Measured; readonly came: Measured } | null;
  /** Emergencies at desks that pull people in; null at desks that do not. */
  readonly emergency: {
    /** Emergencies met, each once however often it was interrupted; how many got a second person at once, later, or never. */
    readonly sessions: Measured;
    readonly helpedAtOnce: Measured;
    readonly helpedLater: Measured;
    readonly neverHelped: Measured;
    /** Emergencies in which a supervisor was asked for and none was free at that moment. */
    readonly withoutSupervisor: Measured;
    readonly helperHours: Measured;
    readonly supervisorHours: Measured;
  } | null;
  readonly workload: {
    /** Rostered counsellor hours over the calendar. */
    readonly rosteredHours: number;
    /** Busy hours (sessions and wrap-up) within rostered time. */
    readonly busyHours: Measured;
  };
  /** Of the numbers with a stated basis that the run rests on, the fraction that is assumed or fitted; null if none states one. */
  readonly assumedShare: number | null;
  readonly run: {
    readonly seconds: number;
    readonly contacts: number;
    readonly contactsPerSecond: number;
    readonly threads: number;
    readonly engine: string;
    readonly packHash: string;
    readonly policyHash: string | null;
    readonly resultHash: string;
  };
}
