import type { Mix, MixProfile } from '../pack/pack-schema.ts';
import type { FactValue, Policy } from '../pack/policy-model.ts';
import { compareOnCases, type MatrixCell, type PolicyComparison, type WeightedCase } from './compare.ts';
import { createDraw } from './verify/sample-cases.ts';

/** What one fact of a profile may be answered, each with its probability; null = unknown. */
interface AnswerShares {
  readonly fact: string;
  readonly shares: readonly (readonly [FactValue | null, number])[];
}

/** Cases listed exactly at most; a mix that spans more is drawn from. */
const listedAtMost = 40_000;
/** Cases drawn in all, over the profiles in proportion to their shares. */
const casesDrawn = 20_000;

/** A fact may be named like a member of every object (`toString`): only a table's own members count. */
function readOwn<T>(table: Readonly<Record<string, T>> | undefined, fact: string): T | undefined {
  return table && Object.hasOwn(table, fact) ? table[fact] : undefined;
}

/** The facts of a profile that any of the policies asks for; what a profile does not speak of is unknown. */
function listAnswerShares(profile: MixProfile, asked: ReadonlySet<string>): AnswerShares[] {
  const facts = new Set(
    [profile.answers, profile.unknown, profile.values].flatMap((table) => Object.keys(table ?? {})),
  );
  return [...facts]
    .filter((fact) => asked.has(fact))
    .map((fact) => {
      const unknown = readOwn(profile.unknown, fact) ?? 0;
      const values = readOwn(profile.values, fact);
      const yes = readOwn(profile.answers, fact) ?? 0;
      const known: readonly (readonly [FactValue, number])[] = Array.isArray(values)
        ? values
        : values === undefined
          ? [
              [true, yes],
              [false, 1 - yes],
            ]
          : [[values, 1]];
      const shares = [
        [null, unknown] as const,
        ...known.map(([value, share]) => [value, share * (1 - unknown)] as const),
      ];
      return { fact, shares: shares.filter(([, share]) => share > 0) };
    });
}

function countSpan(answers: readonly AnswerShares[]): number {
  return answers.reduce((product, { shares }) => product * Math.max(1, shares.length), 1);
}

/** Every set of answers of a profile with its probability times the profile's share. */
function listCombinations(answers: readonly AnswerShares[], weight: number): WeightedCase[] {
  return answers.reduce<WeightedCase[]>(
    (cases, { fact, shares }) =>
      cases.flatMap((each) =>
        shares.map(([value, share]) => ({ facts: { ...each.facts, [fact]: value }, weight: each.weight * share })),
      ),
    [{ facts: {}, weight }],
  );
}

function drawAnswer({ shares }: AnswerShares, uniform: number): FactValue | null {
  const total = shares.reduce((sum, [, share]) => sum + share, 0);
  let left = uniform * total;
  for (const [value, share] of shares) {
    left -= share;
    if (left < 0) return value;
  }
  return shares.at(-1)?.[0] ?? null;
}

/** Equal cases as one, their weights added, in the order in which each was first met. */
function mergeCases(cases: readonly WeightedCase[]): WeightedCase[] {
  const merged = new Map<string, WeightedCase>();
  for (const each of cases) {
    const key = JSON.stringify(Object.entries(each.facts));
    const known = merged.get(key);
    merged.set(key, known ? { facts: known.facts, weight: known.weight + each.weight } : each);
  }
  return [...merged.values()];
}

/** The cases of a mix, and whether they are all there are. */
interface MixCases {
  readonly method: 'exhaustive' | 'sampled';
  readonly cases: readonly WeightedCase[];
}

/**
 * The cases of a pack's mix with their weights, as far as the policies ask: every set of answers of every profile, each
 * with its probability, answers being independent within a profile; where these are over 40,000, some 20,000 drawn from a
 * seed, each profile in proportion to its share.
 *
 * @returns weights that sum to the sum of the shares; no case of weight 0
 */
export function listMixCases(mix: Mix, policies: readonly Policy[], seed = 1): MixCases {
  const asked = new Set(
    policies.flatMap(({ facts, groups }) => [
      ...facts.map(({ id }) => id),
      ...groups.filter(({ other }) => other).map(({ id }) => `${id}.other`),
    ]),
  );
  const profiles = mix.profiles
    .filter(({ share }) => share > 0)
    .map((profile) => ({ share: profile.share, answers: listAnswerShares(profile, asked) }));
  const span = profiles.reduce((sum, { answers }) => sum + countSpan(answers), 0);
  if (span <= listedAtMost) {
    return {
      method: 'exhaustive',
      cases: mergeCases(profiles.flatMap(({ answers, share }) => listCombinations(answers, share))),
    };
  }
  const draw = createDraw(seed);
  const total = profiles.reduce((sum, { share }) => sum + share, 0);
  const cases = profiles.flatMap(({ share, answers }) => {
    const count = Math.max(1, Math.round((share / total) * casesDrawn));
    return Array.from({ length: count }, () => ({
      facts: Object.fromEntries(answers.map((each) => [each.fact, drawAnswer(each, draw() / 2 ** 32)])),
      weight: share / count,
    }));
  });
  return { method: 'sampled', cases: mergeCases(cases) };
}

/** How much of a case mix one policy puts at `from` and the other at `to`, with the weightiest cases. */
interface MixCell {
  readonly from: string;
  readonly to: string;
  /** Part of the mix, 0 … 1. */
  readonly share: number;
  /** One to three cases of the cell, the weightiest first; unknown answers are null. */
  readonly cases: NonNullable<MatrixCell['samples']>;
}

/** Two policies over the people of a pack. */
export interface MixComparison {
  readonly method: MixCases['method'];
  /** Cases compared. */
  readonly compared: number;
  /** By decision that both policies take. */
  readonly decisions: Readonly<Record<string, { readonly matrix: readonly MixCell[] }>>;
  /** Part of the mix that comes out lower or higher, by decision. */
  readonly moved: Readonly<Record<string, { readonly down: number; readonly up: number }>>;
}

/**
 * Compares two policies over a pack's case mix: from/to matrices weighted by the probabilities of the mix, with sample
 * cases in every cell.
 */
export function compareOnMix(before: Policy, after: Policy, mix: Mix, seed = 1): MixComparison {
  const { method, cases } = listMixCases(mix, [before, after], seed);
  const { decisions, downgrades, upgrades } = compareOnCases(before, after, cases);
  const sumOf = (moves: PolicyComparison['downgrades'], id: string) =>
    moves.filter(({ decision }) => decision === id).reduce((sum, { share }) => sum + share, 0);
  const ids = Object.keys(decisions);
  return {
    method,
    compared: cases.length,
    decisions: Object.fromEntries(
      Object.entries(decisions).map(([id, { matrix }]) => [
        id,
        { matrix: matrix.map(({ from, to, share, samples }) => ({ from, to, share, cases: samples ?? [] })) },
      ]),
    ),
    moved: Object.fromEntries(ids.map((id) => [id, { down: sumOf(downgrades, id), up: sumOf(upgrades, id) }])),
  };
}
