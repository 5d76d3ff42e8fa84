import { expect, test } from 'vitest';
import { fivePercentPoint, listReferenceDesks, scoreCells, type CellScores } from './reference-cells.ts';

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

/** Tests that the z-scores of all cells over seeds 1 … `seeds` are those of a faithful simulation. */
export function expectFaithfulCells(seeds: number): void {
  const scores: CellScores[] = listReferenceDesks().flatMap((desk) => scoreCells(desk, seeds));
  const frequent = scores.filter(({ cell }) => cell.isFrequent);

  test(`there are ${String(scores.length)} of them, most of them frequent`, () => {
    expect(scores.length).toBeGreaterThan(190);
    expect(frequent.length).toBeGreaterThan(0.7 * scores.length);
  });

  test('is met within 4.5 standard errors over all seeds', () => {
    const missed = scores.filter(({ overall }) => !(Math.abs(overall) < 4.5));
    expect(missed.map(({ cell, overall }) => `${cell.name}: ${overall.toFixed(2)}`)).toEqual([]);
  });

  test('if frequent, lies beyond the 5 % point as often as the binomial distribution lets it (99.9 %)', () => {
    const { least, most } = boundHits(seeds);
    const odd = frequent.flatMap(({ cell, bySeed }) => {
      const hits = bySeed.filter((score) => Math.abs(score) > fivePercentPoint).length;
      return hits < least || hits > most ? [`${cell.name}: ${String(hits)} of ${String(seeds)}`] : [];
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
}
