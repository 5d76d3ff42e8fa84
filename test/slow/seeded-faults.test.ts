import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { EventQueue } from '../../engine/kernel/event-queue.ts';
import { PoissonArrivals } from '../../engine/kernel/poisson-arrivals.ts';
import { openStream } from '../../engine/kernel/random-streams.ts';
import { drawExponential } from '../../engine/kernel/samplers.ts';
import { runDesk } from '../../engine/simulation/desk-run.ts';
import { ranks } from '../../engine/simulation/event-ranks.ts';
import { readCount } from '../../engine/simulation/replication-record.ts';
import { listReferenceDesks, scoreCells } from '../theory/reference-cells.ts';
import { sketchModel } from '../simulation/desk-fixtures.ts';

/**
 * Faults that simulations of desks have shipped with, put in on purpose: the checks of this suite have to notice each.
 * (A lost retry is noticed by the audit: test/simulation/desk-audit.test.ts.)
 */
const limit = 4.5;
const seeds = 20;

function findDesk(id: string) {
  const desk = listReferenceDesks().find(({ cells }) => cells[0]?.name.startsWith(id));
  if (!desk) throw new Error(`the reference has no ${id}`);
  return desk;
}

function findWorst(desk: ReturnType<typeof findDesk>): number {
  return Math.max(...scoreCells(desk, seeds).map(({ overall }) => Math.abs(overall)));
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('a gap drawn at the rate of the wrong interval', () => {
  it('is noticed: contacts by hour are off the exact answers', () => {
    const desk = findDesk('nhpp-loss-5-7-60min');
    expect(findWorst(desk)).toBeLessThan(limit);
    // The common mistake: the whole gap is drawn at the rate of the interval in which it begins.
    vi.spyOn(PoissonArrivals.prototype, 'next').mockImplementation(function (this: PoissonArrivals) {
      const { rates, width, stream } = this as unknown as { rates: Float64Array; width: number; stream: never };
      const own = this as unknown as { at?: number };
      let now = own.at ?? 0;
      for (;;) {
        const interval = Math.floor(now / width);
        if (interval >= rates.length) return Infinity;
        const rate = rates[interval] ?? 0;
        if (rate === 0) now = (interval + 1) * width;
        else return (own.at = now + drawExponential(stream) / rate);
      }
    });
    expect(findWorst(desk)).toBeGreaterThan(limit);
  });
});

describe('staff who leave in the middle of a session', () => {
  it('are noticed: fewer are turned away than where sessions run on', () => {
    const desk = findDesk('nhpp-loss-stepdown-7-5');
    expect(findWorst(desk)).toBeLessThan(limit);
    const channels = desk.model.channels.map((channel) => ({ ...channel, stepDown: 'cut' as const }));
    expect(findWorst({ ...desk, model: { ...desk.model, channels } })).toBeGreaterThan(limit);
  });
});

describe('a counsellor who comes free and a contact who arrives on the same minute', () => {
  const session = 20;
  const model = sketchModel({
    perHour: 6,
    to: '2021-04-12',
    staff: 1,
    channel: {
      open: { weekday: ['00:00', '24:00'] },
      session: [{ share: 1, kind: 'real', minutes: { kind: 'deterministic', value: session } }],
    },
  });

  /** Ranks events as told, and writes down when contacts arrive. */
  class RankedQueue extends EventQueue {
    readonly arrivals: number[] = [];

    constructor(private readonly rankOf: (rank: number) => number) {
      super();
    }

    override add(time: number, rank: number, subject: number): number {
      return super.add(time, this.rankOf(rank), subject);
    }

    override takeNext(): boolean {
      const isThere = super.takeNext();
      this.rank = this.rankOf(this.rank);
      if (isThere && this.rank === ranks.contactArrived) this.arrivals.push(this.time);
      return isThere;
    }
  }

  /** Everyone arrives on a whole minute, so that many arrive just when a session ends. */
  function runOnWholeMinutes(queue: RankedQueue): number {
    const next = Reflect.get(PoissonArrivals.prototype, 'next');
    vi.spyOn(PoissonArrivals.prototype, 'next').mockImplementation(function (this: PoissonArrivals) {
      return Math.ceil(next.call(this));
    });
    return readCount(runDesk(model, 3, 0, queue), 'connected');
  }

  /** The desk of one counsellor by hand: whoever arrives when the last session is over, or just over, is met. */
  function countMet(arrivals: readonly number[]): number {
    let freeFrom = 0;
    let met = 0;
    for (const arrival of arrivals) {
      if (arrival < freeFrom) continue;
      met++;
      freeFrom = arrival + session;
    }
    return met;
  }

  it('the contact is met', () => {
    const queue = new RankedQueue((rank) => rank);
    const connected = runOnWholeMinutes(queue);
    expect(queue.arrivals.length).toBeGreaterThan(500);
    expect(connected).toBe(countMet(queue.arrivals));
  });

  it('releasing only after the arrival is noticed: fewer are met', () => {
    const [first, last] = [ranks.sessionEnded, ranks.contactArrived];
    const swap = (rank: number) => (rank === first ? last : rank === last ? first : rank);
    const queue = new RankedQueue(swap);
    const connected = runOnWholeMinutes(queue);
    expect(connected).toBeLessThan(countMet(queue.arrivals) - 5);
  });
});

describe('first draws shared between replications', () => {
  const replications = Array.from({ length: 200 }, (_, index) => index);

  /** How many different values the first 16 bits take. */
  const countDistinct = (draw: (replication: number) => number) =>
    new Set(replications.map((replication) => Math.floor(draw(replication) * 65_536))).size;

  it('do not occur: 200 replications begin with about 200 different numbers', () => {
    expect(countDistinct((replication) => openStream(1, replication, 0).uniform())).toBeGreaterThan(195);
  });

  it('are noticed where a generator is seeded with the number of the replication', () => {
    const seedNaively = (replication: number) => (xoroshiro128plus(replication).next() >>> 0) / 2 ** 32;
    expect(countDistinct(seedNaively)).toBeLessThan(20);
  });
});
