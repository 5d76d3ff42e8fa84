import { createStore } from '@xstate/store';
import { useSyncExternalStore } from 'react';
import { listPacksWith, loadBundledPack, bundledPacks } from '../../state/bundled-packs.ts';
import { defaultCheckReplications, type SimulationResult, type TheoryCheck } from '../../state/engine.ts';
import type { EvidenceOrder, EvidenceReport, PackCount, TextsByPack } from '../../worker/evidence-messages.ts';

/** Seed and replications of the evidence runs: those of the command line where none are given. */
export const evidenceSeed = 1;
export const predictionReplications = 100;

export type Phase = 'idle' | 'running' | 'done' | 'cancelled' | 'failed';

/** Where one piece of work stands. */
export interface Progress {
  readonly phase: Phase;
  readonly finished: number;
  readonly wanted: number;
}

type Work = EvidenceOrder['kind'];

interface Validation {
  readonly progress: Readonly<Record<Work, Progress>>;
  readonly predictions: readonly SimulationResult[];
  readonly checks: readonly TheoryCheck[];
  readonly counts: readonly PackCount[];
  /** Texts of the packs that have published outcomes, once they have been asked for. */
  readonly texts: TextsByPack;
}

const idle: Progress = { phase: 'idle', finished: 0, wanted: 0 };

function withProgress(state: Validation, work: Work, change: Partial<Progress>): Validation {
  return { ...state, progress: { ...state.progress, [work]: { ...state.progress[work], ...change } } };
}

/** What the evidence page has had worked out; kept while other surfaces are looked at. */
const validation = createStore({
  context: {
    progress: { predict: idle, check: idle, count: idle },
    predictions: [],
    checks: [],
    counts: [],
    texts: {},
  } as Validation,
  on: {
    started: (state, event: { work: Work }): Validation => ({
      ...withProgress(state, event.work, { phase: 'running', finished: 0, wanted: 0 }),
      ...(event.work === 'predict' ? { predictions: [] } : event.work === 'check' ? { checks: [] } : { counts: [] }),
    }),
    textsLoaded: (state, event: { texts: Validation['texts'] }): Validation => ({ ...state, texts: event.texts }),
    ended: (state, event: { work: Work; phase: Phase }): Validation =>
      withProgress(state, event.work, { phase: event.phase }),
    reported: (state, event: { work: Work; report: EvidenceReport }): Validation => {
      const { report, work } = event;
      switch (report.kind) {
        case 'progressed':
          return withProgress(state, work, { finished: report.finished, wanted: report.wanted });
        case 'predicted':
          return { ...state, predictions: [...state.predictions, report.result] };
        case 'checked':
          return { ...state, checks: [...state.checks, ...report.checks] };
        case 'counted':
          return { ...state, counts: [...state.counts, report.count] };
        case 'finished':
          return withProgress(state, work, { phase: 'done' });
      }
    },
  },
});

function subscribe(listen: () => void): () => void {
  const subscription = validation.subscribe(listen);
  return () => {
    subscription.unsubscribe();
  };
}

export function useValidation(): Validation {
  return useSyncExternalStore(subscribe, () => validation.getSnapshot().context);
}

const workers = new Map<Work, Worker>();

function stop(work: Work): void {
  workers.get(work)?.terminate();
  workers.delete(work);
}

async function begin(order: EvidenceOrder): Promise<void> {
  const work = order.kind;
  const { default: EvidenceWorker } = await import('../../worker/evidence-worker.ts?worker&inline');
  if (validation.getSnapshot().context.progress[work].phase !== 'running') return;
  stop(work);
  const worker = new EvidenceWorker();
  workers.set(work, worker);
  worker.onmessage = (event: MessageEvent<EvidenceReport>) => {
    validation.trigger.reported({ work, report: event.data });
    if (event.data.kind === 'finished') stop(work);
  };
  worker.onerror = () => {
    stop(work);
    validation.trigger.ended({ work, phase: 'failed' });
  };
  worker.postMessage(order);
}

async function loadAll(ids: readonly string[]): Promise<TextsByPack> {
  return Object.fromEntries(await Promise.all(ids.map(async (id) => [id, await loadBundledPack(id)] as const)));
}

/** Starts one piece of work, unless it is under way. */
async function start(work: Work, prepare: () => Promise<EvidenceOrder>): Promise<void> {
  if (validation.getSnapshot().context.progress[work].phase === 'running') return;
  validation.trigger.started({ work });
  try {
    await begin(await prepare());
  } catch {
    // What fails here is a script of the page that does not come; the words on screen say so.
    validation.trigger.ended({ work, phase: 'failed' });
  }
}

/** Simulates every bundled desk that has published outcomes, as it ships. */
export function startPredictions(): void {
  void start('predict', async () => {
    const packs = await loadAll((await listPacksWith('expected.json')).map(({ id }) => id));
    validation.trigger.textsLoaded({ texts: packs });
    return { kind: 'predict', packs, seed: evidenceSeed, replications: predictionReplications };
  });
}

/** Holds the simulation against exact answers. */
export function startChecks(): void {
  void start('check', () =>
    Promise.resolve({ kind: 'check', seed: evidenceSeed, replications: defaultCheckReplications }),
  );
}

/** Counts sources and assumptions of every bundled pack, once. */
export function startCounts(): void {
  if (validation.getSnapshot().context.progress.count.phase !== 'idle') return;
  void start('count', async () => ({ kind: 'count', packs: await loadAll(bundledPacks.map(({ id }) => id)) }));
}

export function cancelWork(work: Work): void {
  stop(work);
  validation.trigger.ended({ work, phase: 'cancelled' });
}
