import { describe, expect, it } from 'vitest';
import { startCase, type CaseEffect, stepCase } from '../../engine/casework/case-step.ts';
import { advanceCase, listPossibleEvents } from '../../engine/casework/case-transition.ts';
import { createCaseMemo } from '../../engine/casework/case-memo.ts';
import { restoreCase } from '../../engine/casework/case-state.ts';
import { machineIds, requireChart } from '../../engine/casework/charts.ts';
import { createDirective, nothingHeard } from '../../engine/casework/directive.ts';
import { EngineError } from '../../engine/domain/engine-error.ts';
import { listRelevantDirectives, walkChart } from './chart-walk.ts';

const japanese = /[぀-ヿ一-鿿]/;

function throwsCode(run: () => unknown): string {
  try {
    run();
  } catch (cause) {
    if (cause instanceof EngineError) return cause.code;
    throw cause;
  }
  return 'nothing thrown';
}

function applyToTimers(
  running: readonly string[],
  elapsed: string | undefined,
  effects: readonly CaseEffect[],
): string[] {
  const now = running.filter((timer) => timer !== elapsed);
  for (const effect of effects) {
    if (effect.kind === 'stopTimer') {
      if (!now.includes(effect.timer)) throw new Error(`${effect.timer} is stopped but does not run`);
      now.splice(now.indexOf(effect.timer), 1);
    }
    if (effect.kind === 'startTimer') {
      if (now.includes(effect.timer)) throw new Error(`${effect.timer} is started while it runs`);
      now.push(effect.timer);
    }
  }
  return now;
}

describe.each(machineIds)('the one transition function on the chart "%s"', (machineId) => {
  const walk = walkChart(machineId, listRelevantDirectives(machineId));

  it('starts a case without any act, so that the first state says everything', () => {
    const start = startCase(machineId);
    expect(start.done).toBe(false);
    expect(start.outcome).toBeNull();
    expect(Object.isFrozen(start)).toBe(true);
  });

  it('stops or fires every timer it starts: effects and running timers always agree', () => {
    for (const { from, event, answer } of walk.steps) {
      if (answer.kind === 'refused') continue;
      const now = applyToTimers(from.timers, event.timer, answer.effects);
      expect(now.sort()).toEqual([...answer.state.timers].sort());
    }
  });

  it('leaves no timer running in a case that has ended', () => {
    for (const state of walk.states.values()) if (state.done) expect(state.timers).toEqual([]);
  });

  it('refuses what cannot happen with a reason in both languages, and changes nothing', () => {
    const refusals = walk.steps.flatMap(({ answer }) => (answer.kind === 'refused' ? [answer.reason] : []));
    const ja = new Set(refusals.map((reason) => reason.ja));
    const en = new Set(refusals.map((reason) => reason.en));
    expect(ja.size).toBeGreaterThan(100);
    expect([...ja].filter((sentence) => !japanese.test(sentence) || /[{}]/.test(sentence))).toEqual([]);
    expect([...en].filter((sentence) => japanese.test(sentence) || /[{}]/.test(sentence))).toEqual([]);
  });

  it('lists as possible exactly what it then accepts', () => {
    const { events, timers } = requireChart(machineId);
    for (const state of walk.states.values()) {
      for (const directive of [nothingHeard, createDirective({ route: 'emergency' })]) {
        const listed = listPossibleEvents(machineId, state, directive).map(({ type, timer }) => timer ?? type);
        const accepted = [
          ...events.filter((type) => advanceCase(machineId, state, { type, directive }).kind === 'moved'),
          ...timers.filter(
            (timer) => advanceCase(machineId, state, { type: 'timer.elapsed', timer, directive }).kind === 'moved',
          ),
        ];
        expect([...listed].sort()).toEqual([...accepted].sort());
        expect(listed.length).toBeGreaterThan(0);
      }
    }
  });

  it('remembers answers that equal fresh ones, on every reachable state, event and directive', () => {
    const memo = createCaseMemo(machineId);
    const ask = ({ from, event }: (typeof walk.steps)[number]) =>
      event.type === 'timer.elapsed' && event.timer !== undefined
        ? memo.elapse(from, event.timer, event.directive)
        : memo.advance(from, event.type, event.directive);
    const first = walk.steps.map(ask);
    walk.steps.forEach((step, index) => {
      const answer = first[index];
      const fresh = stepCase(machineId, step.from, step.event);
      if (JSON.stringify(answer) !== JSON.stringify(fresh)) expect(answer).toEqual(fresh);
      // Asked again after everything else was asked: the very same object.
      if (ask(step) !== answer) expect(ask(step)).toBe(answer);
    });
    expect(memo.start).toEqual(startCase(machineId));
  });

  it('writes every state so that it can be read back from a log', () => {
    for (const state of walk.states.values()) expect(restoreCase(machineId, state.value)).toEqual(state);
  });
});

describe('a case that is asked the wrong thing', () => {
  const start = startCase('consultation');

  it('names the state and the event in its refusal', () => {
    const answer = advanceCase('consultation', start, { type: 'conversation.ended', directive: nothingHeard });
    expect(answer).toEqual({
      kind: 'refused',
      code: 'not-possible-here',
      reason: {
        ja: '「受信」では、「対話が終わった」は起こりません。先に進める出来事を選んでください。',
        en: '"Conversation ended" cannot happen while the case is "Received". Choose an event that is possible here.',
      },
    });
  });

  it.each([
    ['unknown-event', { type: 'contact.vanished' }],
    ['unknown-event', { type: '__proto__' }],
    ['unknown-event', { type: 'xstate.init' }],
    ['unknown-timer', { type: 'timer.elapsed', timer: 'eternity' }],
    ['timer-not-running', { type: 'timer.elapsed', timer: 'patience' }],
  ])('says %s', (code, event) => {
    const asked = { ...event, directive: nothingHeard } as Parameters<typeof advanceCase>[2];
    expect(advanceCase('consultation', start, asked)).toMatchObject({ kind: 'refused', code });
  });

  it('says that an ended case has to be taken up again first', () => {
    const ended = restoreCase('consultation', 'ended.advised');
    expect(advanceCase('consultation', ended, { type: 'person.wrote', directive: nothingHeard })).toMatchObject({
      kind: 'refused',
      code: 'case-ended',
    });
  });

  it('throws on a chart or a state that does not exist, since that is the caller’s fault', () => {
    expect(throwsCode(() => startCase('queue' as never))).toBe('unknown-machine');
    expect(throwsCode(() => startCase('constructor' as never))).toBe('unknown-machine');
    for (const value of [
      '',
      'nowhere',
      'inSession',
      'inSession.talking.loudly',
      'received+waiting',
      'emergency.hold.lost',
    ]) {
      expect([value, throwsCode(() => restoreCase('consultation', value))]).toEqual([value, 'unknown-case-state']);
    }
  });
});
