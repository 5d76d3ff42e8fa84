import { describe, expect, test } from 'vitest';
import { readPack } from '../../engine/cli/read-input.ts';
import type { Choice } from '../../engine/training/choice.ts';
import { takeStep } from '../../engine/training/take-step.ts';
import { startWalkthrough, type Walkthrough, type WalkthroughSetup } from '../../engine/training/walkthrough.ts';
import { consultationTimers } from '../../engine/casework/consultation-setup.ts';
import { buildPack } from '../../engine/pack/load-pack.ts';
import { deskTimers } from '../../engine/pack/pack-schema.ts';
import { setAtPointer } from '../../engine/pack/set-value.ts';
import { listTimerMinutes, setUpWalkthrough } from '../../engine/training/set-up-walkthrough.ts';
import { createBarePack } from '../fixtures/bare-pack.ts';

test('a desk may set the clocks that the chart of a consultation names, and no others', () => {
  expect(deskTimers.filter((timer) => !(consultationTimers as readonly string[]).includes(timer))).toEqual([]);
});

test('a walk takes its clocks from the desk', () => {
  const documents = createBarePack();
  const set = (timers: object) =>
    buildPack({
      ...documents,
      'desk.json': setAtPointer(documents['desk.json'], '/channels/phone/timers', timers).document,
    });
  const { pack } = set({
    checkIn: { value: 10, unit: 'minutes', basis: 'published', source: 'hearing' },
    silenceTimeout: 5,
  });
  expect(pack && listTimerMinutes(pack, 'consultation')).toEqual({ checkIn: 10, silenceTimeout: 5 });
  expect(set({ coffee: 5 }).issues).toMatchObject([{ code: 'unknown-key', pointer: '/channels/phone/timers/coffee' }]);
  expect(set({ checkIn: 0 }).issues).toMatchObject([{ code: 'too-small' }]);
});

describe('a report is walked by the rules and clocks of its office', () => {
  const walk = (id: string, facts: Record<string, string | number | boolean>) => {
    const { pack } = readPack(id);
    const [scenario] = pack?.cases ?? [];
    if (!pack || !scenario) throw new TypeError(`${id} has cases`);
    return setUpWalkthrough(pack, { ...scenario, facts: { ...scenario.facts, ...facts } });
  };

  test('an office takes reports, a line desk consultations', () => {
    expect(walk('office-06', {}).machine).toBe('report');
    expect(walk('kobe-council', {}).machine).toBe('report');
    expect(walk('tokyo-line-fy2021', {}).machine).toBe('consultation');
  });

  test('office 6 judges in two steps by day and in one at night', () => {
    expect(walk('office-06', { band: 'weekdayDaytime' }).judgementsMerged).toBe(false);
    expect(walk('office-06', { band: 'weekdayNight' }).judgementsMerged).toBe(true);
  });

  test('where the case does not say when it came in, the judgements stay two', () => {
    const { pack } = readPack('office-06');
    const [scenario] = pack?.cases ?? [];
    if (!pack || !scenario) throw new TypeError('office 6 has cases');
    expect(setUpWalkthrough(pack, { ...scenario, facts: {} }).judgementsMerged).toBe(false);
  });

  test('clocks of a report are days in the pack and minutes in the walk', () => {
    expect(walk('office-06', {}).timerMinutes).toEqual({
      safetyCheckDeadline: 2880,
      urgentApproval: 28.8,
      referralAnswer: 1440,
      monitoringReview: 43_200,
      courtReviewDeadline: 10_080,
      protectionLimit: 86_400,
    });
  });

  const play = (setup: WalkthroughSetup, steps: readonly Choice[]) =>
    steps.reduce((now, choice) => {
      const answer = takeStep(setup, now, choice);
      if (answer.kind === 'refused') throw new TypeError(answer.reason.en);
      return answer.walkthrough;
    }, startWalkthrough(setup));
  const findDue = ({ timers }: Walkthrough) => timers.find(({ timer }) => timer === 'safetyCheckDeadline')?.due;
  const fillForm = ({ scenario }: WalkthroughSetup) =>
    Object.entries(scenario.facts).map(([fact, value]): Choice => ({ kind: 'note', fact, value }));

  test('an empty form waits the 48 hours of the pack, not the gravest deadline that is possible', () => {
    expect(findDue(startWalkthrough(walk('office-08', {})))).toBe(2880);
  });

  test('the hours run from the first receipt; time and answers never restart them, and overdue is told once', () => {
    const setup = walk('office-06', { band: 'weekdayDaytime' });
    const started: Choice[] = [
      { kind: 'event', type: 'intake.completed' },
      { kind: 'advance', minutes: 60 },
    ];
    const known = [...started, ...fillForm(setup)];
    const due = findDue(play(setup, known));
    expect(due).toBeGreaterThanOrEqual(60);
    expect(findDue(play(setup, [...known, { kind: 'advance', minutes: 1 }]))).toBe(due);
    const late = play(setup, [...known, { kind: 'advance', minutes: 60 * 24 * 3 }]);
    expect(late.isOverdue).toBe(true);
    expect(findDue(late)).toBeUndefined();
    const overdue = late.log.flatMap(({ after }) =>
      after.effects.filter((effect) => 'act' in effect && effect.act === 'escalateOverdue'),
    );
    expect(overdue).toHaveLength(1);
  });

  test('where the policy gives an outcome without hours, the 48 hours of the pack stay', () => {
    const { pack } = readPack('office-14');
    const scenario = pack?.cases.find(({ id }) => id === 'open-case-new-year');
    if (!pack || !scenario) throw new TypeError('office 14 has this case');
    const setup = setUpWalkthrough(pack, scenario);
    for (const count of fillForm(setup).keys())
      expect(findDue(play(setup, fillForm(setup).slice(0, count + 1)))).toBeLessThanOrEqual(2880);
  });
});
