import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { decide } from '../../engine/policy/decide.ts';
import { decideOutcomes, rememberOutcomes } from '../../engine/policy/decide-outcomes.ts';
import { toCaseState } from '../../engine/policy/facts.ts';
import { readFacts } from '../../engine/policy/read-facts.ts';
import { decideByReference, holdsByReference } from '../../engine/policy/reference.ts';
import { solve } from '../../engine/policy/solve.ts';
import { verifyPolicy } from '../../engine/policy/verify/verify-policy.ts';
import { answers, no, practiceDesk, readPracticeDesk, rule, urgencyPolicy, yes } from './practice-desk.ts';
import { requirePolicy } from './random-policy.ts';

const compiled = compilePolicy(practiceDesk());
const quiet = { visibleInjury: false, cryingHeard: false, poverty: false, childAge: 10, severityBand: 'mild' };
const count = (operator: string, value: number) => ({ fact: 'signs.count', operator, value });

describe('A complete case', () => {
  it('takes the worst of the rules that fire, with its deadline and who approves', () => {
    const { urgency } = decide(compiled, { ...quiet, visibleInjury: true, childAge: 2 }).decisions;
    expect(urgency).toEqual({
      outcome: 'immediate',
      possible: ['immediate'],
      worst: 'immediate',
      settled: true,
      firedBy: ['injured infant', 'any acute sign'],
      deadlineHours: 48,
      approvals: ['supervisor'],
      exact: true,
    });
  });

  it('falls to otherwise where no rule fires, and nothing is left to ask', () => {
    const decided = decide(compiled, quiet);
    expect(decided.decisions['urgency']).toMatchObject({
      outcome: 'low',
      firedBy: [],
      deadlineHours: null,
      approvals: [],
    });
    expect(decided.nextQuestion).toBeNull();
  });

  it('is never below a floor, even where no rule gives it', () => {
    const policy = practiceDesk({ rules: [], tests: [] });
    const { urgency } = decide(compilePolicy(policy), { ...quiet, visibleInjury: true }).decisions;
    expect(urgency).toMatchObject({ outcome: 'high', possible: ['high'], firedBy: [] });
  });

  it('under first takes the highest priority, and of equals the one that stands first', () => {
    const { decisions } = readPracticeDesk();
    const hits = (priorities: number[]) => {
      const rules = [
        rule('city', 'actor', 'municipality', { all: [yes('poverty')] }, { priority: priorities[0] }),
        rule('partner', 'actor', 'privatePartner', { all: [yes('poverty')] }, { priority: priorities[1] }),
      ];
      const policy = practiceDesk({ decisions, rules, floors: [], tests: [], invariants: [] });
      return decide(compilePolicy(policy), { ...quiet, poverty: true }).decisions['actor']?.outcome;
    };
    expect(hits([1, 2])).toBe('privatePartner');
    expect(hits([2, 2])).toBe('municipality');
    expect(hits([10, 9])).toBe('municipality');
  });

  it('under collect lists what fired in file order, the same outcome as often as it was given', () => {
    const rules = [
      rule('b', 'supports', 'meals', { all: [yes('poverty')] }, { priority: 1 }),
      rule('a', 'supports', 'counselling', { all: [yes('cryingHeard')] }, { priority: 9 }),
      rule('c', 'supports', 'meals', { all: [yes('cryingHeard')] }),
    ];
    const policy = practiceDesk({ rules, floors: [], tests: [], invariants: [] });
    const outcomeOf = (facts: object) => decide(compilePolicy(policy), { ...quiet, ...facts }).decisions['supports'];
    expect(outcomeOf({ poverty: true, cryingHeard: true })?.outcome).toEqual(['meals', 'counselling', 'meals']);
    expect(outcomeOf({})?.outcome).toEqual(['counselling']);
    expect(outcomeOf({})?.worst).toBeNull();
  });

  it('takes the shortest deadline of the rules that give the outcome, not that of a lower one', () => {
    const policy = urgencyPolicy(answers(1), [
      rule('a', 'urgency', 'high', { all: [yes('sign0')] }, { deadlineHours: 48, approvals: ['chief'] }),
      rule('b', 'urgency', 'high', { all: [yes('sign0')] }, { deadlineHours: 24, approvals: ['supervisor', 'chief'] }),
      rule('c', 'urgency', 'low', { all: [yes('sign0')] }, { deadlineHours: 1 }),
    ]);
    const { urgency } = decide(compilePolicy(policy), { sign0: true }).decisions;
    expect(urgency).toMatchObject({ deadlineHours: 24, approvals: ['chief', 'supervisor'] });
  });

  it('counts a sign outside the list where the group takes others', () => {
    const { urgency } = decide(compiled, { ...quiet, 'acuteSigns.other': true }).decisions;
    expect(urgency?.firedBy).toEqual(['any acute sign']);
  });

  it('refuses a value that the fact cannot have as a fault of the caller', () => {
    expect(() => decide(compiled, { childAge: 19 })).toThrow('fact-value');
    expect(() => decide(compiled, { visibleInjury: 'yes' })).toThrow('fact-value');
  });
});

