import { describe, expect, it } from 'vitest';
import { measureAgreement, type Ratings } from '../../engine/training/agreement.ts';

const _ = null;
/** Four coders, twelve units, five levels, with gaps: the worked example of Krippendorff's 2011 note on computing alpha. */
const worked: Ratings = [
  [1, 1, _, 1],
  [2, 2, 3, 2],
  [3, 3, 3, 3],
  [3, 3, 3, 3],
  [2, 2, 2, 2],
  [1, 2, 3, 4],
  [4, 4, 4, 4],
  [1, 1, 2, 1],
  [2, 2, 2, 2],
  [_, 5, 5, 5],
  [_, _, 1, 1],
  [_, _, 3, _],
].map((row) => row.map((rating) => (rating === null ? null : rating - 1)));

describe('agreement of a group', () => {
  it('gives the published alpha of the worked example, nominal and ordinal', () => {
    expect(measureAgreement(worked, { levels: 5, ordered: false }).alpha.value).toBeCloseTo(0.743, 3);
    expect(measureAgreement(worked, { levels: 5, ordered: true }).alpha.value).toBeCloseTo(0.815, 3);
  });

  it('leaves out the case that only one has judged', () => {
    expect(measureAgreement(worked, { levels: 5, ordered: true }).cases).toBe(11);
  });

  it('gives Cohen’s kappa of two by hand: 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no is 0.4', () => {
    const table: [number, number, number][] = [
      [1, 1, 20],
      [1, 0, 5],
      [0, 1, 10],
      [0, 0, 15],
    ];
    const ratings = table.flatMap(([a, b, times]) => Array.from({ length: times }, () => [a, b]));
    const { kappa, pairwise, fewCases } = measureAgreement(ratings, { levels: 2, ordered: false });
    expect(kappa.value).toBeCloseTo(0.4, 12);
    expect(pairwise.value).toBeCloseTo(0.7, 12);
    expect(fewCases).toBe(false);
    // The large-sample standard error of this kappa is about 0.13.
    expect(kappa.low ?? 1).toBeGreaterThan(0.1);
    expect(kappa.low ?? 1).toBeLessThan(0.2);
  });

  it('counts a near miss less than a far one where outcomes have an order', () => {
    const rest = [0, 1, 2, 3].flatMap((level) => Array.from({ length: 5 }, () => [level, level]));
    const kappaWith = (miss: [number, number]) =>
      measureAgreement([...rest, miss], { levels: 4, ordered: true }).kappa.value ?? 0;
    expect(kappaWith([0, 1])).toBeGreaterThan(kappaWith([0, 3]));
  });

  it('is full where all agree on cases of several kinds, and has an interval of no width', () => {
    const ratings = [0, 1, 2, 0, 1, 2].map((level) => [level, level, level]);
    const { alpha, kappa, pairwise } = measureAgreement(ratings, { levels: 3, ordered: true });
    for (const measure of [alpha, kappa, pairwise]) {
      for (const bound of [measure.value, measure.low, measure.high]) expect(bound).toBeCloseTo(1, 12);
    }
  });

  it('says nothing of chance-corrected agreement where everybody gives one outcome, or nobody shares a case', () => {
    const same = measureAgreement([[1, 1], [1, 1]], { levels: 3, ordered: true }); // prettier-ignore
    expect([same.pairwise.value, same.kappa.value, same.alpha.value]).toEqual([1, null, null]);
    const apart = measureAgreement([[1, _], [_, 1]], { levels: 3, ordered: true }); // prettier-ignore
    expect(apart).toMatchObject({ cases: 0, fewCases: true, pairwise: { value: null, low: null, high: null } });
    expect(measureAgreement([], { levels: 3, ordered: true }).cases).toBe(0);
  });

  it('warns where cases are few', () => {
    expect(measureAgreement(worked, { levels: 5, ordered: true }).fewCases).toBe(true);
  });

  it('does not depend on the order of cases or of trainees', () => {
    const scale = { levels: 5, ordered: true };
    const turned = [...worked].reverse().map((row) => [...row].reverse());
    const [a, b] = [measureAgreement(worked, scale), measureAgreement(turned, scale)];
    expect(b.alpha.value).toBeCloseTo(a.alpha.value ?? 0, 12);
    expect(b.kappa.low).toBeCloseTo(a.kappa.low ?? 0, 12);
  });

  it.each([
    ['a level beyond the scale', [[0, 3]]],
    ['half a level', [[0, 0.5]]],
    ['a level below', [[0, -1]]],
    ['rows of different length', [[0, 1], [0]]],
  ])('refuses %s', (__, ratings) => {
    expect(() => measureAgreement(ratings, { levels: 3, ordered: true })).toThrow(/rating-scale/);
  });
});
