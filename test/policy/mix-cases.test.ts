import { describe, expect, it } from 'vitest';
import type { Mix } from '../../engine/pack/pack-schema.ts';
import { compareOnMix, listMixCases } from '../../engine/policy/mix-cases.ts';
import { answers, rule, urgencyPolicy, yes } from './practice-desk.ts';

const facts = [...answers(2), { id: 'age', kind: 'integer', min: 0, max: 18 }];
const young = { fact: 'age', operator: 'lessThan', value: 6 };
const before = urgencyPolicy(facts, [
  rule('sign', 'urgency', 'high', { all: [yes('sign0')] }),
  rule('young', 'urgency', 'low', { all: [young] }),
]);
const after = urgencyPolicy(facts, [
  rule('sign', 'urgency', 'low', { all: [yes('sign0')] }),
  rule('young', 'urgency', 'high', { all: [young] }),
]);

const mix: Mix = {
  profiles: [
    { id: 'child', share: 0.6, consulter: 'child', answers: { sign0: 0.25 }, values: { age: 10 } },
    {
      id: 'mother',
      share: 0.4,
      consulter: 'mother',
      answers: { sign0: 0 },
      unknown: { sign0: 0.5 },
      values: {
        age: [
          [3, 0.5],
          [12, 0.5],
        ],
      },
    },
  ],
};

const weigh = (cases: readonly { weight: number }[]) => cases.reduce((sum, { weight }) => sum + weight, 0);

describe('The cases of a mix', () => {
  it('are all there are, each with its probability', () => {
    const { method, cases } = listMixCases(mix, [before]);
    expect(method).toBe('exhaustive');
    expect(weigh(cases)).toBeCloseTo(1, 12);
    expect(cases).toHaveLength(6);
    expect(cases).toContainEqual({ facts: { sign0: true, age: 10 }, weight: 0.6 * 0.25 });
    expect(cases).toContainEqual({ facts: { sign0: null, age: 3 }, weight: 0.4 * 0.5 * 0.5 });
    expect(cases.every(({ weight }) => weight > 0)).toBe(true);
  });

  it('leave out what no policy asks for', () => {
    const [profile] = mix.profiles;
    if (profile === undefined) throw new Error('the mix has profiles');
    const strange = { profiles: [{ ...profile, answers: { sign0: 0.25, neverAsked: 0.5 } }] };
    expect(listMixCases(strange, [before]).cases).toHaveLength(2);
  });

  it('are drawn where there are too many, the same for the same seed, and near their probabilities', () => {
    const many = answers(20);
    const wide = urgencyPolicy(many, [rule('first', 'urgency', 'high', { all: [yes('sign0')] })]);
    const spread: Mix = {
      profiles: [
        {
          id: 'any',
          share: 1,
          consulter: 'child',
          answers: Object.fromEntries(many.map(({ id }) => [String(id), 0.3])),
        },
      ],
    };
    const drawn = listMixCases(spread, [wide], 7);
    expect(drawn.method).toBe('sampled');
    expect(weigh(drawn.cases)).toBeCloseTo(1, 9);
    const textOf = (seed: number) => JSON.stringify(listMixCases(spread, [wide], seed));
    expect(textOf(7) === JSON.stringify(drawn)).toBe(true);
    expect(textOf(8) === JSON.stringify(drawn)).toBe(false);
    const withSign = weigh(drawn.cases.filter(({ facts: { sign0 } }) => sign0 === true));
    expect(withSign).toBeGreaterThan(0.28);
    expect(withSign).toBeLessThan(0.32);
  });
});

describe('Two policies over the people of a pack', () => {
  const { decisions, moved, compared } = compareOnMix(before, after, mix);
  const matrix = decisions['urgency']?.matrix ?? [];
  const cellOf = (from: string, to: string) => matrix.find((cell) => cell.from === from && cell.to === to);

  it('shares are those of the mix and sum to 1', () => {
    expect(compared).toBe(6);
    expect(matrix.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 12);
    expect(cellOf('none', 'none')?.share).toBeCloseTo(0.6 * 0.75 + 0.4 * 0.5 * 0.5, 12);
    expect(cellOf('low', 'high')?.share).toBeCloseTo(0.4 * 0.5 * 0.5, 12);
    // Unknown answers count by the worst that is still possible.
    expect(cellOf('high', 'low')?.share).toBeCloseTo(0.6 * 0.25 + 0.4 * 0.5 * 0.5, 12);
  });

  it('every cell carries cases of its own, the weightiest first', () => {
    for (const cell of matrix) {
      expect(cell.cases.length).toBeGreaterThan(0);
      const shares = cell.cases.map(({ share }) => share);
      expect(shares).toEqual([...shares].sort((a, b) => b - a));
    }
    expect(cellOf('high', 'low')?.cases[0]?.facts).toEqual({ sign0: true, age: 10 });
  });

  it('says how much of the mix goes down and up', () => {
    expect(moved['urgency']?.down).toBeCloseTo(0.25, 12);
    expect(moved['urgency']?.up).toBeCloseTo(0.1, 12);
  });

  it('a policy beside itself moves nobody', () => {
    expect(compareOnMix(before, before, mix).moved['urgency']).toEqual({ down: 0, up: 0 });
  });
});
