import { useMemo } from 'react';
import SimulationWorker from '../worker/simulation-worker.ts?worker&inline';
import type { Order, Report } from '../worker/messages.ts';
import { readPack } from './documents.ts';
import type { Pack } from './engine.ts';
import { currentTexts } from './project.ts';
import { sameRequest, type RunRequest } from './run.ts';
import { workAside } from './side-task.ts';
import { store, type WorkbenchState } from './store.ts';
import { useWorkbench } from './use-store.ts';

/** An edit waits this long for the next one before the run starts again. */
const settleMilliseconds = 250;

function requestOf(state: WorkbenchState): RunRequest {
  const { staffing, seed, replications } = state;
  return { texts: currentTexts(state.project), staffing, seed, replications };
}

/** What would be run now. */
export function useRunRequest(): RunRequest {
  const texts = useWorkbench((state) => currentTexts(state.project));
  const staffing = useWorkbench((state) => state.staffing);
  const seed = useWorkbench((state) => state.seed);
  const replications = useWorkbench((state) => state.replications);
  return useMemo(() => ({ texts, staffing, seed, replications }), [texts, staffing, seed, replications]);
}

interface Task {
  readonly id: number;
  readonly pack: Pack;
  readonly request: RunRequest;
  readonly isBaseline: boolean;
}

let worker: Worker | null = null;
let tasks: readonly Task[] = [];
let lastId = 0;
let pending: ReturnType<typeof setTimeout> | undefined;

function send(order: Order): void {
  if (worker === null) {
    worker = new SimulationWorker();
    worker.onmessage = (event: MessageEvent<Report>) => {
      receive(event.data);
    };
    worker.onerror = () => {
      worker?.terminate();
      worker = null;
      tasks = [];
      store.trigger.runFailed({ issues: [] });
    };
  }
  worker.postMessage(order);
}

/** Works theory out for a request whose values are on screen. */
function startTheory(request: RunRequest): void {
  const known = store.getSnapshot().context.run.theory;
  const { texts, staffing } = request;
  const { pack } = readPack(texts);
  if (pack === null) return;
  if (known !== null && sameRequest(known.request, { ...known.request, texts, staffing })) return;
  void workAside({ kind: 'theory', pack, staffing }, (report) => {
    if (report.kind === 'theorised') store.trigger.theoryFinished({ theory: { request, theory: report.theory } });
  });
}

/** Verifies the policy as it stands, where that is asked for and not known yet. */
function startVerification(state: WorkbenchState): void {
  if (state.surface !== 'policy') return;
  const request = requestOf(state);
  const { pack } = readPack(request.texts);
  const policyText = request.texts['policy.json'];
  if (!pack?.policy || policyText === undefined || state.verification?.policyText === policyText) return;
  void workAside({ kind: 'verify', policy: pack.policy }, (report) => {
    if (report.kind !== 'verified') return;
    store.trigger.verified({ verification: { policyText, verification: report.verification } });
  });
}

/** Compares the policy as it stands with the policy as opened, where they differ and that is not known yet. */
function startComparison(state: WorkbenchState): void {
  if (state.surface !== 'policy') return;
  const { original } = state.project;
  const policyText = currentTexts(state.project)['policy.json'];
  const before = readPack(original).pack?.policy ?? null;
  const after = readPack(currentTexts(state.project)).pack?.policy ?? null;
  if (before === null || after === null || policyText === undefined || policyText === original['policy.json']) return;
  if (state.comparison?.policyText === policyText) return;
  void workAside({ kind: 'compare', before, after }, (report) => {
    if (report.kind !== 'compared') return;
    store.trigger.compared({ comparison: { policyText, comparison: report.comparison } });
  });
}

function startNext(): void {
  const task = tasks[0];
  if (task === undefined) return;
  store.trigger.runStarted({ wanted: task.request.replications });
  const { staffing, seed, replications } = task.request;
  send({ kind: 'run', id: task.id, pack: task.pack, staffing, seed, replications });
}

function receive(report: Report): void {
  const task = tasks[0];
  if (task?.id !== report.id) return;
  const { request } = task;
  if (report.kind === 'failed') {
    tasks = [];
    store.trigger.runFailed({ issues: report.issues });
    return;
  }
  const isComplete = report.kind === 'finished';
  const { result, series, warnings } = report;
  const outcome = { request, result, series, warnings, isComplete };
  if (report.kind === 'progressed') {
    if (!task.isBaseline) store.trigger.runProgressed({ finished: report.finished, latest: outcome });
    return;
  }
  tasks = tasks.slice(1);
  const isAsOpened = request.texts === store.getSnapshot().context.project.original;
  if (isAsOpened) store.trigger.baselineFinished({ baseline: outcome });
  if (!task.isBaseline) {
    store.trigger.runFinished({ latest: outcome });
    startTheory(request);
  }
  startNext();
}

function stop(): void {
  clearTimeout(pending);
  if (tasks.length > 0) send({ kind: 'cancel' });
  tasks = [];
}

/** Runs the project as it stands, and the project as it was opened where that is not known yet. */
export function startRun(): void {
  stop();
  const state = store.getSnapshot().context;
  const request = requestOf(state);
  const { pack } = readPack(request.texts);
  startVerification(state);
  startComparison(state);
  if (!pack?.desk || !pack.demand) {
    store.trigger.runHeld();
    return;
  }
  const asOpened = { ...request, texts: state.project.original };
  const isEdited = !sameRequest(request, asOpened);
  const isBaselineKnown = state.run.baseline !== null && sameRequest(state.run.baseline.request, asOpened);
  const opened = readPack(asOpened.texts).pack;
  const wanted: Omit<Task, 'id'>[] = [{ request, pack, isBaseline: false }];
  if (isEdited && !isBaselineKnown && opened !== null) {
    wanted.push({ request: asOpened, pack: opened, isBaseline: true });
  }
  tasks = wanted.map((task) => ({ ...task, id: (lastId += 1) }));
  startNext();
}

/** Stops the run under way; the values so far stay. */
export function cancelRun(): void {
  if (tasks.length === 0) return;
  stop();
  store.trigger.runCancelled();
}

/** Runs the open project at once, and again after every change that alters what would be run. */
export function followRuns(): void {
  let known = requestOf(store.getSnapshot().context);
  let surface = store.getSnapshot().context.surface;
  startRun();
  store.subscribe((snapshot) => {
    const isOther = snapshot.context.surface !== surface;
    surface = snapshot.context.surface;
    if (isOther) {
      startVerification(snapshot.context);
      startComparison(snapshot.context);
    }
    const request = requestOf(snapshot.context);
    if (sameRequest(request, known)) return;
    known = request;
    stop();
    pending = setTimeout(startRun, settleMilliseconds);
  });
}
