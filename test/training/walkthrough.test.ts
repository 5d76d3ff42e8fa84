import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { loadPolicy } from '../../engine/pack/load-policy.ts';
import type { ScenarioCase } from '../../engine/pack/pack-schema.ts';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { readChoices, type Choice } from '../../engine/training/choice.ts';
import { debriefWalkthrough } from '../../engine/training/debrief.ts';
import { playChoices, replaySession, writeSessionLog } from '../../engine/training/replay.ts';
import { walkCase } from '../../engine/training/walk-case.ts';
import { takeStep } from '../../engine/training/take-step.ts';
import { startWalkthrough, type Walkthrough, type WalkthroughSetup } from '../../engine/training/walkthrough.ts';
import { scenario, setup } from './practice.ts';
import { EngineError } from '../../engine/domain/engine-error.ts';

function play(choices: readonly Choice[], on: WalkthroughSetup = setup): Walkthrough {
  const { walkthrough, refused } = playChoices(on, choices);
  expect(refused).toEqual([]);
  return walkthrough;
}

const happen = (type: string): Choice => ({ kind: 'event', type });
const opening: Choice[] = [happen('counsellor.answered'), happen('person.wrote')];

describe('a session', () => {
  it('starts with an empty form at the first receipt, and an empty form is no alarm', () => {
    const start = startWalkthrough(setup);
    expect(start).toMatchObject({ minute: 0, notes: {}, judgements: [], log: [], state: { value: 'received' } });
    expect(play(opening).state.value).toBe('inSession.talking');
  });

  it('reveals the truth of the case as the trainee asks, and time passes', () => {
    const asked = play([...opening, { kind: 'ask', fact: 'weaponNow' }, { kind: 'ask', fact: 'childAge' }]);
    expect(asked.revealed).toEqual({ weaponNow: false, childAge: 9 });
    expect(asked.minute).toBe(4);
    expect(asked.state.value).toBe('inSession.talking');
  });

  it('writes down as unknown what the case itself does not know', () => {
    expect(play([...opening, { kind: 'ask', fact: 'safeToContact' }]).notes).toEqual({ safeToContact: null });
  });

  it('moves the chart as soon as a danger is heard', () => {
    expect(play([...opening, { kind: 'ask', fact: 'hitToday' }]).state.value).toBe('inSession.watched.talking');
    const armed = { ...setup, scenario: { ...scenario, facts: { ...scenario.facts, weaponNow: true } } };
    expect(play([...opening, { kind: 'ask', fact: 'weaponNow' }], armed).state.value).toContain(
      'emergency.hold.holding',
    );
  });

  it('lets the trainee write down something else than what was said: the policy judges the form', () => {
    const noted = play([
      ...opening,
      { kind: 'ask', fact: 'hitToday' },
      { kind: 'note', fact: 'hitToday', value: false },
    ]);
    expect(noted.revealed['hitToday']).toBe(true);
    expect(noted.log.at(-1)?.after.outcomes['actor']).toBe('privatePartner');
    // The chart remembers the danger although the form no longer shows it.
    expect(noted.state.value).toBe('inSession.watched.talking');
  });

  it('counts the worst still possible when the talk ends with questions open', () => {
    expect(play([...opening, happen('conversation.ended')]).state.value).toContain('emergency');
    const known: Choice[] = [
      { kind: 'ask', fact: 'hitToday' },
      { kind: 'ask', fact: 'weaponNow' },
    ];
    expect(play([...opening, ...known, happen('conversation.ended')]).state.outcome).toBe('handedOver');
  });

  it('never changes a session that was handed in', () => {
    const before = play(opening);
    const copy = JSON.stringify(before);
    takeStep(setup, before, { kind: 'ask', fact: 'hitToday' });
    expect(JSON.stringify(before)).toBe(copy);
    expect(Object.isFrozen(before)).toBe(true);
  });
});

