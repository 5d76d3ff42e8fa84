import type { CaseState } from './case-state.ts';
import { startCase, stepCase, type CaseEvent, type CaseStep } from './case-step.ts';
import type { MachineId } from './charts.ts';
import type { CaseDirective } from './directive.ts';

/** A chart that remembers its answers: for a simulation that asks the same few thousand questions millions of times. */
export interface CaseMemo {
  readonly start: CaseState;
  /** As {@link stepCase} for an event that is not a timer. */
  readonly advance: (state: CaseState, type: string, directive: CaseDirective) => CaseStep;
  /** As {@link stepCase} for `timer.elapsed`. */
  readonly elapse: (state: CaseState, timer: string, directive: CaseDirective) => CaseStep;
}

type AnswersByName = Map<string, CaseStep[]>;

/**
 * Remembers the answers of {@link stepCase} per finite state, event and directive; it never works one out itself.
 * The memory is bounded by the chart: states × events × directives.
 */
export function createCaseMemo(machineId: MachineId): CaseMemo {
  const events = new Map<string, AnswersByName>();
  const timers = new Map<string, AnswersByName>();

  function remember(memory: Map<string, AnswersByName>, state: CaseState, name: string, event: CaseEvent): CaseStep {
    let byName = memory.get(state.key);
    if (!byName) memory.set(state.key, (byName = new Map<string, CaseStep[]>()));
    let answers = byName.get(name);
    if (!answers) byName.set(name, (answers = []));
    return (answers[event.directive.index] = stepCase(machineId, state, event));
  }

  return {
    start: startCase(machineId),
    advance: (state, type, directive) =>
      events.get(state.key)?.get(type)?.[directive.index] ?? remember(events, state, type, { type, directive }),
    elapse: (state, timer, directive) =>
      timers.get(state.key)?.get(timer)?.[directive.index] ??
      remember(timers, state, timer, { type: 'timer.elapsed', timer, directive }),
  };
}
