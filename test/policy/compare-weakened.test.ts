import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Policy } from '../../engine/pack/policy-model.ts';
import { judgeApproval } from '../../engine/policy/approval.ts';
import { comparePolicies } from '../../engine/policy/compare.ts';
import { nameWeakening } from '../../engine/policy/compare-weakening.ts';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { decideOutcomes } from '../../engine/policy/decide-outcomes.ts';
import { answers, practiceDesk, readPracticeDesk, rule, urgencyPolicy, yes } from './practice-desk.ts';
import { requirePolicy } from './random-policy.ts';

type Json = Record<string, unknown>;

/** What is weaker: kind, what it is about, before and after. */
function weaker(before: Policy, after: Policy): unknown[][] {
  return comparePolicies(before, after).weakened.map((each) => [each.kind, each.what, each.before, each.after]);
}

const injured = (more: Json = {}) => rule('injured', 'urgency', 'immediate', { all: [yes('sign0')] }, more);

describe('A later version is told to be weaker', () => {
  it('where a deadline is longer or gone, with the smallest case that shows it', () => {
    const within = (hours?: number) =>
      urgencyPolicy(answers(2), [injured(hours === undefined ? {} : { deadlineHours: hours })]);
    expect(comparePolicies(within(48), within(720)).weakened).toMatchObject([
      { kind: 'deadline', what: 'urgency', before: 48, after: 720, witness: { facts: { sign0: true, sign1: false } } },
    ]);
    expect(weaker(within(48), within())).toEqual([['deadline', 'urgency', 48, null]]);
    expect(weaker(within(48), within(24))).toEqual([]);
    expect(weaker(within(), within(48))).toEqual([]);
  });

  it('where an approval is no longer needed in some case, but not where another rule still asks for it', () => {
    const asking = (...approvals: string[]) => injured({ approvals });
    const also = rule('heard', 'urgency', 'immediate', { all: [yes('sign1')] }, { approvals: ['supervisor'] });
    const [before, after] = [
      urgencyPolicy(answers(2), [asking('supervisor'), also]),
      urgencyPolicy(answers(2), [also]),
    ];
    expect(weaker(before, urgencyPolicy(answers(2), [asking(), also]))).toEqual([
      ['approvalDropped', 'urgency', 'supervisor', null],
    ]);
    const both = rule(
      'both',
      'urgency',
      'immediate',
      { all: [yes('sign0'), yes('sign1')] },
      { approvals: ['supervisor'] },
    );
    expect(weaker(urgencyPolicy(answers(2), [both, also]), after)).toEqual([]);
  });

  it('where a step is no longer collected', () => {
    const rules = readPracticeDesk()['rules'] as { name: string }[];
    const dropped = practiceDesk({ rules: rules.filter(({ name }) => name !== 'meals') });
    expect(weaker(practiceDesk(), dropped)).toEqual([['stepDropped', 'supports', 'meals', null]]);
    expect(weaker(dropped, practiceDesk())).toEqual([['stepDropped', 'supports', 'counselling', null]]);
  });

  describe('where answers are unknown or a sign stands outside the list', () => {
    const group = (more: Json = {}) => ({
      groups: [{ id: 'signs', of: ['sign0', 'sign1', 'sign2'], other: true, ...more }],
    });
    const counted = (fact: string, value: number, more: Json = {}) =>
      rule(`${fact} ${value}`, 'urgency', 'high', { all: [{ fact, operator: 'greaterThanInclusive', value }] }, more);
    const facts = answers(3);

    it('and too little information no longer raises the outcome, with a case that shows it', () => {
      const before = urgencyPolicy(facts, [injured(), counted('signs.unknown', 2)], group());
      const after = urgencyPolicy(facts, [injured()], group());
      const [found, ...others] = comparePolicies(before, after).weakened;
      expect(others).toEqual([]);
      expect(found).toMatchObject({ kind: 'incompleteOutcome', what: 'urgency', before: 'high', after: 'none' });
      expect(found?.message.ja).toMatch(/不明：/);
      const shown = found?.witness?.facts ?? {};
      const possible = (policy: Policy) => decideOutcomes(compilePolicy(policy), shown)[0]?.possible;
      expect(possible(before)).not.toContain('none');
      expect(possible(after)).toContain('none');
      expect(weaker(after, before)).toEqual([]);
    });

    it('and it takes more of them than before', () => {
      const needing = (count: number) => urgencyPolicy(facts, [counted('signs.unknown', count)], group());
      expect(weaker(needing(2), needing(3))).toEqual([['incompleteOutcome', 'urgency', 'high', 'none']]);
      expect(weaker(needing(3), needing(2))).toEqual([]);
    });

    it('and the deadline or the approval of that rule is gone', () => {
      const terms = { deadlineHours: 48, approvals: ['supervisor'] };
      const before = urgencyPolicy(facts, [counted('signs.unknown', 1, terms)], group());
      expect(weaker(before, urgencyPolicy(facts, [counted('signs.unknown', 1)], group()))).toEqual([
        ['incompleteDeadline', 'urgency', 48, null],
        ['incompleteApproval', 'urgency', 'supervisor', null],
      ]);
    });

    it('and signs outside the list are not taken any more', () => {
      const rules = [counted('signs.count', 1)];
      const [before, after] = [
        urgencyPolicy(facts, rules, group()),
        urgencyPolicy(facts, rules, group({ other: false })),
      ];
      expect(weaker(before, after)).toEqual([
        ['incompleteOutcome', 'urgency', 'high', 'none'],
        ['otherDropped', 'signs', 'other', null],
      ]);
    });

    it('and a group of the same name counts fewer answers', () => {
      const rules = [counted('signs.count', 1)];
      const fewer = urgencyPolicy(facts, rules, group({ of: ['sign1', 'sign2'] }));
      const { downgrades, upgrades } = comparePolicies(urgencyPolicy(facts, rules, group()), fewer);
      expect(downgrades.map(({ witness }) => witness.facts)).toEqual([{ sign0: true, sign1: false, sign2: false }]);
      expect(upgrades).toEqual([]);
    });
  });

  it('where a question, an answer or a mark is gone', () => {
    const changed = (id: string, change: Json) =>
      practiceDesk({
        facts: (readPracticeDesk()['facts'] as Json[]).map((fact) =>
          fact['id'] === id ? { ...fact, ...change } : fact,
        ),
      });
    const kindsOf = (policy: Policy) => weaker(practiceDesk(), policy);
    const band = (...options: string[]) => urgencyPolicy([{ id: 'band', kind: 'choice', options }], []);
    expect(weaker(band('mild', 'severe'), band('mild'))).toEqual([['optionDropped', 'band', 'severe', null]]);
    expect(weaker(band('mild'), band('mild', 'severe'))).toEqual([]);
    expect(kindsOf(changed('childAge', { max: 15 }))).toEqual([['rangeNarrowed', 'childAge', '0–18', '0–15']]);
    expect(kindsOf(changed('childAge', { max: 20 }))).toEqual([]);
    expect(kindsOf(changed('cryingHeard', { danger: false }))).toEqual([
      ['dangerDropped', 'cryingHeard', 'danger', null],
    ]);
    expect(kindsOf(changed('poverty', { proxy: false }))).toEqual([['proxyDropped', 'poverty', 'proxy', null]]);
    expect(kindsOf(changed('childAge', { askWhen: yes('visibleInjury') }))).toMatchObject([
      ['questionSkipped', 'childAge', null, expect.any(String)],
    ]);
  });

  it('where a promise is gone, asks for less or holds of fewer cases', () => {
    const injury = { id: 'injury', when: { all: [yes('visibleInjury')] } };
    const promising = (...invariants: Json[]) => practiceDesk({ invariants });
    const high = { ...injury, then: { decision: 'urgency', atLeast: 'high' } };
    const soon = (hours: number) => ({ ...injury, then: { deadlineAtMostHours: hours } });
    expect(weaker(promising(high), promising())).toEqual([['invariant', 'injury', 'urgency atLeast high', null]]);
    expect(weaker(promising(soon(48)), promising(soon(720)))).toEqual([
      ['invariant', 'injury', 'deadlineAtMostHours 48', 'deadlineAtMostHours 720'],
    ]);
    expect(weaker(promising(soon(720)), promising(soon(48)))).toEqual([]);
    expect(weaker(promising(high), promising({ ...high, id: 'renamed' }))).toEqual([]);
    const narrowed = { ...high, when: { all: [yes('visibleInjury'), yes('cryingHeard')] } };
    const [found] = comparePolicies(promising(high), promising(narrowed)).weakened;
    expect(found).toMatchObject({ kind: 'invariant', witness: { facts: { visibleInjury: true, cryingHeard: false } } });
    expect(weaker(promising(narrowed), promising(high))).toEqual([]);
    expect(weaker(practiceDesk(), practiceDesk({ floors: [] })).map(([kind]) => kind)).toContain('floor');
    const silent = { when: { all: [yes('poverty'), yes('cryingHeard')] } };
    expect(weaker(practiceDesk(), practiceDesk({ impossible: [silent] })).map(([kind]) => kind)).toEqual([
      'impossibleAdded',
    ]);
  });

  it('where a policy test is gone or expects less, whatever its name', () => {
    const [test] = readPracticeDesk()['tests'] as [Json];
    const testing = (...tests: Json[]) => practiceDesk({ tests });
    expect(weaker(practiceDesk(), testing()).map(([kind, what]) => [kind, what])).toEqual([
      ['test', 'an injured baby'],
    ]);
    expect(weaker(practiceDesk(), testing({ ...test, expect: { urgency: 'high' } })).map(([kind]) => kind)).toEqual([
      'test',
    ]);
    expect(weaker(practiceDesk(), testing({ ...test, name: 'another name' }))).toEqual([]);
    expect(weaker(testing({ ...test, expect: { urgency: 'high' } }), practiceDesk())).toEqual([]);
  });

  it('where more people may decide lower, without a reason, or fewer higher', () => {
    const overrides = (up: string[], down: string[], reason = true) =>
      practiceDesk({ overrides: { up: { roles: up }, down: { roles: down, reason } } });
    const before = practiceDesk();
    expect(weaker(before, overrides(['counsellor'], ['sectionChief', 'counsellor']))).toEqual([
      ['overrideDown', 'down', null, 'counsellor'],
    ]);
    expect(weaker(before, overrides(['counsellor'], ['sectionChief'], false))).toEqual([
      ['overrideReason', 'down', 'reason', null],
    ]);
    expect(weaker(before, overrides([], []))).toEqual([['overrideUp', 'up', 'counsellor', null]]);
    expect(weaker(before, overrides(['counsellor', 'supervisor'], []))).toEqual([]);
  });

  it('where outcomes lose their order, what they do, or the second organisation that has to approve', () => {
    const decisions = readPracticeDesk()['decisions'] as Json[];
    const changing = (id: string, change: Json) =>
      practiceDesk({ decisions: decisions.map((each) => (each['id'] === id ? { ...each, ...change } : each)) });
    expect(weaker(practiceDesk(), changing('actor', { protectiveOrder: false })).map(([kind]) => kind)).toEqual([
      'orderDropped',
    ]);
    expect(weaker(practiceDesk(), changing('actor', { carriesOut: { municipality: 'advise' } }))).toEqual([
      ['actionLowered', 'municipality', 'refer', 'advise'],
    ]);
    expect(weaker(changing('urgency', { concerns: 'urgency' }), changing('urgency', { concerns: 'support' }))).toEqual([
      ['concernDropped', 'urgency', 'urgency', 'support'],
    ]);
    const second = practiceDesk({ approval: { secondOrganisation: true } });
    expect(weaker(second, practiceDesk())).toEqual([['secondOrganisation', 'approval', 'secondOrganisation', null]]);
  });

  it('but not for a version that changes nothing', () => {
    expect(weaker(practiceDesk(), practiceDesk())).toEqual([]);
  });
});

