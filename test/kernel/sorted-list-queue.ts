import type { EventHandle, PendingEvents } from '../../engine/kernel/event-queue.ts';

interface Entry {
  readonly time: number;
  readonly rank: number;
  readonly sequence: number;
  readonly subject: number;
}

/** The slow, obvious twin of the event queue: a plain list, sorted anew for every event. */
export class SortedListQueue implements PendingEvents {
  time = 0;
  rank = 0;
  subject = 0;
  private sequence = 0;
  private entries: Entry[] = [];

  get size(): number {
    return this.entries.length;
  }

  add(time: number, rank: number, subject: number): EventHandle {
    this.entries.push({ time, rank, sequence: this.sequence, subject });
    this.entries.sort((a, b) => a.time - b.time || a.rank - b.rank || a.sequence - b.sequence);
    return this.sequence++;
  }

  cancel(handle: EventHandle): boolean {
    const index = this.entries.findIndex((entry) => entry.sequence === handle);
    if (index < 0) return false;
    this.entries.splice(index, 1);
    return true;
  }

  takeNext(): boolean {
    const entry = this.entries.shift();
    if (!entry) return false;
    this.time = entry.time;
    this.rank = entry.rank;
    this.subject = entry.subject;
    return true;
  }
}
