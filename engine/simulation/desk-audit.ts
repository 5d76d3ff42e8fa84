import { EngineError } from '../domain/engine-error.ts';
import { EventQueue, type PendingEvents } from '../kernel/event-queue.ts';
import type { WaitingLine } from '../kernel/waiting-line.ts';
import type { Contact } from './contact.ts';
import type { DeskModel } from './desk-model.ts';
import { runDesk } from './desk-run.ts';
import type { DeskView } from './desk-view.ts';
import type { ReplicationRecord } from './replication-record.ts';

/** Rounding that sums of minutes over a replication may gather, relative to their size. */
const rounding = 1e-9;

function require(holds: boolean, law: string, now: number, numbers: readonly number[]): void {
  if (!holds) throw new EngineError('audit-failed', `${law} at minute ${String(now)}: ${numbers.join(', ')}`);
}

function listContacts(line: WaitingLine<Contact>): Contact[] {
  const contacts: Contact[] = [];
  for (let contact = line.head; contact; contact = contact.behind) contacts.push(contact);
  return contacts;
}

/** Checks the laws that hold whatever happens, after every single event. */
class DeskAudit {
  private since = 0;
  /** Never connected and waiting since the last event, and the integral of their number over time. */
  private waiting = 0;
  private waitingMinutes = 0;
  /** Waits of those who left without having been connected. */
  private lostMinutes = 0;
  private readonly offeredAt = new Map<Contact, number>();

  check(now: number, desk: DeskView): void {
    const waiting = desk.channels.flatMap((channel) => {
      const line = listContacts(channel.waiting);
      require(line.length === channel.waiting.length, 'a line is as long as it says', now, [channel.waiting.length]);
      return line;
    });
    const newcomers = waiting.filter((contact) => !contact.wasConnected);
    this.checkPeople(now, desk, waiting, newcomers);
    this.checkLittle(now, desk, newcomers);
    this.checkCounsellors(now, desk);
  }

  /** Nobody is lost: whoever was offered was answered, was lost in one of three ways, or waits. */
  private checkPeople(
    now: number,
    { tally, store, channels, pools }: DeskView,
    waiting: readonly Contact[],
    newcomers: readonly Contact[],
  ): void {
    const [offered, connected] = [tally.readCount('offered'), tally.readCount('connected')];
    const lost = tally.readCount('autoReplied') + tally.readCount('abandoned') + tally.readCount('closedOut');
    const isKept = offered === connected + lost + newcomers.length;
    require(isKept, 'offered = connected + lost + waiting', now, [offered, connected, lost, newcomers.length]);
    const talking = pools.reduce((sum, pool) => sum + pool.sessions.length, 0);
    const carried = channels.reduce((sum, channel) => sum + channel.carried.length, 0);
    const present = waiting.length + talking + carried;
    require(present <= store.size, 'nobody is in two places', now, [present, store.size]);
  }

  /**
   * Little's law on the path itself: the integral of the number waiting is the sum of everyone's wait so far. The left
   * side comes from the lengths of the lines, the right one from the contacts' own clocks and the tally.
   */
  private checkLittle(now: number, { tally }: DeskView, newcomers: readonly Contact[]): void {
    this.waitingMinutes += this.waiting * (now - this.since);
    this.since = now;
    this.waiting = newcomers.length;
    const present = new Set(newcomers);
    for (const [contact, offeredAt] of this.offeredAt) {
      const hasLeft = !present.has(contact) || contact.offeredAt !== offeredAt;
      if (!hasLeft) continue;
      this.offeredAt.delete(contact);
      if (!contact.wasConnected || contact.offeredAt !== offeredAt) this.lostMinutes += now - offeredAt;
    }
    let ages = 0;
    for (const contact of newcomers) {
      this.offeredAt.set(contact, contact.offeredAt);
      ages += now - contact.offeredAt;
    }
    const waits = tally.waitMinutes + this.lostMinutes + ages;
    const isEqual = Math.abs(waits - this.waitingMinutes) <= rounding * (1 + this.waitingMinutes);
    require(isEqual, "Little's law", now, [this.waitingMinutes, waits]);
  }

  /** Attention is given once: sessions and wrap-ups take what the pool says, and never more than there is. */
  private checkCounsellors(now: number, { pools, channels }: DeskView): void {
    for (const pool of pools) {
      const units = listContacts(pool.sessions).reduce(
        (sum, { channel }) => sum + (channels[channel]?.model.units ?? Number.NaN),
        0,
      );
      require(units === pool.takenBySessions, 'sessions take their units', now, [units, pool.takenBySessions]);
      const isWithin = pool.takenBySessions >= 0 && pool.takenBySessions <= pool.taken;
      require(isWithin && pool.taken <= pool.busy * pool.unitsEach, 'nobody does more than they can', now, [
        pool.takenBySessions,
        pool.taken,
        pool.busy,
      ]);
    }
  }

  /** At the end nothing and nobody is left. */
  close(desk: DeskView): void {
    require(desk.store.size === 0, 'everyone has left', this.since, [desk.store.size]);
    const taken = desk.pools.reduce((sum, pool) => sum + pool.taken, 0);
    require(taken === 0, 'everyone is free', this.since, [taken]);
  }
}

/**
 * Runs one replication and checks conservation, Little's law and the counsellors' attention after every event: a debug
 * mode, many times slower, with the same record as `runReplication`.
 *
 * @throws EngineError `audit-failed` with the law, the minute and the numbers
 */
export function runAudited(
  model: DeskModel,
  seed: number,
  index: number,
  pending: PendingEvents = new EventQueue(),
): ReplicationRecord {
  const audit = new DeskAudit();
  let last: DeskView | null = null;
  const record = runDesk(model, seed, index, pending, (now, desk) => {
    last = desk;
    audit.check(now, desk);
  });
  if (last) audit.close(last);
  return record;
}
