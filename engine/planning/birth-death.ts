/**
 * The stationary law of a birth–death chain, 0 … `last`: π(n) ∝ Π birth(i − 1) ÷ death(i).
 *
 * Weights grow outward from the most likely state, where the weight is 1, so nothing over- or underflows that matters;
 * small terms are summed first. With `last` Infinity the chain is cut where a further term no longer changes the sum and
 * the ratio of neighbours is below 1.
 *
 * @param birth rate n → n + 1, per hour, ≥ 0
 * @param death rate n → n − 1, per hour, > 0 for n ≥ 1; birth(n) ÷ death(n + 1) must fall with n once it is below 1
 * @param last greatest state; Infinity for an endless queue (the caller makes sure the law exists)
 * @returns π as a list from state 0
 */
export function solveBirthDeath(
  birth: (state: number) => number,
  death: (state: number) => number,
  last: number,
): readonly number[] {
  let mode = 0;
  while (mode < last && birth(mode) > death(mode + 1)) mode += 1;
  const below: number[] = [];
  for (let state = mode, weight = 1; state > 0 && weight > 0; state -= 1) {
    weight *= death(state) / birth(state - 1);
    below.push(weight);
  }
  const above: number[] = [];
  for (let state = mode, weight = 1; state < last; state += 1) {
    weight *= birth(state) / death(state + 1);
    if (weight < Number.EPSILON * 1e-6) break;
    above.push(weight);
  }
  const weights = [...Array<number>(mode - below.length).fill(0), ...below.reverse(), 1, ...above];
  const sum = [...weights].sort((a, b) => a - b).reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}
