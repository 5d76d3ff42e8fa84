import { KernelError } from './kernel-error.ts';

/** Names one pending event; stale as soon as the event has happened or has been cancelled. */
export type EventHandle = number;

/** What a scheduler asks of the events still to come. */
export interface PendingEvents {
  /** Number of events still to come. */
  readonly size: number;
  /** The event taken last; meaningless before the first {@link takeNext}. */
  readonly time: number;
  readonly rank: number;
  readonly subject: number;
  add(time: number, rank: number, subject: number): EventHandle;
  cancel(handle: EventHandle): boolean;
  takeNext(): boolean;
}

const maxPending = 2 ** 22;
const maxSequence = 2 ** 31;
/** One rank is this far from the next in the tie-breaking key `rank × step + sequence`. */
const rankStep = 2 ** 40;
const maxRank = 255;
const absent = -1;

function doubleFloats(old: Float64Array): Float64Array<ArrayBuffer> {
  const grown = new Float64Array(old.length * 2);
  grown.set(old);
  return grown;
}

function doubleInts(old: Int32Array): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(old.length * 2);
  grown.set(old);
  return grown;
}

/**
 * The events still to come, in the order (time, rank, sequence of adding): a binary heap over flat arrays.
 *
 * Adding, taking and cancelling are O(log n). A cancelled event leaves at once, so memory follows the largest number of
 * events pending together (at most 4,194,304), not the number ever added (at most 2,147,483,648). Nothing is allocated
 * per event: the event taken last is read from `time`, `rank` and `subject`.
 */
export class EventQueue implements PendingEvents {
  size = 0;
  time = 0;
  rank = 0;
  subject = 0;
  private sequence = 0;
  /** Heap position → slot. Slots at and beyond `size` are free ones. */
  private heap = new Int32Array(64);
  /** By slot. */
  private times = new Float64Array(64);
  private ranks = new Float64Array(64);
  private orders = new Float64Array(64);
  private subjects = new Float64Array(64);
  private positions = new Int32Array(64).fill(absent);

  constructor() {
    this.heap.forEach((_, index) => (this.heap[index] = index));
  }

  /**
   * Adds an event.
   *
   * @param time any number but NaN; `Infinity` is allowed and never comes before a finite time
   * @param rank whole number 0 … 255; the smaller goes first among equal times
   * @param subject the caller's own number, handed back with the event
   * @throws KernelError `not-a-time`, `not-a-rank`, `too-many-events`
   */
  add(time: number, rank: number, subject: number): EventHandle {
    if (Number.isNaN(time)) throw new KernelError('not-a-time', String(time));
    if (!(rank >= 0 && rank <= maxRank) || rank !== Math.floor(rank)) throw new KernelError('not-a-rank', String(rank));
    if (this.size === this.heap.length) this.grow();
    const sequence = this.sequence++;
    if (sequence >= maxSequence) throw new KernelError('too-many-events', String(sequence));
    const slot = this.heap[this.size] as number;
    this.times[slot] = time;
    this.ranks[slot] = rank;
    this.orders[slot] = rank * rankStep + sequence;
    this.subjects[slot] = subject;
    this.siftUp(this.size++, slot);
    return sequence * maxPending + slot;
  }

  /**
   * Takes an event back.
   *
   * @returns false where the handle is stale: the event has happened or was cancelled before
   */
  cancel(handle: EventHandle): boolean {
    const sequence = Math.floor(handle / maxPending);
    const slot = handle - sequence * maxPending;
    const position = this.positions[slot] ?? absent;
    if (position === absent || this.orders[slot] !== (this.ranks[slot] as number) * rankStep + sequence) return false;
    this.remove(position, slot);
    return true;
  }

  /** Takes the next event into `time`, `rank`, `subject`; false when none is left, with those three unchanged. */
  takeNext(): boolean {
    if (this.size === 0) return false;
    const slot = this.heap[0] as number;
    this.time = this.times[slot] as number;
    this.rank = this.ranks[slot] as number;
    this.subject = this.subjects[slot] as number;
    this.remove(0, slot);
    return true;
  }

  private remove(position: number, slot: number): void {
    const last = --this.size;
    const moved = this.heap[last] as number;
    this.heap[last] = slot;
    this.positions[slot] = absent;
    if (position === last) return;
    this.siftUp(this.sinkHole(position), moved);
  }

  private isBefore(a: number, b: number): boolean {
    const timeA = this.times[a] as number;
    const timeB = this.times[b] as number;
    return timeA < timeB || (timeA === timeB && (this.orders[a] as number) < (this.orders[b] as number));
  }

  private siftUp(from: number, slot: number): void {
    let position = from;
    while (position > 0) {
      const parent = (position - 1) >> 1;
      const above = this.heap[parent] as number;
      if (!this.isBefore(slot, above)) break;
      this.heap[position] = above;
      this.positions[above] = position;
      position = parent;
    }
    this.heap[position] = slot;
    this.positions[slot] = position;
  }

  /**
   * Lets the hole at `from` sink to a leaf and returns where; the caller raises the last event from there. That event is
   * mostly a late one, so comparing it on the way down too would only double the comparisons.
   */
  private sinkHole(from: number): number {
    let position = from;
    for (;;) {
      let child = 2 * position + 1;
      if (child >= this.size) return position;
      let below = this.heap[child] as number;
      if (child + 1 < this.size && this.isBefore(this.heap[child + 1] as number, below)) {
        below = this.heap[++child] as number;
      }
      this.heap[position] = below;
      this.positions[below] = position;
      position = child;
    }
  }

  private grow(): void {
    const old = this.heap.length;
    if (old >= maxPending) throw new KernelError('too-many-events', `${String(old)} pending together`);
    this.heap = doubleInts(this.heap);
    this.times = doubleFloats(this.times);
    this.ranks = doubleFloats(this.ranks);
    this.orders = doubleFloats(this.orders);
    this.subjects = doubleFloats(this.subjects);
    this.positions = doubleInts(this.positions).fill(absent, old);
    for (let slot = old; slot < this.heap.length; slot++) this.heap[slot] = slot;
  }
}
