import { countNames, type CountName } from './result.ts';

/** Columns of `byCell`: one row a cell (day type × clock hour). Units: contacts, counsellor-minutes, contact-minutes. */
export const cellColumn = {
  offered: 0,
  connected: 1,
  autoReplied: 2,
  abandoned: 3,
  busyMinutes: 4,
  waitingMinutes: 5,
} as const;
export type CellColumn = keyof typeof cellColumn;
export const cellWidth = 6;

/** Columns of `byConsulter` and `byUrgency`: one row a group. */
export const groupColumn = {
  offered: 0,
  autoReplied: 1,
  abandoned: 2,
  closedOut: 3,
  carriedOver: 4,
  noReply: 5,
  connected: 6,
  minutesToHuman: 7,
} as const;
export type GroupColumn = keyof typeof groupColumn;
export const groupWidth = 8;

/**
 * Sessions that were emergencies at desks that pull people in; of those, where a second person came at once, later, never;
 * where no supervisor was free; and the minutes of both.
 */
export const emergencyColumns = [
  'sessions',
  'helpedAtOnce',
  'helpedLater',
  'neverHelped',
  'withoutSupervisor',
  'helperMinutes',
  'supervisorMinutes',
] as const;
export type EmergencyColumn = (typeof emergencyColumns)[number];

/** Messages sent to those who met a full desk, and people whom they brought back to the door. */
export const callBackColumns = ['messages', 'came'] as const;
export type CallBackColumn = (typeof callBackColumns)[number];

/** Position of each counter in `counts`. */
export const countColumn: Readonly<Record<CountName, number>> = Object.fromEntries(
  countNames.map((name, index) => [name, index]),
) as Record<CountName, number>;

/**
 * What one replication measured: plain numbers and flat arrays, so that it can pass between threads. Its size follows the
 * calendar and the tables of the model, never the number of contacts.
 */
export interface ReplicationRecord {
  readonly index: number;
  /** In the order of `countNames`. */
  readonly counts: Float64Array;
  /** Sum over connected contacts, minutes. */
  readonly waitMinutes: number;
  /** NaN where nobody was connected. */
  readonly p95WaitMinutes: number;
  /** Offered to channels that state a service level, and connected within it. */
  readonly withServiceLevel: number;
  readonly withinServiceLevel: number;
  /** Contact-minutes waited while open. */
  readonly waitingMinutes: number;
  /** Most contacts waiting together. */
  readonly longestQueue: number;
  /** Counsellor-minutes of work within the roster, and beyond it. */
  readonly busyMinutes: number;
  readonly overtimeMinutes: number;
  /** Cell × `cellColumn`. */
  readonly byCell: Float64Array;
  /** By day of the calendar. */
  readonly offeredByDay: Uint32Array;
  readonly connectedByDay: Uint32Array;
  /** Group × `groupColumn`. */
  readonly byConsulter: Float64Array;
  readonly byUrgency: Float64Array;
  /** Real sessions by outcome, in the order of the model's outcome columns. */
  readonly decided: Float64Array;
  /** Contacts by the state in which their statechart stood when they left the desk. */
  readonly endedIn: Readonly<Record<string, number>>;
  readonly handedOn: number;
  /** Consultations of new people, and of people who came back; without retries. */
  readonly firstContacts: number;
  readonly repeatContacts: number;
  readonly callBack: Readonly<Record<CallBackColumn, number>>;
  readonly emergency: Readonly<Record<EmergencyColumn, number>>;
}

/** One counter of a record. Unit: contacts. */
export function readCount(record: ReplicationRecord, name: CountName): number {
  return record.counts[countColumn[name]] as number;
}
