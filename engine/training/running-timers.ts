import type { CaseEffect } from '../casework/case-step.ts';

/** A timer of the case and the simulated minute at which it runs out. */
export interface RunningTimer {
  readonly timer: string;
  readonly due: number;
}

/** The timers with more of them started at `minute`; those without minutes do not run. Soonest first, ties as started. */
export function startTimers(
  running: readonly RunningTimer[],
  names: readonly string[],
  minute: number,
  minutes: Readonly<Record<string, number>>,
): readonly RunningTimer[] {
  const started = names.flatMap((timer) => {
    const length = Object.hasOwn(minutes, timer) ? minutes[timer] : undefined;
    return length === undefined ? [] : [{ timer, due: minute + length }];
  });
  return [...running, ...started].sort((a, b) => a.due - b.due);
}

/** The timers after the effects of one step of the chart. */
export function applyEffects(
  running: readonly RunningTimer[],
  effects: readonly CaseEffect[],
  minute: number,
  minutes: Readonly<Record<string, number>>,
): readonly RunningTimer[] {
  return effects.reduce((timers, effect) => {
    if (effect.kind === 'startTimer') return startTimers(timers, [effect.timer], minute, minutes);
    return effect.kind === 'stopTimer' ? timers.filter(({ timer }) => timer !== effect.timer) : timers;
  }, running);
}
