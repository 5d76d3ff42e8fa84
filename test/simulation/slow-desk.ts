import { ChannelState } from '../../engine/simulation/channel-state.ts';
import { ContactStore, type Contact } from '../../engine/simulation/contact.ts';
import type { ChannelModel, DeskModel } from '../../engine/simulation/desk-model.ts';

/*
 * A desk of one channel written a second time, as plainly as it goes: lists that are searched from end to end, counsellors
 * one by one, nothing remembered that can be counted again. It shares the luck of the real desk (who comes when, how long
 * they talk, how patient they are) and its laid-out hours, and none of its way of working.
 */

/** Who goes first among happenings of the same minute. */
const order = [
  'sessionEnds',
  'wrapUpEnds',
  'deskCloses',
  'staffChanges',
  'breaksChange',
  'deskOpens',
  'patienceEnds',
  'messageIsDue',
  'personReturns',
  'newPersonComes',
] as const;

interface Plan {
  readonly time: number;
  readonly what: (typeof order)[number];
  readonly person: Person | null;
}

interface Person {
  /** The luck drawn for this person. */
  readonly luck: Contact;
  offeredAt: number;
  hour: number;
  wasAnswered: boolean;
  isOnTheWay: boolean;
  comesAfterMessage: number | null;
  /** Session minutes left as of `since`, at `speed`. */
  left: number;
  since: number;
  speed: number;
}

interface Counsellor {
  readonly talks: Person[];
  readonly wrapUps: Person[];
}

/** What a day at the slow desk comes to, by the names of the real record. */
export interface SlowRecord {
  readonly counts: Record<string, number>;
  readonly callBack: { messages: number; came: number };
  waitMinutes: number;
  busyMinutes: number;
  overtimeMinutes: number;
  waitingMinutes: number;
  longestQueue: number;
  /** By clock hour of arrival: offered, connected, automatic replies, given up; then minutes busy and minutes waited in that hour. */
  readonly byHour: {
    offered: number[];
    connected: number[];
    autoReplied: number[];
    abandoned: number[];
    busy: number[];
    waiting: number[];
  };
}

class SlowDesk {
  private now = 0;
  private plans: Plan[] = [];
  private readonly channel: ChannelModel;
  /** Only ever asked for luck. */
  private readonly luck: ChannelState;
  private readonly store = new ContactStore();
  private readonly each: number;
  private level = 0;
  private isOpen = false;
  private stayOn = 0;
  private readonly counsellors: Counsellor[] = [];
  /** In the order in which they began to talk. */
  private talking: Person[] = [];
  private waiting: Person[] = [];
  private carried: Person[] = [];
  private listed: Person[] = [];
  private onTheWay: Person[] = [];
  private readonly record: SlowRecord;

  constructor(
    private readonly model: DeskModel,
    seed: number,
    replication: number,
  ) {
    const [channel, ...others] = model.channels;
    if (!channel || others.length > 0 || model.pools.length !== 1) throw new Error('one channel and one roster only');
    if (channel.returns || channel.emergency) throw new Error('nobody comes back another day, nobody is pulled in');
    this.channel = channel;
    this.luck = new ChannelState(channel, 0, model, seed, replication);
    this.each = model.pools[0]?.unitsEach ?? 1;
    const zeros = () => model.cellOfHour.reduce<number[]>((list) => [...list, 0], []);
    this.record = {
      counts: {},
      callBack: { messages: 0, came: 0 },
      waitMinutes: 0,
      busyMinutes: 0,
      overtimeMinutes: 0,
      waitingMinutes: 0,
      longestQueue: 0,
      byHour: {
        offered: zeros(),
        connected: zeros(),
        autoReplied: zeros(),
        abandoned: zeros(),
        busy: zeros(),
        waiting: zeros(),
      },
    };
  }

