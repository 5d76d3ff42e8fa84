import { Moments } from '../engine/kernel/moments.ts';
import { openStream } from '../engine/kernel/random-streams.ts';
import { drawExponential } from '../engine/kernel/samplers.ts';
import { defineRanks, Scheduler } from '../engine/kernel/scheduler.ts';
import { ServerPool } from '../engine/kernel/server-pool.ts';
import { halfWidth95 } from '../engine/kernel/student.ts';
import { WaitingLine, type LineMember } from '../engine/kernel/waiting-line.ts';
import { queue } from './queue-of-the-bench.ts';

const ranks = defineRanks(['sessionEnded', 'patienceEnded', 'arrived']);
const hoursPerDay = 24;

/** Abandonment with its 95 % interval, and the mean queue of every hour of the day. */
export interface QueueEstimate {
  readonly arrivals: number;
  readonly abandonedShare: number;
  readonly halfWidth: number;
  readonly queueByHour: Float64Array;
}

/** One who waits; records are used again. */
class Caller implements LineMember<Caller> {
  before: Caller | null = null;
  behind: Caller | null = null;
  /** The planned end of patience. */
  planned = -1;

  constructor(readonly index: number) {}
}

/** One replication on the kernel's scheduler, server pool and waiting line. */
class QueueRun {
  arrivals = 0;
  abandoned = 0;
  readonly arrivalsByHour = new Float64Array(hoursPerDay);
  readonly abandonedByHour = new Float64Array(hoursPerDay);
  readonly waitingByHour = new Float64Array(hoursPerDay);
  readonly busyByHour = new Float64Array(hoursPerDay);
  private readonly clock = new Scheduler();
  private readonly gaps;
  private readonly lengths;
  private readonly patiences;
  private readonly pool = new ServerPool<Caller>(1);
  private readonly line = new WaitingLine<Caller>();
  private readonly callers: Caller[] = [];
  private readonly unused: Caller[] = [];
  private since = 0;

  constructor(
    seed: number,
    replication: number,
    private readonly horizon: number,
  ) {
    this.gaps = openStream(seed, replication, 0);
    this.lengths = openStream(seed, replication, 1);
    this.patiences = openStream(seed, replication, 2);
  }

  run(): this {
    const { clock } = this;
    clock.scheduleAt(drawExponential(this.gaps) / queue.perHour, ranks.arrived, 0);
    while (clock.advance() && clock.now < this.horizon) {
      this.accrue(clock.now);
      if (clock.rank === ranks.arrived) this.arrive();
      else if (clock.rank === ranks.sessionEnded) this.endSession();
      else this.giveUp(this.callers[clock.subject] as Caller);
    }
    return this;
  }

  /** Adds the time since the last event to the hours it fell in. */
  private accrue(now: number): void {
    let from = this.since;
    while (from < now) {
      const hour = Math.floor(from);
      const to = Math.min(now, hour + 1);
      const row = hour % hoursPerDay;
      this.waitingByHour[row] = (this.waitingByHour[row] as number) + this.line.length * (to - from);
      this.busyByHour[row] = (this.busyByHour[row] as number) + this.pool.busy * (to - from);
      from = to;
    }
    this.since = now;
  }

  private countAt(table: Float64Array): void {
    const row = Math.floor(this.clock.now) % hoursPerDay;
    table[row] = (table[row] as number) + 1;
  }

  private arrive(): void {
    const { clock } = this;
    this.arrivals++;
    this.countAt(this.arrivalsByHour);
    clock.scheduleAfter(drawExponential(this.gaps) / queue.perHour, ranks.arrived, 0);
    if (this.pool.hasRoom(1, queue.servers)) return this.begin();
    const caller = this.unused.pop() ?? this.makeCaller();
    const patience = drawExponential(this.patiences) * queue.patienceHours;
    caller.planned = clock.scheduleAfter(patience, ranks.patienceEnded, caller.index);
    this.line.append(caller);
  }

  private makeCaller(): Caller {
    const caller = new Caller(this.callers.length);
    this.callers.push(caller);
    return caller;
  }

  private begin(): void {
    this.pool.seat(1, queue.servers);
    this.clock.scheduleAfter(drawExponential(this.lengths) * queue.sessionHours, ranks.sessionEnded, 0);
  }

  private endSession(): void {
    this.pool.endSession(0, 1);
    this.pool.release(0, 1);
    const caller = this.line.head;
    if (!caller) return;
    this.clock.cancel(caller.planned);
    this.leave(caller);
    this.begin();
  }

  private giveUp(caller: Caller): void {
    this.leave(caller);
    this.abandoned++;
    this.countAt(this.abandonedByHour);
  }

  private leave(caller: Caller): void {
    this.line.remove(caller);
    this.unused.push(caller);
  }
}

/** Runs the queue on the bare kernel: so many replications, with hourly statistics and a 95 % interval. */
export function runOnKernel(seed: number, replications: number, hoursEach: number): QueueEstimate {
  const shares = new Moments();
  const queueByHour = new Float64Array(hoursPerDay);
  let arrivals = 0;
  for (let replication = 0; replication < replications; replication++) {
    const run = new QueueRun(seed, replication, hoursEach).run();
    arrivals += run.arrivals;
    shares.add(run.abandoned / run.arrivals);
    run.waitingByHour.forEach((hours, row) => {
      queueByHour[row] = (queueByHour[row] as number) + (hours * hoursPerDay) / hoursEach / replications;
    });
  }
  const halfWidth = halfWidth95(replications, shares.variance);
  return { arrivals, abandonedShare: shares.mean, halfWidth, queueByHour };
}
