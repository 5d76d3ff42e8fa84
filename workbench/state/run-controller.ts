import { useMemo } from 'react';
import { currentDeskId, listComparedDesks, openedDeskId, type ComparedDesk } from './compared-desks.ts';
import { readPack } from './documents.ts';
import type { DayReplay, Pack, RunDay } from './engine.ts';
import { currentTexts } from './project.ts';
import { leastForCounts, sameDesk, sameRequest, type ComparedRun, type RunOutcome, type RunRequest } from './run.ts';
import { ask, cancelAsked } from './simulation-desk.ts';
import { workAside } from './side-task.ts';
import { store, type WorkbenchState } from './store.ts';
import { useWorkbench } from './use-store.ts';
import type { DeskOrder, Report, RunGoal } from '../worker/run-messages.ts';

/** An edit waits this long for the next one before the run starts again. */
const settleMilliseconds = 250;
/** Interim values come to the screen no closer together than this: drawing them takes from what is typed meanwhile. */
const interimMilliseconds = 400;

function requestOf(state: WorkbenchState): RunRequest {
  const { staffing, seed, precision, mostReplications: most } = state;
  return { texts: currentTexts(state.project), staffing, seed, precision, most };
}

/** What would be run now. */
export function useRunRequest(): RunRequest {
  const texts = useWorkbench((state) => currentTexts(state.project));
  const staffing = useWorkbench((state) => state.staffing);
  const seed = useWorkbench((state) => state.seed);
  const precision = useWorkbench((state) => state.precision);
  const most = useWorkbench((state) => state.mostReplications);
  return useMemo(() => ({ texts, staffing, seed, precision, most }), [texts, staffing, seed, precision, most]);
}

let pending: ReturnType<typeof setTimeout> | undefined;
/** Number of the work under way; work that sees another number has been stopped. */
let work = 0;

function orderDesk(pack: Pack, { staffing, seed }: RunRequest): DeskOrder {
  return { key: `${pack.hash} ${staffing ?? ''} ${String(seed)}`, pack, staffing, seed };
}

/** Works theory out for a request whose values are on screen. */
function startTheory(request: RunRequest): void {
  const known = store.getSnapshot().context.run.theory;
  const { texts, staffing } = request;
  const { pack } = readPack(texts);
  if (pack === null) return;
  if (known !== null && sameDesk({ ...known.request, seed: request.seed }, request)) return;
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

type Finished = Extract<Report, { kind: 'finished' }>;
type Values = Finished | Extract<Report, { kind: 'progressed' }>;

function readOutcome(request: RunRequest, values: Values): RunOutcome {
  const { result, series, warnings } = values;
  const isComplete = values.kind === 'finished';
  const known = isComplete ? { isPrecise: values.isPrecise, days: values.days } : { isPrecise: false, days: null };
  return { request, result, series, warnings, isComplete, ...known };
}

/** Runs one desk and tells of every step on the way; null where it was stopped or could not be run. */
async function runDesk(
  request: RunRequest,
  pack: Pack,
  goal: RunGoal,
  onProgress: (outcome: RunOutcome) => void,
): Promise<RunOutcome | null> {
  const own = work;
  const last = await ask({ kind: 'run', desk: orderDesk(pack, request), goal }, (report) => {
    if (own === work && report.kind === 'progressed') onProgress(readOutcome(request, report));
  });
  if (own !== work) return null;
  if (last.kind === 'finished') return readOutcome(request, last);
  stop();
  store.trigger.runFailed({ issues: last.kind === 'failed' ? last.issues : [] });
  return null;
}

/** Runs on where the rate alone ended the run, being the same in every replication. */
async function runForCounts(first: RunOutcome, pack: Pack): Promise<RunOutcome | null> {
  const { rates, replications } = first.result;
  const wanted = Math.min(leastForCounts, first.request.most);
  const isSame = rates.responseRate.low !== null && rates.responseRate.low === rates.responseRate.high;
  if (!isSame || replications >= wanted) return first;
  const longer = await runDesk(first.request, pack, { replications: wanted }, () => undefined);
  return longer && { ...longer, isPrecise: first.isPrecise };
}

/** Runs every other desk on as many replications as the one on screen, and subtracts. */
async function compareDesks(current: RunOutcome): Promise<void> {
  const own = (work += 1);
  const { plans } = store.getSnapshot().context;
  const desks = listComparedDesks(plans);
  const shown = currentDeskId(plans);
  if (shown === openedDeskId) store.trigger.baselineFinished({ baseline: current });
  if (desks.length < 2) {
    store.trigger.comparisonChanged({ comparison: null });
    return;
  }
  const { replications } = current.result;
  const outcomes = new Map<string, RunOutcome>([[shown, current]]);
  for (const desk of desks) {
    const { pack } = readPack(desk.texts);
    if (desk.id === shown || !pack?.desk || !pack.demand) continue;
    const request = { ...current.request, texts: desk.texts, staffing: desk.staffing };
    store.trigger.comparingChanged({ comparing: { desk: desk.id, finished: 0, wanted: replications } });
    const outcome = await runDesk(request, pack, { replications }, ({ result }) => {
      const finished = result.replications;
      store.trigger.comparingChanged({ comparing: { desk: desk.id, finished, wanted: replications } });
    });
    if (outcome === null) return;
    outcomes.set(desk.id, outcome);
    if (desk.id === openedDeskId) store.trigger.baselineFinished({ baseline: outcome });
  }
  await subtractDesks(own, desks, outcomes, replications);
}

async function subtractDesks(
  own: number,
  desks: readonly ComparedDesk[],
  outcomes: ReadonlyMap<string, RunOutcome>,
  replications: number,
): Promise<void> {
  const { comparisonBase } = store.getSnapshot().context;
  const runs = desks.flatMap(({ id }): ComparedRun[] => {
    const outcome = outcomes.get(id);
    return outcome ? [{ desk: id, outcome, differences: null }] : [];
  });
  const base = outcomes.has(comparisonBase) ? comparisonBase : openedDeskId;
  const keyOf = (desk: string) => {
    const outcome = outcomes.get(desk);
    const pack = outcome ? readPack(outcome.request.texts).pack : null;
    return outcome && pack ? orderDesk(pack, outcome.request).key : '';
  };
  const others = runs.filter(({ desk }) => desk !== base);
  const report = await ask({
    kind: 'difference',
    base: keyOf(base),
    others: others.map(({ desk }) => keyOf(desk)),
    replications,
  });
  if (own !== work || report.kind !== 'differed') return;
  const compared = runs.map((run) => {
    const place = others.indexOf(run);
    return { ...run, differences: report.differences[place] ?? null };
  });
  store.trigger.comparingChanged({ comparing: null });
  store.trigger.comparisonChanged({ comparison: { base, replications, runs: compared } });
}

function stop(): void {
  clearTimeout(pending);
  work += 1;
  cancelAsked();
}

/**
 * Runs the plan on screen to the precision asked for, then the others beside it. Replications that were finished before
 * are not run again: a run that was cancelled goes on where it stopped.
 */
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
  store.trigger.runStarted();
  const { precision, most } = request;
  let shownAt = Number.NEGATIVE_INFINITY;
  void runDesk(request, pack, { precision, most }, (latest) => {
    const now = performance.now();
    if (now - shownAt < interimMilliseconds) return;
    shownAt = now;
    store.trigger.runProgressed({ latest });
  })
    .then((latest) => latest && runForCounts(latest, pack))
    .then((latest) => {
      if (latest === null) return;
      store.trigger.runFinished({ latest });
      startTheory(request);
      void compareDesks(latest);
    });
}