describe('A case with unknown answers', () => {
  it('shows the levels still possible, the worst of them and what to ask next', () => {
    const decided = decide(compiled, { ...quiet, visibleInjury: null, childAge: 2 });
    expect(decided.decisions['urgency']).toMatchObject({
      outcome: 'immediate',
      possible: ['low', 'immediate'],
      worst: 'immediate',
      settled: false,
      firedBy: [],
      deadlineHours: 48,
      approvals: ['supervisor'],
    });
    expect(decided.nextQuestion).toBe('visibleInjury');
  });

  it('is settled early when no answer left can change it', () => {
    const policy = urgencyPolicy(answers(2), [
      rule('a', 'urgency', 'immediate', { any: [yes('sign0'), yes('sign1')] }),
    ]);
    const { urgency } = decide(compilePolicy(policy), { sign0: true }).decisions;
    expect(urgency).toMatchObject({ settled: true, outcome: 'immediate', firedBy: ['a'] });
  });

  it('sees through conditions that hold whatever is answered', () => {
    const policy = urgencyPolicy(answers(2), [rule('a', 'urgency', 'high', { any: [yes('sign0'), no('sign0')] })]);
    const decided = decide(compilePolicy(policy), {});
    expect(decided.decisions['urgency']).toMatchObject({ settled: true, outcome: 'high', firedBy: ['a'] });
    expect(decided.trace.rules[0]?.state).toBe('fired');
    expect(decided.nextQuestion).toBeNull();
  });

  it('keeps counting too little information as long as it is too little', () => {
    const rules = [
      rule('too little', 'urgency', 'high', {
        all: [{ fact: 'signs.unknown', operator: 'greaterThanInclusive', value: 2 }],
      }),
    ];
    const policy = urgencyPolicy(answers(3), rules, { groups: [{ id: 'signs', of: ['sign0', 'sign1', 'sign2'] }] });
    expect(decide(compilePolicy(policy), { sign0: false }).decisions['urgency']?.possible).toEqual(['high']);
    expect(decide(compilePolicy(policy), { sign0: false, sign1: false }).decisions['urgency']?.possible).toEqual([
      'none',
    ]);
  });

  it('knows that a group counts the very answers that other conditions look at', () => {
    const groups = [{ id: 'signs', of: ['sign0', 'sign1', 'sign2'] }];
    const rules = [
      rule('one', 'urgency', 'high', { all: [yes('sign0'), count('equal', 1)] }),
      rule('none', 'urgency', 'immediate', { all: [yes('sign0'), count('equal', 0)] }),
    ];
    const policy = urgencyPolicy(answers(3), rules, { groups });
    const { urgency } = decide(compilePolicy(policy), {}).decisions;
    expect(urgency?.possible).toEqual(['none', 'high']);
    expect(decide(compilePolicy(policy), { sign1: true }).decisions['urgency']?.possible).toEqual(['none']);
  });

  it('asks people before it asks the clock', () => {
    const facts = [{ id: 'night', kind: 'answer', suppliedBy: 'clock' }, ...answers(1)];
    const rules = [rule('a', 'urgency', 'high', { all: [yes('night'), yes('sign0')] })];
    const compiledPolicy = compilePolicy(urgencyPolicy(facts, rules));
    expect(decide(compiledPolicy, {}).nextQuestion).toBe('sign0');
    expect(decide(compiledPolicy, { sign0: true }).nextQuestion).toBe('night');
  });

  it('stays exact over thirty unknown answers, without listing a thousand million cases', () => {
    const facts = answers(30);
    const groups = [{ id: 'signs', of: facts.map((fact) => fact['id']) }];
    const rules = [
      rule('shadowed', 'urgency', 'low', { all: [count('greaterThanInclusive', 15)] }),
      rule('above it', 'urgency', 'high', { all: [count('greaterThanInclusive', 14)] }),
    ];
    const { urgency } = decide(compilePolicy(urgencyPolicy(facts, rules, { groups })), {}).decisions;
    expect(urgency).toMatchObject({ possible: ['none', 'high'], exact: true });
  });

  it('falls back on listing completions where the search gives up, and stays exact', () => {
    // An odd and an even number of the same eighteen answers: impossible, and seen only when the last is known. The
    // further groups keep the answers from being interchangeable.
    const facts = answers(18);
    const ids = facts.map((fact) => String(fact['id']));
    const groups = [
      { id: 'signs', of: ids },
      ...[1, 2, 4, 8, 16].map((bit) => ({ id: `bit ${bit}`, of: ids.filter((_, index) => (index & bit) !== 0) })),
    ];
    const counts = (start: number) => Array.from({ length: 9 }, (_, index) => start + 2 * index);
    const conditions = {
      all: [
        { fact: 'signs.count', operator: 'in', value: counts(1) },
        { fact: 'signs.count', operator: 'in', value: counts(0) },
      ],
    };
    const policy = urgencyPolicy(facts, [rule('odd and even', 'urgency', 'high', conditions)], { groups });
    const compiledPolicy = compilePolicy(policy);
    const state = toCaseState(compiledPolicy, {});
    const node = compiledPolicy.decisions[0]?.rules[0]?.node;
    expect(node && solve(compiledPolicy, state, [{ node, wanted: true }])).toBe('unclear');
    const [urgency] = decideOutcomes(compiledPolicy, {});
    expect(urgency).toMatchObject({ possible: ['none'], exact: true, settled: true });
  });

  it('tells a hundred thousand numbers apart', () => {
    const facts = [{ id: 'hours', kind: 'integer', min: 0, max: 200_000 }];
    const value = Array.from({ length: 50_000 }, (_, index) => 2 * index);
    const policy = urgencyPolicy(facts, [
      rule('even', 'urgency', 'high', { all: [{ fact: 'hours', operator: 'in', value }] }),
    ]);
    const compiledPolicy = compilePolicy(policy);
    for (const hours of [0, 1, 33_000, 65_537, 70_000, 99_998, 99_999, 150_000]) {
      const isListed = hours % 2 === 0 && hours < 100_000;
      expect(decideOutcomes(compiledPolicy, { hours })[0]?.outcome).toBe(isListed ? 'high' : 'none');
    }
    expect(verifyPolicy(policy).checked.method).toBe('sampled');
  });

  it('gives every condition of every rule its state and its place in the file', () => {
    const { trace } = decide(compiled, { ...quiet, visibleInjury: true, childAge: null });
    expect(trace.rules.map((each) => [each.rule, each.state, each.pointer])).toEqual([
      ['injured infant', 'undecided', '/rules/0'],
      ['any acute sign', 'fired', '/rules/1'],
      ['mild to the city', 'not', '/rules/2'],
      ['meals', 'not', '/rules/3'],
    ]);
    expect(trace.floors).toHaveLength(1);
    expect(trace.rules[0]?.conditions).toMatchObject({
      kind: 'all',
      state: 'unknown',
      pointer: '/rules/0/conditions',
      of: [
        { fact: 'visibleInjury', state: 'true', answer: true, pointer: '/rules/0/conditions/all/0' },
        { fact: 'childAge', state: 'unknown', answer: null, pointer: '/rules/0/conditions/all/1' },
      ],
    });
  });
});

