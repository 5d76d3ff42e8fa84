import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EventQueue, type PendingEvents } from '../../engine/kernel/event-queue.ts';
import { SortedListQueue } from './sorted-list-queue.ts';

type Step =
  | { readonly do: 'add'; readonly time: number; readonly rank: number }
  | { readonly do: 'take' }
  | { readonly do: 'cancel'; readonly nth: number };

const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('add' as const), time: fc.integer({ min: 0, max: 12 }), rank: fc.nat(3) }),
  },
  { weight: 2, arbitrary: fc.constant({ do: 'take' as const }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('cancel' as const), nth: fc.nat(200) }) },
);

/** Everything a caller can see while the steps are carried out, one line a step. */
function recordLog(queue: PendingEvents, steps: readonly Step[]): string[] {
  const handles: number[] = [];
  const log = steps.map((step, index) => {
    if (step.do === 'add') {
      handles.push(queue.add(step.time, step.rank, index));
      return `added, ${String(queue.size)} to come`;
    }
    if (step.do === 'take')
      return queue.takeNext() ? `${String(queue.time)} ${String(queue.rank)} ${String(queue.subject)}` : 'none';
    const handle = handles[step.nth % Math.max(1, handles.length)];
    return handle === undefined
      ? 'nothing to cancel'
      : `cancelled: ${String(queue.cancel(handle))}, left ${String(queue.size)}`;
  });
  while (queue.takeNext()) log.push(`${String(queue.time)} ${String(queue.rank)} ${String(queue.subject)}`);
  return log;
}

function takeSubjects(queue: EventQueue): number[] {
  const subjects: number[] = [];
  while (queue.takeNext()) subjects.push(queue.subject);
  return subjects;
}

describe('the event queue', () => {
  it('gives the same log as a plain sorted list, whatever is added, taken and cancelled', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 300 }), (steps) => {
        expect(recordLog(new EventQueue(), steps)).toEqual(recordLog(new SortedListQueue(), steps));
      }),
      { seed: 20210401, numRuns: 300 },
    );
  });

  it('lets the smaller rank go first at equal times, and the earlier added at equal ranks', () => {
    const queue = new EventQueue();
    queue.add(5, 2, 1);
    queue.add(5, 1, 2);
    queue.add(5, 2, 3);
    queue.add(4, 9, 4);
    queue.add(5, 1, 5);
    expect(takeSubjects(queue)).toEqual([4, 2, 5, 1, 3]);
  });

  it('puts an event at infinity after every finite time', () => {
    const queue = new EventQueue();
    queue.add(Infinity, 0, 1);
    queue.add(1e300, 255, 2);
    expect(takeSubjects(queue)).toEqual([2, 1]);
  });

  it('does not cancel a later event through the handle of one that has happened', () => {
    const queue = new EventQueue();
    const stale = queue.add(1, 0, 1);
    queue.takeNext();
    queue.add(2, 0, 2);
    expect(queue.cancel(stale)).toBe(false);
    expect(takeSubjects(queue)).toEqual([2]);
  });

  it('does not cancel twice', () => {
    const queue = new EventQueue();
    const handle = queue.add(1, 0, 1);
    expect([queue.cancel(handle), queue.cancel(handle)]).toEqual([true, false]);
  });

  it('does not know the handle of nothing', () => {
    expect([0, 17, -1, 2 ** 52].map((handle) => new EventQueue().cancel(handle))).toEqual([false, false, false, false]);
  });

  it('keeps nothing of five million patience timers that were cancelled, more than it could hold together', () => {
    const queue = new EventQueue();
    queue.add(1e9, 0, -1);
    for (let i = 0; i < 5_000_000; i++) queue.cancel(queue.add(i, 0, i));
    expect(queue.size).toBe(1);
    expect(takeSubjects(queue)).toEqual([-1]);
  });

  it('stays in order while it grows far beyond its first size', () => {
    const queue = new EventQueue();
    for (let i = 0; i < 10_000; i++) queue.add((i * 7919) % 10_007, 0, (i * 7919) % 10_007);
    const subjects = takeSubjects(queue);
    expect(subjects).toEqual([...subjects].sort((a, b) => a - b));
    expect(subjects).toHaveLength(10_000);
  });

  it.each([
    ['not-a-time', NaN, 0],
    ['not-a-rank', 1, -1],
    ['not-a-rank', 1, 256],
    ['not-a-rank', 1, 0.5],
    ['not-a-rank', 1, NaN],
  ])('refuses with %s an event at time %s of rank %s', (code, time, rank) => {
    expect(() => new EventQueue().add(time, rank, 0)).toThrow(code);
  });
});
