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
