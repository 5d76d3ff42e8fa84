import { minutesPerDay } from '../domain/civil-date.ts';
import { EventQueue, type PendingEvents } from '../kernel/event-queue.ts';
import { Scheduler } from '../kernel/scheduler.ts';
import { CallBack } from './call-back.ts';
import { CaseCarrier } from './case-carrier.ts';
import { ChannelState } from './channel-state.ts';
import { ContactStore, noEvent, type Contact } from './contact.ts';
import { ServerPool } from '../kernel/server-pool.ts';
import { minutesPerHour } from './demand-rates.ts';
import type { DeskModel, PoolModel } from './desk-model.ts';
import { DeskTally } from './desk-tally.ts';
import type { DeskView, DeskWatch } from './desk-view.ts';
import { EmergencyTeam } from './emergency-team.ts';
import { ranks } from './event-ranks.ts';
import type { ReplicationRecord } from './replication-record.ts';
import { SessionFloor } from './session-floor.ts';

/** One replication under way. Times in minutes from the calendar's first midnight. */
class DeskRun implements DeskView {
  readonly store = new ContactStore();
  readonly tally: DeskTally;
  readonly channels: readonly ChannelState[];
  readonly pools: readonly ServerPool<Contact>[];
  private readonly clock: Scheduler;
  private readonly cases: CaseCarrier | null;
  private readonly floor: SessionFloor;
  private readonly team: EmergencyTeam | null;
  private readonly callBack: CallBack;
  /** Next step of each pool's roster, next opening and next closing of each channel. */
  private readonly rosterCursor: number[];
  private readonly openingCursor: number[];
  private readonly closingCursor: number[];

  constructor(
    private readonly model: DeskModel,
    seed: number,
    private readonly replication: number,
    pending: PendingEvents,
    private readonly watch: DeskWatch | null,
  ) {
    this.clock = new Scheduler(0, pending);
    this.tally = new DeskTally(model);
    const pullsIn = model.channels.some(({ emergency }) => emergency !== null);
    this.cases = model.cases ? new CaseCarrier(model.cases, this.tally, pullsIn) : null;
    this.channels = model.channels.map((channel, index) => new ChannelState(channel, index, model, seed, replication));
    this.pools = model.pools.map(({ unitsEach }) => new ServerPool<Contact>(unitsEach));
    this.floor = new SessionFloor(this.clock, this.pools, this.channels);
    this.team = pullsIn
      ? new EmergencyTeam(this.clock, this.pools, this.channels, model.supervisors, this.tally, this.cases)
      : null;
    this.callBack = new CallBack(this.clock, this.channels, this.floor, this.tally, this.cases, (contact) => {
      this.leave(contact);
    });
    this.rosterCursor = model.pools.map(() => 0);
    this.openingCursor = model.channels.map(() => 0);
    this.closingCursor = model.channels.map(() => 0);
  }

  run(): ReplicationRecord {
    this.pools.forEach((_, pool) => this.planRoster(pool));
    for (const channel of this.channels) {
      this.planOpening(channel);
      this.planClosing(channel);
      this.planArrival(channel);
      if (channel.model.seatAvailability < 1) this.clock.scheduleAt(0, ranks.seatsChanged, channel.index);
    }
    while (this.clock.advance()) {
      this.tally.accrue(this.clock.now);
      this.happen(this.clock.rank, this.clock.subject);
      this.floor.tell(this.tally);
      this.watch?.(this.clock.now, this);
    }
    return this.tally.close(this.replication);
  }

