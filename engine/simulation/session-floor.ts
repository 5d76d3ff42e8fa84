import type { Scheduler } from '../kernel/scheduler.ts';
import type { ChannelState } from './channel-state.ts';
import { noEvent, type Contact } from './contact.ts';
import type { ServerPool } from '../kernel/server-pool.ts';
import type { DeskTally } from './desk-tally.ts';
import { ranks } from './event-ranks.ts';

/** Where sessions run: who takes them, how fast they go, and their planned ends. */
export class SessionFloor {
  constructor(
    private readonly clock: Scheduler,
    private readonly pools: readonly ServerPool<Contact>[],
    private readonly channels: readonly ChannelState[],
  ) {}

  /** A pool that can take a session of this channel now, its own before the shared one; −1 = none. */
  findPool(channel: ChannelState): number {
    for (const pool of channel.model.pools) if (this.canTake(channel, pool)) return pool;
    return -1;
  }

  canTake(channel: ChannelState, index: number): boolean {
    const pool = this.pools[index] as ServerPool<Contact>;
    return pool.hasRoom(channel.model.units, channel.countUsable(index, pool.level));
  }

  /** Sessions of this channel that could begin now if each found its counsellor. */
  countFreeSeats(channel: ChannelState): number {
    return channel.model.pools.reduce((sum, index) => {
      const pool = this.pools[index] as ServerPool<Contact>;
      const units = channel.countUsable(index, pool.level) * pool.unitsEach - pool.taken;
      return sum + Math.max(0, Math.floor(units / channel.model.units));
    }, 0);
  }

  /** Tells the tally how many are busy and waiting from now on. */
  tell(tally: DeskTally): void {
    let busy = 0;
    let beyond = 0;
    for (const pool of this.pools) {
      busy += pool.busyWithinRoster;
      beyond += pool.beyondRoster;
    }
    let waiting = 0;
    let allWaiting = 0;
    for (const channel of this.channels) {
      allWaiting += channel.waiting.length;
      if (channel.isOpen) waiting += channel.waiting.length;
    }
    tally.hold(busy, beyond, waiting, allWaiting);
  }

  /** Begins a session, or takes up the rest of one; call only where {@link canTake}. */
  seat(channel: ChannelState, contact: Contact, index: number): void {
    const pool = this.pools[index] as ServerPool<Contact>;
    contact.pool = index;
    contact.counsellor = pool.seat(channel.model.units, channel.countUsable(index, pool.level));
    contact.progressAt = this.clock.now;
    contact.speed = 0;
    contact.planned = noEvent;
    pool.sessions.append(contact);
    if (pool.unitsEach === 1) this.setSpeed(contact, channel.model.slowdown[0] ?? 1);
    else this.resetSpeeds(pool, contact.counsellor);
  }

  /** The session has run its length; the counsellor stays taken for the wrap-up. */
  endSession(contact: Contact): void {
    contact.planned = noEvent;
    this.takeOff(contact);
  }

  /** The counsellor is free of the session and its wrap-up. */
  release(contact: Contact): void {
    contact.planned = noEvent;
    this.poolOf(contact).release(contact.counsellor, this.channelOf(contact).model.units);
  }

  /** Takes a session off its counsellor before its end, without wrap-up; what is left of it is kept. */
  interrupt(contact: Contact): void {
    this.bookProgress(contact);
    this.cancelPlanned(contact);
    this.takeOff(contact);
    this.release(contact);
  }

  cancelPlanned(contact: Contact): void {
    if (contact.planned !== noEvent) this.clock.cancel(contact.planned);
    contact.planned = noEvent;
  }

  private takeOff(contact: Contact): void {
    const pool = this.poolOf(contact);
    pool.sessions.remove(contact);
    pool.endSession(contact.counsellor, this.channelOf(contact).model.units);
    if (pool.unitsEach > 1) this.resetSpeeds(pool, contact.counsellor);
  }

  /** Books the minutes done at the speed so far. */
  private bookProgress(contact: Contact): void {
    const { now } = this.clock;
    contact.remaining = Math.max(0, contact.remaining - (now - contact.progressAt) * contact.speed);
    contact.progressAt = now;
  }

  private setSpeed(contact: Contact, speed: number): void {
    if (contact.speed === speed && contact.planned !== noEvent) return;
    this.bookProgress(contact);
    this.cancelPlanned(contact);
    contact.speed = speed;
    contact.planned = this.clock.scheduleAfter(contact.remaining / speed, ranks.sessionEnded, contact.index);
  }

  /** The number of sessions that a counsellor runs has changed: all of them go on at the speed for that number. */
  private resetSpeeds(pool: ServerPool<Contact>, counsellor: number): void {
    const running = pool.countRunning(counsellor);
    for (let contact = pool.sessions.head; contact; contact = contact.behind) {
      if (contact.counsellor !== counsellor) continue;
      const { slowdown } = this.channelOf(contact).model;
      this.setSpeed(contact, slowdown[Math.min(running, slowdown.length) - 1] ?? 1);
    }
  }

  private channelOf(contact: Contact): ChannelState {
    return this.channels[contact.channel] as ChannelState;
  }

  private poolOf(contact: Contact): ServerPool<Contact> {
    return this.pools[contact.pool] as ServerPool<Contact>;
  }
}