/** Compares again, on the values that are there. */
function startComparing(): void {
  const { run } = store.getSnapshot().context;
  const { latest } = run;
  const isCurrent = latest?.isComplete === true && sameRequest(latest.request, requestOf(store.getSnapshot().context));
  if (run.phase === 'done' && isCurrent) {
    stop();
    void compareDesks(latest);
  }
}

/** Stops what is under way, first the run, then the comparison; the values so far stay. */
export function cancelRun(): void {
  const { run } = store.getSnapshot().context;
  if (run.phase === 'running') {
    stop();
    store.trigger.runCancelled();
  } else if (run.comparing !== null) {
    stop();
    store.trigger.comparingChanged({ comparing: null });
  }
}

/** Tells a day of the newest run event by event; null where it was asked for something else meanwhile. */
export async function replayRunDay(outcome: RunOutcome, place: RunDay): Promise<DayReplay | null> {
  const { pack } = readPack(outcome.request.texts);
  if (pack === null) return null;
  const report = await ask({ kind: 'replay', desk: orderDesk(pack, outcome.request), place });
  return report.kind === 'replayed' ? report.replay : null;
}

function sameDesks(a: readonly ComparedDesk[], b: readonly ComparedDesk[]): boolean {
  return (
    a.length === b.length &&
    a.every(({ id, texts, staffing }, place) => {
      const other = b[place];
      return other?.id === id && other.texts === texts && other.staffing === staffing;
    })
  );
}

/** Runs the open project at once, and again after every change that alters what would be run or compared. */
export function followRuns(): void {
  let known = requestOf(store.getSnapshot().context);
  let { surface, comparisonBase } = store.getSnapshot().context;
  let desks = listComparedDesks(store.getSnapshot().context.plans);
  startRun();
  store.subscribe((snapshot) => {
    const state = snapshot.context;
    const isOtherSurface = state.surface !== surface;
    const isOtherBase = state.comparisonBase !== comparisonBase;
    const compared = listComparedDesks(state.plans);
    const areOtherDesks = !sameDesks(compared, desks);
    ({ surface, comparisonBase } = state);
    desks = compared;
    if (isOtherSurface) {
      startVerification(state);
      startComparison(state);
    }
    const request = requestOf(state);
    if (!sameRequest(request, known)) {
      known = request;
      stop();
      pending = setTimeout(startRun, settleMilliseconds);
    } else if (isOtherBase || areOtherDesks) startComparing();
  });
}
