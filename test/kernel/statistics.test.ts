import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Moments } from '../../engine/kernel/moments.ts';
import { QuantileHistogram } from '../../engine/kernel/quantile-histogram.ts';
import { openStream } from '../../engine/kernel/random-streams.ts';
import { drawNormal } from '../../engine/kernel/samplers.ts';
import { halfWidth95, studentQuantile } from '../../engine/kernel/student.ts';

describe('moments', () => {
  it('give mean and variance of 2, 4, 4, 4, 5, 5, 7, 9', () => {
    const moments = new Moments();
    [2, 4, 4, 4, 5, 5, 7, 9].forEach((value) => moments.add(value));
    expect(moments.mean).toBe(5);
    expect(moments.variance).toBeCloseTo(32 / 7, 14);
  });

  it('lose no digits where every value is near a billion', () => {
    const moments = new Moments();
    [1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16].forEach((value) => moments.add(value));
    expect(moments.variance).toBe(30);
  });

  it('have no mean of nothing and no variance of one value', () => {
    const moments = new Moments();
    expect(moments.mean).toBeNaN();
    moments.add(3);
    expect([moments.mean, moments.variance]).toEqual([3, NaN]);
  });
});

describe('quantiles in fixed memory', () => {
  it('are at most 0.05 % below the exact ones', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.001, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 200 }),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (values, share) => {
          const histogram = new QuantileHistogram();
          values.forEach((value) => {
            histogram.add(value);
          });
          const exact = [...values].sort((a, b) => a - b)[Math.ceil(share * values.length) - 1] as number;
          const given = histogram.quantile(share);
          expect(given).toBeLessThanOrEqual(exact);
          expect(given).toBeGreaterThanOrEqual(exact * (1 - 2 ** -11));
        },
      ),
      { seed: 8, numRuns: 100 },
    );
  });

  it('are exact for whole minutes, and a wait of no time counts as no time', () => {
    const histogram = new QuantileHistogram();
    for (let minute = 0; minute < 100; minute++) histogram.add(minute);
    expect([0.01, 0.5, 0.95, 1].map((share) => histogram.quantile(share))).toEqual([0, 49, 94, 99]);
  });

  it('know nothing of nothing, and refuse a negative wait', () => {
    expect(new QuantileHistogram().quantile(0.95)).toBeNaN();
    expect(() => {
      new QuantileHistogram().add(-1);
    }).toThrow('not-a-measure');
    expect(() => {
      new QuantileHistogram().add(NaN);
    }).toThrow('not-a-measure');
  });
});

describe("Student's t", () => {
  // Standard table values.
  it.each([
    [0.975, 1, 12.7062047364],
    [0.975, 2, 4.3026527297],
    [0.975, 3, 3.1824463053],
    [0.975, 5, 2.5705818366],
    [0.975, 10, 2.228138852],
    [0.975, 30, 2.0422724563],
    [0.975, 99, 1.9842169515],
    [0.975, 1000, 1.9623390808],
    [0.975, 1e6, 1.9599663568],
    [0.95, 5, 2.0150483727],
    [0.995, 10, 3.1692726672],
    [0.9, 20, 1.325340707],
  ])('at %s with %s degrees of freedom is %s, as in the tables', (probability, freedom, expected) => {
    expect(Math.abs(studentQuantile(probability, freedom) - expected)).toBeLessThan(1e-6);
    expect(studentQuantile(1 - probability, freedom)).toBeCloseTo(-expected, 6);
  });

  it('is 0 in the middle, and refuses what is no probability', () => {
    expect(studentQuantile(0.5, 3)).toBe(0);
    expect(() => studentQuantile(1, 3)).toThrow('not-a-probability');
    expect(() => studentQuantile(0.975, 0)).toThrow('not-degrees-of-freedom');
  });

  it('gives intervals that hold the truth 95 times in 100 (4,000 samples of 5)', () => {
    const stream = openStream(9, 0, 0);
    let held = 0;
    for (let trial = 0; trial < 4000; trial++) {
      const moments = new Moments();
      for (let i = 0; i < 5; i++) moments.add(drawNormal(stream));
      if (Math.abs(moments.mean) <= halfWidth95(5, moments.variance)) held++;
    }
    // Standard error √(0.95 × 0.05 ÷ 4,000) = 0.0034; with the normal's 1.96 it would be 0.88.
    expect(Math.abs(held / 4000 - 0.95)).toBeLessThan(4 * 0.0034);
  });
});