describe('Answers from outside', () => {
  const policy = practiceDesk();
  const read = (json: unknown) => readFacts(policy, json, 'answers.json');

  it('are taken as they are when they fit', () => {
    const facts = { visibleInjury: true, childAge: null, severityBand: 'mild', 'acuteSigns.other': true };
    expect(read(facts)).toEqual({ facts, evidence: {}, issues: [] });
  });

  it.each([
    [{ visibleInjry: true }, 'unknown-fact', '/visibleInjry'],
    [{ visibleInjury: 1 }, 'value-wrong', '/visibleInjury'],
    [{ childAge: 19 }, 'value-wrong', '/childAge'],
    [{ childAge: 2.5 }, 'value-wrong', '/childAge'],
    [{ severityBand: 'grave' }, 'value-wrong', '/severityBand'],
    [{ 'acuteSigns.count': 1 }, 'group-fact-given', '/acuteSigns.count'],
    [{ 'acuteSigns.other': 'bruise' }, 'value-wrong', '/acuteSigns.other'],
    [[], 'facts-form', ''],
    [null, 'facts-form', ''],
    [JSON.parse('{"__proto__":{"visibleInjury":true}}'), 'key-forbidden', '/__proto__'],
  ])('are refused where they do not: %j', (json, code, pointer) => {
    const { facts, issues } = read(json);
    expect(facts).toBeNull();
    expect(issues.map((issue) => [issue.code, issue.pointer])).toEqual([[code, pointer]]);
  });
});

