import type { DeskModel } from './desk-model.ts';
import { runDesk } from './desk-run.ts';
import type { ReplicationRecord } from './replication-record.ts';

/**
 * Runs one replication: the calendar once, starting empty, until the last contact has left.
 *
 * The same model, seed and index give the same record wherever and in whatever order they are computed. Contacts and
 * their luck depend on seed, index and the pack's demand, sessions and mix alone: another staffing or policy meets the same
 * people (common random numbers).
 *
 * @param seed whole number 0 … 2^53 − 1
 * @param index replication, whole number from 0
 * @throws KernelError `not-a-seed`, `not-a-stream`
 */
export function runReplication(model: DeskModel, seed: number, index: number): ReplicationRecord {
  return runDesk(model, seed, index);
}
