import { describe, expect, it } from 'vitest';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { decide } from '../../engine/policy/decide.ts';
import { readFacts, readSharedFacts } from '../../engine/policy/read-facts.ts';
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
    const { facts, evidence } = read({ poverty: list });
    expect(facts).toEqual({ poverty: answer });
    expect(evidence['poverty']?.taken.answer).toBe(answer);
    expect(evidence['poverty']?.outweighed).toHaveLength(list.length - 1);
  });

  const yesNow = seen(true, 'fact', 'now');
  const noThatDay = seen(false, 'fact', '2018-11-12');
  const yesThatMorning = seen(true, 'fact', '2018-11-12 09:00');
  const yesSupposedThatEvening = seen(true, 'guess', '2018-11-12 20:00');

  it.each([
    ['what is seen now outweighs what was seen weeks ago', [weeksAgo, now], false],
    ['a yes of now outweighs an old no', [yesNow, noThatDay], true],
    ['of equally late ones the yes is taken', [now, yesNow], true],
    ['and of ones on the same day without an hour', [noThatDay, yesThatMorning], true],
    ['and of ones without a date', [seen(false, 'fact'), undated], true],
    ['a no some hours later is taken', [yesThatMorning, laterThatDay], false],
    ['what is supposed now is not lost to an old no', [guess, laterThatDay], null],
    ['nor what is supposed later on the day of the no', [noThatDay, yesSupposedThatEvening], null],
    ['nor what was seen nobody knows when', [laterThatDay, undated], null],
    ['nor what was supposed nobody knows when', [laterThatDay, seen(true, 'guess')], null],
    ['what was supposed before the no is', [seen(true, 'guess', '2018-11-01'), laterThatDay], false],
    ['a no of now answers what was supposed', [now, guess], false],
    ['and what was seen nobody knows when', [now, undated], false],
    ['of two guesses the later', [oldGuess, guess], true],
    ['of guesses of one day the yes', [seen(true, 'guess', '2018-11-01'), oldGuess], true],
    ['a yes that is seen is not lost to a guess of now', [weeksAgo, seen(false, 'guess', 'now')], true],
    ['having looked in vain now does not lose an old yes', [weeksAgo, lookedInVain], true],
    ['one yes among several is enough', [laterThatDay, weeksAgo, noThatDay, oldGuess], true],
  ])('of a danger sign: %s, in whatever order they are written', (_, list, answer) => {
    for (const order of [list, [...list].reverse()]) {
      const { facts, evidence } = read({ visibleInjury: order });
      expect(facts).toEqual({ visibleInjury: answer });
      expect(evidence['visibleInjury']?.taken.answer).toBe(answer);
      expect(evidence['visibleInjury']?.outweighed).toHaveLength(list.length - (answer === null ? 0 : 1));
    }
  });

  it('a danger sign left open by them keeps the case urgent and is asked again', () => {
    const { facts } = read({ visibleInjury: [guess, laterThatDay], cryingHeard: false, childAge: 2 });
    const { decisions, nextQuestion } = decide(compilePolicy(policy), facts ?? {});
    expect(decisions['urgency']).toMatchObject({ outcome: 'immediate', settled: false });
    expect(nextQuestion).toBe('visibleInjury');
  });

  it('what is a danger sign to one of several policies is weighed as one for all', () => {
    const calm = { ...policy, facts: policy.facts.map((fact) => ({ ...fact, danger: false })) };
    for (const policies of [
      [calm, policy],
      [policy, calm],
    ] as const) {
      expect(readSharedFacts(policies, { visibleInjury: [yesNow, now] }, 'answers.json').facts).toEqual({
        visibleInjury: true,
      });
    }
    expect(readSharedFacts([calm], { visibleInjury: [yesNow, now] }, 'answers.json').facts).toEqual({
      visibleInjury: false,
    });
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
