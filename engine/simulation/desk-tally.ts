import { QuantileHistogram } from '../kernel/quantile-histogram.ts';
import type { Contact } from './contact.ts';
import { minutesPerHour } from './demand-rates.ts';
import { cellCount, type DeskModel } from './desk-model.ts';
import {
  callBackColumns,
  cellColumn,
  cellWidth,
  countColumn,
  emergencyColumns,
  groupColumn,
  groupWidth,
  type CallBackColumn,
  type CellColumn,
  type EmergencyColumn,
  type GroupColumn,
  type ReplicationRecord,
} from './replication-record.ts';
import { countNames, type CountName } from './result.ts';

const hoursPerDay = 24;

/** What can become of a contact that is offered and not connected. */
export type Fate = 'autoReplied' | 'abandoned' | 'closedOut';

function increment(table: Float64Array | Uint32Array, index: number, by = 1): void {
  table[index] = (table[index] as number) + by;
}

/** Counts contacts and the time that queues and counsellors spend in each state, in memory that does not grow with them. */
export class DeskTally {
  private readonly counts = new Float64Array(countNames.length);
  private readonly byCell = new Float64Array(cellCount * cellWidth);
  private readonly offeredByDay: Uint32Array;
  private readonly connectedByDay: Uint32Array;
  private readonly byConsulter: Float64Array;
  private readonly byUrgency: Float64Array;
  private readonly decided: Float64Array;
  private readonly endedIn: Record<string, number> = {};
  private readonly waits = new QuantileHistogram();
  /** Minutes that those connected had waited. */
  waitMinutes = 0;
  private withServiceLevel = 0;
  private withinServiceLevel = 0;
  private handedOn = 0;
  private firstContacts = 0;
  private repeatContacts = 0;
  private readonly emergency = Object.fromEntries(emergencyColumns.map((name) => [name, 0])) as Record<
    EmergencyColumn,
    number
  >;
  private readonly callBack = Object.fromEntries(callBackColumns.map((name) => [name, 0])) as Record<
    CallBackColumn,
    number
  >;
  private longestQueue = 0;
  private overtimeMinutes = 0;
  /** Levels held since `since`. */
  private since = 0;
  private busy = 0;
  private overtime = 0;
  private waiting = 0;

  constructor(private readonly model: DeskModel) {
    this.offeredByDay = new Uint32Array(model.horizonDays + 2);
    this.connectedByDay = new Uint32Array(model.horizonDays + 2);
    const people = model.people;
    this.byConsulter = new Float64Array((people?.consulters.length ?? 0) * groupWidth);
    this.byUrgency = new Float64Array((people?.urgencies.length ?? 0) * groupWidth);
    this.decided = new Float64Array(people?.outcomes.length ?? 0);
  }

  /** Adds the time from the last call to `now` at the levels held, split at clock hours. */
  accrue(now: number): void {
    if (this.busy > 0 || this.waiting > 0) {
      let from = this.since;
      while (from < now) {
        const hour = Math.floor(from / minutesPerHour);
        const to = Math.min(now, (hour + 1) * minutesPerHour);
        const row = (this.model.cellOfHour[hour] ?? 0) * cellWidth;
        increment(this.byCell, row + cellColumn.busyMinutes, this.busy * (to - from));
        increment(this.byCell, row + cellColumn.waitingMinutes, this.waiting * (to - from));
        from = to;
      }
    }
    this.overtimeMinutes += this.overtime * (now - this.since);
    this.since = now;
  }

  /**
   * Sets the levels held from now on.
   * @param busy counsellors at work within the roster
   * @param overtime counsellors at work beyond it
   * @param waiting contacts waiting in channels that are open
   * @param allWaiting contacts waiting anywhere
   */
  hold(busy: number, overtime: number, waiting: number, allWaiting: number): void {
    this.busy = busy;
    this.overtime = overtime;
    this.waiting = waiting;
    if (allWaiting > this.longestQueue) this.longestQueue = allWaiting;
  }

  /** A counter as it stands. Unit: contacts. */
  readCount(name: CountName): number {
    return this.counts[countColumn[name]] as number;
  }

  /** Counts a consultation that begins: of somebody new, or of a person who comes back. */
  countPerson(isBack: boolean): void {
    if (isBack) this.repeatContacts++;
    else this.firstContacts++;
  }

