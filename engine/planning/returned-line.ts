import type { ExponentialDesk } from './desk-chain.ts';
import { evolveChain } from './markov-chain.ts';

/**
 * Those whose session was taken from them by a step down and who wait at the head of the line for its rest. Nobody is served
 * before them, so their number follows a law of its own: `law[r]` = probability that r of them wait.
 */
export type ReturnedLaw = Float64Array;

/** What became of them in a stretch, expected. */
export interface ReturnedFlows {
  readonly law: ReturnedLaw;
  readonly gaveUp: number;
}

export function noneReturned(most: number): ReturnedLaw {
  return new Float64Array(most + 1).fill(1, 0, 1);
}

/** How many of them wait, on average. */
export function expectReturned(law: ReturnedLaw): number {
  return law.reduce((sum, probability, number) => sum + number * probability, 0);
}

/**
 * Their number over a stretch of constant seats. While any of them waits every seat is taken, so the head of the line is
 * served at the speed of a full desk, and each gives up at the desk's rate.
 */
export function passReturned(
  desk: ExponentialDesk,
  law: ReturnedLaw,
  seats: number,
  minutes: number,
  takesFromLine: boolean,
): ReturnedFlows {
  const served = takesFromLine ? desk.endRate(seats, seats) : 0;
  const numbers = Array.from({ length: law.length - 1 }, (_, index) => index + 1);
  const chain = {
    states: law.length,
    from: numbers,
    to: numbers.map((number) => number - 1),
    rate: numbers.map((number) => served + number * desk.giveUpRate),
  };
  const { end, minutesIn } = evolveChain(chain, law, minutes);
  return { law: end, gaveUp: expectReturned(minutesIn) * desk.giveUpRate };
}

/**
 * Their number after the seats change from `before` to `after`: a step up takes the first of them in, a step down adds the
 * sessions above the new level. Where some wait already, the desk was full at the old level.
 *
 * @param busyLaw probability of each number of sessions just before, over the same weight as `law`
 */
export function stepReturned(law: ReturnedLaw, busyLaw: Float64Array, before: number, after: number): ReturnedLaw {
  const next = new Float64Array(law.length);
  const add = (number: number, probability: number) => {
    const place = Math.min(Math.max(number, 0), law.length - 1);
    next[place] = (next[place] as number) + probability;
  };
  let waiting = 0;
  law.forEach((probability, number) => {
    if (number === 0) return;
    waiting += probability;
    add(number + before - after, probability);
  });
  busyLaw.forEach((probability, busy) => {
    // Of the full desk the part with nobody sent back; elsewhere nobody is.
    const alone = busy === before ? Math.max(0, probability - waiting) : probability;
    add(busy - after, alone);
  });
  return next;
}
