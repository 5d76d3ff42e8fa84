import { Moments } from '../engine/kernel/moments.ts';
import { openStream } from '../engine/kernel/random-streams.ts';
import { drawExponential } from '../engine/kernel/samplers.ts';
import { defineRanks, Scheduler } from '../engine/kernel/scheduler.ts';
import { halfWidth95 } from '../engine/kernel/student.ts';
import { queue } from './queue-of-the-bench.ts';

const ranks = defineRanks(['sessionEnded', 'patienceEnded', 'arrived']);
const hoursPerDay = 24;
const noEvent = -1;

/** Abandonment with its 95 % interval, and the mean queue of every hour of the day. */
export interface QueueEstimate {
  readonly arrivals: number;
  readonly abandonedShare: number;
  readonly halfWidth: number;
  readonly queueByHour: Float64Array;
}

/** One replication on the scheduler; callers wait in a ring of subjects, cancelled ones are skipped. */
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
  private busy = 0;
  private waiting = 0;
  private since = 0;
  /** Pending end of patience by caller; `noEvent` once the caller has left the line. */
  private readonly patienceOf: number[] = [];
  private head = 0;

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
      else this.giveUp(clock.subject);
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
      this.waitingByHour[row] = (this.waitingByHour[row] as number) + this.waiting * (to - from);
      this.busyByHour[row] = (this.busyByHour[row] as number) + this.busy * (to - from);
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
    if (this.busy < queue.servers) return this.begin();
    const caller = this.patienceOf.length;
    const patience = drawExponential(this.patiences) * queue.patienceHours;
    this.patienceOf.push(clock.scheduleAfter(patience, ranks.patienceEnded, caller));
    this.waiting++;
  }

  private begin(): void {
    this.busy++;
    this.clock.scheduleAfter(drawExponential(this.lengths) * queue.sessionHours, ranks.sessionEnded, 0);
  }

  private endSession(): void {
    this.busy--;
    while (this.head < this.patienceOf.length) {
      const planned = this.patienceOf[this.head++] as number;
      if (planned === noEvent) continue;
      this.clock.cancel(planned);
      this.waiting--;
      return this.begin();
    }
    this.patienceOf.length = 0;
    this.head = 0;
  }

  private giveUp(caller: number): void {
    this.patienceOf[caller] = noEvent;
    this.waiting--;
    this.abandoned++;
    this.countAt(this.abandonedByHour);
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
