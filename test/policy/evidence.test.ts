import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { decide } from '../../engine/policy/decide.ts';
import { readFacts } from '../../engine/policy/read-facts.ts';
import { practiceDesk } from './practice-desk.ts';

const policy = practiceDesk();
const read = (json: unknown) => readFacts(policy, json, 'answers.json');
const seen = (answer: unknown, kind: string, at?: string, by?: string) => ({
  answer,
  evidence: { kind, ...(at === undefined ? {} : { at }), ...(by === undefined ? {} : { by }) },
});

describe('Answers with evidence', () => {
  it('count like bare ones, and who saw it and when is kept beside them', () => {
    const { facts, evidence, issues } = read({
      visibleInjury: seen(true, 'fact', '2018-12-06 10:30', 'teacher'),
      childAge: seen(2, 'guess'),
      severityBand: 'mild',
      cryingHeard: { answer: null },
    });
    expect(issues).toEqual([]);
    expect(facts).toEqual({ visibleInjury: true, childAge: 2, severityBand: 'mild', cryingHeard: null });
    expect(evidence).toEqual({
      visibleInjury: {
        taken: { answer: true, kind: 'fact', by: 'teacher', at: '2018-12-06 10:30' },
        outweighed: [],
      },
      childAge: { taken: { answer: 2, kind: 'guess', by: null, at: null }, outweighed: [] },
      cryingHeard: { taken: { answer: null, kind: 'fact', by: null, at: null }, outweighed: [] },
    });
    expect(decide(compilePolicy(policy), facts ?? {}).decisions['urgency']?.outcome).toBe('immediate');
  });

  const now = seen(false, 'fact', 'now', 'nurse');
  const weeksAgo = seen(true, 'fact', '2018-11-12');
  const laterThatDay = seen(false, 'fact', '2018-11-12 17:00');
  const guess = seen(true, 'guess', 'now');
  const oldGuess = seen(false, 'guess', '2018-11-01');
  const undated = seen(true, 'fact');
  const lookedInVain = seen(null, 'fact', 'now');

  it.each([
    ['what is seen now outweighs what was seen weeks ago', [now, weeksAgo], false],
    ['in whatever order they are written', [weeksAgo, now], false],
    ['an hour outweighs the day alone', [laterThatDay, weeksAgo], false],
    ['an old fact outweighs a guess of now', [guess, laterThatDay], false],
    ['a fact without a date outweighs a guess too', [undated, oldGuess], true],
    ['the later of two guesses is taken', [guess, oldGuess], true],
    ['a dated fact outweighs one without a date', [laterThatDay, undated], false],
    ['of equally late ones the last is taken', [now, seen(true, 'fact', 'now')], true],
    ['having looked in vain outweighs nothing', [weeksAgo, lookedInVain], true],
    ['nor a guess', [oldGuess, lookedInVain], false],
    ['and leaves the question open where nothing else was seen', [lookedInVain], null],
  ])('%s', (_, list, answer) => {
    const { facts, evidence } = read({ visibleInjury: list });
    expect(facts).toEqual({ visibleInjury: answer });
    expect(evidence['visibleInjury']?.taken.answer).toBe(answer);
    expect(evidence['visibleInjury']?.outweighed).toHaveLength(list.length - 1);
  });

  it.each([
    [{ visibleInjury: {} }, 'observation-form', '/visibleInjury'],
    [{ visibleInjury: [] }, 'observation-form', '/visibleInjury'],
    [{ visibleInjury: [true] }, 'observation-form', '/visibleInjury/0'],
    [{ visibleInjury: { answer: true, seenBy: 'x' } }, 'observation-form', '/visibleInjury'],
    [{ visibleInjury: { answer: true, evidence: {} } }, 'observation-form', '/visibleInjury'],
    [{ visibleInjury: { answer: true, evidence: null } }, 'observation-form', '/visibleInjury'],
    [{ visibleInjury: { answer: { answer: true } } }, 'observation-form', '/visibleInjury'],
    [{ visibleInjury: seen(true, 'rumour') }, 'observation-form', '/visibleInjury'],
    [{ visibleInjury: seen(true, 'fact', 'yesterday') }, 'observation-form', '/visibleInjury'],
    [{ visibleInjury: seen(true, 'fact', '2018-02-30') }, 'observation-form', '/visibleInjury'],
    [{ visibleInjury: seen(true, 'fact', '2018-02-03 25:00') }, 'observation-form', '/visibleInjury'],
    [{ visibleInjury: { answer: true, evidence: { kind: 'fact', by: 3 } } }, 'observation-form', '/visibleInjury'],
    [{ visibleInjury: seen(1, 'fact') }, 'value-wrong', '/visibleInjury/answer'],
    [{ childAge: [seen(2, 'fact'), seen(19, 'guess')] }, 'value-wrong', '/childAge/1/answer'],
    [{ visibleInjry: [seen(true, 'fact'), seen(true, 'fact')] }, 'unknown-fact', '/visibleInjry'],
    [{ 'acuteSigns.count': seen(1, 'fact') }, 'group-fact-given', '/acuteSigns.count'],
  ])('are refused where they do not fit: %j', (json, code, pointer) => {
    const { facts, issues } = read(json);
    expect(facts).toBeNull();
    expect(issues.map((issue) => [issue.code, issue.pointer])).toEqual([[code, pointer]]);
    expect((issues[0]?.message.ja ?? '') + (issues[0]?.message.en ?? '')).not.toMatch(/\{\w+\}/);
  });
});
