import { measure, readCount, type Measured, type ReplicationRecord } from './engine.ts';

/** Figures kept for every replication, so that two runs on the same people can be compared pair by pair. */
export const seriesNames = ['responseRate', 'autoReplied', 'handedOn'] as const;
export type SeriesName = (typeof seriesNames)[number];
export type RunSeries = Readonly<Record<SeriesName, readonly number[]>>;

/** The figures of each replication, in order. */
export function readSeries(records: readonly ReplicationRecord[]): RunSeries {
  return {
    responseRate: records.map((record) => readCount(record, 'connected') / readCount(record, 'offered')),
    autoReplied: records.map((record) => readCount(record, 'autoReplied')),
    handedOn: records.map((record) => record.handedOn),
  };
}

/**
 * After − before of one figure, pair by pair, with its 95 % interval.
 *
 * @returns all null where the two runs have different numbers of replications
 */
export function measureDifference(before: RunSeries, after: RunSeries, name: SeriesName): Measured {
  const [first, second] = [before[name], after[name]];
  if (first.length !== second.length) return { mean: null, low: null, high: null };
  return measure(second.map((value, index) => value - (first[index] ?? Number.NaN)));
}