describe('the simulated clock', () => {
  const silent: Choice[] = [...opening, happen('person.fellSilent')];

  it('waits for the next timer, which runs out at its own minute', () => {
    const waited = play([...silent, { kind: 'wait' }]);
    expect(waited).toMatchObject({ minute: 10, state: { value: 'inSession.silent.checkedIn' } });
    expect(waited.timers).toEqual([{ timer: 'secondCheckIn', due: 15 }]);
  });

  it('runs every timer out that is due on the way', () => {
    const later = play([...silent, { kind: 'advance', minutes: 60 }]);
    expect(later).toMatchObject({ minute: 60, state: { outcome: 'closedSilent' }, timers: [] });
    const acts = later.log.at(-1)?.after.effects.flatMap((effect) => (effect.kind === 'act' ? [effect.act] : []));
    expect(acts).toEqual(['checkIn', 'announceClosing']);
  });

  it('never closes a silence after danger, however long it lasts', () => {
    const hushed = play([
      ...opening,
      { kind: 'ask', fact: 'hitToday' },
      happen('person.fellSilent'),
      { kind: 'advance', minutes: 10_000 },
    ]);
    expect(hushed.state).toMatchObject({ done: false, value: 'emergency.hold.lost+emergency.chain.untold' });
  });

  it('runs the hours to the safety check forward, and the overdue check escalates', () => {
    const report: WalkthroughSetup = { ...setup, machine: 'report', timerMinutes: { safetyCheckDeadline: 2880 } };
    const late = play([happen('intake.completed'), { kind: 'advance', minutes: 2879 }], report);
    expect(late.state.value).toBe('open.takenDown');
    expect(play([happen('intake.completed'), { kind: 'advance', minutes: 2880 }], report).state.value).toBe(
      'urgentCheck.ordered',
    );
  });

  it('leaves timers without minutes alone, and says when there is nothing to wait for', () => {
    expect(takeStep(setup, play(opening), { kind: 'wait' })).toMatchObject({ kind: 'refused', code: 'no-timer' });
  });

  it('refuses clocks that do not run', () => {
    for (const minutes of [0, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => startWalkthrough({ ...setup, timerMinutes: { patience: minutes } })).toThrow(EngineError);
    }
    expect(() => startWalkthrough({ ...setup, questionMinutes: -1 })).toThrow(/question-minutes/);
  });
});

describe('steps that are not possible', () => {
  it.each([
    ['fact-unknown', { kind: 'ask', fact: 'shoeSize' }],
    ['fact-unknown', { kind: 'note', fact: 'shoeSize', value: 1 }],
    ['answer-not-possible', { kind: 'note', fact: 'childAge', value: 19 }],
    ['answer-not-possible', { kind: 'note', fact: 'hitToday', value: 'yes' }],
    ['outcome-not-possible', { kind: 'judge', outcomes: { urgency: 'tomorrow' } }],
    ['outcome-not-possible', { kind: 'judge', outcomes: { urgency: ['high'] } }],
    ['outcome-not-possible', { kind: 'judge', outcomes: { mood: 'high' } }],
    ['judgement-empty', { kind: 'judge', outcomes: {} }],
    ['not-possible-here', { kind: 'event', type: 'voiceCall.ended' }],
    ['unknown-event', { kind: 'event', type: 'sun.rose' }],
    ['not-paused', { kind: 'resume' }],
  ] as [string, Choice][])('%s is said in both languages and leaves no trace', (code, choice) => {
    const before = play(opening);
    const answer = takeStep(setup, before, choice);
    expect(answer).toMatchObject({ kind: 'refused', code });
    if (answer.kind === 'refused') expect([answer.reason.ja, answer.reason.en].join()).not.toMatch(/[{}]/);
  });

  it('asks nothing of a person who is not there', () => {
    const ended = play([{ kind: 'event', type: 'contact.turnedAway' }]);
    expect(takeStep(setup, ended, { kind: 'ask', fact: 'hitToday' })).toMatchObject({
      kind: 'refused',
      code: 'case-ended',
    });
  });

  it('does nothing in a pause but resume', () => {
    const paused = play([...opening, { kind: 'pause' }]);
    expect(takeStep(setup, paused, { kind: 'advance', minutes: 5 })).toMatchObject({ code: 'session-paused' });
    expect(play([...opening, { kind: 'pause' }, { kind: 'resume' }]).paused).toBe(false);
  });
});

