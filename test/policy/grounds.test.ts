import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { decide } from '../../engine/policy/decide.ts';
import { explainDecision, listDoubtfulAnswers } from '../../engine/policy/explain.ts';
import { addGrounds } from '../../engine/policy/grounds.ts';
import { readFacts } from '../../engine/policy/read-facts.ts';
import type { ConditionTrace } from '../../engine/policy/trace.ts';
import { practiceDesk } from './practice-desk.ts';

const policy = practiceDesk();
const compiled = compilePolicy(policy);
const [urgency] = compiled.decisions;

const seen = (answer: unknown, kind: string, at?: string, by?: string) => ({
  answer,
  evidence: { kind, ...(at === undefined ? {} : { at }), ...(by === undefined ? {} : { by }) },
});

function explain(json: unknown, now?: string) {
  const { facts, evidence } = readFacts(policy, json, 'answers.json');
  if (facts === null || urgency === undefined) throw new Error('the answers are sound');
  return explainDecision(compiled, urgency, facts, { evidence, now });
}

const quiet = { cryingHeard: false, poverty: false, childAge: 10, severityBand: 'mild' };
const doubtsOf = (json: unknown, now?: string) =>
  listDoubtfulAnswers(explain(json, now)).map(({ fact, doubts }) => [fact, doubts]);

describe('An explanation says what it rests on', () => {
  it('a guess under the outcome is named, with who supposed it', () => {
    const [, fired] = explain({ ...quiet, visibleInjury: seen(true, 'guess', '2018-12-01', '近隣の人') });
    expect(fired?.decides).toBe(true);
    expect(fired?.doubtful).toEqual([
      { fact: 'visibleInjury', answer: true, kind: 'guess', by: '近隣の人', at: '2018-12-01', doubts: ['guess'] },
    ]);
    expect(fired?.message.ja).toContain('「けがが見える」の答えは推測です（近隣の人、2018-12-01）。');
    expect(fired?.message.en).toContain('The answer on "Visible injury" is a guess (近隣の人, 2018-12-01).');
  });

  it('what was seen weeks ago is old beside what is seen now', () => {
    const facts = {
      ...quiet,
      visibleInjury: seen(true, 'fact', '2018-11-12'),
      cryingHeard: seen(false, 'fact', 'now'),
    };
    expect(doubtsOf(facts)).toEqual([['visibleInjury', ['old']]]);
  });

  it('and beside the moment of the judgement, where that is told', () => {
    const facts = { ...quiet, visibleInjury: seen(true, 'fact', '2018-11-12 09:00') };
    expect(doubtsOf(facts)).toEqual([]);
    expect(doubtsOf(facts, '2018-11-12 17:00')).toEqual([]);
    expect(doubtsOf(facts, '2018-12-06')).toEqual([['visibleInjury', ['old']]]);
  });

  it('an answer that somebody else gave otherwise is disputed; one that all gave alike is not', () => {
    const other = seen(false, 'fact', '2018-11-12');
    expect(doubtsOf({ ...quiet, visibleInjury: [other, seen(true, 'fact', 'now')] })).toEqual([
      ['visibleInjury', ['disputed']],
    ]);
    expect(doubtsOf({ ...quiet, visibleInjury: [seen(true, 'guess'), seen(true, 'fact', 'now')] })).toEqual([]);
  });

  it('a sound fact and an answer without evidence raise no doubt', () => {
    expect(doubtsOf({ ...quiet, visibleInjury: seen(true, 'fact', 'now') })).toEqual([]);
    expect(doubtsOf({ ...quiet, visibleInjury: true })).toEqual([]);
  });

  it('where no rule fires, the answers that kept the rules from firing are looked at', () => {
    expect(doubtsOf({ ...quiet, visibleInjury: seen(false, 'guess') })).toEqual([['visibleInjury', ['guess']]]);
  });
});

describe('A trace shows how the answers compared are known', () => {
  function listComparisons(condition: ConditionTrace): Extract<ConditionTrace, { kind: 'comparison' }>[] {
    return condition.kind === 'comparison' ? [condition] : condition.of.flatMap(listComparisons);
  }

  it('at every comparison with the fact, and through a group at its count', () => {
    const json = { ...quiet, visibleInjury: seen(true, 'guess', 'now') };
    const { facts, evidence } = readFacts(policy, json, 'answers.json');
    const trace = addGrounds(decide(compiled, facts ?? {}).trace, compiled, facts ?? {}, { evidence });
    const comparisons = [...trace.rules, ...trace.floors].flatMap(({ conditions }) => listComparisons(conditions));
    const resting = comparisons.filter(({ restsOn }) => restsOn !== undefined);
    expect(new Set(resting.map(({ fact }) => fact))).toEqual(new Set(['visibleInjury', 'acuteSigns.count']));
    for (const { restsOn } of resting) expect(restsOn).toMatchObject([{ fact: 'visibleInjury', kind: 'guess' }]);
  });

  it('and is untouched where nobody said how anything is known', () => {
    const facts = { ...quiet, visibleInjury: true };
    const { trace } = decide(compiled, facts);
    expect(addGrounds(trace, compiled, facts, {})).toEqual(trace);
  });
});