  private happen(rank: number, subject: number): void {
    switch (rank) {
      case ranks.sessionEnded:
        return this.endSession(this.store.get(subject));
      case ranks.wrapUpEnded:
        return this.endWrapUp(this.store.get(subject));
      case ranks.deskClosed:
        return this.closeDesk(this.channels[subject] as ChannelState);
      case ranks.rosterChanged:
        return this.changeRoster(subject);
      case ranks.seatsChanged:
        return this.changeSeats(this.channels[subject] as ChannelState);
      case ranks.deskOpened:
        return this.openDesk(this.channels[subject] as ChannelState);
      case ranks.patienceEnded:
        return this.giveUp(this.store.get(subject));
      case ranks.messageDue:
        return this.callBack.sendDue(this.store.get(subject));
      case ranks.retryArrived:
        return this.returnContact(this.store.get(subject));
      case ranks.personReturned:
        return this.comeBack(this.store.get(subject));
      case ranks.contactArrived:
        return this.arrive(this.channels[subject] as ChannelState);
    }
  }

  // Arrivals

  private planArrival(channel: ChannelState): void {
    const time = channel.arrivals.next();
    if (time < Infinity) this.clock.scheduleAt(time, ranks.contactArrived, channel.index);
  }

  private arrive(channel: ChannelState): void {
    const contact = channel.create(this.store, this.clock.now);
    this.planArrival(channel);
    this.tally.countPerson(false);
    this.cases?.open(contact);
    this.attempt(channel, contact);
  }

  private comeBack(contact: Contact): void {
    const channel = this.channelOf(contact);
    contact.planned = noEvent;
    channel.renew(contact, this.clock.now);
    this.tally.countPerson(true);
    this.cases?.open(contact);
    this.attempt(channel, contact);
  }

  private returnContact(contact: Contact): void {
    contact.planned = noEvent;
    this.callBack.arrive(contact);
    this.cases?.tell(contact, 'contact.returned');
    this.attempt(this.channelOf(contact), contact);
  }

  private attempt(channel: ChannelState, contact: Contact): void {
    this.tally.countAttempt();
    contact.attemptedHour = Math.floor(this.clock.now / minutesPerHour);
    if (channel.letsIn(this.clock.now)) {
      this.offer(channel, contact, false);
    } else if (channel.model.carriesOver && channel.opensAgain(this.clock.now)) {
      channel.carried.append(contact);
      this.cases?.tell(contact, 'contact.carriedOver');
    } else {
      this.cases?.tell(contact, 'contact.missed');
      this.leave(contact);
    }
  }

  private offer(channel: ChannelState, contact: Contact, isCarriedOver: boolean): void {
    contact.offeredAt = this.clock.now;
    this.tally.countOffered(contact, isCarriedOver);
    const pool = channel.waiting.length === 0 ? this.floor.findPool(channel) : -1;
    if (pool >= 0) this.connect(channel, contact, pool);
    else if (isCarriedOver) this.queue(channel, contact);
    else if (channel.waiting.length < channel.model.places) {
      this.cases?.tell(contact, 'contact.queued');
      this.queue(channel, contact);
    } else this.turnAway(channel, contact);
  }

  private turnAway(channel: ChannelState, contact: Contact): void {
    this.tally.countFate(contact, 'autoReplied');
    this.cases?.tell(contact, 'contact.turnedAway');
    contact.autoReplies++;
    const after = channel.drawRetry(contact);
    if (after !== null) contact.planned = this.clock.scheduleAfter(after, ranks.retryArrived, contact.index);
    else if (!this.callBack.keep(channel, contact)) this.leave(contact);
  }

  private leave(contact: Contact): void {
    this.team?.settle(contact);
    this.cases?.close(contact);
    this.store.release(contact);
  }

  // Waiting

  private queue(channel: ChannelState, contact: Contact): void {
    channel.waiting.append(contact);
    this.planPatience(contact, contact.patienceMinutes);
  }

  private planPatience(contact: Contact, minutes: number): void {
    contact.planned =
      minutes < Infinity ? this.clock.scheduleAfter(minutes, ranks.patienceEnded, contact.index) : noEvent;
  }

  private giveUp(contact: Contact): void {
    this.channelOf(contact).waiting.remove(contact);
    this.cases?.giveUp(contact);
    if (contact.wasConnected) this.tally.countCutShort();
    else this.tally.countFate(contact, 'abandoned');
    this.leave(contact);
  }

