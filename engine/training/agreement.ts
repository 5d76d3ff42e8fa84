import { EngineError } from '../domain/engine-error.ts';

/**
 * Judgements of a group on one decision: one row per case, one column per trainee, each the place of the chosen outcome
 * among those declared (0 …), null where the trainee did not judge that case.
 */
export type Ratings = readonly (readonly (number | null)[])[];

export interface RatingScale {
  /** Number of outcomes, 1 or more. */
  readonly levels: number;
  /** Outcomes stand in an order, so that near misses count less. */
  readonly ordered: boolean;
}

/** A measure with its 95 % interval; null where it has no meaning (no two judgements of one case, no variety). */
export interface AgreementMeasure {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** How far a group agrees on one decision. It describes the group and the cases, never one trainee. */
export interface Agreement {
  /** Agreeing pairs ÷ pairs of judgements of one case, fraction 0 … 1. */
  readonly pairwise: AgreementMeasure;
  /** Cohen's kappa, with quadratic weights where the scale is ordered; of more than two trainees the mean over pairs. At most 1. */
  readonly kappa: AgreementMeasure;
  /** Krippendorff's alpha, ordinal or nominal, missing judgements allowed. At most 1. */
  readonly alpha: AgreementMeasure;
  /** Cases judged by at least two. */
  readonly cases: number;
  /** Too few cases for the intervals to be trusted. */
  readonly fewCases: boolean;
}

/** Below this many cases jackknife intervals are too narrow to be trusted; a rule of thumb of ours. */
const casesWanted = 20;
/** 97.5 % point of the normal distribution. */
const normalPoint = 1.959964;

function listJudged(row: readonly (number | null)[]): number[] {
  return row.filter((rating) => rating !== null);
}

function measurePairwise(ratings: Ratings): number | null {
  let pairs = 0;
  let agreeing = 0;
  for (const row of ratings.map(listJudged)) {
    row.forEach((a, index) => {
      for (const b of row.slice(index + 1)) {
        pairs += 1;
        if (a === b) agreeing += 1;
      }
    });
  }
  return pairs === 0 ? null : agreeing / pairs;
}

function measurePairKappa(
  pairs: readonly (readonly [number, number])[],
  { levels, ordered }: RatingScale,
): number | null {
  const weigh = (a: number, b: number) => (ordered ? (a - b) * (a - b) : a === b ? 0 : 1);
  const first = new Array<number>(levels).fill(0);
  const second = new Array<number>(levels).fill(0);
  let observed = 0;
  for (const [a, b] of pairs) {
    first[a] = (first[a] ?? 0) + 1;
    second[b] = (second[b] ?? 0) + 1;
    observed += weigh(a, b);
  }
  let expected = 0;
  first.forEach((x, a) => {
    second.forEach((y, b) => {
      expected += (weigh(a, b) * x * y) / pairs.length;
    });
  });
  return expected > 0 ? 1 - observed / expected : null;
}

function measureKappa(ratings: Ratings, scale: RatingScale): number | null {
  const raters = ratings[0]?.length ?? 0;
  const kappas: number[] = [];
  for (let a = 0; a < raters; a += 1) {
    for (let b = a + 1; b < raters; b += 1) {
      const pairs = ratings.flatMap((row): [number, number][] => {
        const [x = null, y = null] = [row[a], row[b]];
        return x === null || y === null ? [] : [[x, y]];
      });
      const kappa = measurePairKappa(pairs, scale);
      if (kappa !== null) kappas.push(kappa);
    }
  }
  return kappas.length === 0 ? null : kappas.reduce((sum, each) => sum + each, 0) / kappas.length;
}

/** Squared distance of two levels: nominal, or ordinal by the number of judgements between them. */
function measureDistance(totals: readonly number[], a: number, b: number, ordered: boolean): number {
  if (a === b) return 0;
  if (!ordered) return 1;
  const between = totals.slice(Math.min(a, b), Math.max(a, b) + 1).reduce((sum, each) => sum + each, 0);
  const steps = between - ((totals[a] ?? 0) + (totals[b] ?? 0)) / 2;
  return steps * steps;
}

function measureAlpha(ratings: Ratings, { levels, ordered }: RatingScale): number | null {
  const rows = ratings.map(listJudged).filter((row) => row.length > 1);
  const totals = new Array<number>(levels).fill(0);
  for (const rating of rows.flat()) totals[rating] = (totals[rating] ?? 0) + 1;
  const all = rows.flat().length;
  let observed = 0;
  for (const row of rows) {
    let sum = 0;
    for (const a of row) for (const b of row) sum += measureDistance(totals, a, b, ordered);
    observed += sum / (row.length - 1);
  }
  let expected = 0;
  totals.forEach((x, a) => {
    totals.forEach((y, b) => {
      expected += x * y * measureDistance(totals, a, b, ordered);
    });
  });
  return expected > 0 ? 1 - ((all - 1) * observed) / expected : null;
}

/** A value with its jackknife interval over cases: pseudo-value = n·θ − (n−1)·θ without the case. */
function addInterval(ratings: Ratings, measure: (some: Ratings) => number | null, lowest: number): AgreementMeasure {
  const value = measure(ratings);
  const count = ratings.length;
  const without = ratings.map((_, left) => measure(ratings.filter((__, index) => index !== left)));
  if (value === null || count < 2 || without.includes(null)) return { value, low: null, high: null };
  const pseudo = without.map((each) => count * value - (count - 1) * (each ?? 0));
  const mean = pseudo.reduce((sum, each) => sum + each, 0) / count;
  const variance = pseudo.reduce((sum, each) => sum + (each - mean) * (each - mean), 0) / (count - 1);
  const half = normalPoint * Math.sqrt(variance / count);
  return { value, low: Math.max(lowest, value - half), high: Math.min(1, value + half) };
}

/**
 * How far a group agrees on one decision over the cases it judged. Cases judged by fewer than two are left out.
 *
 * @throws EngineError `rating-scale` where a rating is not a whole number below `levels`, or rows differ in length
 */
export function measureAgreement(ratings: Ratings, scale: RatingScale): Agreement {
  const raters = ratings[0]?.length ?? 0;
  for (const row of ratings) {
    const isWrong = (rating: number) => !Number.isInteger(rating) || rating < 0 || rating >= scale.levels;
    if (row.length !== raters || listJudged(row).some(isWrong))
      throw new EngineError('rating-scale', JSON.stringify(row));
  }
  const judged = ratings.filter((row) => listJudged(row).length > 1);
  return {
    pairwise: addInterval(judged, measurePairwise, 0),
    kappa: addInterval(judged, (some) => measureKappa(some, scale), -1),
    alpha: addInterval(judged, (some) => measureAlpha(some, scale), -1),
    cases: judged.length,
    fewCases: judged.length < casesWanted,
  };
}
