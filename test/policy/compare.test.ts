import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../engine/pack/policy-model.ts';
import { compareOnCases, comparePolicies, decideSideBySide } from '../../engine/policy/compare.ts';
import { judgeApproval } from '../../engine/policy/approval.ts';
import { decidePlainly, listCompletions } from './brute-force.ts';
import { answers, practiceDesk, readPracticeDesk, rule, urgencyPolicy, yes } from './practice-desk.ts';
import { policyArbitrary } from './random-policy.ts';

const injured = rule('injured', 'urgency', 'immediate', { all: [yes('sign0')] });
const heard = rule('heard', 'urgency', 'high', { all: [yes('sign1')] });

describe('Two policies compared over every case', () => {
  it('shows from where to where cases move, and each move down with its smallest case', () => {
    const before = urgencyPolicy(answers(3), [injured, heard]);
    const eased = rule('injured', 'urgency', 'low', { all: [yes('sign0')] });
    const after = urgencyPolicy(answers(3), [eased, heard]);
    const comparison = comparePolicies(before, after);
    const shown = comparison.decisions['urgency']?.matrix.map(({ from, to, cases, share }) => [from, to, cases, share]);
    expect(shown).toEqual([
      ['none', 'none', 2, 0.25],
      ['high', 'high', 2, 0.25],
      ['immediate', 'low', 2, 0.25],
      ['immediate', 'high', 2, 0.25],
    ]);
    expect(comparison.downgrades.map(({ decision, from, to, witness }) => [decision, from, to, witness.facts])).toEqual(
      [
        ['urgency', 'immediate', 'low', { sign0: true, sign1: false, sign2: false }],
        ['urgency', 'immediate', 'high', { sign0: true, sign1: true, sign2: false }],
      ],
    );
    expect(comparison.upgrades).toEqual([]);
    expect(comparePolicies(after, before).upgrades).toHaveLength(2);
  });

  it('knows facts that only one of them asks for, and says which decisions have no partner', () => {
    const before = urgencyPolicy(answers(1), [injured]);
    const after = practiceDesk();
    const { decisions, unmatched, downgrades } = comparePolicies(before, after);
    expect(Object.keys(decisions)).toEqual(['urgency']);
    expect(unmatched).toEqual(['actor', 'supports']);
    expect(downgrades.some(({ from, to }) => from === 'immediate' && to === 'high')).toBe(true);
  });

  it('counts every option as a case of its own, and a number once between comparands', () => {
    const facts = [
      { id: 'band', kind: 'choice', options: ['mild', 'moderate', 'severe'] },
      { id: 'age', kind: 'integer', min: 0, max: 18 },
      { id: 'unused', kind: 'choice', options: ['a', 'b'] },
    ];
    const conditions = {
      all: [
        { fact: 'band', operator: 'notEqual', value: 'mild' },
        { fact: 'age', operator: 'lessThan', value: 3 },
      ],
    };
    const policy = urgencyPolicy(facts, [rule('a', 'urgency', 'high', conditions)]);
    const matrix = comparePolicies(policy, policy).decisions['urgency']?.matrix;
    expect(matrix?.map(({ from, to, cases }) => [from, to, cases])).toEqual([
      ['none', 'none', 8],
      ['high', 'high', 4],
    ]);
  });

  it('equals listing the cases of random pairs, one by one', () => {
    const pairs = policyArbitrary({ facts: { min: 2, max: 4 } }).chain((before) =>
      fc.tuple(fc.constant(before), fc.shuffledSubarray([...before.rules]), fc.integer({ min: 0, max: 3 })),
    );
    fc.assert(
      fc.property(pairs, ([before, rules, dropped]) => {
        const after = { ...before, rules: rules.slice(dropped) };
        const cases = listCompletions(before, {}).map((each) =>
          Object.fromEntries(Object.entries(each).map(([id, value]) => [id, id.endsWith('.unknown') ? 0 : value])),
        );
        const comparison = comparePolicies(before, after);
        for (const decision of before.decisions) {
          const show = (outcome: string | readonly string[]) =>
            typeof outcome === 'string' ? outcome : outcome.join(' + ');
          const pairsFound = new Set(
            cases.map(
              (facts) =>
                `${show(decidePlainly(before, decision, facts).outcome)}>${show(decidePlainly(after, decision, facts).outcome)}`,
            ),
          );
          const matrix = comparison.decisions[decision.id]?.matrix ?? [];
          expect(new Set(matrix.map(({ from, to }) => `${from}>${to}`))).toEqual(pairsFound);
          expect(matrix.reduce((sum, cell) => sum + cell.share, 0)).toBeCloseTo(1, 9);
          for (const { from, to, witness } of matrix) {
            const counted = { ...(cases[0] ?? {}), ...(witness.facts as Record<string, boolean>) };
            for (const group of before.groups)
              counted[`${group.id}.count`] = group.of.filter((id) => counted[id] === true).length;
            expect(show(decidePlainly(before, decision, counted).outcome)).toBe(from);
            expect(show(decidePlainly(after, decision, counted).outcome)).toBe(to);
          }
        }
      }),
      { seed: 48, numRuns: 150 },
    );
  });
});

