import { startCase, type CaseEvent } from '../../engine/casework/case-step.ts';
import { advanceCase, type CaseAnswer } from '../../engine/casework/case-transition.ts';
import { requireSnapshot, type CaseState } from '../../engine/casework/case-state.ts';
import { requireChart, type MachineId } from '../../engine/casework/charts.ts';
import {
  caseRoutes,
  createDirective,
  nothingHeard,
  type CaseDirective,
  type DirectiveFlag,
} from '../../engine/casework/directive.ts';

/** One question put to a chart and its answer. */
export interface Step {
  readonly from: CaseState;
  readonly event: CaseEvent;
  readonly answer: CaseAnswer;
}

export interface ChartWalk {
  readonly states: ReadonlyMap<string, CaseState>;
  readonly steps: readonly Step[];
  /** Transitions of the definition that were taken, as `source|event|place among its candidates`. */
  readonly taken: ReadonlySet<string>;
  /** Every transition of the definition, in the same form. */
  readonly defined: ReadonlySet<string>;
}

/**
 * Directives that take a chart through all it can tell apart: every route in calm, in danger and in an emergency, and three
 * routes with each of the other flags that its guards read raised alone and with each pair in {@link readTogether}.
 */
export function listRelevantDirectives(machineId: MachineId): readonly CaseDirective[] {
  const sets = [...readFlags[machineId].map((flag) => [flag]), ...readTogether[machineId]];
  const found = new Set<CaseDirective>();
  for (const plight of [{}, { danger: true }, { emergency: true }]) {
    for (const route of caseRoutes) found.add(createDirective({ route, ...plight }));
    for (const raised of sets) {
      const traits = { ...plight, ...Object.fromEntries(raised.map((flag) => [flag, true])) };
      for (const route of ['advise', 'refer', 'handOver'] as const) found.add(createDirective({ route, ...traits }));
    }
  }
  return [...found].sort((a, b) => a.index - b.index);
}

const readFlags: Record<MachineId, readonly DirectiveFlag[]> = {
  consultation: ['safeToContact', 'whereaboutsKnown', 'disclosure'],
  report: ['approvalNeeded', 'judgementsMerged', 'waitForOpening', 'secondLook', 'referToCenter'],
  support: ['referToCenter', 'seeChild', 'keepOpen', 'withhold', 'watchOnly', 'acceptAtOnce'],
};

/** Flags that a chart may read in one step. */
const readTogether: Record<MachineId, readonly (readonly DirectiveFlag[])[]> = {
  consultation: [['whereaboutsKnown', 'disclosure']],
  report: [
    ['approvalNeeded', 'judgementsMerged'],
    ['judgementsMerged', 'waitForOpening'],
    ['approvalNeeded', 'waitForOpening'],
  ],
  support: [['acceptAtOnce', 'seeChild']],
};

/** Every event of the vocabulary and every timer, under every directive. */
export function listQuestions(machineId: MachineId, directives: readonly CaseDirective[]): CaseEvent[] {
  const { events, timers } = requireChart(machineId);
  return directives.flatMap((directive) => [
    ...events.map((type) => ({ type, directive })),
    ...timers.map((timer) => ({ type: 'timer.elapsed' as const, timer, directive })),
  ]);
}

function nameTransitions(machineId: MachineId): Map<unknown, string> {
  const { machine } = requireChart(machineId);
  const names = new Map<unknown, string>();
  const pending = [machine.root];
  for (let node = pending.pop(); node; node = pending.pop()) {
    pending.push(...Object.values(node.states));
    for (const [type, candidates] of node.transitions) {
      candidates.forEach((each, place) => names.set(each, `${node.path.join('.')}|${type}|${String(place)}`));
    }
  }
  return names;
}

/** Asks every question in every state that can be reached, breadth first. */
export function walkChart(machineId: MachineId, directives: readonly CaseDirective[]): ChartWalk {
  const { machine } = requireChart(machineId);
  const questions = listQuestions(machineId, directives);
  const names = nameTransitions(machineId);
  const start = startCase(machineId);
  const states = new Map([[start.key, start]]);
  const steps: Step[] = [];
  const taken = new Set<string>();
  for (const from of states.values()) {
    const snapshot = requireSnapshot(machineId, from);
    for (const event of questions) {
      const answer = advanceCase(machineId, from, event);
      steps.push({ from, event, answer });
      if (answer.kind === 'refused') continue;
      states.set(answer.state.key, answer.state);
      const type =
        event.type === 'timer.elapsed'
          ? snapshot._nodes.flatMap(({ after }) => after).find(({ delay }) => delay === event.timer)?.eventType
          : event.type;
      for (const each of machine.getTransitionData(snapshot, { type: type ?? '', directive: event.directive })) {
        taken.add(names.get(each) ?? 'unnamed');
      }
    }
  }
  return { states, steps, taken, defined: new Set(names.values()) };
}

/** Follows a list of events (`timer:name` for a timer that elapsed) and fails on the first that is refused. */
export function followCase(from: CaseState, events: readonly (readonly [string, CaseDirective?])[]): CaseState {
  return events.reduce((state, [name, directive = nothingHeard]) => {
    const event: CaseEvent = name.startsWith('timer:')
      ? { type: 'timer.elapsed', timer: name.slice(6), directive }
      : { type: name, directive };
    const answer = advanceCase(from.machine, state, event);
    if (answer.kind === 'refused') throw new Error(`${name}: ${answer.reason.en}`);
    return answer.state;
  }, from);
}

/** The states that can be reached from the start without ever entering a state whose path matches `avoided`. */
export function walkWithout(walk: ChartWalk, avoided: RegExp): ReadonlySet<string> {
  const [start] = walk.states.values();
  const reached = new Set(start ? [start.key] : []);
  for (let before = -1; before !== reached.size;) {
    before = reached.size;
    for (const { from, answer } of walk.steps) {
      if (answer.kind !== 'moved' || !reached.has(from.key) || avoided.test(answer.state.value)) continue;
      reached.add(answer.state.key);
    }
  }
  return reached;
}

/** The states from which one of `goals` can be reached, by going backwards over the steps. */
export function findOrigins(walk: ChartWalk, isGoal: (state: CaseState) => boolean): ReadonlySet<string> {
  const origins = new Set([...walk.states.values()].filter(isGoal).map(({ key }) => key));
  for (let before = -1; before !== origins.size;) {
    before = origins.size;
    for (const { from, answer } of walk.steps) {
      if (answer.kind === 'moved' && origins.has(answer.state.key)) origins.add(from.key);
    }
  }
  return origins;
}