describe('the debrief', () => {
  const heard: Choice[] = [...opening, { kind: 'ask', fact: 'hitToday' }, { kind: 'ask', fact: 'weaponNow' }];
  const judge = (urgency: string, actor = 'childGuidanceCenter'): Choice => ({
    kind: 'judge',
    outcomes: { urgency, actor },
    reason: 'r',
  });

  it('compares the judgement with the policy and with the authors', () => {
    const debrief = debriefWalkthrough(setup, play([...heard, judge('high')]));
    expect(debrief.score).toEqual({ agreed: 2, of: 2 });
    expect(debrief.comparisons[0]).toEqual({
      decision: 'urgency',
      judged: 'high',
      policyOnForm: 'high',
      policyOnTruth: 'high',
      expected: 'high',
      besidePolicy: 'same',
      besideExpected: 'same',
    });
    expect(debrief).toMatchObject({
      missedGraveSigns: [],
      misnoted: [],
      formFilled: { noted: 2, of: 4 },
      minutesToJudgement: 4,
    });
  });

  it('asks for grounds where a recommended protection is left without a reason, and blocks nothing', () => {
    const judgeFor = (reason: string, urgency: string, actor = 'childGuidanceCenter'): Choice => ({
      ...{ kind: 'judge', outcomes: { urgency, actor } },
      reason,
    });
    const missing = (...choices: Choice[]) => debriefWalkthrough(setup, play([...heard, ...choices])).missingGrounds;
    expect(missing(judgeFor('', 'none', 'privatePartner'))).toEqual(['urgency', 'actor']);
    expect(missing(judgeFor('\u200b \u3164', 'none'))).toEqual(['urgency']);
    expect(missing(judgeFor('学校で無事を確かめた', 'none', 'privatePartner'))).toEqual([]);
    expect(missing(judgeFor('', 'high'))).toEqual([]);
    expect(missing(judgeFor('', 'immediate'))).toEqual([]);
    expect(missing()).toEqual([]);
    expect(missing(judgeFor('', 'none'), judgeFor('', 'high'))).toEqual([]);
    expect(missing(judgeFor('seen', 'none'), judgeFor('', 'none'))).toEqual(['urgency']);
    const walked = play([...heard, judgeFor('', 'none')]);
    expect(walked.judgements[0]?.missingGrounds).toEqual(['urgency']);
    expect(walked.judgements[0]?.outcomes['urgency']).toBe('none');
  });

  it('while answers are unknown, the worst possible is what the policy recommends', () => {
    const early: Choice = { kind: 'judge', outcomes: { urgency: 'high' } };
    expect(play([...opening, early]).judgements[0]?.missingGrounds).toEqual(['urgency']);
    const told: Choice = { ...early, reason: 'nobody speaks of a weapon' };
    expect(play([...opening, told]).judgements[0]?.missingGrounds).toEqual([]);
  });

  it('a decision on support may be judged lower without a word', () => {
    const { policy } = setup.policy;
    const decisions = policy.decisions.map((each) => ({ ...each, concerns: 'support' as const }));
    const support = { ...setup, policy: compilePolicy({ ...policy, decisions }) };
    const low: Choice = { kind: 'judge', outcomes: { urgency: 'none', actor: 'privatePartner' } };
    expect(debriefWalkthrough(support, play([...heard, low], support)).missingGrounds).toEqual([]);
  });

  it('says whether a judgement was too low or too high', () => {
    const standing = (urgency: string) =>
      debriefWalkthrough(setup, play([...heard, judge(urgency)])).comparisons[0]?.besideExpected;
    expect([standing('none'), standing('high'), standing('immediate')]).toEqual(['lower', 'same', 'higher']);
  });

  it('names a missed grave sign apart from a full score', () => {
    const guessed = debriefWalkthrough(setup, play([...opening, judge('high')]));
    expect(guessed.score).toEqual({ agreed: 2, of: 2 });
    expect(guessed.missedGraveSigns).toEqual(['hitToday']);
    expect(guessed.comparisons[0]?.besidePolicy).toBe('lower');
  });

  it('judges the form as it was when judged: what is asked afterwards does not mend it', () => {
    const late = debriefWalkthrough(setup, play([...opening, judge('high'), { kind: 'ask', fact: 'hitToday' }]));
    expect(late.missedGraveSigns).toEqual(['hitToday']);
  });

  it('names answers written down against the case', () => {
    const wrong = play([...heard, { kind: 'note', fact: 'hitToday', value: false }, judge('none')]);
    expect(debriefWalkthrough(setup, wrong)).toMatchObject({ misnoted: ['hitToday'], missedGraveSigns: ['hitToday'] });
  });

  it('takes the last judgement of each decision', () => {
    const twice = play([...heard, judge('none', 'privatePartner'), { kind: 'judge', outcomes: { urgency: 'high' } }]);
    expect(debriefWalkthrough(setup, twice).comparisons.map(({ judged }) => judged)).toEqual([
      'high',
      'privatePartner',
    ]);
  });

  it('gives no score where the authors are divided or nothing is expected, and none without a judgement', () => {
    const divided = { ...setup, scenario: { ...scenario, consensus: 'divided' as const } };
    expect(debriefWalkthrough(divided, play([...heard, judge('high')], divided)).score).toBeNull();
    const unexpected: ScenarioCase = { ...scenario, expect: undefined };
    const open = { ...setup, scenario: unexpected };
    expect(debriefWalkthrough(open, play(heard, open)).score).toBeNull();
    expect(debriefWalkthrough(setup, play(heard))).toMatchObject({
      score: { agreed: 0, of: 2 },
      minutesToJudgement: null,
    });
  });

  it('accepts any one of several outcomes that the authors allow', () => {
    const either = { ...setup, scenario: { ...scenario, expect: { urgency: ['high', 'immediate'] } } };
    const standing = (urgency: string) =>
      debriefWalkthrough(either, play([...heard, judge(urgency)], either)).comparisons[0]?.besideExpected;
    expect([standing('none'), standing('high'), standing('immediate')]).toEqual(['lower', 'same', 'same']);
  });
});