  run(): SlowRecord {
    const { channel, model } = this;
    const roster = model.pools[0]?.roster;
    for (const time of roster?.times ?? []) this.plan(time, 'staffChanges');
    for (const time of channel.openings) this.plan(time, 'deskOpens');
    for (const [, end] of this.listSpans(channel.open)) this.plan(end, 'deskCloses');
    if (channel.seatAvailability < 1)
      for (let hour = 0; hour < model.cellOfHour.length; hour++) this.plan(hour * 60, 'breaksChange');
    this.planNewPerson();
    for (let next = this.takeNext(); next; next = this.takeNext()) {
      this.letTimePass(next.time);
      this.happen(next);
      this.record.longestQueue = Math.max(this.record.longestQueue, this.waiting.length);
    }
    return this.record;
  }

  private plan(time: number, what: Plan['what'], person: Person | null = null): void {
    if (time < Infinity) this.plans.push({ time, what, person });
  }

  private forget(person: Person): void {
    this.plans = this.plans.filter((plan) => plan.person !== person);
  }

  /** The earliest plan; at the same minute by the table above, then the one made first. */
  private takeNext(): Plan | undefined {
    let first: Plan | undefined;
    for (const plan of this.plans) {
      const isEarlier =
        !first ||
        plan.time < first.time ||
        (plan.time === first.time && order.indexOf(plan.what) < order.indexOf(first.what));
      if (isEarlier) first = plan;
    }
    this.plans = this.plans.filter((plan) => plan !== first);
    return first;
  }

  private letTimePass(until: number): void {
    const jobs = this.counsellors.reduce((sum, { talks, wrapUps }) => sum + talks.length + wrapUps.length, 0);
    const busy = Math.min(jobs / this.each, this.level);
    const beyond = Math.max(0, this.countBusy() - this.level);
    const waiting = this.isOpen ? this.waiting.length : 0;
    const { byHour } = this.record;
    while (this.now < until) {
      const hour = Math.floor(this.now / 60);
      const minutes = Math.min(until, (hour + 1) * 60) - this.now;
      this.record.overtimeMinutes += beyond * minutes;
      this.record.busyMinutes += busy * minutes;
      this.record.waitingMinutes += waiting * minutes;
      if (busy > 0) byHour.busy[hour] = (byHour.busy[hour] ?? 0) + busy * minutes;
      if (waiting > 0) byHour.waiting[hour] = (byHour.waiting[hour] ?? 0) + waiting * minutes;
      this.now = Math.min(until, (hour + 1) * 60);
    }
  }

  private happen({ what, person }: Plan): void {
    switch (what) {
      case 'newPersonComes':
        return this.greetNewPerson();
      case 'deskOpens':
        return this.open();
      case 'deskCloses':
        return this.close();
      case 'staffChanges':
        return this.changeStaff();
      case 'breaksChange':
        this.luck.redrawSeats();
        return this.serve();
    }
    if (!person) throw new Error(`${what} of nobody`);
    switch (what) {
      case 'sessionEnds':
        return this.endTalk(person);
      case 'wrapUpEnds':
        for (const { wrapUps } of this.counsellors) remove(wrapUps, person);
        return this.serve();
      case 'patienceEnds':
        remove(this.waiting, person);
        return this.count(person, person.wasAnswered ? 'cutShort' : 'abandoned');
      case 'messageIsDue':
        if (this.letsIn()) this.send(person);
        return;
      case 'personReturns':
        if (remove(this.onTheWay, person)) this.record.callBack.came++;
        return this.comeToTheDoor(person);
    }
  }

  // At the door

  private planNewPerson(): void {
    this.plan(this.luck.arrivals.next(), 'newPersonComes');
  }

  private greetNewPerson(): void {
    const luck = this.luck.create(this.store, this.now);
    this.planNewPerson();
    this.comeToTheDoor({
      luck,
      offeredAt: 0,
      hour: 0,
      wasAnswered: false,
      isOnTheWay: false,
      comesAfterMessage: null,
      left: luck.minutes,
      since: 0,
      speed: 0,
    });
  }

  private comeToTheDoor(person: Person): void {
    this.count(person, 'attempts');
    person.hour = Math.floor(this.now / 60);
    if (this.letsIn()) return this.offer(person, false);
    const isToOpenAgain = this.listSpans(this.channel.entry).some(([start]) => start > this.now);
    if (this.channel.carriesOver && isToOpenAgain) this.carried.push(person);
  }

