import { EngineError } from '../domain/engine-error.ts';
import { solveBirthDeath } from './birth-death.ts';
import { answerErlangB, answerErlangC, type StationaryDesk } from './erlang.ts';
import { evolveChain } from './markov-chain.ts';

/** How long arrivals wait, as fractions of all arrivals, those turned away included. */
export interface WaitingTime {
  /** Met within the minutes. */
  readonly serviceLevel: number;
  /** Still waiting after the minutes: neither met, nor gone, nor turned away. */
  readonly pWaitExceeds: number;
}

function requireMinutes(minutes: number): void {
  if (!(minutes >= 0 && Number.isFinite(minutes))) throw new EngineError('minutes-out-of-range', String(minutes));
}

/** A loss desk: who is let in is met at once. */
export function answerWaitingB(desk: StationaryDesk): WaitingTime {
  return { serviceLevel: 1 - (answerErlangB(desk).pBlock ?? 0), pWaitExceeds: 0 };
}

/**
 * Erlang C: P(W > t) = C·e^−(cμ − λ)t. At ρ ≥ 1 nobody is met in time.
 * @param withinMinutes ≥ 0
 * @throws EngineError `desk-out-of-range`, `minutes-out-of-range`
 */
export function answerWaitingC(desk: StationaryDesk, withinMinutes: number): WaitingTime {
  requireMinutes(withinMinutes);
  const { servers, perHour, minutes } = desk;
  const { pWait = 1 } = answerErlangC(desk);
  const gain = servers / minutes - perHour / 60;
  const pWaitExceeds = gain <= 0 ? 1 : pWait * Math.exp(-gain * withinMinutes);
  return { serviceLevel: 1 - pWaitExceeds, pWaitExceeds };
}

/**
 * Erlang A and M/M/c/K: an arrival that finds j people before it in line moves up at the rate of the full desk plus their
 * giving up, until it is met or gives up itself; the chain of its place is followed for the minutes (uniformization), from
 * the law that arrivals find.
 *
 * @param patienceMinutes mean patience, > 0; Infinity = nobody gives up
 * @param places waiting places, whole, ≥ 0; Infinity = no limit (then patience must be finite)
 * @param withinMinutes ≥ 0
 * @throws EngineError `desk-out-of-range`, `minutes-out-of-range`
 */
export function answerWaitingInLine(
  desk: StationaryDesk,
  patienceMinutes: number,
  places: number,
  withinMinutes: number,
): WaitingTime {
  requireMinutes(withinMinutes);
  const { servers, perHour, minutes } = desk;
  const [endRate, giveUpRate] = [1 / minutes, 1 / patienceMinutes];
  const law = solveBirthDeath(
    () => perHour / 60,
    (state) => Math.min(state, servers) * endRate + Math.max(0, state - servers) * giveUpRate,
    servers + places,
  );
  const atOnce = law.slice(0, servers).reduce((sum, probability) => sum + probability, 0);
  // Who finds the last place taken is turned away.
  const before = law.slice(servers, places === Infinity ? undefined : servers + places);
  const [met, gone] = [before.length, before.length + 1];
  const chain = { states: before.length + 2, from: [] as number[], to: [] as number[], rate: [] as number[] };
  const add = (from: number, to: number, rate: number) => {
    chain.from.push(from);
    chain.to.push(to);
    chain.rate.push(rate);
  };
  before.forEach((_, ahead) => {
    add(ahead, ahead === 0 ? met : ahead - 1, servers * endRate + ahead * giveUpRate);
    add(ahead, gone, giveUpRate);
  });
  const { end } = evolveChain(chain, Float64Array.from([...before, 0, 0]), withinMinutes);
  const waiting = end.slice(0, before.length).reduce((sum, probability) => sum + probability, 0);
  return { serviceLevel: atOnce + (end[met] ?? 0), pWaitExceeds: waiting };
}
