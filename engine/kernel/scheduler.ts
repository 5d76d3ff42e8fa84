import { EventQueue, type EventHandle, type PendingEvents } from './event-queue.ts';
import { KernelError } from './kernel-error.ts';

/** Names of the ranks, in the order in which events of one and the same time happen. */
export type RankTable<Name extends string> = Readonly<Record<Name, number>>;

/**
 * Numbers a list of rank names from 0: at equal times the earlier name happens first.
 *
 * @throws KernelError `duplicate-rank`
 */
export function defineRanks<Name extends string>(names: readonly Name[]): RankTable<Name> {
  if (new Set(names).size !== names.length) throw new KernelError('duplicate-rank', names.join(', '));
  return Object.fromEntries(names.map((name, index) => [name, index])) as Record<Name, number>;
}

/**
 * A virtual clock that jumps from event to event. It knows no real time: `now` moves only in {@link advance}.
 * The unit of time is the caller's.
 */
export class Scheduler {
  now: number;

  constructor(
    start = 0,
    private readonly pending: PendingEvents = new EventQueue(),
  ) {
    this.now = start;
  }

  /** Rank of the event that {@link advance} went to. */
  get rank(): number {
    return this.pending.rank;
  }

  /** Subject of the event that {@link advance} went to. */
  get subject(): number {
    return this.pending.subject;
  }

  /**
   * Plans an event at a time that is not past.
   *
   * @throws KernelError `time-is-past`, and the codes of `EventQueue.add`
   */
  scheduleAt(time: number, rank: number, subject: number): EventHandle {
    if (time < this.now) throw new KernelError('time-is-past', `${String(time)} is before ${String(this.now)}`);
    return this.pending.add(time, rank, subject);
  }

  /** Plans an event `delay` from now. @throws KernelError `time-is-past` for a negative delay */
  scheduleAfter(delay: number, rank: number, subject: number): EventHandle {
    return this.scheduleAt(this.now + delay, rank, subject);
  }

  /** Takes a planned event back; false where it has happened or was taken back before. */
  cancel(handle: EventHandle): boolean {
    return this.pending.cancel(handle);
  }

  /** Goes to the next event; false when none is left, and the clock stays. */
  advance(): boolean {
    if (!this.pending.takeNext()) return false;
    this.now = this.pending.time;
    return true;
  }
}