  private closeOut(channel: ChannelState): void {
    for (let contact = channel.waiting.head; contact; contact = channel.waiting.head) {
      channel.waiting.remove(contact);
      this.floor.cancelPlanned(contact);
      this.cases?.tell(contact, 'desk.closed');
      if (contact.wasConnected) this.tally.countCutShort();
      else this.tally.countFate(contact, 'closedOut');
      this.leave(contact);
    }
  }

  // Sessions

  private connect(channel: ChannelState, contact: Contact, pool: number): void {
    this.cases?.answer(contact);
    if (!contact.wasConnected) this.tally.countConnected(contact, this.clock.now);
    contact.wasConnected = true;
    this.floor.seat(channel, contact, pool);
    this.team?.attend(contact);
  }

  private endSession(contact: Contact): void {
    const { pool } = contact;
    this.cases?.endSession(contact);
    const isHelperFree = this.team?.dismiss(contact) ?? false;
    this.floor.endSession(contact);
    if (contact.wrapUpMinutes > 0) {
      contact.planned = this.clock.scheduleAfter(contact.wrapUpMinutes, ranks.wrapUpEnded, contact.index);
    } else {
      this.endWrapUp(contact);
    }
    if (isHelperFree) this.servePool(pool);
  }

  private endWrapUp(contact: Contact): void {
    const { pool } = contact;
    this.floor.release(contact);
    this.part(contact);
    this.servePool(pool);
  }

  /** A session that ran its length is over; the person may come back one day, within the calendar. */
  private part(contact: Contact): void {
    const after = this.channelOf(contact).drawReturn(contact);
    const { horizonDays } = this.model;
    if (after === null || this.clock.now + after >= horizonDays * minutesPerDay) return this.leave(contact);
    this.team?.settle(contact);
    this.cases?.close(contact);
    contact.planned = this.clock.scheduleAfter(after, ranks.personReturned, contact.index);
  }

  private cutSession(contact: Contact): void {
    this.team?.dismiss(contact);
    this.floor.interrupt(contact);
    this.cases?.tell(contact, 'session.cut');
    this.tally.countCutShort();
    this.leave(contact);
  }

  private requeueSession(contact: Contact): void {
    const channel = this.channelOf(contact);
    this.team?.dismiss(contact);
    this.floor.interrupt(contact);
    this.cases?.tell(contact, 'session.requeued');
    channel.waiting.prepend(contact);
    this.planPatience(contact, channel.drawFreshPatience(contact));
  }

  /** Gives free counsellors of a pool to those who wait, the longest offered first. */
  private servePool(index: number): void {
    this.team?.serve(index);
    for (;;) {
      let next: ChannelState | null = null;
      for (const at of (this.model.pools[index] as PoolModel).channels) {
        const channel = this.channels[at] as ChannelState;
        const head = channel.waiting.head;
        if (!head || (next?.waiting.head && next.waiting.head.offeredAt <= head.offeredAt)) continue;
        if (this.floor.canTake(channel, index)) next = channel;
      }
      const contact = next?.waiting.head;
      if (!next || !contact) break;
      next.waiting.remove(contact);
      this.floor.cancelPlanned(contact);
      this.connect(next, contact, index);
    }
    for (const at of (this.model.pools[index] as PoolModel).channels) {
      this.callBack.offerSeats(this.channels[at] as ChannelState);
    }
  }

  private serveChannel(channel: ChannelState): void {
    for (const pool of channel.model.pools) this.servePool(pool);
  }

  // Roster, seats, opening and closing

  private planRoster(pool: number): void {
    const time = (this.model.pools[pool] as PoolModel).roster.times[this.rosterCursor[pool] as number];
    if (time !== undefined) this.clock.scheduleAt(time, ranks.rosterChanged, pool);
  }