describe('a log', () => {
  const session = play([
    ...opening,
    { kind: 'ask', fact: 'hitToday' },
    happen('person.fellSilent'),
    { kind: 'wait' },
    { kind: 'judge', outcomes: { urgency: 'high' }, deadlineHours: 48 },
    { kind: 'advance', minutes: 90 },
  ]);
  const log = writeSessionLog(setup, session);

  it('holds every choice with its simulated clock', () => {
    expect(log.entries.map(({ minute, choice }) => [minute, choice.kind])).toEqual([
      [0, 'event'],
      [0, 'event'],
      [0, 'ask'],
      [2, 'event'],
      [2, 'wait'],
      [12, 'judge'],
      [12, 'advance'],
    ]);
  });

  it('plays again to the same session, byte for byte, also from a file', () => {
    const fromFile = JSON.parse(JSON.stringify(log)) as typeof log;
    const replay = replaySession(setup, fromFile);
    if (replay.kind !== 'same') throw new Error(replay.kind);
    expect(JSON.stringify(replay.walkthrough)).toBe(JSON.stringify(session));
  });

  it('says which material differs', () => {
    const other = {
      ...setup,
      scenario: { ...scenario, facts: { ...scenario.facts, childAge: 10 } },
      questionMinutes: 3,
    };
    expect(replaySession(other, log)).toEqual({ kind: 'other-material', differs: ['scenarioHash', 'questionMinutes'] });
  });

  it('says at which entry a changed log stops being true', () => {
    const forged = {
      ...log,
      entries: log.entries.map((entry, place) => (place === 4 ? { ...entry, minute: 3 } : entry)),
    };
    expect(replaySession(setup, forged)).toMatchObject({ kind: 'differs', place: 4 });
    const impossible = { ...log, entries: log.entries.filter((_, place) => place !== 0) };
    expect(replaySession(setup, impossible)).toMatchObject({ kind: 'differs', place: 0 });
  });
});

