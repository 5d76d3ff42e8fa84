import { EngineError } from '../domain/engine-error.ts';
import type { DeskModel } from './desk-model.ts';
import { fillRow, readGroups } from './group-measures.ts';
import { measure } from './measure.ts';
import { readCount, type ReplicationRecord } from './replication-record.ts';
import { countNames, type CountName, type Measured, type TurnedAwayRow } from './result.ts';

/** One of the two runs compared: what was run, and its replications 0, 1, 2 … */
export interface ComparedRun {
  readonly model: Pick<DeskModel, 'people'>;
  readonly records: readonly ReplicationRecord[];
}

/**
 * After − before, replication by replication: mean difference with its 95 % Student interval. Units as in the result; a
 * difference of rates is in fractions. `null` fields as in `Measured`.
 */
export interface PairedComparison {
  readonly replications: number;
  readonly rates: { readonly responseRate: Measured; readonly serviceLevel: Measured };
  readonly counts: Readonly<Record<CountName, Measured>>;
  readonly waits: { readonly meanMinutes: Measured };
  readonly overtimeHours: Measured;
  readonly busyHours: Measured;
  readonly handedOn: Measured;
  /** Groups of both runs, in the order of the run before; a level that only one policy knows is left out. */
  readonly turnedAway: {
    readonly byConsulter: readonly TurnedAwayRow[];
    readonly byUrgency: readonly TurnedAwayRow[];
  };
}

/**
 * Mean of after − before with its 95 % Student interval. A pair of which either has no meaning is left out.
 * @throws EngineError `runs-not-paired` where there are not as many values before as after
 */
export function measureDifference(before: readonly number[], after: readonly number[]): Measured {
  if (before.length !== after.length) {
    throw new EngineError('runs-not-paired', `${String(before.length)} and ${String(after.length)} replications`);
  }
  return measure(after.map((value, place) => value - (before[place] as number)));
}

function requirePairs(before: ComparedRun, after: ComparedRun): void {
  const indexes = ({ records }: ComparedRun) => records.map(({ index }) => index).join();
  if (indexes(before) === indexes(after)) return;
  const { length } = before.records;
  throw new EngineError('runs-not-paired', `${String(length)} and ${String(after.records.length)} replications`);
}

function compareGroups(
  groupsOf: (run: ComparedRun) => readonly string[],
  tableOf: (record: ReplicationRecord) => Float64Array,
  before: ComparedRun,
  after: ComparedRun,
): TurnedAwayRow[] {
  const [rowsBefore, rowsAfter] = [groupsOf(before), groupsOf(after)];
  return rowsBefore.flatMap((group, row) => {
    const rowAfter = rowsAfter.indexOf(group);
    if (rowAfter < 0) return [];
    return [
      fillRow(group, (readGroup) =>
        measureDifference(
          readGroups(before.records.map(tableOf), row, readGroup),
          readGroups(after.records.map(tableOf), rowAfter, readGroup),
        ),
      ),
    ];
  });
}

/**
 * Compares two runs on the same people: the same demand, seed and number of replications, another staffing, policy or
 * desk. Differences within pairs leave out what both share, so their intervals are far narrower than those of two runs
 * on different people.
 *
 * @returns after − before
 * @throws EngineError `runs-not-paired` where the replications are not the same ones in the same order
 */
export function comparePaired(before: ComparedRun, after: ComparedRun): PairedComparison {
  requirePairs(before, after);
  const each = (value: (record: ReplicationRecord) => number) =>
    measureDifference(before.records.map(value), after.records.map(value));
  return {
    replications: before.records.length,
    rates: {
      responseRate: each((record) => readCount(record, 'connected') / readCount(record, 'offered')),
      serviceLevel: each((record) => record.withinServiceLevel / record.withServiceLevel),
    },
    counts: Object.fromEntries(countNames.map((name) => [name, each((record) => readCount(record, name))])) as Record<
      CountName,
      Measured
    >,
    waits: { meanMinutes: each((record) => record.waitMinutes / readCount(record, 'connected')) },
    overtimeHours: each((record) => record.overtimeMinutes / 60),
    busyHours: each((record) => record.busyMinutes / 60),
    handedOn: each((record) => record.handedOn),
    turnedAway: {
      byConsulter: compareGroups(
        ({ model }) => model.people?.consulters ?? [],
        ({ byConsulter }) => byConsulter,
        before,
        after,
      ),
      byUrgency: compareGroups(
        ({ model }) => model.people?.urgencies ?? [],
        ({ byUrgency }) => byUrgency,
        before,
        after,
      ),
    },
  };
}
