import { Piscina } from 'piscina';
import type { Issue } from '../domain/issue.ts';
import type { Pack } from '../pack/load-pack.ts';
import type { Policy } from '../pack/policy-model.ts';
import { foldReplications, sealResult } from '../simulation/fold-replications.ts';
import { isPreciseEnough, nextBatchSize } from '../simulation/precision.ts';
import type { DeskModel } from '../simulation/desk-model.ts';
import type { ReplicationRecord } from '../simulation/replication-record.ts';
import type { SimulationResult } from '../simulation/result.ts';
import { runReplication } from '../simulation/run-replication.ts';
import { createCliIssue } from './cli-issues.ts';
import { engineName } from './engine-name.ts';
import type { WorkerDesk } from './replication-worker.ts';

/** What to run, and when to stop. */
export interface RunRequest {
  readonly pack: Pack;
  /** The pack's desk, prepared with the policy and staffing below. */
  readonly model: DeskModel;
  /** Judges in place of the pack's own. */
  readonly policy?: Policy;
  readonly staffing?: string;
  readonly seed: number;
  readonly threads: number;
  readonly stop: { readonly replications: number } | { readonly precision: number; readonly most: number };
}

/** Computes replications by index, here or in worker threads. */
interface Replicator {
  readonly run: (indices: readonly number[], onDone: () => void) => Promise<ReplicationRecord[]>;
  readonly close: () => Promise<void>;
}

/** Tasks a worker holds at once: the next is at hand while this thread is busy with one of its own. */
const tasksAhead = 3;

/** Lets the workers' answers in. */
function letMessagesIn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

/** Shares replications between this thread, which starts at once, and workers that join when they are ready. */
function createThreads(desk: WorkerDesk, model: DeskModel, threads: number): Replicator {
  const workers = threads - 1;
  const pool = new Piscina<number, ReplicationRecord>({
    filename: new URL('./replication-worker.mjs', import.meta.url).href,
    minThreads: workers,
    maxThreads: workers,
    concurrentTasksPerWorker: tasksAhead,
    workerData: desk,
  });
  return {
    run: async (indices, onDone) => {
      const records: ReplicationRecord[] = [];
      const places = indices.keys();
      const fill = async (replicate: (index: number) => Promise<ReplicationRecord>) => {
        for (const place of places) {
          records[place] = await replicate(indices[place] ?? place);
          onDone();
        }
      };
      const replicateHere = async (index: number) => {
        await letMessagesIn();
        return runReplication(model, desk.seed, index);
      };
      const lanes = Array.from({ length: workers * tasksAhead }, () => fill((index) => pool.run(index)));
      await Promise.all([fill(replicateHere), ...lanes]);
      return records;
    },
    close: () => pool.destroy(),
  };
}

/** So many wait at once that the kernel's event list is full: the desk's fault, not ours. Worker threads keep the code. */
function isQueueTooLong(cause: unknown): boolean {
  return cause instanceof Error && (cause as { code?: unknown }).code === 'too-many-events';
}

/** Writes how far a run is to stderr, at most once a second, where somebody is there to read it. */
function createProgress(): (done: number) => void {
  let shownAt = Date.now();
  return (done) => {
    if (!process.stderr.isTTY || Date.now() - shownAt < 1000) return;
    shownAt = Date.now();
    process.stderr.write(`${String(done)} 組 replications\n`);
  };
}

function countFrom(start: number, length: number): number[] {
  return Array.from({ length }, (_, place) => start + place);
}

/**
 * Runs replications on one thread or many and folds them in index order: the same bytes on any number.
 * @returns the sealed result, or the issues that say why the run could not be finished
 */
export async function runReplications(
  request: RunRequest,
): Promise<{ result: SimulationResult | null; issues: readonly Issue[] }> {
  const { pack, model, policy, staffing, seed, threads, stop } = request;
  const startedAt = performance.now();
  const choice = { ...(policy ? { policy } : {}), ...(staffing === undefined ? {} : { staffing }) };

  const here: Replicator = {
    run: (indices, onDone) =>
      Promise.resolve(
        indices.map((index) => {
          const record = runReplication(model, seed, index);
          onDone();
          return record;
        }),
      ),
    close: () => Promise.resolve(),
  };
  const replicator = threads === 1 ? here : createThreads({ pack, ...choice, seed }, model, threads);
  const records: ReplicationRecord[] = [];
  const showProgress = createProgress();
  let done = 0;
  const onDone = () => {
    done += 1;
    showProgress(done);
  };
  try {
    if ('replications' in stop) records.push(...(await replicator.run(countFrom(0, stop.replications), onDone)));
    else {
      while (records.length < stop.most && !isPreciseEnough(records, stop.precision)) {
        const size = Math.min(nextBatchSize(records.length), stop.most - records.length);
        records.push(...(await replicator.run(countFrom(records.length, size), onDone)));
      }
    }
  } catch (cause) {
    if (!isQueueTooLong(cause)) throw cause;
    return { result: null, issues: [createCliIssue('queue-too-long', { file: 'desk.json', pointer: '/channels' })] };
  } finally {
    await replicator.close();
  }
  const folded = foldReplications(model, seed, records);
  const seconds = (performance.now() - startedAt) / 1000;
  return { result: sealResult(model, folded, records, { seconds, threads, engine: engineName }), issues: [] };
}
