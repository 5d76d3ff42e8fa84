import { PoissonArrivals } from '../kernel/poisson-arrivals.ts';
import { openBranch, type RandomStream } from '../kernel/random-streams.ts';
import { WaitingLine } from '../kernel/waiting-line.ts';
import type { Contact, ContactStore } from './contact.ts';
import { minutesPerHour } from './demand-rates.ts';
import type { ChannelModel, DeskModel } from './desk-model.ts';
import { openChannelStreams, type ChannelStreams } from './streams.ts';

const hoursPerDay = 24;
/** Branches of a contact's own luck from here on are for messages; those below are for retries, requeues and returns. */
const firstCallBackBranch = 2 ** 24;

/** One channel while it runs: who waits, whether it is open, and the luck of those who come. */
export class ChannelState {
  readonly waiting = new WaitingLine<Contact>();
  /** Those who wait for the next opening. */
  readonly carried = new WaitingLine<Contact>();
  /** Those who met a full desk and are written to once someone is free. */
  readonly listed = new WaitingLine<Contact>();
  /** Those written to who are still to come. */
  onTheWay = 0;
  /** Counsellors of each of its pools, those on a break too, who stay after closing to serve those waiting; 0 while open. */
  readonly stayingOn: number[];
  isOpen = false;
  /** This clock hour's luck of rounding usable seats. */
  seatLuck = 0;
  readonly arrivals: PoissonArrivals;
  private readonly streams: ChannelStreams;
  private entryCursor = 0;

  constructor(
    readonly model: ChannelModel,
    readonly index: number,
    private readonly desk: DeskModel,
    seed: number,
    replication: number,
  ) {
    this.streams = openChannelStreams(seed, replication, index);
    this.stayingOn = desk.pools.map(() => 0);
    const rates = Float64Array.from(model.perMinute);
    for (let day = 0; day < desk.horizonDays; day++) {
      const factor = model.dayFactor(this.streams.dayFactor);
      for (let hour = day * hoursPerDay; hour < (day + 1) * hoursPerDay; hour++)
        rates[hour] = (rates[hour] ?? 0) * factor;
    }
    this.arrivals = new PoissonArrivals(rates, minutesPerHour, this.streams.arrivals);
  }

  /** Draws all the luck of a new contact. */
  create(store: ContactStore, now: number): Contact {
    const { streams } = this;
    const contact = store.take();
    contact.channel = this.index;
    contact.arrivedAt = now;
    this.drawSession(contact, streams.sessionPart, streams.sessionMinutes, streams.wrapUp, streams.patience);
    contact.highBits = streams.ownLuck.bits();
    contact.lowBits = streams.ownLuck.bits();
    this.desk.people?.draw(contact, streams.profile, streams.answers);
    return contact;
  }

  /** Draws this clock hour's luck of rounding usable seats. */
  redrawSeats(): void {
    this.seatLuck = this.streams.usableSeats.uniform();
  }

  /** True when a new contact is let in at `now`; never ask about an earlier time than before. */
  letsIn(now: number): boolean {
    this.skipPastEntries(now);
    return (this.model.entry[2 * this.entryCursor] ?? Infinity) <= now;
  }

  /** True when an opening is still to come. */
  opensAgain(now: number): boolean {
    const isInside = this.letsIn(now);
    return 2 * (this.entryCursor + (isInside ? 1 : 0)) < this.model.entry.length;
  }

  private skipPastEntries(now: number): void {
    while ((this.model.entry[2 * this.entryCursor + 1] ?? Infinity) <= now) this.entryCursor++;
  }

  /** Counsellors of a pool that this channel may use, of so many rostered: fewer by its breaks, more while some stay on. */
  countUsable(pool: number, rostered: number): number {
    const availability = this.model.seatAvailability;
    const usable = availability === 1 ? rostered : Math.floor(rostered * availability + this.seatLuck);
    return Math.max(usable, this.stayingOn[pool] ?? 0);
  }

  /** Minutes until the person tries again after an automatic reply; null = they do not. */
  drawRetry(contact: Contact): number | null {
    const { retry } = this.model;
    if (retry === null || contact.retries >= retry.max) return null;
    contact.retries++;
    const luck = openBranch(contact.highBits, contact.lowBits, 2 * contact.retries);
    return luck.uniform() < retry.probability ? retry.after(luck) : null;
  }

  /** Luck of a message after automatic replies; null = the person does not agree, or has had as many as one may have. */
  drawCallBack(contact: Contact): RandomStream | null {
    const { callBack } = this.model;
    if (callBack === null || contact.callBacks >= callBack.max) return null;
    const luck = openBranch(contact.highBits, contact.lowBits, firstCallBackBranch + contact.callBacks);
    contact.callBacks++;
    return luck.uniform() < callBack.probability ? luck : null;
  }

  /**
   * Minutes until the person comes back after a real session; null = they do not. The luck of the next consultation is
   * then already drawn with it.
   */
  drawReturn(contact: Contact): number | null {
    const { returns } = this.model;
    if (returns === null || !contact.isReal || contact.returns >= returns.max) return null;
    const luck = openBranch(contact.highBits, contact.lowBits, 0);
    if (luck.uniform() >= returns.probability) return null;
    contact.highBits = luck.bits();
    contact.lowBits = luck.bits();
    return returns.after(luck);
  }

  /** Makes a new consultation of the same person of a record: the same answers, new luck from the person's own stream. */
  renew(contact: Contact, now: number): void {
    const luck = openBranch(contact.highBits, contact.lowBits, 1);
    contact.beginAnew();
    contact.returns++;
    contact.arrivedAt = now;
    this.drawSession(contact, luck, luck, luck, luck);
  }

  private drawSession(
    contact: Contact,
    parts: RandomStream,
    minutes: RandomStream,
    wrapUp: RandomStream,
    patience: RandomStream,
  ): void {
    const { model } = this;
    const u = parts.uniform();
    const part = model.session.find(({ upTo }) => u < upTo) ?? model.session[model.session.length - 1];
    contact.isReal = part?.isReal ?? true;
    contact.minutes = part ? part.minutes(minutes) : 0;
    contact.remaining = contact.minutes;
    contact.wrapUpMinutes = model.wrapUp ? model.wrapUp(wrapUp) : 0;
    contact.patienceMinutes = model.patience ? model.patience(patience) : Infinity;
  }

  /** Patience of a person whose session was interrupted, minutes. */
  drawFreshPatience(contact: Contact): number {
    contact.requeues++;
    const luck = openBranch(contact.highBits, contact.lowBits, 2 * contact.requeues + 1);
    return this.model.patience ? this.model.patience(luck) : Infinity;
  }
}
