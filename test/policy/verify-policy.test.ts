import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Outcome, Policy } from '../../engine/pack/policy-model.ts';
import { decideByReference, holdsByReference, type CompleteFacts } from '../../engine/policy/reference.ts';
import type { Finding } from '../../engine/policy/verify/finding.ts';
import { verifyPolicy } from '../../engine/policy/verify/verify-policy.ts';
import { answers, no, practiceDesk, rule, urgencyPolicy, yes } from './practice-desk.ts';
import { policyArbitrary } from './random-policy.ts';

const codesOf = (findings: readonly Finding[]) => findings.map(({ code, severity }) => `${severity} ${code}`);

describe('Verification tells what is wrong with a policy, by its smallest case', () => {
  it('a sound desk has no error, its tests pass and what they miss is told', () => {
    const { checked, findings, tests, coverage } = verifyPolicy(practiceDesk());
    expect(checked).toEqual({ facts: 5, cases: 8 * 2 * 3, method: 'exhaustive', limited: [] });
    expect(findings.filter((finding) => finding.severity === 'error')).toEqual([]);
    expect(tests).toEqual({ passed: 1, failed: 0, failures: [] });
    expect(coverage.rules).toEqual({ covered: 2, total: 4, missing: ['mild to the city', 'meals'] });
    expect(coverage.conditions.covered).toBeGreaterThan(0);
    expect(coverage.conditions.missing).toHaveLength(coverage.conditions.total - coverage.conditions.covered);
    expect(coverage.outcomes.missing).toContainEqual({ decision: 'urgency', outcome: 'high' });
  });

  it('a danger sign that moves a case to a lower level', () => {
    const policy = urgencyPolicy(answers(3), [
      rule('seen', 'urgency', 'high', { all: [yes('sign0'), no('sign2')] }),
      rule('heard', 'urgency', 'low', { all: [yes('sign1')] }),
    ]);
    const finding = verifyPolicy(policy).findings.find(({ code }) => code === 'non-monotone');
    expect(finding).toMatchObject({ severity: 'error', decision: 'urgency', fact: 'sign2', rules: ['seen'] });
    expect(finding?.witness?.facts).toEqual({ sign0: true, sign1: false, sign2: false });
    expect(finding?.message.ja).toContain('sign2');
  });

  it('a danger sign that lengthens a deadline, or loses it', () => {
    const lengthened = (deadlineHours: number | undefined) =>
      urgencyPolicy(answers(2), [
        rule('a', 'urgency', 'low', { all: [yes('sign0')] }, { deadlineHours: 24 }),
        rule(
          'b',
          'urgency',
          'high',
          { all: [yes('sign0'), yes('sign1')] },
          deadlineHours === undefined ? {} : { deadlineHours },
        ),
      ]);
    const eased = (policy: Policy) =>
      verifyPolicy(policy)
        .findings.filter(({ code }) => code === 'non-monotone')
        .map(({ fact }) => fact);
    expect(eased(lengthened(24))).toEqual([]);
    expect(eased(lengthened(48))).toEqual(['sign1']);
    expect(eased(lengthened(undefined))).toEqual(['sign1']);
  });

  it('poverty that raises urgency, but not poverty that opens support', () => {
    const facts = [{ id: 'poverty', kind: 'answer', proxy: true }, ...answers(1)];
    const conditions = { all: [yes('poverty'), yes('sign0')] };
    const policyWith = (concerns: string) =>
      urgencyPolicy(facts, [rule('poor', 'urgency', 'high', conditions)], {
        decisions: [{ id: 'urgency', scale: ['none', 'high'], hit: 'worst', otherwise: 'none', concerns }],
      });
    const proxies = (concerns: string) =>
      verifyPolicy(policyWith(concerns)).findings.filter(({ code }) => code === 'proxy');
    expect(proxies('urgency')).toMatchObject([
      { fact: 'poverty', witness: { facts: { poverty: false, sign0: true } } },
    ]);
    expect(proxies('support')).toEqual([]);
  });

  it('an income or a nationality that raises urgency, whichever option or number stands first', () => {
    const proxies = (fact: object, condition: object) =>
      verifyPolicy(
        urgencyPolicy([{ proxy: true, ...fact }], [rule('proxy', 'urgency', 'high', { all: [condition] })]),
      ).findings.filter(({ code }) => code === 'proxy');
    const nationality = { id: 'nationality', kind: 'choice', options: ['abroad', 'here'] };
    const income = { id: 'income', kind: 'integer', min: 0, max: 999 };
    expect(proxies(nationality, { fact: 'nationality', operator: 'equal', value: 'abroad' })).toMatchObject([
      { severity: 'error', fact: 'nationality', rules: ['proxy'], witness: { facts: { nationality: 'here' } } },
    ]);
    expect(proxies(income, { fact: 'income', operator: 'lessThan', value: 100 })).toMatchObject([
      { fact: 'income', witness: { facts: { income: 100 } } },
    ]);
    const values = Array.from({ length: 40 }, (_, place) => place * 2);
    expect(proxies(income, { fact: 'income', operator: 'in', value: values })).toMatchObject([{ fact: 'income' }]);
    expect(proxies({ ...income, proxy: false }, { fact: 'income', operator: 'lessThan', value: 100 })).toEqual([]);
  });

  it('a proxy option in a policy too large to list', () => {
    const facts = [{ id: 'region', kind: 'choice', options: ['a', 'b', 'c'], proxy: true }, ...answers(22)];
    const signs = Array.from({ length: 22 }, (_, place) =>
      rule(`rule ${place}`, 'urgency', 'low', { all: [yes(`sign${place}`)] }),
    );
    const region = rule('region', 'urgency', 'immediate', { all: [{ fact: 'region', operator: 'equal', value: 'b' }] });
    const { checked, findings } = verifyPolicy(urgencyPolicy(facts, [...signs, region]));
    expect(checked.method).toBe('sampled');
    expect(codesOf(findings)).toContain('error proxy');
  });

  it('a danger sign that leaves only lower outcomes in a list of several', () => {
    const decisions = [{ id: 'urgency', scale: ['none', 'low', 'high'], hit: 'collect', otherwise: 'none' }];
    const rules = [
      rule('calm', 'urgency', 'high', { all: [no('sign0')] }),
      rule('sign', 'urgency', 'low', { all: [yes('sign0')] }),
    ];
    const [eased] = verifyPolicy(urgencyPolicy(answers(1), rules, { decisions })).findings.filter(
      ({ code }) => code === 'non-monotone',
    );
    expect(eased).toMatchObject({ severity: 'error', fact: 'sign0', witness: { facts: { sign0: false } } });
    const both = [rule('always', 'urgency', 'high', { any: [yes('sign0'), no('sign0')] }), ...rules];
    expect(codesOf(verifyPolicy(urgencyPolicy(answers(1), both, { decisions })).findings)).not.toContain(
      'error non-monotone',
    );
  });

  it('an unknown count and its opposite, though a sign off the list may be noted', () => {
    const groups = [{ id: 'g', of: ['sign0'], other: true }];
    const unknown = (value: number) => ({ fact: 'g.unknown', operator: 'equal', value });
    const count = (value: number) => ({ fact: 'g.count', operator: 'equal', value });
    const contradictions = (...all: object[]) =>
      verifyPolicy(urgencyPolicy(answers(1), [rule('both', 'urgency', 'high', { all })], { groups })).findings.filter(
        ({ code }) => code === 'contradiction',
      );
    expect(contradictions(unknown(1), unknown(0))).toMatchObject([{ fact: 'g.unknown', rules: ['both'] }]);
    expect(contradictions(count(1), count(0))).toEqual([]);
  });

  it('which decisions have no order to check against', () => {
    const decide = (more: object) =>
      verifyPolicy(
        urgencyPolicy(answers(1), [rule('go', 'actor', 'desk', { all: [yes('sign0')] })], {
          decisions: [{ id: 'actor', options: ['desk', 'center'], hit: 'first', otherwise: 'center', ...more }],
        }),
      ).notChecked;
    expect(decide({})).toMatchObject([{ decision: 'actor', codes: ['non-monotone', 'proxy'] }]);
    expect(decide({})[0]?.message.ja).toContain('次に動く人');
    expect(decide({ protectiveOrder: true })).toEqual([]);
  });

  it('a gap is an error on a scale unless otherwise is the top or has a reason', () => {
    const severityWith = (more: object) => {
      const decisions = [{ id: 'urgency', scale: ['none', 'high'], hit: 'worst', otherwise: 'none', ...more }];
      const policy = urgencyPolicy(answers(1), [rule('a', 'urgency', 'high', { all: [yes('sign0')] })], { decisions });
      return codesOf(verifyPolicy(policy).findings.filter(({ code }) => code === 'gap'));
    };
    expect(severityWith({})).toEqual(['error gap']);
    expect(severityWith({ otherwise: 'high' })).toEqual(['info gap']);
    expect(severityWith({ otherwiseReason: { ja: 'しるしなし', en: 'no sign' } })).toEqual(['info gap']);
  });

  it('a rule that waits for missing answers is told as information, not as dead', () => {
    const groups = [{ id: 'signs', of: ['sign0', 'sign1'] }];
    const unknown = (value: number) => ({ all: [{ fact: 'signs.unknown', operator: 'greaterThanInclusive', value }] });
    const rules = [
      rule('too little known', 'urgency', 'high', unknown(2)),
      rule('never', 'urgency', 'low', {
        all: [...unknown(1).all, { fact: 'signs.unknown', operator: 'equal', value: 0 }],
      }),
    ];
    const { findings } = verifyPolicy(urgencyPolicy(answers(2), rules, { groups }));
    expect(
      findings.filter(({ code }) => code === 'unreachable').map(({ rules: [name], severity }) => [name, severity]),
    ).toEqual([
      ['too little known', 'info'],
      ['never', 'error'],
    ]);
  });

  it('a rule that waits for the answers of one list while those of another are there is no error either', () => {
    const groups = [
      { id: 'signs', of: ['sign0', 'sign1'] },
      { id: 'worries', of: ['sign2', 'sign3', 'sign4'] },
    ];
    const waiting = (signs: number, worries: number) => ({
      all: [
        { fact: 'signs.unknown', operator: 'equal', value: signs },
        { fact: 'worries.unknown', operator: 'equal', value: worries },
      ],
    });
    const rules = [
      rule('one', 'urgency', 'high', waiting(0, 3)),
      rule('other', 'urgency', 'high', waiting(2, 1)),
      rule('never', 'urgency', 'low', { all: [waiting(1, 1), { not: waiting(1, 1) }] }),
    ];
    const { findings } = verifyPolicy(urgencyPolicy(answers(5), rules, { groups }));
    expect(codesOf(findings.filter(({ code }) => code === 'unreachable'))).toEqual([
      'info unreachable',
      'info unreachable',
      'error unreachable',
    ]);
  });

  it('a rule that only a sign outside the list can fire is told as information too', () => {
    const more = { all: [{ fact: 'signs.count', operator: 'greaterThan', value: 2 }] };
    const reach = (other: boolean) =>
      verifyPolicy(
        urgencyPolicy(answers(2), other ? [rule('many', 'urgency', 'high', more)] : [], {
          groups: [{ id: 'signs', of: ['sign0', 'sign1'], other }],
        }),
      ).findings.filter(({ code }) => code === 'unreachable');
    expect(codesOf(reach(true))).toEqual(['info unreachable']);
    expect(reach(false)).toEqual([]);
  });

  it('failed tests are counted and told', () => {
    const tests = [
      {
        name: 'wrong',
        facts: { visibleInjury: true, childAge: 1 },
        expect: { urgency: 'low', actor: 'childGuidanceCenter' },
      },
    ];
    const report = verifyPolicy(practiceDesk({ tests })).tests;
    expect(report).toEqual({
      passed: 0,
      failed: 1,
      failures: [{ test: 'wrong', decision: 'urgency', expected: 'low', got: 'immediate' }],
    });
  });

  it('findings stand in the order of their codes and every one has words in both languages', () => {
    const policies = fc.sample(policyArbitrary(), { seed: 7, numRuns: 60 });
    for (const policy of policies) {
      const { findings } = verifyPolicy(policy);
      for (const { message } of findings) {
        expect(message.ja).toMatch(/[ぁ-ん]/);
        expect(message.en).toMatch(/[a-z]/);
        expect(message.ja + message.en).not.toMatch(/undefined|NaN|\[object/);
      }
    }
  });
});

describe('Too many answers to enumerate', () => {
  const facts = answers(24);
  const rules = facts.map((fact, index) =>
    rule(`sign ${index}`, 'urgency', 'high', { all: [yes(String(fact['id'])), yes(`sign${(index + 1) % 24}`)] }),
  );
  const dead = rule('dead', 'urgency', 'immediate', {
    all: [{ all: [yes('sign0')] }, { not: { any: [yes('sign0'), yes('sign1')] } }],
  });

  it('are sampled, which is said, and what is found holds', () => {
    const easing = rule('easing', 'urgency', 'immediate', { all: [yes('sign3'), yes('sign4'), no('sign5')] });
    const policy = urgencyPolicy(facts, [...rules, dead, easing]);
    const verification = verifyPolicy(policy);
    expect(verification.checked.method).toBe('sampled');
    expect(verification.findings.filter(({ code }) => code === 'unreachable').map((each) => each.rules)).toEqual([
      ['dead'],
    ]);
    expect(verification.findings.filter(({ code }) => code === 'non-monotone').map((each) => each.fact)).toEqual([
      'sign5',
    ]);
    expect(verification.findings.filter(({ code }) => code === 'never-reached').map((each) => each.outcome)).toEqual([
      'low',
    ]);
    expect(verifyPolicy(policy)).toEqual(verification);
  });

  it('are exhausted all the same where no single decision looks at too many', () => {
    const decisions = ['day', 'night'].map((id) => ({ id, scale: ['low', 'high'], hit: 'worst', otherwise: 'low' }));
    const spread = facts.map((fact, index) =>
      rule(`sign ${index}`, index < 12 ? 'day' : 'night', 'high', { all: [yes(String(fact['id']))] }),
    );
    const { checked } = verifyPolicy(urgencyPolicy(facts, spread, { decisions }));
    expect(checked).toEqual({ facts: 24, cases: 2 ** 24, method: 'exhaustive', limited: [] });
  });

  it('find no less in a sample of a small policy than a sample can show', () => {
    fc.assert(
      fc.property(policyArbitrary({ facts: { min: 3, max: 5 } }), (policy) => {
        const all = verifyPolicy(policy).findings.map((each) =>
          JSON.stringify([each.code, each.decision, each.rules, each.outcome]),
        );
        const sampled = verifyPolicy(policy, { enumerationLimit: 0 });
        const claims = sampled.findings.filter(
          ({ code }) => !['redundant', 'non-monotone', 'proxy', 'invariant'].includes(code),
        );
        expect(sampled.checked.method).toBe('sampled');
        for (const each of claims)
          expect(all).toContain(JSON.stringify([each.code, each.decision, each.rules, each.outcome]));
      }),
      { seed: 24, numRuns: 60 },
    );
  });
});

async function replay(policy: Policy, finding: Finding, facts: CompleteFacts): Promise<void> {
  const decided = await decideByReference(policy, facts);
  const result = decided[finding.decision ?? ''];
  const decision = policy.decisions.find(({ id }) => id === finding.decision);
  const outcomes = decision?.scale ?? decision?.options ?? [];
  const fires = (name: string | undefined) => result?.firedBy.includes(name ?? '');
  if (finding.code === 'gap') expect(result?.firedBy).toEqual([]);
  if (finding.code === 'overlap' || finding.code === 'redundant')
    for (const name of finding.rules) expect(fires(name)).toBe(true);
  if (finding.code === 'non-monotone' || finding.code === 'proxy') {
    expect(facts[finding.fact ?? '']).toBe(false);
    const turned = (await decideByReference(policy, { ...facts, [finding.fact ?? '']: true }))[finding.decision ?? ''];
    const highest = (outcome: Outcome | null | undefined) =>
      Math.max(...(typeof outcome === 'string' ? [outcome] : (outcome ?? [])).map((each) => outcomes.indexOf(each)));
    const move = highest(turned?.outcome) - highest(result?.outcome);
    const isLater = (turned?.deadlineHours ?? Infinity) > (result?.deadlineHours ?? Infinity);
    if (finding.code === 'proxy') expect(move).toBeGreaterThan(0);
    else expect(move < 0 || isLater).toBe(true);
  }
  if (finding.code === 'invariant') {
    const invariant = policy.invariants.find(({ id }) => id === finding.invariant);
    expect(invariant && (await holdsByReference(policy, invariant.when, facts))).toBe(true);
    if (invariant && 'atLeast' in invariant.then) {
      expect(outcomes.indexOf(String(result?.outcome))).toBeLessThan(outcomes.indexOf(invariant.then.atLeast));
    }
  }
}

describe('Every witness, replayed through json-rules-engine, shows what it claims', () => {
  it('on random policies with an invariant on every scale', async () => {
    let replayed = 0;
    const policies = fc.sample(policyArbitrary({ facts: { min: 2, max: 5 }, asksUnknown: false }), {
      seed: 33,
      numRuns: 120,
    });
    for (const drawn of policies) {
      const invariants = drawn.decisions.flatMap(({ id, scale, hit }) =>
        scale && hit !== 'collect' && drawn.rules[0]
          ? [{ id: `top ${id}`, when: drawn.rules[0].conditions, then: { decision: id, atLeast: scale.at(-1) ?? '' } }]
          : [],
      );
      const policy = { ...drawn, invariants };
      for (const finding of verifyPolicy(policy).findings) {
        const hasWitness = !['unreachable', 'contradiction', 'never-reached'].includes(finding.code);
        expect(finding.witness !== null).toBe(hasWitness);
        if (finding.witness === null) continue;
        expect(Object.keys(finding.witness.facts)).toEqual(policy.facts.map(({ id }) => id));
        await replay(policy, finding, finding.witness.facts);
        replayed += 1;
      }
    }
    expect(replayed).toBeGreaterThan(500);
  });
});