  private offer(person: Person, isCarriedOver: boolean): void {
    person.offeredAt = this.now;
    this.count(person, 'offered');
    if (isCarriedOver) this.count(person, 'carriedOver');
    const seat = this.waiting.length === 0 ? this.findCounsellor() : null;
    if (seat) return this.talk(person, seat);
    if (isCarriedOver || this.waiting.length < this.channel.places) {
      this.waiting.push(person);
      return this.plan(this.now + person.luck.patienceMinutes, 'patienceEnds', person);
    }
    this.count(person, 'autoReplied');
    person.luck.autoReplies++;
    const after = this.luck.drawRetry(person.luck);
    if (after === null) this.considerMessage(person);
    else this.plan(this.now + after, 'personReturns', person);
  }

  private letsIn(): boolean {
    return this.listSpans(this.channel.entry).some(([start, end]) => start <= this.now && this.now < end);
  }

  private listSpans(spans: Float64Array): [number, number][] {
    return [...spans].flatMap((start, index) =>
      index % 2 === 0 ? [[start, spans[index + 1] ?? 0] as [number, number]] : [],
    );
  }

  // Messages to those who met a full desk

  private considerMessage(person: Person): void {
    const { callBack } = this.channel;
    if (!callBack || person.luck.autoReplies < callBack.afterAttempts) return;
    const luck = this.luck.drawCallBack(person.luck);
    if (!luck) return;
    const comes = luck.uniform() < callBack.comes;
    const minutes = callBack.within(luck);
    person.comesAfterMessage = comes ? minutes : null;
    if (callBack.after) this.plan(this.now + callBack.after(luck), 'messageIsDue', person);
    else this.listed.push(person);
  }

  private send(person: Person): void {
    this.record.callBack.messages++;
    if (person.comesAfterMessage === null) return;
    this.onTheWay.push(person);
    this.plan(this.now + person.comesAfterMessage, 'personReturns', person);
  }

  private sendToListed(): void {
    if (this.waiting.length > 0 || !this.letsIn()) return;
    const jobs = this.counsellors.reduce((sum, { talks, wrapUps }) => sum + talks.length + wrapUps.length, 0);
    while (this.listed.length > 0 && this.countUsable() * this.each - jobs > this.onTheWay.length) {
      const person = this.listed.shift();
      if (person) this.send(person);
    }
  }

  // Counsellors

  private countUsable(): number {
    const { seatAvailability } = this.channel;
    const usable = seatAvailability === 1 ? this.level : Math.floor(this.level * seatAvailability + this.luck.seatLuck);
    return Math.max(usable, this.stayOn);
  }

  private countBusy(): number {
    return this.counsellors.filter(({ talks, wrapUps }) => talks.length + wrapUps.length > 0).length;
  }

  /** Who takes one more talk: someone idle, else whoever has fewest; while too many are at work, whoever has most. */
  private findCounsellor(): Counsellor | null {
    const usable = this.countUsable();
    const countJobs = ({ talks, wrapUps }: Counsellor) => talks.length + wrapUps.length;
    if (this.counsellors.reduce((sum, each) => sum + countJobs(each), 0) + 1 > usable * this.each) return null;
    const busy = this.countBusy();
    if (busy < usable) {
      const idle = this.counsellors.find((each) => countJobs(each) === 0);
      if (idle) return idle;
      const fresh: Counsellor = { talks: [], wrapUps: [] };
      this.counsellors.push(fresh);
      return fresh;
    }
    const open = this.counsellors.filter((each) => countJobs(each) > 0 && countJobs(each) < this.each);
    const wanted = open.map(({ talks }) => talks.length);
    const best = busy > usable ? Math.max(...wanted) : Math.min(...wanted);
    return open.find(({ talks }) => talks.length === best) ?? null;
  }

  private talk(person: Person, counsellor: Counsellor): void {
    if (!person.wasAnswered) {
      this.count(person, 'connected');
      this.count(person, person.luck.isReal ? 'realSessions' : 'noReply');
      this.record.waitMinutes += this.now - person.offeredAt;
    }
    person.wasAnswered = true;
    person.since = this.now;
    person.speed = 0;
    counsellor.talks.push(person);
    this.talking.push(person);
    this.setPace(counsellor);
  }

