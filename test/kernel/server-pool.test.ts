import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ServerPool } from '../../engine/kernel/server-pool.ts';
import { WaitingLine, type LineMember } from '../../engine/kernel/waiting-line.ts';

class Job implements LineMember<Job> {
  before: Job | null = null;
  behind: Job | null = null;
  constructor(readonly name: number) {}
}

function listNames(line: WaitingLine<Job>): number[] {
  const names: number[] = [];
  for (let job = line.head; job; job = job.behind) names.push(job.name);
  return names;
}

describe('a waiting line', () => {
  it('holds what a plain list holds, whoever joins at either end and leaves from anywhere', () => {
    const step = fc.record({ what: fc.constantFrom('append', 'prepend', 'remove'), at: fc.nat(1000) });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const line = new WaitingLine<Job>();
        const list: Job[] = [];
        steps.forEach(({ what, at }, index) => {
          const [gone] = what === 'remove' && list.length > 0 ? list.splice(at % list.length, 1) : [];
          if (gone) line.remove(gone);
          if (what === 'append') list.push(new Job(index));
          if (what === 'append') line.append(list[list.length - 1] as Job);
          if (what === 'prepend') list.unshift(new Job(index));
          if (what === 'prepend') line.prepend(list[0] as Job);
          expect(listNames(line)).toEqual(list.map(({ name }) => name));
          expect([line.length, line.head, line.tail]).toEqual([list.length, list[0] ?? null, list.at(-1) ?? null]);
        });
      }),
      { seed: 20210415, numRuns: 200 },
    );
  });
});

describe('a pool of servers', () => {
  it('with one unit each takes sessions up to the usable, and no more until one is released', () => {
    const pool = new ServerPool<Job>(1);
    pool.level = 2;
    expect(pool.hasRoom(1, 2)).toBe(true);
    pool.seat(1, 2);
    pool.seat(1, 2);
    expect([pool.hasRoom(1, 2), pool.busy, pool.busyWithinRoster, pool.beyondRoster]).toEqual([false, 2, 2, 0]);
    pool.endSession(0, 1);
    expect([pool.hasRoom(1, 2), pool.takenBySessions, pool.taken]).toEqual([false, 1, 2]);
    pool.release(0, 1);
    expect(pool.hasRoom(1, 2)).toBe(true);
  });

  it('fills idle servers first, then those with the fewest sessions, the lower number first', () => {
    const pool = new ServerPool<Job>(2);
    expect([pool.seat(1, 2), pool.seat(1, 2), pool.seat(1, 2), pool.seat(1, 2)]).toEqual([0, 1, 0, 1]);
    expect(pool.hasRoom(1, 2)).toBe(false);
    pool.endSession(1, 1);
    pool.release(1, 1);
    expect([pool.countRunning(0), pool.countRunning(1), pool.seat(1, 2)]).toEqual([2, 1, 1]);
  });

  it('leaves alone those who should leave: above the usable, the busiest with room takes the next', () => {
    const pool = new ServerPool<Job>(3);
    pool.level = 1;
    for (const server of [0, 1, 0]) expect(pool.seat(1, 2)).toBe(server);
    pool.endSession(0, 1);
    pool.release(0, 1);
    // Two at work with one session each, one usable: one of them takes up to three, the other goes home.
    expect([pool.busy, pool.beyondRoster, pool.seat(1, 1)]).toEqual([2, 1, 0]);
    expect(pool.hasRoom(1, 1)).toBe(false);
  });
});