  countEmergency(column: EmergencyColumn, by = 1): void {
    this.emergency[column] += by;
  }

  countCallBack(column: CallBackColumn): void {
    this.callBack[column]++;
  }

  countAttempt(): void {
    increment(this.counts, countColumn.attempts);
  }

  countOffered(contact: Contact, isCarriedOver: boolean): void {
    increment(this.counts, countColumn.offered);
    this.incrementCell(contact, 'offered');
    increment(this.offeredByDay, Math.floor(contact.attemptedHour / hoursPerDay));
    this.incrementGroups(contact, 'offered');
    if (isCarriedOver) {
      increment(this.counts, countColumn.carriedOver);
      this.incrementGroups(contact, 'carriedOver');
    }
    if (this.serviceWithin(contact) !== null) this.withServiceLevel++;
  }

  countFate(contact: Contact, fate: Fate): void {
    increment(this.counts, countColumn[fate]);
    this.incrementGroups(contact, fate);
    if (fate !== 'closedOut') this.incrementCell(contact, fate);
  }

  /** Counts the first answer by a human. */
  countConnected(contact: Contact, now: number): void {
    increment(this.counts, countColumn.connected);
    increment(this.counts, contact.isReal ? countColumn.realSessions : countColumn.noReply);
    this.incrementCell(contact, 'connected');
    increment(this.connectedByDay, Math.floor(contact.attemptedHour / hoursPerDay));
    const wait = now - contact.offeredAt;
    this.waits.add(wait);
    this.waitMinutes += wait;
    const within = this.serviceWithin(contact);
    if (within !== null && wait <= within) this.withinServiceLevel++;
    this.incrementGroups(contact, 'connected');
    this.incrementGroups(contact, 'minutesToHuman', now - contact.arrivedAt);
    if (!contact.isReal) this.incrementGroups(contact, 'noReply');
    else if (contact.judgement) for (const column of contact.judgement.columns) increment(this.decided, column);
  }

  countCutShort(): void {
    increment(this.counts, countColumn.cutShort);
  }

  countEnd(end: string, isHandedOn: boolean): void {
    this.endedIn[end] = (this.endedIn[end] ?? 0) + 1;
    if (isHandedOn) this.handedOn++;
  }

  private serviceWithin(contact: Contact): number | null {
    return this.model.channels[contact.channel]?.serviceWithin ?? null;
  }

  private incrementCell(contact: Contact, column: CellColumn): void {
    const cell = this.model.cellOfHour[contact.attemptedHour] as number;
    increment(this.byCell, cell * cellWidth + cellColumn[column]);
  }

  private incrementGroups(contact: Contact, column: GroupColumn, by = 1): void {
    const at = groupColumn[column];
    if (contact.consulter >= 0) increment(this.byConsulter, contact.consulter * groupWidth + at, by);
    if (contact.judgement) increment(this.byUrgency, contact.judgement.urgency * groupWidth + at, by);
  }

  private sumCells(column: CellColumn): number {
    let sum = 0;
    for (let cell = 0; cell < cellCount; cell++) sum += this.byCell[cell * cellWidth + cellColumn[column]] as number;
    return sum;
  }

  /** The record of the replication, once nothing more can happen. */
  close(index: number): ReplicationRecord {
    return {
      index,
      counts: this.counts,
      waitMinutes: this.waitMinutes,
      p95WaitMinutes: this.waits.quantile(0.95),
      withServiceLevel: this.withServiceLevel,
      withinServiceLevel: this.withinServiceLevel,
      waitingMinutes: this.sumCells('waitingMinutes'),
      longestQueue: this.longestQueue,
      busyMinutes: this.sumCells('busyMinutes'),
      overtimeMinutes: this.overtimeMinutes,
      byCell: this.byCell,
      offeredByDay: this.offeredByDay,
      connectedByDay: this.connectedByDay,
      byConsulter: this.byConsulter,
      byUrgency: this.byUrgency,
      decided: this.decided,
      firstContacts: this.firstContacts,
      repeatContacts: this.repeatContacts,
      callBack: this.callBack,
      emergency: this.emergency,
      endedIn: this.endedIn,
      handedOn: this.handedOn,
    };
  }
}
