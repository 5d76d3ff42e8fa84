import { queue } from './queue-of-the-bench.ts';

function drawGap(mean: number): number {
  return -Math.log(1 - Math.random()) * mean;
}

/**
 * The same queue as one loop written for it alone: no kernel, no streams, no hours, no intervals, the engine's own
 * random numbers. The ends of the sessions stand in an array that is searched; who waits is looked at only when a
 * counsellor comes free, since the head of the line may have left by then.
 */
export function runByHand(hours: number): { arrivals: number; abandonedShare: number } {
  const ends = new Float64Array(queue.servers).fill(-1);
  const leavesAt: number[] = [];
  let head = 0;
  let arrivals = 0;
  let abandoned = 0;
  let busyHours = 0;
  let nextArrival = drawGap(1 / queue.perHour);
  for (;;) {
    let first = 0;
    for (let server = 1; server < ends.length; server++) {
      if ((ends[server] as number) < (ends[first] as number)) first = server;
    }
    const firstEnd = ends[first] as number;
    if (head < leavesAt.length && firstEnd <= nextArrival) {
      const leaves = leavesAt[head++] as number;
      if (leaves < firstEnd) abandoned++;
      else {
        const session = drawGap(queue.sessionHours);
        busyHours += session;
        ends[first] = firstEnd + session;
      }
      if (head === leavesAt.length) head = leavesAt.length = 0;
      continue;
    }
    if (nextArrival >= hours) return { arrivals, abandonedShare: busyHours > 0 ? abandoned / arrivals : 0 };
    arrivals++;
    if (firstEnd <= nextArrival) {
      const session = drawGap(queue.sessionHours);
      busyHours += session;
      ends[first] = nextArrival + session;
    } else {
      leavesAt.push(nextArrival + drawGap(queue.patienceHours));
    }
    nextArrival += drawGap(1 / queue.perHour);
  }
}
