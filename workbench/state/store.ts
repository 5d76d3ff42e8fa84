import { createStore } from '@xstate/store';
import type { Issue, Language } from './engine.ts';
import { openedDeskId } from './compared-desks.ts';
import {
  changeCurrent,
  choosePlan,
  currentPlan,
  deletePlan,
  keepPlan,
  openPlans,
  renamePlan,
  restorePlan,
  type Plans,
} from './plans.ts';
import { addStep, openProject, redoStep, undoStep, type Edit, type PackTexts, type Project } from './project.ts';
import type { PolicyView, TrainingState, TriedFacts } from './training.ts';
import {
  noRun,
  type Comparing,
  type ComparisonOutcome,
  type RunComparison,
  type RunOutcome,
  type RunState,
  type TheoryOutcome,
  type VerificationOutcome,
} from './run.ts';

export const surfaces = ['policy', 'planning', 'training', 'evidence'] as const;
export type Surface = (typeof surfaces)[number];

/** Everything on screen that is more than a matter of one component. */
export interface WorkbenchState {
  /** Every plan of the open pack; what is to outlive the page is this and the seed. */
  readonly plans: Plans;
  /** The project of the plan on screen: `currentPlan(plans).project`. */
  readonly project: Project;
  readonly surface: Surface;
  readonly language: Language;
  /** Staffing of desk.json that is run and edited: `currentPlan(plans).staffing`; null = the first. */
  readonly staffing: string | null;
  readonly seed: number;
  /** Half-width of the 95 % interval of the response rate that is asked for, fraction. */
  readonly precision: number;
  /** Replications after which a run stops even if that is not reached. */
  readonly mostReplications: number;
  /** Desk that plans are compared with; the pack as opened where there is none of that id. */
  readonly comparisonBase: string;
  /** Grids in which something typed was refused and still stands as a draft. */
  readonly refused: readonly string[];
  readonly run: RunState;
  readonly verification: VerificationOutcome | null;
  /** null until an edited policy has been compared with the one as opened. */
  readonly comparison: ComparisonOutcome | null;
  readonly policyView: PolicyView;
  /** null while no case is being practised. */
  readonly training: TrainingState | null;
}

export const defaultPrecision = 0.002;
export const defaultMostReplications = 200;

const noProject = openProject('', 'bundled', {});

const initial: WorkbenchState = {
  plans: openPlans(noProject),
  project: noProject,
  surface: 'planning',
  language: 'ja',
  staffing: null,
  seed: 1,
  precision: defaultPrecision,
  mostReplications: defaultMostReplications,
  comparisonBase: openedDeskId,
  refused: [],
  run: noRun,
  verification: null,
  comparison: null,
  policyView: { rule: 0, facts: {} },
  training: null,
};

function withRun(state: WorkbenchState, run: Partial<RunState>): WorkbenchState {
  return { ...state, run: { ...state.run, ...run } };
}

/** Puts plans on screen; the project and the staffing shown are those of the current one. */
function withPlans(state: WorkbenchState, plans: Plans): WorkbenchState {
  const { project, staffing } = currentPlan(plans);
  const isOther = plans.current !== state.plans.current;
  const policyView = isOther ? { ...state.policyView, rule: 0 } : state.policyView;
  return { ...state, plans, project, staffing, policyView };
}

/** Everything that belongs to one pack and not to the next. */
function withPack(state: WorkbenchState, plans: Plans): WorkbenchState {
  return withPlans(
    {
      ...state,
      comparisonBase: openedDeskId,
      refused: [],
      run: noRun,
      verification: null,
      comparison: null,
      policyView: { rule: 0, facts: {} },
      training: null,
    },
    plans,
  );
}

function withProject(state: WorkbenchState, project: Project): WorkbenchState {
  return withPlans(state, changeCurrent(state.plans, { project }));
}

export const store = createStore({
  context: initial,
  on: {
    /** Opens a pack as it stands in its files: one plan. */
    projectOpened: (state, event: { project: Project }): WorkbenchState => withPack(state, openPlans(event.project)),
    /** Opens plans that were kept before. */
    plansOpened: (state, event: { plans: Plans }): WorkbenchState => withPack(state, event.plans),
    planKept: (state, event: { name: string }): WorkbenchState => withPlans(state, keepPlan(state.plans, event.name)),
    planChosen: (state, event: { plan: string }): WorkbenchState =>
      withPlans(state, choosePlan(state.plans, event.plan)),
    planRenamed: (state, event: { plan: string; name: string }): WorkbenchState =>
      withPlans(state, renamePlan(state.plans, event.plan, event.name)),
    planDeleted: (state, event: { plan: string }): WorkbenchState =>
      withPlans(state, deletePlan(state.plans, event.plan)),
    planRestored: (state): WorkbenchState => withPlans(state, restorePlan(state.plans)),
    edited: (state, event: { edit: Edit; texts: PackTexts }): WorkbenchState =>
      withProject(state, addStep(state.project, event.edit, event.texts)),
    undone: (state): WorkbenchState => withProject(state, undoStep(state.project)),
    redone: (state): WorkbenchState => withProject(state, redoStep(state.project)),
    surfaceChosen: (state, event: { surface: Surface }): WorkbenchState => ({ ...state, surface: event.surface }),
    languageChosen: (state, event: { language: Language }): WorkbenchState => ({ ...state, language: event.language }),
    staffingChosen: (state, event: { staffing: string }): WorkbenchState =>
      withPlans(state, changeCurrent(state.plans, { staffing: event.staffing })),
    seedChanged: (state, event: { seed: number }): WorkbenchState => ({ ...state, seed: event.seed }),
    precisionChanged: (state, event: { precision: number }): WorkbenchState => ({
      ...state,
      precision: event.precision,
    }),
    mostReplicationsChanged: (state, event: { most: number }): WorkbenchState => ({
      ...state,
      mostReplications: event.most,
    }),
    comparisonBaseChosen: (state, event: { desk: string }): WorkbenchState => ({
      ...state,
      comparisonBase: event.desk,
    }),
    /** Tells whether a grid holds drafts that were refused. */
    refusalChanged: (state, event: { grid: string; isRefused: boolean }): WorkbenchState => {
      if (state.refused.includes(event.grid) === event.isRefused) return state;
      const others = state.refused.filter((grid) => grid !== event.grid);
      return { ...state, refused: event.isRefused ? [...others, event.grid] : others };
    },
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
    runStarted: (state): WorkbenchState => withRun(state, { phase: 'running', comparing: null, issues: [] }),
    runProgressed: (state, event: { latest: RunOutcome }): WorkbenchState => withRun(state, { latest: event.latest }),
    baselineFinished: (state, event: { baseline: RunOutcome }): WorkbenchState =>
      withRun(state, { baseline: event.baseline }),
    comparingChanged: (state, event: { comparing: Comparing | null }): WorkbenchState =>
      withRun(state, { comparing: event.comparing }),
    comparisonChanged: (state, event: { comparison: RunComparison | null }): WorkbenchState =>
      withRun(state, { comparison: event.comparison }),
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
      withRun(state, { phase: 'done', latest: event.latest }),
    runHeld: (state): WorkbenchState => withRun(state, { phase: 'idle', comparing: null }),
    runCancelled: (state): WorkbenchState => withRun(state, { phase: 'cancelled', comparing: null }),
    runFailed: (state, event: { issues: readonly Issue[] }): WorkbenchState =>
      withRun(state, { phase: 'failed', comparing: null, issues: event.issues }),
  },
});