  /** Everyone whom this counsellor talks with goes on at the speed for so many talks. */
  private setPace({ talks }: Counsellor): void {
    const { slowdown } = this.channel;
    const speed = slowdown[Math.min(talks.length, slowdown.length) - 1] ?? 1;
    for (const person of this.talking.filter((each) => talks.includes(each))) {
      const isPlanned = this.plans.some((plan) => plan.person === person);
      if (isPlanned && person.speed === speed) continue;
      this.stopClock(person);
      person.speed = speed;
      this.plan(this.now + person.left / speed, 'sessionEnds', person);
    }
  }

  private stopClock(person: Person): void {
    this.forget(person);
    person.left = Math.max(0, person.left - (this.now - person.since) * person.speed);
    person.since = this.now;
  }

  /** Takes the person from the counsellor, whose other talks speed up. */
  private takeAway(person: Person): Counsellor {
    const counsellor = this.counsellors.find(({ talks }) => talks.includes(person));
    if (!counsellor) throw new Error('talking to nobody');
    remove(counsellor.talks, person);
    remove(this.talking, person);
    this.setPace(counsellor);
    return counsellor;
  }

  private endTalk(person: Person): void {
    const counsellor = this.takeAway(person);
    const { wrapUpMinutes } = person.luck;
    if (wrapUpMinutes === 0) return this.serve();
    counsellor.wrapUps.push(person);
    this.plan(this.now + wrapUpMinutes, 'wrapUpEnds', person);
  }

  private cut(person: Person): void {
    this.stopClock(person);
    this.takeAway(person);
    this.count(person, 'cutShort');
  }

  private requeue(person: Person): void {
    this.stopClock(person);
    this.takeAway(person);
    this.waiting.unshift(person);
    this.plan(this.now + this.luck.drawFreshPatience(person.luck), 'patienceEnds', person);
  }

  private serve(): void {
    for (;;) {
      const [person] = this.waiting;
      const counsellor = person ? this.findCounsellor() : null;
      if (!person || !counsellor) break;
      this.waiting.shift();
      this.forget(person);
      this.talk(person, counsellor);
    }
    this.sendToListed();
  }

  // The day

  private changeStaff(): void {
    const roster = this.model.pools[0]?.roster;
    this.level = roster?.levels[[...roster.times].indexOf(this.now)] ?? 0;
    const { stepDown } = this.channel;
    if (this.isOpen && stepDown !== 'finish') {
      while (this.talking.length > this.level * this.each) {
        const last = this.talking.at(-1);
        if (!last) break;
        if (stepDown === 'cut') this.cut(last);
        else this.requeue(last);
      }
    }
    this.serve();
  }

  private open(): void {
    this.isOpen = true;
    this.stayOn = 0;
    if (!this.letsIn()) return;
    const people = this.carried;
    this.carried = [];
    for (const person of people) this.offer(person, true);
  }

  private close(): void {
    this.isOpen = false;
    this.listed = [];
    if (this.channel.closing === 'serveWaiting') {
      this.stayOn = this.level;
      if (this.stayOn > 0) return this.serve();
    }
    for (const person of this.waiting.splice(0)) {
      this.forget(person);
      this.count(person, person.wasAnswered ? 'cutShort' : 'closedOut');
    }
    if (this.channel.closing === 'cut') for (const person of [...this.talking].reverse()) this.cut(person);
  }

  private count(person: Person, what: string): void {
    const { counts, byHour } = this.record;
    counts[what] = (counts[what] ?? 0) + 1;
    if (what === 'offered' || what === 'connected' || what === 'autoReplied' || what === 'abandoned')
      byHour[what][person.hour] = (byHour[what][person.hour] ?? 0) + 1;
  }
}

/** @returns whether it was there */
function remove(people: Person[], person: Person): boolean {
  const place = people.indexOf(person);
  if (place >= 0) people.splice(place, 1);
  return place >= 0;
}

/** Runs a calendar on the slow desk. Only desks of one channel, where nobody comes back another day or is pulled in. */
export function runSlowDesk(model: DeskModel, seed: number, replication: number): SlowRecord {
  return new SlowDesk(model, seed, replication).run();
}
