import { describe, expect, it } from 'vitest';
import { Scheduler, defineRanks } from '../../engine/kernel/scheduler.ts';

const ranks = defineRanks(['release', 'rosterChange', 'arrival']);

describe('the virtual clock', () => {
  it('goes from event to event and stands still between them', () => {
    const clock = new Scheduler(100);
    clock.scheduleAfter(5, ranks.arrival, 1);
    clock.scheduleAt(103, ranks.arrival, 2);
    expect(clock.now).toBe(100);
    expect([clock.advance(), clock.now, clock.subject]).toEqual([true, 103, 2]);
    expect([clock.advance(), clock.now, clock.subject]).toEqual([true, 105, 1]);
    expect([clock.advance(), clock.now]).toEqual([false, 105]);
  });

  it('frees a seat before the caller of the same minute finds the desk full', () => {
    const clock = new Scheduler();
    clock.scheduleAt(60, ranks.arrival, 1);
    clock.scheduleAt(60, ranks.rosterChange, 2);
    clock.scheduleAt(60, ranks.release, 3);
    const seen: number[] = [];
    while (clock.advance()) seen.push(clock.rank);
    expect(seen).toEqual([ranks.release, ranks.rosterChange, ranks.arrival]);
  });

  it('never meets an event that was taken back', () => {
    const clock = new Scheduler();
    const handle = clock.scheduleAt(1, ranks.release, 1);
    expect(clock.cancel(handle)).toBe(true);
    expect(clock.advance()).toBe(false);
  });

  it('refuses to plan for the past', () => {
    const clock = new Scheduler(10);
    expect(() => clock.scheduleAt(9.999, 0, 0)).toThrow('time-is-past');
    expect(() => clock.scheduleAfter(-1, 0, 0)).toThrow('time-is-past');
    expect(() => clock.scheduleAfter(NaN, 0, 0)).toThrow('not-a-time');
  });

  it('refuses a table of ranks that names one twice', () => {
    expect(() => defineRanks(['arrival', 'release', 'arrival'])).toThrow('duplicate-rank');
  });
});
