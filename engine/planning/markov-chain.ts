import { EngineError } from '../domain/engine-error.ts';

/** A continuous-time chain with constant rates: from state `from[i]` to `to[i]` at `rate[i]` per minute. */
export interface ConstantChain {
  readonly states: number;
  readonly from: readonly number[];
  readonly to: readonly number[];
  readonly rate: readonly number[];
}

/** Where a chain is at the end of a stretch, and how long it has been where. */
export interface Evolution {
  /** Probability of each state at the end. */
  readonly end: Float64Array;
  /** Expected minutes spent in each state during the stretch. */
  readonly minutesIn: Float64Array;
}

/** Poisson weights below this no longer change a double-precision sum. */
const negligible = 1e-18;

/** Weights P(X = k), k = 0 …, of a Poisson law, from its mode outwards, so that nothing under- or overflows. */
function poissonWeights(mean: number): Float64Array {
  const mode = Math.floor(mean);
  const above: number[] = [];
  for (let k = mode, weight = 1; weight > negligible; k += 1) {
    weight *= mean / (k + 1);
    above.push(weight);
  }
  const below: number[] = [];
  for (let k = mode, weight = 1; k > 0; k -= 1) {
    weight *= k / mean;
    below.push(weight);
  }
  const weights = Float64Array.from([...below.reverse(), 1, ...above]);
  const sum = [...weights].sort((a, b) => a - b).reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

/**
 * Solves the Kolmogorov forward equations p′ = pQ over a stretch of constant rates by uniformization:
 * p(t) = Σₖ Pois(k; Λt) p(0)Pᵏ and ∫p = Σₖ P(Pois(Λt) > k) p(0)Pᵏ ÷ Λ, with P = I + Q/Λ. Every term is positive, so the
 * error is that of rounding.
 *
 * @param start probability of each state at the start
 * @param minutes length of the stretch, ≥ 0
 * @throws EngineError `chain-mismatch` where `start` has another number of states
 */
export function evolveChain(chain: ConstantChain, start: Float64Array, minutes: number): Evolution {
  if (start.length !== chain.states) throw new EngineError('chain-mismatch', `${start.length} ≠ ${chain.states}`);
  const outflow = new Float64Array(chain.states);
  chain.from.forEach((state, index) => (outflow[state] = (outflow[state] ?? 0) + (chain.rate[index] ?? 0)));
  const fastest = outflow.reduce((most, rate) => Math.max(most, rate), 0);
  if (fastest === 0 || minutes === 0) return { end: start.slice(), minutesIn: start.map((each) => each * minutes) };

  const weights = poissonWeights(fastest * minutes);
  const jump = chain.rate.map((rate) => rate / fastest);
  const stay = outflow.map((rate) => 1 - rate / fastest);
  const end = new Float64Array(chain.states);
  const minutesIn = new Float64Array(chain.states);
  let current = start.slice();
  let tail = 1;
  for (const weight of weights) {
    tail = Math.max(0, tail - weight);
    for (let state = 0; state < chain.states; state += 1) {
      const here = current[state] as number;
      end[state] = (end[state] as number) + weight * here;
      minutesIn[state] = (minutesIn[state] as number) + (tail * here) / fastest;
    }
    const next = current.map((here, state) => here * (stay[state] as number));
    for (let index = 0; index < jump.length; index += 1) {
      const target = chain.to[index] as number;
      next[target] =
        (next[target] as number) + (current[chain.from[index] as number] as number) * (jump[index] as number);
    }
    current = next;
  }
  return { end, minutesIn };
}
