import { createStore } from '@xstate/store';
import type { Issue, Language } from './engine.ts';
import { addStep, openProject, redoStep, undoStep, type Edit, type PackTexts, type Project } from './project.ts';
import type { PolicyView, TrainingState, TriedFacts } from './training.ts';
import {
  noRun,
  type ComparisonOutcome,
  type RunOutcome,
  type RunState,
  type TheoryOutcome,
  type VerificationOutcome,
} from './run.ts';

export const surfaces = ['policy', 'planning', 'training', 'evidence'] as const;
export type Surface = (typeof surfaces)[number];

/** Everything on screen that is more than a matter of one component. */
export interface WorkbenchState {
  readonly project: Project;
  readonly surface: Surface;
  readonly language: Language;
  /** Staffing plan of desk.json that is run and edited; null = the first. */
  readonly staffing: string | null;
  readonly seed: number;
  readonly replications: number;
  readonly run: RunState;
  readonly verification: VerificationOutcome | null;
  /** null until an edited policy has been compared with the one as opened. */
  readonly comparison: ComparisonOutcome | null;
  readonly policyView: PolicyView;
  /** null while no case is being practised. */
  readonly training: TrainingState | null;
}

export const defaultReplications = 40;

const initial: WorkbenchState = {
  project: openProject('', 'bundled', {}),
  surface: 'planning',
  language: 'ja',
  staffing: null,
  seed: 1,
  replications: defaultReplications,
  run: noRun,
  verification: null,
  comparison: null,
  policyView: { rule: 0, facts: {} },
  training: null,
};

function withRun(state: WorkbenchState, run: Partial<RunState>): WorkbenchState {
  return { ...state, run: { ...state.run, ...run } };
}

export const store = createStore({
  context: initial,
  on: {
    projectOpened: (state, event: { project: Project }): WorkbenchState => ({
      ...state,
      project: event.project,
      staffing: null,
      run: noRun,
      verification: null,
      comparison: null,
      policyView: { rule: 0, facts: {} },
      training: null,
    }),
    edited: (state, event: { edit: Edit; texts: PackTexts }): WorkbenchState => ({
      ...state,
      project: addStep(state.project, event.edit, event.texts),
    }),
    undone: (state): WorkbenchState => ({ ...state, project: undoStep(state.project) }),
    redone: (state): WorkbenchState => ({ ...state, project: redoStep(state.project) }),
    surfaceChosen: (state, event: { surface: Surface }): WorkbenchState => ({ ...state, surface: event.surface }),
    languageChosen: (state, event: { language: Language }): WorkbenchState => ({ ...state, language: event.language }),
    staffingChosen: (state, event: { staffing: string }): WorkbenchState => ({ ...state, staffing: event.staffing }),
    seedChanged: (state, event: { seed: number }): WorkbenchState => ({ ...state, seed: event.seed }),
    replicationsChanged: (state, event: { replications: number }): WorkbenchState => ({
      ...state,
      replications: event.replications,
    }),
    ruleSelected: (state, event: { rule: number }): WorkbenchState => ({
      ...state,
      policyView: { ...state.policyView, rule: event.rule },
    }),
    factsTried: (state, event: { facts: TriedFacts }): WorkbenchState => ({
      ...state,
      policyView: { ...state.policyView, facts: event.facts },
    }),
    trainingChanged: (state, event: { training: TrainingState | null }): WorkbenchState => ({
      ...state,
      training: event.training,
    }),
    runStarted: (state, event: { wanted: number }): WorkbenchState =>
      withRun(state, { phase: 'running', finished: 0, wanted: event.wanted, issues: [] }),
    runProgressed: (state, event: { finished: number; latest: RunOutcome }): WorkbenchState =>
      withRun(state, { finished: event.finished, latest: event.latest }),
    baselineFinished: (state, event: { baseline: RunOutcome }): WorkbenchState =>
      withRun(state, { baseline: event.baseline }),
    verified: (state, event: { verification: VerificationOutcome }): WorkbenchState => ({
      ...state,
      verification: event.verification,
    }),
    compared: (state, event: { comparison: ComparisonOutcome }): WorkbenchState => ({
      ...state,
      comparison: event.comparison,
    }),
    theoryFinished: (state, event: { theory: TheoryOutcome }): WorkbenchState =>
      withRun(state, { theory: event.theory }),
    runFinished: (state, event: { latest: RunOutcome }): WorkbenchState =>
      withRun(state, { phase: 'done', finished: state.run.wanted, latest: event.latest }),
    runHeld: (state): WorkbenchState => withRun(state, { phase: 'idle' }),
    runCancelled: (state): WorkbenchState => withRun(state, { phase: 'cancelled' }),
    runFailed: (state, event: { issues: readonly Issue[] }): WorkbenchState =>
      withRun(state, { phase: 'failed', issues: event.issues }),
  },
});
