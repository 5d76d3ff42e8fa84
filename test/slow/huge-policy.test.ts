import { describe, expect, it } from 'vitest';
import { limits } from '../../engine/pack/limits.ts';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { decide, type ExplainedDecision } from '../../engine/policy/decide.ts';
import type { Facts } from '../../engine/policy/facts.ts';
import { verifyPolicy } from '../../engine/policy/verify/verify-policy.ts';
import { rule, urgencyPolicy, yes } from '../policy/practice-desk.ts';

const levels = ['none', 'low', 'high', 'immediate'];
const facts = [
  { id: 'hours', kind: 'integer', min: 0, max: 2 * limits.rules },
  { id: 'seen', kind: 'answer', danger: true },
];

/** As many rules as a policy may have, rule i for the number 2i alone. */
function hugePolicy(hit: string, isSeenToo: boolean) {
  const rules = Array.from({ length: limits.rules }, (_, index) =>
    rule(`rule ${index}`, 'urgency', levels[index % 4] ?? '', {
      all: [{ fact: 'hours', operator: 'equal', value: 2 * index }, ...(isSeenToo ? [yes('seen')] : [])],
    }),
  );
  return urgencyPolicy(facts, rules, { decisions: [{ id: 'urgency', scale: levels, hit, otherwise: 'none' }] });
}

describe('A policy of 20,000 rules on one number', () => {
  const policy = hugePolicy('worst', false);
  const compiled = compilePolicy(policy);

  it('takes memory in proportion to its rules, however many runs of numbers they cut', () => {
    expect(compiled.cells[0]?.values.length).toBeGreaterThanOrEqual(2 * limits.rules);
    const bounds = compiled.decisions[0]?.rules.map(({ node }) =>
      node.kind === 'all' && node.of[0]?.kind === 'fact' ? node.of[0].holds.length : Number.NaN,
    );
    expect(new Set(bounds)).toEqual(new Set([2]));
  });

  it('is decided exactly, with the number known or not', () => {
    for (const [hours, outcome] of [
      [0, 'none'],
      [2, 'low'],
      [3, 'none'],
      [39_998, 'immediate'],
    ] as const) {
      expect(decide(compiled, { hours }).decisions['urgency']?.outcome).toBe(outcome);
    }
    const { decisions, nextQuestion } = decide(compiled, {});
    expect(decisions['urgency']).toMatchObject({ possible: levels, exact: true });
    expect(nextQuestion).toBe('hours');
  });

  it('is verified over every case, and says which searches stopped early', () => {
    const { checked, findings, coverage } = verifyPolicy(policy);
    expect(checked.method).toBe('exhaustive');
    expect(checked.limited).toContain('overlap');
    // A quarter of the rules gives what otherwise gives anyway; as far as the search came, it tells them.
    expect(findings.every(({ code }) => code === 'redundant' || code === 'gap')).toBe(true);
    expect(coverage.conditions.total).toBe(2 * limits.rules);
  });
});

describe('A policy of 20,000 rules on a number and an answer', () => {
  it.each(['worst', 'first'])('is decided where the %s hit decides and nothing is known', (hit) => {
    const { decisions, nextQuestion } = decide(compilePolicy(hugePolicy(hit, true)), {});
    expect(decisions['urgency']).toMatchObject({ possible: levels, exact: true });
    expect(['hours', 'seen']).toContain(nextQuestion);
  });

  it('is decided where every hit is collected, and says that not every list was found', () => {
    const compiled = compilePolicy(hugePolicy('collect', true));
    const of = (given: Facts): ExplainedDecision | undefined => decide(compiled, given).decisions['urgency'];
    expect(of({ hours: 6, seen: true })).toMatchObject({ outcome: ['immediate'], exact: true, settled: true });
    expect(of({})).toMatchObject({ exact: false, settled: false });
    expect(of({})?.possible.length).toBeGreaterThan(0);
  });
});
