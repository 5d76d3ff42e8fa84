import { describe, expect, it } from 'vitest';
import { meanOf, varianceOf, type Distribution } from '../../engine/kernel/distribution.ts';
import { openStream } from '../../engine/kernel/random-streams.ts';
import { createSampler, drawNormal } from '../../engine/kernel/samplers.ts';
import { averageOf, drawMany, scoreFit, scoreMean, scoreVariance } from './sample-checks.ts';

const draws = 200_000;
/** Four standard errors: a right sampler fails with probability 6e-5 a check; the seeds are fixed, so it never does. */
const limit = 4;

const cases: [string, Distribution][] = [
  ['an exponential of 54 minutes', { kind: 'exponential', mean: 54 }],
  ['a lognormal of 60 ± 45 minutes', { kind: 'lognormal', mean: 60, sd: 45 }],
  ['a lognormal of 10 ± 1 minutes', { kind: 'lognormal', mean: 10, sd: 1 }],
  ['a gamma of 30 minutes with cv 0.5', { kind: 'gamma', mean: 30, cv: 0.5 }],
  ['a gamma of 30 minutes with cv 1', { kind: 'gamma', mean: 30, cv: 1 }],
  ['a gamma of 1 with cv 2, more spread than an exponential', { kind: 'gamma', mean: 1, cv: 2 }],
  [
    'bins 0–10, 10–30, 30–90',
    {
      kind: 'empirical',
      bins: [
        [0, 10, 0.25],
        [10, 30, 0.5],
        [30, 90, 0.25],
      ],
    },
  ],
];

describe('the samplers', () => {
  it.each(cases)(
    '%s has the mean and the variance it says (200,000 draws, four standard errors)',
    (_, distribution) => {
      const values = drawMany(createSampler(distribution), draws, 11);
      expect(Math.abs(scoreMean(values, meanOf(distribution), varianceOf(distribution)))).toBeLessThan(limit);
      expect(Math.abs(scoreVariance(values, meanOf(distribution), varianceOf(distribution)))).toBeLessThan(limit);
      expect(values.every((value) => value >= 0)).toBe(true);
    },
  );

  it('the exponential has the shape of an exponential (Kolmogorov–Smirnov, level 0.001)', () => {
    const values = drawMany(createSampler({ kind: 'exponential', mean: 54 }), draws, 12);
    expect(scoreFit(values, (x) => 1 - Math.exp(-x / 54))).toBeLessThan(1.95);
    expect(scoreFit(values, (x) => 1 - Math.exp(-x / 55))).toBeGreaterThan(1.95);
  });

  it('a gamma with cv 1 is the exponential', () => {
    const values = drawMany(createSampler({ kind: 'gamma', mean: 20, cv: 1 }), draws, 13);
    expect(scoreFit(values, (x) => 1 - Math.exp(-x / 20))).toBeLessThan(1.95);
  });

  it('a gamma with cv √½ is the sum of two exponentials, with cv √2 the square of a normal', () => {
    const sum = drawMany(createSampler({ kind: 'gamma', mean: 2, cv: Math.SQRT1_2 }), draws, 14);
    expect(scoreFit(sum, (x) => 1 - Math.exp(-x) * (1 + x))).toBeLessThan(1.95);
    const stream = openStream(15, 0, 0);
    const squares = Array.from({ length: draws }, () => drawNormal(stream) ** 2).sort((a, b) => a - b);
    const gammas = drawMany(createSampler({ kind: 'gamma', mean: 1, cv: Math.SQRT2 }), draws, 16).sort((a, b) => a - b);
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      const at = Math.floor(share * draws);
      expect(Math.abs((gammas[at] as number) / (squares[at] as number) - 1)).toBeLessThan(0.03);
    }
  });

  it('the logarithm of a lognormal is normal: mean, variance, and 15.87 % below one sd under the centre', () => {
    const variance = Math.log(1 + (45 / 60) ** 2);
    const centre = Math.log(60) - variance / 2;
    const logs = drawMany(createSampler({ kind: 'lognormal', mean: 60, sd: 45 }), draws, 17).map((x) => Math.log(x));
    expect(Math.abs(scoreMean(logs, centre, variance))).toBeLessThan(limit);
    expect(Math.abs(scoreVariance(logs, centre, variance))).toBeLessThan(limit);
    const below = logs.filter((x) => x < centre - Math.sqrt(variance)).length / draws;
    expect(Math.abs(below - 0.158655)).toBeLessThan(limit * Math.sqrt((0.158655 * 0.841345) / draws));
  });

  it('bins get their shares, are even inside, and an empty bin or one of no width is no trouble', () => {
    const values = drawMany(
      createSampler({
        kind: 'empirical',
        bins: [
          [0, 5, 0],
          [5, 15, 0.4],
          [20, 20, 0.6],
          [30, 40, 0],
        ],
      }),
      draws,
      18,
    );
    const within = values.filter((x) => x >= 5 && x < 15);
    expect(values.every((x) => (x >= 5 && x < 15) || x === 20)).toBe(true);
    expect(Math.abs(within.length / draws - 0.4)).toBeLessThan(limit * Math.sqrt(0.24 / draws));
    expect(scoreFit(within, (x) => (x - 5) / 10)).toBeLessThan(1.95);
  });

  it.each<[string, Distribution]>([
    ['deterministic', { kind: 'deterministic', value: 7 }],
    ['lognormal with sd 0', { kind: 'lognormal', mean: 7, sd: 0 }],
    ['gamma with cv 0', { kind: 'gamma', mean: 7, cv: 0 }],
  ])('%s always gives its value', (_, distribution) => {
    expect(new Set(drawMany(createSampler(distribution), 100, 19))).toEqual(new Set([7]));
  });

  it('a gamma of extreme spread stays finite and keeps its mean', () => {
    const values = drawMany(createSampler({ kind: 'gamma', mean: 1, cv: 5 }), draws, 20);
    expect(values.every((value) => Number.isFinite(value))).toBe(true);
    expect(Math.abs(scoreMean(values, 1, 25))).toBeLessThan(limit);
  });

  it('a wrong lognormal, with mean and sd taken for those of the logarithm, would be caught', () => {
    const stream = openStream(21, 0, 0);
    const wrong = Array.from({ length: draws }, () => Math.exp(Math.log(60) + 0.75 * drawNormal(stream)));
    expect(Math.abs(scoreMean(wrong, 60, 45 * 45))).toBeGreaterThan(limit);
    expect(averageOf(wrong)).toBeGreaterThan(70);
  });

  it.each<[string, Distribution]>([
    ['a negative constant', { kind: 'deterministic', value: -1 }],
    ['an exponential of mean 0', { kind: 'exponential', mean: 0 }],
    ['a mean that is no number', { kind: 'exponential', mean: NaN }],
    ['an endless mean', { kind: 'lognormal', mean: Infinity, sd: 1 }],
    ['a negative sd', { kind: 'lognormal', mean: 1, sd: -1 }],
    ['a negative cv', { kind: 'gamma', mean: 1, cv: -0.5 }],
    ['a bin that runs backwards', { kind: 'empirical', bins: [[5, 4, 1]] }],
    ['no bins', { kind: 'empirical', bins: [] }],
    ['bins of share 0', { kind: 'empirical', bins: [[0, 1, 0]] }],
  ])('refuses %s', (_, distribution) => {
    expect(() => createSampler(distribution)).toThrow('not-a-distribution');
  });
});
