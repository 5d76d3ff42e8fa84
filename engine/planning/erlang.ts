import { EngineError } from '../domain/engine-error.ts';
import { solveBirthDeath } from './birth-death.ts';

/** A desk in the long run: Poisson arrivals, exponential sessions, identical counsellors. */
export interface StationaryDesk {
  /** Seats, whole, ≥ 1. */
  readonly servers: number;
  /** Arrivals per hour, ≥ 0. */
  readonly perHour: number;
  /** Mean minutes of a session, > 0. */
  readonly minutes: number;
}

/** What the classical formulas say of a desk; fractions 0 … 1, minutes, contacts. */
export interface StationaryAnswer {
  /** Probability that an arrival meets a full desk. */
  readonly pBlock?: number;
  /** Probability that an arrival that is let in has to wait. */
  readonly pWait?: number;
  /** Probability that an arrival gives up waiting. */
  readonly pAbandon?: number;
  /** Mean wait over arrivals that are let in, those who give up included; null where the queue grows for ever. */
  readonly meanWaitMinutes?: number | null;
  /** Time average of the number waiting; null where it grows for ever. */
  readonly meanQueue?: number | null;
  /** Mean busy seats ÷ seats. */
  readonly occupancy: number;
}

function requireDesk({ servers, perHour, minutes }: StationaryDesk): void {
  const isSound =
    Number.isInteger(servers) && servers >= 1 && perHour >= 0 && minutes > 0 && Number.isFinite(perHour * minutes);
  if (!isSound) throw new EngineError('desk-out-of-range', JSON.stringify({ servers, perHour, minutes }));
}

/** Offered load a = λ·s in erlangs: arrivals per hour × hours a session. */
function offeredErlangs({ perHour, minutes }: StationaryDesk): number {
  return (perHour * minutes) / 60;
}

/** B(c, a) by the recursion B(k) = a·B(k−1) ÷ (k + a·B(k−1)), B(0) = 1: all terms positive, no cancellation. */
function blockingProbability(servers: number, erlangs: number): number {
  let blocking = 1;
  for (let seat = 1; seat <= servers; seat += 1) blocking = (erlangs * blocking) / (seat + erlangs * blocking);
  return blocking;
}

/**
 * Erlang B, M/M/c/c: a full desk turns arrivals away (auto-reply).
 * @throws EngineError `desk-out-of-range`
 */
export function answerErlangB(desk: StationaryDesk): StationaryAnswer {
  requireDesk(desk);
  const erlangs = offeredErlangs(desk);
  const pBlock = blockingProbability(desk.servers, erlangs);
  return { pBlock, occupancy: (erlangs * (1 - pBlock)) / desk.servers };
}

/**
 * Erlang C, M/M/c: everybody waits for as long as it takes. C = B ÷ (1 − ρ(1 − B)), Wq = C ÷ (cμ − λ), Lq = λ·Wq.
 * At ρ ≥ 1 the queue grows for ever: everybody waits, and the mean wait and queue are null.
 * @throws EngineError `desk-out-of-range`
 */
export function answerErlangC(desk: StationaryDesk): StationaryAnswer {
  requireDesk(desk);
  const { servers, perHour, minutes } = desk;
  const load = offeredErlangs(desk) / servers;
  if (load >= 1) return { pWait: 1, meanWaitMinutes: null, meanQueue: null, occupancy: 1 };
  const blocking = blockingProbability(servers, offeredErlangs(desk));
  const pWait = blocking / (1 - load * (1 - blocking));
  const meanWaitMinutes = (pWait * minutes) / (servers * (1 - load));
  return { pWait, meanWaitMinutes, meanQueue: (perHour * meanWaitMinutes) / 60, occupancy: load };
}

/** Moments of a chain whose first `servers` places are seats and the rest waiting places. */
function summarize(law: readonly number[], servers: number) {
  let [meanQueue, meanBusy, waiting] = [0, 0, 0];
  law.forEach((probability, state) => {
    meanBusy += Math.min(state, servers) * probability;
    meanQueue += Math.max(0, state - servers) * probability;
    if (state >= servers) waiting += probability;
  });
  return { meanQueue, meanBusy, waiting };
}

/**
 * M/M/c/K: `places` waiting places; who meets all of them full is turned away. pWait and the mean wait are those of the
 * arrivals let in.
 * @param places waiting places, seats not among them, whole, ≥ 0; 0 is Erlang B
 * @throws EngineError `desk-out-of-range`
 */
export function answerMmck(desk: StationaryDesk, places: number): StationaryAnswer {
  return answerWithPatience(desk, Infinity, places);
}

/**
 * Erlang A, M/M/c+M, or M/M/c/K+M: the waiting give up after an exponential patience. pAbandon = θ·Lq ÷ λ,
 * mean wait = Lq ÷ λ (over arrivals let in).
 *
 * @param patienceMinutes mean patience, > 0; Infinity = nobody gives up
 * @param places waiting places, whole, ≥ 0; Infinity = no limit (then patience must be finite)
 * @throws EngineError `desk-out-of-range`
 */
export function answerWithPatience(desk: StationaryDesk, patienceMinutes: number, places = Infinity): StationaryAnswer {
  requireDesk(desk);
  const { servers, perHour, minutes } = desk;
  const isSound = patienceMinutes > 0 && places >= 0 && (Number.isInteger(places) || places === Infinity);
  if (!isSound || (patienceMinutes === Infinity && places === Infinity)) {
    throw new EngineError('desk-out-of-range', JSON.stringify({ patienceMinutes, places }));
  }
  const endRate = 60 / minutes;
  const giveUpRate = 60 / patienceMinutes;
  const law = solveBirthDeath(
    () => perHour,
    (state) => Math.min(state, servers) * endRate + Math.max(0, state - servers) * giveUpRate,
    servers + places,
  );
  const { meanQueue, meanBusy, waiting } = summarize(law, servers);
  const pBlock = places === Infinity ? 0 : (law[servers + places] ?? 0);
  const enteringPerHour = perHour * (1 - pBlock);
  const isIdle = perHour === 0;
  return {
    ...(places === Infinity ? {} : { pBlock }),
    pWait: isIdle ? 0 : (waiting - pBlock) / (1 - pBlock),
    ...(patienceMinutes === Infinity ? {} : { pAbandon: isIdle ? 0 : (giveUpRate * meanQueue) / perHour }),
    meanWaitMinutes: isIdle ? 0 : (60 * meanQueue) / enteringPerHour,
    meanQueue,
    occupancy: meanBusy / servers,
  };
}
