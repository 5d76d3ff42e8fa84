import { measure } from '../../engine/simulation/measure.ts';
import { readCount, type ReplicationRecord } from '../../engine/simulation/replication-record.ts';
import { listReferenceDesks } from './reference-cells.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';

const weekDays = 7;
/** Replications of a week behind each interval. */
const replications = 10;

/** How often a 95 % interval held the exact answer. */
export interface Coverage {
  readonly offered: number;
  readonly autoReplied: number;
  readonly busyHours: number;
}

/**
 * Repeats one experiment with seeds 1 … `experiments`: ten weeks of the loss desk of 5 then 7 counsellors, and the 95 %
 * intervals of its counts. The exact answers come from the reference.
 */
export function countCoverage(experiments: number): Coverage {
  const desk = listReferenceDesks().find(({ cells }) => cells[0]?.name.startsWith('nhpp-loss-5-7-60min'));
  if (!desk) throw new Error('the reference has no such desk');
  const exact = {
    offered: 83.5 * weekDays,
    autoReplied: 22.0038154751 * weekDays,
    busyHours: 56.4821284923 * weekDays,
  };
  const hits = { offered: 0, autoReplied: 0, busyHours: 0 };
  for (let seed = 1; seed <= experiments; seed++) {
    const records = Array.from({ length: replications }, (_, index) => runReplication(desk.model, seed, index));
    const holds = (read: (record: ReplicationRecord) => number, answer: number) => {
      const { low, high } = measure(records.map(read));
      return low !== null && high !== null && low <= answer && answer <= high ? 1 : 0;
    };
    hits.offered += holds((record) => readCount(record, 'offered'), exact.offered);
    hits.autoReplied += holds((record) => readCount(record, 'autoReplied'), exact.autoReplied);
    hits.busyHours += holds((record) => record.busyMinutes / 60, exact.busyHours);
  }
  return {
    offered: hits.offered / experiments,
    autoReplied: hits.autoReplied / experiments,
    busyHours: hits.busyHours / experiments,
  };
}
