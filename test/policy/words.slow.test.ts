import { describe, expect, it } from 'vitest';
import { loadPolicy } from '../../engine/pack/load-policy.ts';
import { outcomesOf, type Policy } from '../../engine/pack/policy-model.ts';
import { judgeApproval } from '../../engine/policy/approval.ts';
import { comparePolicies } from '../../engine/policy/compare.ts';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { explainDecision } from '../../engine/policy/explain.ts';
import { findFewestChanges } from '../../engine/policy/fewest-changes.ts';
import { overrideOutcome } from '../../engine/policy/override.ts';
import {
  describeCase,
  wordAnswer,
  wordDecision,
  wordFact,
  wordName,
  wordOutcome,
} from '../../engine/policy/policy-words.ts';
import { wordInvariant, wordRule } from '../../engine/policy/rule-words.ts';
import { verifyPolicy } from '../../engine/policy/verify/verify-policy.ts';
import { shippedPolicies } from '../policy-exchange/shipped-policies.ts';
import { answers, practiceDesk, readPracticeDesk, rule, urgencyPolicy, yes } from './practice-desk.ts';
import { requirePolicy } from './random-policy.ts';

const load = (labels: unknown) => loadPolicy({ ...readPracticeDesk(), labels }, 'policy.json');

describe('Names are told in words', () => {
  it('in the label of the policy, else in the words of the field, else as they stand', () => {
    const policy = practiceDesk({ labels: { immediate: { ja: '今すぐ', en: 'right now' } } });
    expect(wordName(policy, 'immediate')).toEqual({ ja: '今すぐ', en: 'right now' });
    expect(wordName(policy, 'childGuidanceCenter').ja).toBe('児童相談所');
    expect(wordName(policy, 'nobodyKnowsThis')).toEqual({ ja: 'nobodyKnowsThis', en: 'nobodyKnowsThis' });
  });

  it('a decision by the label it carries before any other', () => {
    const { decisions } = readPracticeDesk() as { decisions: Record<string, unknown>[] };
    const named = decisions.map((decision) =>
      decision['id'] === 'urgency' ? { ...decision, label: { ja: '急ぎの度合い', en: 'how urgent' } } : decision,
    );
    expect(wordDecision(practiceDesk({ decisions: named }), 'urgency').ja).toBe('急ぎの度合い');
    expect(wordDecision(practiceDesk(), 'urgency').ja).toBe('緊急度');
  });

  it('a text in one language stands for both', () => {
    expect(wordName(practiceDesk({ labels: { high: '高め' } }), 'high')).toEqual({ ja: '高め', en: '高め' });
  });

  it('what a group counts by the label of the group', () => {
    const policy = practiceDesk({ labels: { acuteSigns: { ja: '急を要するしるし', en: 'acute signs' } } });
    expect(wordFact(policy, 'acuteSigns.count').ja).toBe('急を要するしるし：当てはまる数');
    expect(wordFact(policy, 'acuteSigns.unknown').ja).toMatch(/不明の数$/);
    expect(wordFact(policy, 'acuteSigns.other').ja).toMatch(/その他$/);
  });

  it('answers and outcomes too', () => {
    const policy = practiceDesk();
    expect(wordAnswer(policy, true).ja).toBe('はい');
    expect(wordAnswer(policy, null).ja).toBe('不明');
    expect(wordAnswer(policy, [1, 3]).en).toBe('1 to 3');
    expect(wordOutcome(policy, ['high', 'low']).ja).toBe('高・低');
    expect(wordOutcome(policy, null).en).toBe('not settled');
  });

  it('names that every object inherits are names like any other', () => {
    const policy = practiceDesk();
    for (const id of ['toString', 'hasOwnProperty', 'valueOf']) {
      expect(wordName(policy, id)).toEqual({ ja: id, en: id });
      expect(wordRule(policy, id)).toEqual({ ja: `規則「${id}」`, en: `rule "${id}"` });
    }
  });
});

