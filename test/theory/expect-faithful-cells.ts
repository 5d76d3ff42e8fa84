import { expect, test } from 'vitest';
import { studentQuantile } from '../../engine/kernel/student.ts';
import type { CellScores } from './reference-cells.ts';

/** Chance of at most `count` hits in `tries` of 5 % each. */
function chanceUpTo(count: number, tries: number): number {
  let chance = 0.95 ** tries;
  let sum = chance;
  for (let hits = 1; hits <= count; hits++) {
    chance *= ((tries - hits + 1) / hits) * (0.05 / 0.95);
    sum += chance;
  }
  return sum;
}

/** How many of `tries` may lie beyond the 5 % point: the middle 99.9 % of the binomial distribution. */
function boundHits(tries: number): { readonly least: number; readonly most: number } {
  let least = 0;
  while (chanceUpTo(least, tries) <= 0.0005) least++;
  let most = least;
  while (chanceUpTo(most, tries) < 0.9995) most++;
  return { least, most };
}

function describeScores(values: readonly number[]): { readonly mean: number; readonly sd: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return { mean, sd: Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1)) };
}

/** Seeds from which on every single cell's mean and spread of z can be told from those of a faulty one. */
const enoughSeeds = 400;
/**
 * Tests that the z-scores of all cells over seeds 1 … `seeds` are those of a faithful simulation.
 * @param replications that one score rests on
 * @param least cells that there must be
 */
export function expectFaithfulCells(
  scores: readonly CellScores[],
  seeds: number,
  replications: number,
  least: number,
): void {
  // What 5 % of Student's values exceed, and how much wider than normal ones they spread.
  const fivePercentPoint = studentQuantile(0.975, replications - 1);
  const studentSpread = Math.sqrt((replications - 1) / (replications - 3));
  const frequent = scores.filter(({ cell }) => cell.isFrequent);

  test(`there are ${String(scores.length)} of them, most of them frequent`, () => {
    expect(scores.length).toBeGreaterThanOrEqual(least);
    expect(frequent.length).toBeGreaterThan(0.7 * scores.length);
  });

  test('is met within 4.5 standard errors over all seeds', () => {
    const missed = scores.filter(({ overall }) => !(Math.abs(overall) < 4.5));
    expect(missed.map(({ cell, overall }) => `${cell.name}: ${overall.toFixed(2)}`)).toEqual([]);
  });

  test('if frequent, lies beyond the 5 % point as often as the binomial distribution lets it (99.9 %)', () => {
    const { least: fewest, most } = boundHits(seeds);
    const odd = frequent.flatMap(({ cell, bySeed }) => {
      const hits = bySeed.filter((score) => Math.abs(score) > fivePercentPoint).length;
      return hits < fewest || hits > most ? [`${cell.name}: ${String(hits)} of ${String(seeds)}`] : [];
    });
    // 99.9 % of them: one in a thousand may be odd.
    expect(odd.length, odd.join('; ')).toBeLessThanOrEqual(1);
  });

  test('the z-scores of the frequent ones have a mean within 0.15 of 0 and a spread of 0.9 to 1.1', () => {
    const { mean, sd } = describeScores(frequent.flatMap(({ bySeed }) => bySeed));
    expect(Math.abs(mean)).toBeLessThan(0.15);
    expect(sd).toBeGreaterThan(0.9);
    expect(sd).toBeLessThan(1.1);
  });

  test.runIf(seeds >= enoughSeeds)('so have those of each frequent one by itself', () => {
    const cells = frequent.map(({ cell, bySeed }) => ({ name: cell.name, ...describeScores(bySeed) }));
    const isOff = (mean: number, sd: number, meanLimit: number, sdLimit: number) =>
      Math.abs(mean) > meanLimit || Math.abs(sd / studentSpread - 1) > sdLimit;
    // Of 400 normal values a mean lies within 0.15 but once in 370, a spread within 0.1 but once in 220: a few may not.
    const odd = cells.filter(({ mean, sd }) => isOff(mean, sd, 0.15, 0.1));
    expect(odd.length, JSON.stringify(odd)).toBeLessThan(2 + 0.03 * cells.length);
    expect(cells.filter(({ mean, sd }) => isOff(mean, sd, 0.25, 0.18))).toEqual([]);
  });
}