describe('The shipped Tokyo policy', () => {
  const document = JSON.parse(
    readFileSync(new URL('../../scenarios/tokyo-line-fy2021/policy.json', import.meta.url), 'utf8'),
  ) as Json & { rules: Json[]; invariants: { then: Json }[]; history: Json[] };
  const before = requirePolicy(document);
  const version = (change: Json) => {
    const entry = { version: 'next', author: 'Somebody', reason: 'simpler', approvedBy: null };
    return requirePolicy({ ...document, version: 'next', history: [...document.history, entry], ...change });
  };
  const paramsOf = (each: Json) => (each['event'] as { params: Json }).params;
  const eased = version({
    rules: document.rules.map((each) => {
      const { deadlineHours, ...params } = paramsOf(each);
      const late = deadlineHours === undefined ? {} : { deadlineHours: 720 };
      return { ...each, event: { ...(each['event'] as Json), params: { ...params, ...late, approvals: [] } } };
    }),
    invariants: document.invariants.filter(({ then }) => !('deadlineAtMostHours' in then)),
  });

  it('is not approved with every deadline a month, no approvals and no promise of a deadline', () => {
    const { state, obstacles } = judgeApproval(eased, before);
    expect(state).toBe('draft');
    const kinds = new Set(obstacles.map((each) => (each.kind === 'weakened' ? each.weakening.kind : each.kind)));
    for (const kind of ['deadline', 'approvalDropped', 'invariant']) expect(kinds).toContain(kind);
    expect(kinds).not.toContain('downgrade');
    for (const { message } of obstacles) expect(message.ja).toMatch(/[ぁ-ん]/);
  });

  it('is approvable only once every weakening is acknowledged, each by its own name and with a reason', () => {
    const all = comparePolicies(before, eased).weakened.map(({ kind, what, before: from, after }) => ({
      ...{ kind, what, before: from, after },
      ...{ by: 'Chief', date: '2026-04-01', reason: 'agreed in council' },
    }));
    const stateWith = (acknowledged: typeof all) => judgeApproval(eased, before, { acknowledged }).state;
    expect(stateWith(all)).toBe('approvable');
    expect(stateWith(all.slice(1))).toBe('draft');
    expect(stateWith(all.map((each) => ({ ...each, reason: ' ' })))).toBe('draft');
    expect(new Set(all.map(nameWeakening)).size).toBe(all.length);
    const inHistory = { version: 'next', author: 'S', reason: 'simpler', approvedBy: null, acknowledged: all };
    expect(judgeApproval({ ...eased, history: [inHistory] }, before).state).toBe('approvable');
  });

  it('is not approved without the rule for too little information', () => {
    const isUnknown = (each: Json) => each['fact'] === 'acuteSigns.unknown';
    const without = version({
      rules: document.rules.map((each) => {
        const { any } = each['conditions'] as { any?: Json[] };
        return any?.some(isUnknown) ? { ...each, conditions: { any: any.filter((arm) => !isUnknown(arm)) } } : each;
      }),
      tests: [],
    });
    const withTests = judgeApproval({ ...without, tests: before.tests }, before);
    expect(withTests.state).toBe('draft');
    const found = comparePolicies(before, without).weakened;
    expect(found).toContainEqual(
      expect.objectContaining({ kind: 'incompleteOutcome', what: 'urgency', before: 'high' }),
    );
  });

  it('is approvable where nothing but its words has changed', () => {
    expect(judgeApproval(version({ title: { ja: '別の題', en: 'Another title' } }), before).obstacles).toEqual([]);
  });
});