describe('Rules and promises are told by their place and what they say', () => {
  const because = (text: unknown) => ({ event: { type: 'urgency', params: { outcome: 'high', because: text } } });
  const withReason = (text: unknown) =>
    urgencyPolicy(answers(1), [
      rule('some-name', 'urgency', 'low', { all: [yes('sign0')] }),
      { ...rule('other-name', 'urgency', 'high', { all: [yes('sign0')] }), ...because(text) },
    ]);

  it('a rule by its label where it has one', () => {
    const policy = practiceDesk({ labels: { 'injured infant': { ja: 'けがをした乳児', en: 'an injured infant' } } });
    expect(wordRule(policy, 'injured infant')).toEqual({
      ja: '規則「けがをした乳児」',
      en: 'rule "an injured infant"',
    });
  });

  it('a rule by the first sentence of its reason, whose own quotes step back', () => {
    const policy = withReason({ ja: '「帰りたくない」と話します。急ぎます。', en: 'Says "not home". This is urgent.' });
    expect(wordRule(policy, 'other-name')).toEqual({
      ja: '規則 2「『帰りたくない』と話します」',
      en: `rule 2 "Says 'not home'"`,
    });
  });

  it('a long reason is cut between characters', () => {
    const policy = withReason({ ja: '𠮷'.repeat(41), en: 'x'.repeat(81) });
    expect(wordRule(policy, 'other-name').ja).toBe(`規則 2「${'𠮷'.repeat(40)}…」`);
    expect(wordRule(policy, 'other-name').en).toBe(`rule 2 "${'x'.repeat(80)}…"`);
  });

  it('a rule that gives no reason by its place alone', () => {
    const policy = urgencyPolicy(answers(1), [rule('some-name', 'urgency', 'low', { all: [yes('sign0')] })]);
    expect(wordRule(policy, 'some-name')).toEqual({ ja: '規則 1', en: 'rule 1' });
  });

  it('a promise by its place and what it requires', () => {
    const when = { fact: 'sign0', operator: 'equal', value: true };
    const invariants = [
      { id: 'first-one', when, then: { decision: 'urgency', atLeast: 'high' } },
      { id: 'second-one', when, then: { decision: 'urgency', notIn: ['none', 'low'] } },
      { id: 'third-one', when, then: { deadlineAtMostHours: 48 } },
    ];
    const policy = urgencyPolicy(answers(1), [], { invariants, labels: { 'third-one': '48 時間の約束' } });
    expect(policy.invariants.map((each) => wordInvariant(policy, each).ja)).toEqual([
      '約束 1（「緊急度」は「高」以上）',
      '約束 2（「緊急度」は「なし」と「低」にしない）',
      '約束「48 時間の約束」',
    ]);
  });
});

describe('Labels are checked at load', () => {
  it('one for a name that the policy does not have is a warning that suggests the name meant', () => {
    const { policy, issues } = load({ hihg: { ja: '高', en: 'high' } });
    expect(policy).not.toBeNull();
    expect(issues).toMatchObject([{ code: 'label-unused', severity: 'warning', pointer: '/labels/hihg' }]);
    expect(issues[0]?.message.ja).toContain('「high」のことですか');
  });

  it.each([
    ['a line break', 'high\nlevel'],
    ['a mark that turns the writing', 'high\u202elevel'],
    ['a null character', 'high\u0000'],
  ])('%s in a label is refused', (_, text) => {
    const { policy, issues } = load({ high: { ja: '高', en: text } });
    expect(policy).toBeNull();
    expect(issues).toMatchObject([{ code: 'label-unprintable', pointer: '/labels/high/en' }]);
  });

  it.each(['decisions', 'rules', 'floors', 'invariants'] as const)('those for %s are known', (part) => {
    const [first] = practiceDesk()[part];
    const name = first === undefined ? '' : 'name' in first ? first.name : first.id;
    expect(load({ [name]: '名前' }).issues).toEqual([]);
  });

  it('those for options, approvals and roles are known', () => {
    const policy = practiceDesk();
    const option = policy.facts.flatMap((fact) => (fact.kind === 'choice' ? fact.options : []))[0] ?? '';
    const role = policy.overrides?.down.roles[0] ?? '';
    const approval = policy.rules.flatMap(({ event }) => event.params.approvals ?? [])[0] ?? '';
    for (const id of [option, role, approval]) expect(load({ [id]: '名前' }).issues, id).toEqual([]);
  });
});

/** Finds the ids that stand in a text as words of their own. */
function findIds(text: string, ids: ReadonlySet<string>): string[] {
  return (text.match(/[A-Za-z0-9_][A-Za-z0-9_.-]*/g) ?? []).filter((word) => ids.has(word));
}

/** Names that only the file knows: of rules, promises and floors. */
const namesOf = (policy: Policy) =>
  new Set([...policy.rules.map(({ name }) => name), ...[...policy.invariants, ...policy.floors].map(({ id }) => id)]);

describe('No identifier stands in a sentence about a shipped policy', () => {
  const policies = shippedPolicies.map(([path, document]) => [path, requirePolicy(document)] as const);

  it.each(policies)('%s: outcomes, options, roles and decisions have Japanese words', (_, policy: Policy) => {
    const names = [
      ...policy.decisions.flatMap(outcomesOf),
      ...policy.facts.flatMap((fact) => (fact.kind === 'choice' ? fact.options : [])),
      ...policy.rules.flatMap(({ event }) => event.params.approvals ?? []),
      ...(policy.overrides?.up.roles ?? []),
      ...(policy.overrides?.down.roles ?? []),
    ];
    const missing = [...new Set(names)].filter((name) => wordName(policy, name).ja === name);
    expect(missing).toEqual([]);
    for (const { id } of policy.decisions) expect(wordDecision(policy, id).ja).not.toBe(id);
    for (const { id } of policy.facts) expect(wordFact(policy, id).ja).not.toBe(id);
  });

  it.each(policies)('%s: findings and explanations', (_, policy) => {
    const compiled = compilePolicy(policy);
    const explained = compiled.decisions.flatMap((decision) => [
      ...explainDecision(compiled, decision, {}).map(({ message }) => message),
      ...findFewestChanges(compiled, decision, policy.tests[0]?.facts ?? {}).map(({ message }) => message),
    ]);
    const said = [...verifyPolicy(policy).findings.map(({ message }) => message), ...explained];
    expect(said.length).toBeGreaterThan(2);
    const names = namesOf(policy);
    const ids = new Set([
      ...names,
      ...policy.decisions.flatMap((decision) => [decision.id, ...outcomesOf(decision)]),
      ...policy.facts.flatMap((fact) => [fact.id, ...(fact.kind === 'choice' ? fact.options : [])]),
      ...policy.groups.map(({ id }) => id),
    ]);
    expect(said.flatMap(({ ja }) => findIds(ja, ids))).toEqual([]);
    // A name of one English word may stand in a sentence as that word.
    const unmistakable = new Set([...names].filter((name) => /[-_A-Z]/.test(name)));
    expect(said.flatMap(({ en }) => findIds(en, unmistakable))).toEqual([]);
  });
});

