import { measureDifference as subtract, readCount, type Measured, type ReplicationRecord } from './engine.ts';

/** Figures kept for every replication, so that two runs on the same people can be compared pair by pair on the page. */
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

/** After − before of one figure, pair by pair, as the engine subtracts; all null where the runs are not of one length. */
export function measureDifference(before: RunSeries, after: RunSeries, name: SeriesName): Measured {
  const isPaired = before[name].length === after[name].length;
  return isPaired ? subtract(before[name], after[name]) : { mean: null, low: null, high: null };
}
