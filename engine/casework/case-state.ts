import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { EngineError } from '../domain/engine-error.ts';
import { requireChart, type MachineId } from './charts.ts';
import { formatStateValue, parseStateValue } from './state-value.ts';

/** Where a case stands in its chart. Plain and frozen: it can be kept, compared by `key` and written as JSON. */
export interface CaseState {
  readonly machine: MachineId;
  /** Machine and state, e.g. `consultation:inSession.talking`; equal keys are the same finite state. */
  readonly key: string;
  /** Dotted path of the state; parallel regions joined by `+`. */
  readonly value: string;
  /** True once the case has come to an end; a case that ended may still be taken up again. */
  readonly done: boolean;
  /** Name of the end reached, null while not done. */
  readonly outcome: string | null;
  /** Names of the timers running in this state, in the order of the states that own them. */
  readonly timers: readonly string[];
}

interface KnownState {
  readonly state: CaseState;
  readonly snapshot: AnyMachineSnapshot;
}

/** Finite states met so far; each is a pure function of its key, so keeping it changes no answer. */
const knownStates = new Map<string, KnownState>();

/** The timers that run while the chart is in this state. */
export function listRunningTimers(snapshot: AnyMachineSnapshot): { timer: string; eventType: string }[] {
  const found = new Map<string, string>();
  for (const node of snapshot._nodes)
    for (const { delay, eventType } of node.after) found.set(eventType, String(delay));
  return [...found].map(([eventType, timer]) => ({ timer, eventType }));
}

/** The case state of an XState snapshot; the same object for the same finite state. */
export function describeSnapshot(machine: MachineId, snapshot: AnyMachineSnapshot): CaseState {
  const value = formatStateValue(snapshot.value);
  const key = `${machine}:${value}`;
  const known = knownStates.get(key);
  if (known) return known.state;
  const done = snapshot.hasTag('ended');
  const state: CaseState = Object.freeze({
    machine,
    key,
    value,
    done,
    outcome: done ? value.slice(value.lastIndexOf('.') + 1) : null,
    timers: Object.freeze(listRunningTimers(snapshot).map(({ timer }) => timer)),
  });
  knownStates.set(key, { state, snapshot });
  return state;
}

function resolveSnapshot(machine: AnyStateMachine, value: string): AnyMachineSnapshot {
  try {
    return machine.resolveState({ value: parseStateValue(value), context: {} });
  } catch {
    throw new EngineError('unknown-case-state', value);
  }
}

/**
 * The XState snapshot of a case state, also of one read back from a log.
 * @throws EngineError `unknown-case-state` where the chart has no such state, `wrong-machine` where it is another chart's
 */
export function requireSnapshot(machineId: MachineId, state: Pick<CaseState, 'machine' | 'value'>): AnyMachineSnapshot {
  if (state.machine !== machineId) throw new EngineError('wrong-machine', `${state.machine}, expected ${machineId}`);
  const known = knownStates.get(`${machineId}:${state.value}`);
  if (known) return known.snapshot;
  const snapshot = resolveSnapshot(requireChart(machineId).machine, state.value);
  if (describeSnapshot(machineId, snapshot).value !== state.value)
    throw new EngineError('unknown-case-state', state.value);
  return snapshot;
}

/**
 * The case state written as `value`, e.g. in a log.
 * @throws EngineError `unknown-machine`, `unknown-case-state`
 */
export function restoreCase(machineId: MachineId, value: string): CaseState {
  return describeSnapshot(machineId, requireSnapshot(machineId, { machine: machineId, value }));
}
