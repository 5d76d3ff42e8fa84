import { getNextTransitions, initialTransition, transition, type AnyMachineSnapshot, type EventObject } from 'xstate';
import { describeSnapshot, listRunningTimers, requireSnapshot, type CaseState } from './case-state.ts';
import { requireChart, type MachineId } from './charts.ts';
import type { CaseDirective } from './directive.ts';

/** Something that happened to a case, with the policy's decision as it stands at that moment. */
export type CaseEvent =
  | { readonly type: 'timer.elapsed'; readonly timer: string; readonly directive: CaseDirective }
  | { readonly type: string; readonly timer?: undefined; readonly directive: CaseDirective };

/** What a step asks of the caller. Timers have names only: their minutes come from the pack, the policy or drawn luck. */
export type CaseEffect =
  | { readonly kind: 'startTimer' | 'stopTimer'; readonly timer: string }
  | { readonly kind: 'act'; readonly act: string; readonly by: string };

export interface CaseMoved {
  readonly kind: 'moved';
  readonly state: CaseState;
  /** In the order in which they happen: on leaving, on the way, on entering. */
  readonly effects: readonly CaseEffect[];
}

/** Why an event is refused. */
export type RefusalCode =
  'unknown-event' | 'unknown-timer' | 'timer-not-running' | 'not-possible-here' | 'decision-forbids' | 'case-ended';

export interface StepRefused {
  readonly kind: 'refused';
  readonly code: RefusalCode;
}

export type CaseStep = CaseMoved | StepRefused;

/**
 * Opens a case in the first state of its chart; its running timers are in `timers`.
 * @throws EngineError `unknown-machine`
 */
export function startCase(machineId: MachineId): CaseState {
  return describeSnapshot(machineId, initialTransition(requireChart(machineId).machine)[0]);
}

interface ChartAction {
  readonly type: string;
  readonly params?: unknown;
}

function readTimerName(delayedEventType: string): string {
  return delayedEventType.split('.')[2] ?? '';
}

function toEffect({ type, params }: ChartAction): CaseEffect[] {
  const fields = params as { act: string; by: string; sendId: string; event: EventObject };
  if (type === 'act') return [{ kind: 'act', act: fields.act, by: fields.by }];
  if (type === 'xstate.raise') return [{ kind: 'startTimer', timer: readTimerName(fields.event.type) }];
  if (type === 'xstate.cancel') return [{ kind: 'stopTimer', timer: readTimerName(fields.sendId) }];
  return [];
}

function listEffects(actions: readonly ChartAction[], elapsed: string | undefined): readonly CaseEffect[] {
  const effects = actions.flatMap(toEffect);
  const spent = effects.findIndex((effect) => effect.kind === 'stopTimer' && effect.timer === elapsed);
  if (spent >= 0) effects.splice(spent, 1);
  return Object.freeze(effects.map((effect) => Object.freeze(effect)));
}

function findEventType(snapshot: AnyMachineSnapshot, event: CaseEvent): string | null {
  if (event.type !== 'timer.elapsed') return event.type;
  return listRunningTimers(snapshot).find(({ timer }) => timer === event.timer)?.eventType ?? null;
}

function findRefusal(machineId: MachineId, snapshot: AnyMachineSnapshot, event: CaseEvent): RefusalCode {
  const { events, timers } = requireChart(machineId);
  if (event.type === 'timer.elapsed') {
    return timers.includes(event.timer ?? '') ? 'timer-not-running' : 'unknown-timer';
  }
  if (!events.includes(event.type)) return 'unknown-event';
  if (getNextTransitions(snapshot).some(({ eventType }) => eventType === event.type)) return 'decision-forbids';
  return snapshot.hasTag('ended') ? 'case-ended' : 'not-possible-here';
}

/**
 * What one event does to a case: the one transition function of walkthrough, simulation and diagram. Pure, and without
 * words, so that a simulation need not carry them; `advanceCase` says the reason of a refusal.
 *
 * @param event a past fact of this chart, or `timer.elapsed` of a running timer; always with the current directive
 * @returns the next state with its effects, or the code of a refusal (the case then stays as it is)
 * @throws EngineError `unknown-machine`, `unknown-case-state`, `wrong-machine`
 */
export function stepCase(machineId: MachineId, state: CaseState, event: CaseEvent): CaseStep {
  const { machine } = requireChart(machineId);
  const snapshot = requireSnapshot(machineId, state);
  const type = findEventType(snapshot, event);
  const chartEvent = type === null ? null : { type, directive: event.directive };
  if (!chartEvent || !snapshot.can(chartEvent)) {
    return Object.freeze({ kind: 'refused', code: findRefusal(machineId, snapshot, event) });
  }
  const [next, actions] = transition(machine, snapshot, chartEvent);
  return Object.freeze({
    kind: 'moved',
    state: describeSnapshot(machineId, next),
    effects: listEffects(actions, event.type === 'timer.elapsed' ? event.timer : undefined),
  });
}
