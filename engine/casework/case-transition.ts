import type { Localized } from '../domain/localized.ts';
import { listRunningTimers, requireSnapshot, type CaseState } from './case-state.ts';
import { stepCase, type CaseEvent, type CaseMoved, type StepRefused } from './case-step.ts';
import { requireChart, type MachineId } from './charts.ts';
import type { CaseDirective } from './directive.ts';
import { explainRefusal } from './refusal.ts';
import { requireWords } from './words/words-of-charts.ts';

export interface CaseRefused extends StepRefused {
  readonly reason: Localized;
}

export type CaseAnswer = CaseMoved | CaseRefused;

/** An event or a running timer that would move the case on, with its words. */
export interface PossibleEvent {
  readonly type: string;
  /** The timer's name where `type` is `timer.elapsed`. */
  readonly timer: string | null;
  readonly label: Localized;
}

/**
 * What one event does to a case, as {@link stepCase} has it, with the reason of a refusal in words.
 *
 * @param event a past fact of this chart, or `timer.elapsed` of a running timer; always with the current directive
 * @returns the next state with its effects, or why the event is refused (the case then stays as it is)
 * @throws EngineError `unknown-machine`, `unknown-case-state`, `wrong-machine`
 */
export function advanceCase(machineId: MachineId, state: CaseState, event: CaseEvent): CaseAnswer {
  const step = stepCase(machineId, state, event);
  if (step.kind === 'moved') return step;
  return Object.freeze({ ...step, reason: explainRefusal(machineId, step.code, state, event) });
}

/**
 * What can happen next under this directive: events in the order of the vocabulary, then running timers.
 * Never empty: every chart can always be taken on.
 */
export function listPossibleEvents(
  machineId: MachineId,
  state: CaseState,
  directive: CaseDirective,
): readonly PossibleEvent[] {
  const { events } = requireChart(machineId);
  const words = requireWords(machineId);
  const snapshot = requireSnapshot(machineId, state);
  const happenings = events
    .filter((type) => snapshot.can({ type, directive }))
    .map((type) => ({ type, timer: null, label: words.events[type] ?? { ja: type, en: type } }));
  const clocks = listRunningTimers(snapshot)
    .filter(({ eventType }) => snapshot.can({ type: eventType, directive }))
    .map(({ timer }) => ({
      type: 'timer.elapsed',
      timer,
      label: words.timers[timer] ?? { ja: timer, en: timer },
    }));
  return [...happenings, ...clocks];
}
