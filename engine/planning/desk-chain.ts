import type { ConstantChain } from './markov-chain.ts';

/** The rules of a desk whose arrivals are Poisson and whose sessions and patience are exponential. */
export interface ExponentialDesk {
  /** Speed of service per minute with `busy` sessions under way. */
  readonly endRate: (busy: number, seats: number) => number;
  /** Give-ups per minute and person waiting. */
  readonly giveUpRate: number;
  /** Waiting places for arrivals; 0 at a loss desk, Infinity where the line has no end. */
  readonly places: number;
  readonly stepDown: 'finish' | 'requeue' | 'cut';
}

/**
 * The states (busy, waiting) that can occur: nobody waits while a seat is free, so people wait only in states with at
 * least `fewest` sessions; a desk may be busier than its seats while surplus sessions run on.
 */
export class DeskStates {
  readonly count: number;
  private readonly widthWaiting: number;

  /**
   * @param most greatest number of sessions at once
   * @param fewest fewest seats ever on duty at once
   * @param longest greatest number of waiting: people sent back into the line may stand beyond its places
   */
  constructor(
    readonly most: number,
    readonly fewest: number,
    readonly longest: number,
  ) {
    this.widthWaiting = most - fewest + 1;
    this.count = most + 1 + this.widthWaiting * longest;
  }

  index(busy: number, waiting: number): number {
    return waiting === 0 ? busy : this.most + 1 + (waiting - 1) * this.widthWaiting + (busy - this.fewest);
  }

  busyOf(state: number): number {
    return state <= this.most ? state : this.fewest + ((state - this.most - 1) % this.widthWaiting);
  }

  waitingOf(state: number): number {
    return state <= this.most ? 0 : 1 + Math.floor((state - this.most - 1) / this.widthWaiting);
  }
}

/**
 * What happens to an arrival that finds `busy` sessions and `waiting` people before it. It is `unseen` where the line of the
 * desk goes on and that of the states does not.
 */
export function fateOfArrival(
  desk: ExponentialDesk,
  states: DeskStates,
  seats: number,
  busy: number,
  waiting: number,
): 'connected' | 'waits' | 'blocked' | 'unseen' {
  if (busy < seats && waiting === 0) return 'connected';
  if (waiting >= desk.places) return 'blocked';
  return waiting < states.longest ? 'waits' : 'unseen';
}

/**
 * The chain of a stretch with constant arrivals and seats.
 * @param perMinute arrivals let in
 * @param takesFromLine false once the waiting are no longer served
 */
export function buildDeskChain(
  desk: ExponentialDesk,
  states: DeskStates,
  seats: number,
  perMinute: number,
  takesFromLine: boolean,
): ConstantChain {
  const chain = { states: states.count, from: [] as number[], to: [] as number[], rate: [] as number[] };
  const add = (from: number, to: number, rate: number) => {
    if (rate <= 0 || from === to) return;
    chain.from.push(from);
    chain.to.push(to);
    chain.rate.push(rate);
  };
  for (let state = 0; state < states.count; state += 1) {
    const [busy, waiting] = [states.busyOf(state), states.waitingOf(state)];
    const fate = fateOfArrival(desk, states, seats, busy, waiting);
    if (fate === 'connected') add(state, states.index(busy + 1, waiting), perMinute);
    if (fate === 'waits') add(state, states.index(busy, waiting + 1), perMinute);
    if (busy > 0) {
      const isTaken = takesFromLine && waiting > 0 && busy <= seats;
      add(
        state,
        isTaken ? states.index(busy, waiting - 1) : states.index(busy - 1, waiting),
        desk.endRate(busy, seats),
      );
    }
    if (waiting > 0) add(state, states.index(busy, waiting - 1), waiting * desk.giveUpRate);
  }
  return chain;
}

/** Probability moved at an instant, and how many people it connects, puts back in line, closes out or cuts short. */
export interface InstantMove {
  readonly law: Float64Array;
  readonly connected: number;
  readonly requeued: number;
  readonly closedOut: number;
}

function moveEach(
  states: DeskStates,
  law: Float64Array,
  move: (
    busy: number,
    waiting: number,
  ) => { busy: number; waiting: number; connected?: number; requeued?: number; closedOut?: number },
): InstantMove {
  const next = new Float64Array(states.count);
  let [connected, requeued, closedOut] = [0, 0, 0];
  law.forEach((probability, state) => {
    if (probability === 0) return;
    const moved = move(states.busyOf(state), states.waitingOf(state));
    const target = states.index(moved.busy, moved.waiting);
    next[target] = (next[target] as number) + probability;
    connected += probability * (moved.connected ?? 0);
    requeued += probability * (moved.requeued ?? 0);
    closedOut += probability * (moved.closedOut ?? 0);
  });
  return { law: next, connected, requeued, closedOut };
}

/** Seats change: free ones take people from the line, surplus sessions follow the desk's rule. */
export function changeSeats(desk: ExponentialDesk, states: DeskStates, law: Float64Array, seats: number): InstantMove {
  return moveEach(states, law, (busy, waiting) => {
    if (busy < seats) {
      const taken = Math.min(waiting, seats - busy);
      return { busy: busy + taken, waiting: waiting - taken, connected: taken };
    }
    const surplus = busy - seats;
    if (surplus === 0 || desk.stepDown === 'finish') return { busy, waiting };
    if (desk.stepDown === 'cut') return { busy: seats, waiting };
    return { busy: seats, waiting: waiting + surplus, requeued: surplus };
  });
}

/** The desk closes: by its rule the waiting are closed out, and running sessions end or run on. */
export function closeDesk(
  states: DeskStates,
  law: Float64Array,
  closing: 'finish' | 'serveWaiting' | 'cut',
): InstantMove {
  return moveEach(states, law, (busy, waiting) => {
    if (closing === 'serveWaiting') return { busy, waiting };
    return { busy: closing === 'cut' ? 0 : busy, waiting: 0, closedOut: waiting };
  });
}
