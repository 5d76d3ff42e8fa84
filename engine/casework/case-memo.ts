import { advanceCase, startCase, type CaseAnswer, type CaseEvent } from './case-transition.ts';
import type { CaseState } from './case-state.ts';
import type { MachineId } from './charts.ts';
import type { CaseDirective } from './directive.ts';

/** A chart that remembers its answers: for a simulation that asks the same few thousand questions millions of times. */
export interface CaseMemo {
  readonly start: CaseState;
  /** As {@link advanceCase} for an event that is not a timer. */
  readonly advance: (state: CaseState, type: string, directive: CaseDirective) => CaseAnswer;
  /** As {@link advanceCase} for `timer.elapsed`. */
  readonly elapse: (state: CaseState, timer: string, directive: CaseDirective) => CaseAnswer;
}

type AnswersByName = Map<string, CaseAnswer[]>;

/**
 * Remembers the answers of {@link advanceCase} per finite state, event and directive; it never works one out itself.
 * The memory is bounded by the chart: states × events × directives.
 */
export function createCaseMemo(machineId: MachineId): CaseMemo {
  const events = new Map<string, AnswersByName>();
  const timers = new Map<string, AnswersByName>();

  function remember(memory: Map<string, AnswersByName>, state: CaseState, name: string, event: CaseEvent): CaseAnswer {
    let byName = memory.get(state.key);
    if (!byName) memory.set(state.key, (byName = new Map<string, CaseAnswer[]>()));
    let answers = byName.get(name);
    if (!answers) byName.set(name, (answers = []));
    return (answers[event.directive.index] = advanceCase(machineId, state, event));
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
