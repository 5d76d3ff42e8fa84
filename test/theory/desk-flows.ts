import type { ReplicationRecord } from '../../engine/simulation/replication-record.ts';
import type { Contact } from '../../engine/simulation/contact.ts';
import type { DeskModel } from '../../engine/simulation/desk-model.ts';
import { runDesk } from '../../engine/simulation/desk-run.ts';
import type { DeskView } from '../../engine/simulation/desk-view.ts';

/** A tenth of an hour: the wait that the reference gives service levels for. Unit: minutes. */
const promised = 6;

/** What flows through a one-channel desk without wrap-ups in one clock hour, told by when it happens. */
export const flowNames = [
  'arrivals',
  'blocked',
  'delayed',
  'abandoned',
  'served',
  'connected',
  'waitMinutes',
  'connectedInTime',
  'waitedLonger',
  'queueMinutes',
  'busyMinutes',
  'inSystemAtEnd',
] as const;
export type FlowName = (typeof flowNames)[number];

/** By clock hour from the calendar's first midnight. */
export type DeskFlows = Readonly<Record<FlowName, Float64Array>>;

const watchedCounts = ['offered', 'autoReplied', 'abandoned', 'connected', 'cutShort'] as const;
type Counts = Record<(typeof watchedCounts)[number], number> & { waitMinutes: number };

function readCounts({ tally }: DeskView): Counts {
  const counts = Object.fromEntries(watchedCounts.map((name) => [name, tally.readCount(name)]));
  return { ...counts, waitMinutes: tally.waitMinutes } as Counts;
}

class FlowWatch {
  readonly flows: DeskFlows;
  private before: Counts = { offered: 0, autoReplied: 0, abandoned: 0, connected: 0, cutShort: 0, waitMinutes: 0 };
  private since = 0;
  private waiting = 0;
  private talking = 0;
  /** Who stands in line since when, in the order of the line. */
  private readonly line = new Map<Contact, number>();

  constructor(hours: number) {
    this.flows = Object.fromEntries(flowNames.map((name) => [name, new Float64Array(hours)])) as DeskFlows;
  }

  look(now: number, desk: DeskView): void {
    this.pass(now);
    const [channel] = desk.channels;
    const [pool] = desk.pools;
    if (!channel || !pool) throw new Error('a desk of one channel and one roster');
    const { before } = this;
    const counts = readCounts(desk);
    const grown = (name: keyof Counts) => counts[name] - before[name];
    const inSystem = channel.waiting.length + pool.sessions.length;
    if (channel.isOpen) {
      const arrived = grown('offered');
      const connected = grown('connected');
      const isDelayed = arrived > 0 && grown('autoReplied') === 0 && connected === 0;
      const gone = grown('abandoned') + grown('cutShort');
      this.add('arrivals', now, arrived);
      this.add('blocked', now, grown('autoReplied'));
      this.add('connected', now, connected);
      this.add('waitMinutes', now, grown('waitMinutes'));
      this.add('abandoned', now, gone);
      this.add('served', now, this.waiting + this.talking + arrived - grown('autoReplied') - gone - inSystem);
      if (isDelayed) this.join(now, channel.waiting.tail);
      if (connected > 0) this.takeFirst(now, connected, grown('waitMinutes'));
      if (gone > 0) this.takeMissing(now, channel.waiting.head);
    } else {
      this.line.clear();
    }
    this.before = counts;
    this.waiting = channel.waiting.length;
    this.talking = pool.sessions.length;
  }

  private add(name: FlowName, now: number, by: number): void {
    const hour = Math.floor(now / 60);
    const flow = this.flows[name];
    if (by !== 0 && hour < flow.length) flow[hour] = (flow[hour] ?? 0) + by;
  }

  private pass(now: number): void {
    while (this.since < now) {
      const end = (Math.floor(this.since / 60) + 1) * 60;
      const until = Math.min(now, end);
      this.add('queueMinutes', this.since, this.waiting * (until - this.since));
      this.add('busyMinutes', this.since, this.talking * (until - this.since));
      if (until === end) this.add('inSystemAtEnd', this.since, this.waiting + this.talking);
      this.since = until;
    }
  }

  private join(now: number, contact: Contact | null): void {
    this.add('delayed', now, 1);
    if (contact) this.line.set(contact, now);
  }

  /** One who was met at once had no wait; one from the line is its first. */
  private takeFirst(now: number, connected: number, wait: number): void {
    const [first] = this.line.keys();
    if (wait > 0 && first) this.line.delete(first);
    if (connected === 1) this.add(wait <= promised ? 'connectedInTime' : 'waitedLonger', now, 1);
  }

  private takeMissing(now: number, head: Contact | null): void {
    for (const [contact, since] of this.line) {
      if (contact.before || contact.behind || contact === head) continue;
      this.line.delete(contact);
      if (now - since > promised) this.add('waitedLonger', now, 1);
      return;
    }
  }
}

/** Runs a replication and tells what flowed through the desk hour by hour, from where everybody stands after every event. */
export function runWithFlows(
  model: DeskModel,
  seed: number,
  replication: number,
): { readonly record: ReplicationRecord; readonly flows: DeskFlows } {
  const watch = new FlowWatch(model.cellOfHour.length);
  const record = runDesk(model, seed, replication, undefined, (now, desk) => {
    watch.look(now, desk);
  });
  return { record, flows: watch.flows };
}
