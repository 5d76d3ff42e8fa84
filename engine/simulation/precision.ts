import { EngineError } from '../domain/engine-error.ts';
import { measure } from './measure.ts';
import { readCount, type ReplicationRecord } from './replication-record.ts';

/** Replications before precision is looked at for the first time. */
const firstCheckpoint = 10;

/**
 * Replications still to run before precision is looked at again: 10 at first, then half as many again as there are. The
 * checkpoints are the same on any number of threads, so a run always stops at the same one.
 *
 * @param done replications so far; the answer leads to the next checkpoint also from between two
 */
export function nextBatchSize(done: number): number {
  let checkpoint = firstCheckpoint;
  while (checkpoint <= done) checkpoint += Math.ceil(checkpoint / 2);
  return checkpoint - done;
}

/**
 * True when the 95 % interval of the response rate is no wider than asked. Never so with fewer than ten replications, or
 * where nothing was offered.
 *
 * A run that stops at its own interval stops a little too often where that happens to be narrow. Measured on a week of the
 * loss desk of 5 then 7 (20,000 runs each): the 95 % interval holds the truth in 95.0 % of the runs that stop near 250
 * replications, 94.3 % near 110 and near 60, 93.7 % near 28; in 95.1 % of those of a fixed number of 35.
 *
 * @param halfWidth half of the interval, fraction, > 0
 * @throws EngineError `not-a-half-width`
 */
export function isPreciseEnough(records: readonly ReplicationRecord[], halfWidth: number): boolean {
  if (!(halfWidth > 0)) throw new EngineError('not-a-half-width', String(halfWidth));
  if (records.length < firstCheckpoint) return false;
  const { mean, high } = measure(
    records.map((record) => readCount(record, 'connected') / readCount(record, 'offered')),
  );
  return mean !== null && high !== null && high - mean <= halfWidth;
}
