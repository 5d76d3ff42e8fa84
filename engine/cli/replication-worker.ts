import { workerData } from 'node:worker_threads';
import { EngineError } from '../domain/engine-error.ts';
import type { Pack } from '../pack/load-pack.ts';
import type { Policy } from '../pack/policy-model.ts';
import { prepareDesk } from '../simulation/prepare-desk.ts';
import type { ReplicationRecord } from '../simulation/replication-record.ts';
import { runReplication } from '../simulation/run-replication.ts';

/** What every worker needs once: plain data, already validated. */
export interface WorkerDesk {
  readonly pack: Pack;
  readonly policy?: Policy;
  readonly staffing?: string;
  readonly seed: number;
}

function prepare({ pack, policy, staffing }: WorkerDesk) {
  const { model } = prepareDesk(pack, { policy, staffing });
  if (model === null) throw new EngineError('worker-without-model', 'the desk was prepared in the main thread');
  return model;
}

const desk = (Array.isArray(workerData) ? (workerData as unknown[])[1] : workerData) as WorkerDesk;
const model = prepare(desk);

/** One replication by its index. */
export default function replicate(index: number): ReplicationRecord {
  return runReplication(model, desk.seed, index);
}
