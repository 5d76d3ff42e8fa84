import type { CaseState } from '../casework/case-state.ts';
import { startCase, type CaseEffect } from '../casework/case-step.ts';
import type { MachineId } from '../casework/charts.ts';
import { EngineError } from '../domain/engine-error.ts';
import type { ScenarioCase } from '../pack/pack-schema.ts';
import type { FactValue, Outcome } from '../pack/policy-model.ts';
import type { CompiledPolicy } from '../policy/compile.ts';
import type { Choice } from './choice.ts';
import { startTimers, type RunningTimer } from './running-timers.ts';

/** What a session is played on: a fictional case, the policy to be practised, a chart, and the clocks of the pack. */
export interface WalkthroughSetup {
  readonly scenario: ScenarioCase;
  readonly policy: CompiledPolicy;
  readonly machine: MachineId;
  /**
   * Minutes of each timer by name, each above 0. A timer that is not named here never runs out by itself; the deadline of
   * the safety check is the policy's, and the one named here only until the policy sets one.
   */
  readonly timerMinutes: Readonly<Record<string, number>>;
  /** Simulated minutes that one question and its answer take, 0 or more. */
  readonly questionMinutes: number;
  /** The office takes first and second judgement in one step. */
  readonly judgementsMerged: boolean;
}

/** Answers on the trainee's form: absent = not written yet, null = written down as unknown. */
export type Notes = Readonly<Record<string, FactValue | null>>;

/** One judgement of the trainee, with what was known when it was given. */
export interface TraineeJudgement {
  readonly minute: number;
  /** State of the case then. */
  readonly state: string;
  readonly outcomes: Readonly<Record<string, Outcome>>;
  readonly deadlineHours: number | null;
  readonly reason: string;
  /** Decisions judged lower than the policy recommends without a reason: grounds are to be asked for. */
  readonly missingGrounds: readonly string[];
  readonly notes: Notes;
}

/** One choice with the simulated clock before it and what came of it. */
export interface LogEntry {
  readonly minute: number;
  readonly choice: Choice;
  readonly after: {
    readonly minute: number;
    readonly state: string;
    /** What the policy says of the form as it then is, by decision. */
    readonly outcomes: Readonly<Record<string, Outcome | null>>;
    /** Effects of the chart, timers that ran out meanwhile included, in order. */
    readonly effects: readonly CaseEffect[];
  };
}

/** A session as it stands. Plain and frozen: every step gives a new one. */
export interface Walkthrough {
  /** Simulated minutes since the first receipt. */
  readonly minute: number;
  readonly state: CaseState;
  /** What the case has answered so far: the truth, null where the case itself does not know. */
  readonly revealed: Notes;
  readonly notes: Notes;
  /** Timers that are running and will run out, soonest first. */
  readonly timers: readonly RunningTimer[];
  /** Minute of the first receipt of the report in hand; a new report on an ended case is received anew. */
  readonly receivedAt: number;
  /** The deadline of the safety check has run out; for one report it never starts again. */
  readonly isOverdue: boolean;
  readonly judgements: readonly TraineeJudgement[];
  readonly paused: boolean;
  readonly log: readonly LogEntry[];
}

function checkSetup({ timerMinutes, questionMinutes }: WalkthroughSetup): void {
  for (const [timer, minutes] of Object.entries(timerMinutes)) {
    if (!(Number.isFinite(minutes) && minutes > 0))
      throw new EngineError('timer-minutes', `${timer}: ${String(minutes)}`);
  }
  if (!(Number.isFinite(questionMinutes) && questionMinutes >= 0)) {
    throw new EngineError('question-minutes', String(questionMinutes));
  }
}

/**
 * Opens a session at minute 0 with an empty form.
 * @throws EngineError `unknown-machine`, `timer-minutes`, `question-minutes`
 */
export function startWalkthrough(setup: WalkthroughSetup): Walkthrough {
  checkSetup(setup);
  const state = startCase(setup.machine);
  return Object.freeze({
    minute: 0,
    state,
    revealed: {},
    notes: {},
    timers: startTimers([], state.timers, 0, setup.timerMinutes),
    receivedAt: 0,
    isOverdue: false,
    judgements: [],
    paused: false,
    log: [],
  });
}