  private changeRoster(index: number): void {
    const pool = this.pools[index] as ServerPool<Contact>;
    const cursor = this.rosterCursor[index] as number;
    const { roster, channels } = this.model.pools[index] as PoolModel;
    pool.level = roster.levels[cursor] as number;
    this.rosterCursor[index] = cursor + 1;
    this.planRoster(index);
    this.stepDown(pool);
    for (const channel of channels) this.serveChannel(this.channels[channel] as ChannelState);
  }

  /** Sessions above the roster are requeued or cut, the latest begun first, where their open channel says so. */
  private stepDown(pool: ServerPool<Contact>): void {
    let contact = pool.sessions.tail;
    while (contact && pool.takenBySessions > pool.level * pool.unitsEach) {
      const earlier: Contact | null = contact.before;
      const channel = this.channelOf(contact);
      if (channel.isOpen && channel.model.stepDown === 'cut') this.cutSession(contact);
      if (channel.isOpen && channel.model.stepDown === 'requeue') this.requeueSession(contact);
      contact = earlier;
    }
  }

  private changeSeats(channel: ChannelState): void {
    channel.redrawSeats();
    const next = this.clock.now + minutesPerHour;
    if (next < this.model.cellOfHour.length * minutesPerHour) {
      this.clock.scheduleAt(next, ranks.seatsChanged, channel.index);
    }
    this.serveChannel(channel);
  }

  private planOpening(channel: ChannelState): void {
    const time = channel.model.openings[this.openingCursor[channel.index] as number];
    if (time !== undefined) this.clock.scheduleAt(time, ranks.deskOpened, channel.index);
  }

  private openDesk(channel: ChannelState): void {
    this.openingCursor[channel.index] = (this.openingCursor[channel.index] as number) + 1;
    this.planOpening(channel);
    channel.isOpen = true;
    channel.stayingOn.fill(0);
    if (!channel.letsIn(this.clock.now)) return;
    for (let contact = channel.carried.head; contact; contact = channel.carried.head) {
      channel.carried.remove(contact);
      this.cases?.tell(contact, 'desk.opened');
      this.offer(channel, contact, true);
    }
  }

  private planClosing(channel: ChannelState): void {
    const time = channel.model.open[2 * (this.closingCursor[channel.index] as number) + 1];
    if (time !== undefined) this.clock.scheduleAt(time, ranks.deskClosed, channel.index);
  }

  private closeDesk(channel: ChannelState): void {
    this.closingCursor[channel.index] = (this.closingCursor[channel.index] as number) + 1;
    this.planClosing(channel);
    channel.isOpen = false;
    this.callBack.close(channel);
    const { closing, pools } = channel.model;
    if (closing === 'serveWaiting') {
      // Everyone rostered stays on: whoever is on a break at that moment is back for those who wait.
      for (const pool of pools) channel.stayingOn[pool] = (this.pools[pool] as ServerPool<Contact>).level;
      if (pools.some((pool) => (channel.stayingOn[pool] ?? 0) > 0)) return this.serveChannel(channel);
    }
    this.closeOut(channel);
    if (closing !== 'cut') return;
    for (const index of pools) {
      const pool = this.pools[index] as ServerPool<Contact>;
      for (let contact = pool.sessions.tail; contact;) {
        const earlier: Contact | null = contact.before;
        if (this.channelOf(contact) === channel) this.cutSession(contact);
        contact = earlier;
      }
      this.servePool(index);
    }
  }

  private channelOf(contact: Contact): ChannelState {
    return this.channels[contact.channel] as ChannelState;
  }
}

/**
 * Runs the calendar once from an empty desk until the last contact has left.
 *
 * @param pending the kernel's event queue; tests put a slow twin in its place
 * @param watch looks on after every event and must change nothing
 */
export function runDesk(
  model: DeskModel,
  seed: number,
  replication: number,
  pending: PendingEvents = new EventQueue(),
  watch: DeskWatch | null = null,
): ReplicationRecord {
  return new DeskRun(model, seed, replication, pending, watch).run();
}
