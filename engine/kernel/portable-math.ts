/**
 * Logarithm, exponential and their kin from + − × ÷ and `sqrt` alone. IEEE 754 fixes those to the last bit, whereas
 * `Math.log` and `Math.exp` may differ between JavaScript engines; so these give the same bytes everywhere.
 */

const bits = new DataView(new ArrayBuffer(8));
const exponentMask = 0x7ff00000;
const mantissaMask = 0x000fffff;

/** ln 2 in two parts: `high` has 20 trailing zero bits, so that `k × high` is exact for |k| < 2^20. */
const ln2High = 0.69314718036912381649;
const ln2Low = 1.90821492927058770002e-10;
const inverseLn2 = 1.4426950408889634;
const sqrt2 = Math.sqrt(2);
const two54 = 2 ** 54;

/**
 * Natural logarithm. Relative error below 1e-15 away from 1, absolute below 1e-16 near it.
 *
 * Formula: x = m × 2^k with 1/√2 ≤ m < √2, ln x = k ln 2 + 2 artanh((m − 1)/(m + 1)) by its power series.
 *
 * @returns −Infinity at 0, NaN below 0
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  let k = 0;
  let scaled = x;
  if (x < 2.2250738585072014e-308) {
    scaled = x * two54;
    k = -54;
  }
  bits.setFloat64(0, scaled);
  const head = bits.getUint32(0);
  k += (head >>> 20) - 1023;
  bits.setUint32(0, (head & mantissaMask) | 0x3ff00000);
  let m = bits.getFloat64(0);
  if (m >= sqrt2) {
    m *= 0.5;
    k += 1;
  }
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  // 2 artanh s = 2s + s·z·(2/3 + 2z/5 + …); |s| ≤ 0.1716, so the term in z^11 is below 1e-18 of the sum.
  let tail = 2 / 23;
  tail = tail * z + 2 / 21;
  tail = tail * z + 2 / 19;
  tail = tail * z + 2 / 17;
  tail = tail * z + 2 / 15;
  tail = tail * z + 2 / 13;
  tail = tail * z + 2 / 11;
  tail = tail * z + 2 / 9;
  tail = tail * z + 2 / 7;
  tail = tail * z + 2 / 5;
  tail = tail * z + 2 / 3;
  // 2s = f − s·f exactly, and f is exact: the rounding of the division then weighs only on the small part.
  return k * ln2High + (f - (s * (f - z * tail) - k * ln2Low));
}

/** 2^k for whole k in −1022 … 1023. */
function twoToThe(k: number): number {
  bits.setUint32(0, ((k + 1023) << 20) & exponentMask);
  bits.setUint32(4, 0);
  return bits.getFloat64(0);
}

/**
 * e^x. Relative error below 1e-15 where the result is a normal number.
 *
 * Formula: x = k ln 2 + r with |r| ≤ ln 2 / 2, e^x = 2^k e^r by its power series.
 *
 * @returns Infinity above 709.79, 0 below −745.14
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return NaN;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = Math.floor(x * inverseLn2 + 0.5);
  const high = x - k * ln2High;
  const low = k * ln2Low;
  const r = high - low;
  const lost = high - r - low;
  let sum = 1 / 87178291200;
  sum = sum * r + 1 / 6227020800;
  sum = sum * r + 1 / 479001600;
  sum = sum * r + 1 / 39916800;
  sum = sum * r + 1 / 3628800;
  sum = sum * r + 1 / 362880;
  sum = sum * r + 1 / 40320;
  sum = sum * r + 1 / 5040;
  sum = sum * r + 1 / 720;
  sum = sum * r + 1 / 120;
  sum = sum * r + 1 / 24;
  sum = sum * r + 1 / 6;
  sum = sum * r + 0.5;
  const value = 1 + (r + (sum * r * r + lost));
  if (k > 1023) return value * 2 * twoToThe(k - 1);
  if (k < -1022) return value * twoToThe(k + 54) * (1 / two54);
  return value * twoToThe(k);
}

/** ln Γ(x) for x > 0 by Stirling's series after shifting x above 10. Absolute error below 1e-13 × (1 + |ln Γ(x)|). */
export function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < 10) {
    product *= shifted;
    shifted += 1;
  }
  const w = 1 / (shifted * shifted);
  let series = -691 / 360360;
  series = series * w + 1 / 1188;
  series = series * w - 1 / 1680;
  series = series * w + 1 / 1260;
  series = series * w - 1 / 360;
  series = series * w + 1 / 12;
  const halfLogTwoPi = 0.9189385332046727;
  return (shifted - 0.5) * log(shifted) - shifted + halfLogTwoPi + series / shifted - log(product);
}