describe('Two policies compared over a case mix', () => {
  it('weighs the cases, unknown answers included', () => {
    const before = urgencyPolicy(answers(2), [injured, heard]);
    const after = urgencyPolicy(answers(2), [heard]);
    const mix = [
      { facts: { sign0: true, sign1: false }, weight: 3 },
      { facts: { sign0: null, sign1: true }, weight: 1 },
    ];
    const { decisions, downgrades } = compareOnCases(before, after, mix);
    expect(decisions['urgency']?.matrix.map(({ from, to, share }) => [from, to, share])).toEqual([
      ['immediate', 'none', 0.75],
      ['immediate', 'high', 0.25],
    ]);
    expect(downgrades).toHaveLength(2);
    expect(compareOnCases(before, after, []).decisions['urgency']?.matrix).toEqual([]);
  });
});

describe('Several policies on one case', () => {
  it('each hear the answers they ask for, and say what they did not hear', () => {
    const [one, other] = decideSideBySide([urgencyPolicy(answers(2), [injured]), practiceDesk()], {
      sign0: true,
      visibleInjury: true,
    });
    expect(one?.decisions['urgency']?.outcome).toBe('immediate');
    expect(one?.ignored).toEqual(['visibleInjury']);
    expect(one?.unanswered).toEqual(['sign1']);
    expect(other?.ignored).toEqual(['sign0']);
  });
});

