import type { AnyStateMachine } from 'xstate';
import { EngineError } from '../domain/engine-error.ts';
import { consultation } from './consultation.ts';
import { consultationEvents, consultationTimers } from './consultation-setup.ts';
import { report } from './report.ts';
import { reportEvents, reportTimers } from './report-setup.ts';
import { support } from './support.ts';
import { supportEvents, supportTimers } from './support-setup.ts';

/** A statechart with its vocabulary. Its words stand apart, in `words/`. */
export interface Chart {
  readonly machine: AnyStateMachine;
  readonly events: readonly string[];
  readonly timers: readonly string[];
}

/** The statecharts a case can run through: 相談・通告・支援. */
export const machineIds = ['consultation', 'report', 'support'] as const;
export type MachineId = (typeof machineIds)[number];

const charts: Readonly<Record<MachineId, Chart>> = {
  consultation: {
    machine: consultation,
    events: consultationEvents,
    timers: consultationTimers,
  },
  report: { machine: report, events: reportEvents, timers: reportTimers },
  support: { machine: support, events: supportEvents, timers: supportTimers },
};

/** True for the name of a statechart. */
export function isMachineId(text: string): text is MachineId {
  return Object.hasOwn(charts, text);
}

/**
 * The chart of that name.
 * @throws EngineError `unknown-machine`
 */
export function requireChart(machineId: string): Chart {
  if (!isMachineId(machineId))
    throw new EngineError('unknown-machine', `${machineId}; known: ${machineIds.join(', ')}`);
  return charts[machineId];
}
