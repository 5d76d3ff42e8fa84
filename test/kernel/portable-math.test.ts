import fc from 'fast-check';
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exp, log, logGamma } from '../../engine/kernel/portable-math.ts';

function errorOf(actual: number, expected: number): number {
  return actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected);
}

describe('logarithm and exponential from + − × ÷ alone', () => {
  it('log agrees with Math.log to 1e-15 over all magnitudes, the smallest numbers included', () => {
    fc.assert(
      fc.property(fc.double({ min: 5e-324, noNaN: true }), (x) => errorOf(log(x), Math.log(x)) < 1e-15),
      { seed: 3, numRuns: 20_000 },
    );
  });

  it('log agrees near 1, where a careless sum loses its digits', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 2, noNaN: true }), (x) => errorOf(log(x), Math.log(x)) < 1e-15),
      { seed: 4, numRuns: 20_000 },
    );
    for (let k = 1; k <= 52; k++) expect(errorOf(log(1 - 2 ** -k), Math.log(1 - 2 ** -k))).toBeLessThan(1e-15);
  });

  it('exp agrees with Math.exp to 1e-15 wherever the result is a normal number', () => {
    fc.assert(
      fc.property(fc.double({ min: -708, max: 709.7, noNaN: true }), (x) => errorOf(exp(x), Math.exp(x)) < 1e-15),
      { seed: 5, numRuns: 20_000 },
    );
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), (x) => errorOf(exp(x), Math.exp(x)) < 1e-15),
      { seed: 6, numRuns: 20_000 },
    );
  });

  it('knows the ends of the number line', () => {
    expect([log(0), log(-1), log(NaN), log(1), log(Infinity)]).toEqual([-Infinity, NaN, NaN, 0, Infinity]);
    expect([exp(-Infinity), exp(-746), exp(0), exp(710), exp(Infinity), exp(NaN)]).toEqual([
      0,
      0,
      1,
      Infinity,
      Infinity,
      NaN,
    ]);
    expect(exp(-745)).toBe(Math.exp(-745));
  });

  it('log and exp undo each other', () => {
    for (let x = -700; x <= 700; x += 7.3) expect(Math.abs(log(exp(x)) - x)).toBeLessThan(1e-12);
  });

  it('ln Γ meets the factorials, and Γ(1/2) = √π', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n++) {
      expect(Math.abs(logGamma(n) - Math.log(factorial))).toBeLessThan(1e-13 * (1 + Math.log(factorial)));
      factorial *= n;
    }
    expect(logGamma(0.5)).toBeCloseTo(0.5723649429247001, 13);
    expect(logGamma(1000.5)).toBeCloseTo(5908.674175848678, 9);
  });

  it('nothing in the kernel or the simulation calls a function that differs between JavaScript engines', () => {
    const banned =
      /Math\.(log|exp|pow|sin|cos|tan|asin|acos|atan|sinh|cosh|tanh|cbrt|hypot|expm1|log1p|log2|log10|random)\b/;
    const sources = ['engine/kernel', 'engine/simulation'].flatMap((folder) =>
      readdirSync(folder)
        .filter((name) => name.endsWith('.ts'))
        .map((name) => `${folder}/${name}`),
    );
    const codeOnly = (path: string) => readFileSync(path, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
    expect(sources.length).toBeGreaterThan(10);
    expect(sources.filter((path) => banned.test(codeOnly(path)))).toEqual([]);
  });
});