describe('Approval', () => {
  const before = practiceDesk();
  const testDropped = {
    ...{ kind: 'test', what: 'an injured baby', after: null, reason: 'no longer right' },
    before: '{"childAge":1,"visibleInjury":true} {"urgency":"immediate"}',
  };
  const weaker = (acknowledged: object[], approvedBy: string | null) => {
    const { rules, history } = readPracticeDesk() as { rules: { name: string }[]; history: object[] };
    const eased = rule(
      'injured infant',
      'urgency',
      'high',
      { all: [yes('visibleInjury')] },
      { deadlineHours: 48, approvals: ['supervisor'] },
    );
    return practiceDesk({
      version: '1.3',
      rules: [eased, ...rules.slice(1)],
      decisions: (readPracticeDesk()['decisions'] as Record<string, unknown>[]).map((decision) =>
        decision['id'] === 'urgency' ? { ...decision, scale: ['low', 'high', 'immediate'] } : decision,
      ),
      tests: [],
      history: [
        ...history,
        {
          ...{ version: '1.3', author: 'B', reason: 'lighter', approvedBy },
          acknowledged: [...acknowledged, testDropped],
        },
      ],
    });
  };

  it('is blocked by a move down that nobody has acknowledged', () => {
    const { state, obstacles } = judgeApproval(weaker([], 'chief'), before);
    expect(state).toBe('draft');
    expect(obstacles.map(({ kind }) => kind)).toEqual(['downgrade']);
  });

  it('is open once the move is acknowledged, and done when somebody approves', () => {
    const acknowledged = [{ decision: 'urgency', from: 'immediate', to: 'high', reason: 'agreed' }];
    expect(judgeApproval(weaker(acknowledged, null), before)).toMatchObject({ state: 'approvable', approvedBy: null });
    expect(judgeApproval(weaker(acknowledged, 'chief'), before)).toMatchObject({
      state: 'approved',
      approvedBy: 'chief',
    });
  });

  it('needs a history entry, passed tests and no finding of severity error', () => {
    const tests = [{ name: 'wrong', facts: { visibleInjury: true, childAge: 1 }, expect: { urgency: 'low' } }];
    const invariants = [
      { id: 'always high', when: { all: [yes('poverty')] }, then: { decision: 'urgency', atLeast: 'high' } },
    ];
    const { obstacles } = judgeApproval(practiceDesk({ history: [], tests, invariants }), null);
    expect(obstacles.map(({ kind }) => kind)).toEqual(['noHistoryEntry', 'finding', 'failedTests']);
  });

  const eased = [{ decision: 'urgency', from: 'immediate', to: 'high', reason: 'agreed' }];
  const kinds = (policy: Policy, options = {}) =>
    judgeApproval(policy, before, options).obstacles.map(({ kind }) => kind);

  it('takes acknowledgements from beside the policy, but none without a reason', () => {
    const silent = eased.map((each) => ({ ...each, reason: '  ' }));
    expect(kinds(weaker([], null), { acknowledged: eased })).toEqual([]);
    expect(kinds(weaker([], null), { acknowledged: silent })).toEqual(['downgrade']);
    expect(kinds(weaker(silent, null))).toEqual(['downgrade']);
  });

  it('is never given by the author, however the name is written', () => {
    expect(kinds(weaker(eased, 'B'))).toEqual(['approvedByAuthor']);
    expect(kinds(weaker(eased, null), { approver: { name: ' Ｂ ', organisation: null } })).toEqual([
      'approvedByAuthor',
    ]);
  });

  describe('by a second organisation, where the policy asks for it', () => {
    const version = (organisations: object) => {
      const { history } = readPracticeDesk() as { history: object[] };
      const entry = { version: '1.3', author: 'B', reason: 'words', approvedBy: 'C', ...organisations };
      return practiceDesk({ version: '1.3', approval: { secondOrganisation: true }, history: [...history, entry] });
    };

    it.each([
      [{ authorOrganisation: 'prefecture', approverOrganisation: 'city' }, []],
      [{ authorOrganisation: 'city', approverOrganisation: 'city' }, ['sameOrganisation']],
      [{ authorOrganisation: 'City', approverOrganisation: ' ｃｉｔｙ ' }, ['sameOrganisation']],
      [{ authorOrganisation: 'city' }, ['organisationMissing']],
      [{ approverOrganisation: 'city' }, ['organisationMissing']],
      [{}, ['organisationMissing', 'organisationMissing']],
    ])('%j → %j', (organisations, expected) => {
      const { state, obstacles } = judgeApproval(version(organisations), before);
      expect(obstacles.map(({ kind }) => kind)).toEqual(expected);
      expect(state).toBe(expected.length === 0 ? 'approved' : 'draft');
      for (const { message } of obstacles) expect(message.ja).toMatch(/[ぁ-ん]/);
    });

    it('and only there', () => {
      const { history } = readPracticeDesk() as { history: object[] };
      const entry = { version: '1.3', author: 'B', reason: 'words', approvedBy: 'C', authorOrganisation: 'city' };
      expect(kinds(practiceDesk({ version: '1.3', history: [...history, entry] }))).toEqual([]);
    });
  });

  it('is blocked where a decision is dropped or its order taken away, which no downgrade would show', () => {
    const { decisions, rules, floors } = readPracticeDesk() as Record<string, never[]> & {
      decisions: { id: string; scale?: string[] }[];
      rules: { event: { type: string } }[];
    };
    const history = [{ version: '1.3', author: 'B', reason: 'shorter', approvedBy: null }];
    const urgencyOnly = practiceDesk({
      ...{ version: '1.3', history, tests: [], invariants: [], floors },
      decisions: decisions.filter(({ id }) => id === 'urgency'),
      rules: rules.filter(({ event }) => event.type === 'urgency'),
    });
    expect(kinds(urgencyOnly)).toContain('decisionDropped');
    const renamed = practiceDesk({
      ...{ version: '1.3', history, tests: [], invariants: [], floors: [] },
      decisions: decisions.map((decision) =>
        decision.id === 'urgency' ? { ...decision, scale: ['calm', 'busy'], otherwise: 'calm' } : decision,
      ),
      rules: rules.filter(({ event }) => event.type !== 'urgency'),
    });
    expect(kinds(renamed)).toContain('unplaced');
  });

  it('is blocked where the version was used before or comes into force earlier', () => {
    const changed = practiceDesk({ title: { ja: '別の題', en: 'Another title' } });
    expect(kinds(changed)).toContain('versionUsed');
    expect(kinds(practiceDesk())).not.toContain('versionUsed');
    expect(kinds(practiceDesk({ version: '1.3', effectiveFrom: '2018-09-30' }))).toContain('effectiveEarlier');
    expect(kinds(practiceDesk({ version: '1.3', effectiveFrom: '2018-10-02' }))).not.toContain('effectiveEarlier');
  });
});