describe('a walk in one go', () => {
  it('tells the steps with the names of the states, the verdict, and what was refused', () => {
    const walk = walkCase(setup, [
      ...opening,
      happen('voiceCall.ended'),
      { kind: 'judge', outcomes: { urgency: 'none' } },
    ]);
    expect(walk.steps.map(({ stateLabel }) => stateLabel.ja)).toEqual(['あいさつ済み', '対話', '対話']);
    expect(walk.refused).toMatchObject([{ place: 2, code: 'not-possible-here' }]);
    expect(walk.verdict[0]).toMatchObject({ judged: 'none', besideExpected: 'lower' });
    expect(walk).toMatchObject({ score: { agreed: 0, of: 2 }, missedGraveSigns: ['hitToday'] });
  });
});

describe('a file of choices', () => {
  it('is read in the long form', () => {
    const choices: Choice[] = [...opening, { kind: 'ask', fact: 'hitToday' }];
    expect(readChoices({ formatVersion: 1, choices }, 'a.json')).toEqual({ choices, issues: [] });
  });

  it('may be answers and a judgement alone: the talk begins, is judged and ends', () => {
    const { choices } = readChoices(
      { answers: { hitToday: true, weaponNow: false }, judgement: { urgency: 'high' } },
      'a.json',
    );
    const session = play(choices ?? []);
    expect(session.state.outcome).toBe('handedOver');
    expect(session.judgements).toHaveLength(1);
    const file = { answers: { hitToday: true }, judgement: { urgency: 'none' }, reason: 'seen safe' };
    const reasoned = play(readChoices(file, 'a.json').choices ?? []);
    expect(reasoned.judgements).toMatchObject([{ reason: 'seen safe', missingGrounds: [] }]);
  });

  it.each([
    ['no object', 5],
    ['a list', []],
    ['nothing in it', {}],
    ['an unknown kind', { choices: [{ kind: 'shout' }] }],
    ['an unknown key', { choices: [], extra: 1 }],
    ['time that runs backwards', { choices: [{ kind: 'advance', minutes: -5 }] }],
    ['a newer format', { formatVersion: 2, choices: [] }],
  ])('is refused with issues when it has %s', (_, json) => {
    const { choices, issues } = readChoices(json, 'a.json');
    expect(choices).toBeNull();
    expect(issues.some(({ severity }) => severity === 'error')).toBe(true);
    for (const { message } of issues) expect(message.ja).not.toBe('');
  });
});

describe('a case of a shipped pack', () => {
  it('can be walked to a judgement that its authors share', () => {
    const folder = new URL('../../scenarios/tokyo-line-fy2021/', import.meta.url);
    const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
    const { policy } = loadPolicy(read('policy.json'), 'policy.json');
    if (!policy) throw new Error('the policy of the pack does not load');
    const shipped = read('cases/afraid-to-go-home.json') as ScenarioCase;
    const on: WalkthroughSetup = { ...setup, policy: compilePolicy(policy), scenario: shipped };
    const asked = policy.facts.map(({ id }): Choice => ({ kind: 'ask', fact: id }));
    const walked = play(
      [...opening, ...asked, { kind: 'judge', outcomes: shipped.expect ?? {} }, happen('conversation.ended')],
      on,
    );
    expect(walked.state).toMatchObject({ done: true, outcome: 'handedOver' });
    const debrief = debriefWalkthrough(on, walked);
    expect(debrief.missedGraveSigns).toEqual([]);
    expect(debrief.score?.agreed).toBe(debrief.score?.of);
    expect(debrief.comparisons.every(({ besidePolicy }) => besidePolicy === 'same' || besidePolicy === null)).toBe(
      true,
    );
  });
});