describe('Sentences speak in the words of the policy', () => {
  const labels = { immediate: { ja: '今すぐ', en: 'right now' }, chief: { ja: '所長', en: 'the head' } };

  it('a finding', () => {
    const policy = urgencyPolicy(answers(1), [rule('quiet', 'urgency', 'immediate', { all: [yes('sign0')] })], {
      labels,
    });
    const { findings } = verifyPolicy(policy);
    const absent = findings.filter(({ code }) => code === 'never-reached').map(({ message }) => message);
    expect(absent.map(({ ja }) => ja)).toContain(
      '判断「緊急度」が「高」になる事例がありません。規則を加えるか、この結果を消してください。',
    );
    const gap = findings.find(({ code }) => code === 'gap');
    expect(gap?.message.ja).toContain('そのときの結果（otherwise）の「なし」');
  });

  it('a comparison, by the names of both policies', () => {
    const before = urgencyPolicy(answers(1), [rule('sign', 'urgency', 'immediate', { all: [yes('sign0')] })], {
      labels,
    });
    const after = urgencyPolicy(answers(1), [rule('sign', 'urgency', 'low', { all: [yes('sign0')] })]);
    const [move] = comparePolicies(before, after).downgrades;
    expect(move?.message).toEqual({
      ja: '「sign0」の事例で、判断「緊急度」が「今すぐ」から「低」へ下がります。',
      en: 'In the case with "sign0" decision "urgency" falls from "right now" to "low".',
    });
    expect(move).toMatchObject({ from: 'immediate', to: 'low' });
  });

  it('a refused override, with ids in its params', () => {
    const policy = practiceDesk({ labels, overrides: { down: { roles: ['chief'], reason: true } } });
    const [issue] = overrideOutcome(policy, {
      ...{ decision: 'urgency', recommended: 'immediate', wanted: 'low', role: 'counsellor', reason: 'quiet' },
      ...{ deadlineHours: 48, hoursSinceReceipt: 1, floors: [] },
    }).issues;
    expect(issue?.message.ja).toBe('「相談員」は「緊急度」を下げられません。下げられるのは「所長」です。');
    expect(issue?.params).toMatchObject({ decision: 'urgency', got: 'counsellor', allowed: ['chief'] });
  });

  it('what stands in the way of an approval', () => {
    const { obstacles } = judgeApproval(practiceDesk({ history: [] }), null);
    expect(obstacles[0]?.message.ja).toMatch(/^この版（.*）の履歴がありません。/);
  });

  it('a case, with options and numbers in words', () => {
    const policy = practiceDesk();
    const choice = policy.facts.find((fact) => fact.kind === 'choice');
    const option = choice?.kind === 'choice' ? (choice.options[0] ?? '') : '';
    const told = describeCase(policy, { childAge: 3, [choice?.id ?? '']: option, visibleInjury: true });
    expect(told.ja).toContain('子どもの年齢：3');
    expect(told.ja).toContain(wordName(policy, option).ja);
    expect(describeCase(policy, { visibleInjury: false, cryingHeard: null }).ja).toBe('すべて「いいえ」の事例');
  });
});

describe('An explanation is told in sentences', () => {
  const compiled = compilePolicy(practiceDesk());
  const [urgency] = compiled.decisions;
  const explain = (facts: Record<string, boolean | number | string | null>) =>
    urgency ? explainDecision(compiled, urgency, facts) : [];

  it('of a rule that decided, one that was blocked and one that is open', () => {
    const base = { cryingHeard: false, poverty: false, childAge: 10 };
    const [blocked, fired] = explain({ ...base, visibleInjury: true });
    expect(blocked?.message.ja).toBe('規則 1「乳幼児のけが」は、「子どもの年齢」が「10」なので働きませんでした。');
    expect(fired?.message.ja).toMatch(/なので働き、「高」に決めました。$/);
    expect(fired?.message.en).toMatch(/^Rule 2 fired and decided "high": /);
    const [open] = explain({ ...base, visibleInjury: true, childAge: null });
    expect(open?.message.ja).toMatch(/働くかどうかがまだ決まりません。$/);
  });
});