describe('The reference', () => {
  it('asks for complete cases', async () => {
    await expect(decideByReference(practiceDesk(), { visibleInjury: true })).rejects.toThrow('facts-incomplete');
  });

  it('runs side by side without losing rules', async () => {
    const policy = practiceDesk();
    const cases = Array.from({ length: 40 }, (_, age) => ({ ...quiet, visibleInjury: true, childAge: age % 19 }));
    const results = await Promise.all(cases.map((facts) => decideByReference(policy, facts)));
    results.forEach((result, index) => {
      expect(result['urgency']?.outcome).toBe(index % 19 < 3 ? 'immediate' : 'high');
    });
  });

  it('is not misled by decisions called like events of the library', async () => {
    const rules = [rule('a', 'error', 'high', { all: [yes('sign0')] })];
    const decisions = [{ id: 'error', scale: ['low', 'high'], hit: 'worst', otherwise: 'low' }];
    const policy = requirePolicy({ facts: answers(1), decisions, rules });
    expect((await decideByReference(policy, { sign0: true }))['error']?.outcome).toBe('high');
    expect(await holdsByReference(policy, policy.rules[0]?.conditions ?? { all: [] }, { sign0: false })).toBe(false);
  });

  it('leaves the policy as it was', async () => {
    const policy = practiceDesk();
    const before = JSON.stringify(policy);
    await decideByReference(policy, quiet);
    expect(JSON.stringify(policy)).toBe(before);
  });
});

describe('The memory of the fast path', () => {
  it('starts anew when it is full', () => {
    const memory = rememberOutcomes(compiled, 2);
    for (const childAge of [1, 5]) for (const poverty of [true, false]) memory.decide({ ...quiet, childAge, poverty });
    expect(memory.size()).toBeLessThanOrEqual(2);
    expect(() => rememberOutcomes(compiled, 0)).toThrow('memory-limit');
  });
});
