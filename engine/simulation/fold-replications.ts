import { EngineError } from '../domain/engine-error.ts';
import { hashContent } from '../domain/content-hash.ts';
import { dayTypes } from '../domain/vocabulary.ts';
import { Moments } from '../kernel/moments.ts';
import { cellIndex, type DeskModel } from './desk-model.ts';
import { fillRow, readGroups } from './group-measures.ts';
import { measure } from './measure.ts';
import {
  cellColumn,
  cellWidth,
  readCount,
  type CellColumn,
  type EmergencyColumn,
  type ReplicationRecord,
} from './replication-record.ts';
import {
  countNames,
  type CountName,
  type HourMeasures,
  type Measured,
  type SimulationResult,
  type TurnedAwayRow,
} from './result.ts';

type Records = readonly ReplicationRecord[];
/** A result without the part that tells how it was made. */
export type FoldedResult = Omit<SimulationResult, 'run'>;

const minutesPerHour = 60;
const hoursPerDay = 24;

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}

function nullIfNaN(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

/** The smallest value that at least the fraction `share` of the sorted values do not exceed. */
function readQuantile(sorted: Float64Array, share: number): number {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] as number;
}

/** Spread of the response rate from day to day, over all days with anything offered, of all replications together. */
function foldDays(records: Records): FoldedResult['daily'] {
  const rates: number[] = [];
  for (const { offeredByDay, connectedByDay } of records) {
    offeredByDay.forEach((offered, day) => {
      if (offered > 0) rates.push((connectedByDay[day] as number) / offered);
    });
  }
  const moments = new Moments();
  for (const rate of rates) moments.add(rate);
  const sorted = Float64Array.from(rates).sort();
  const sd = nullIfNaN(Math.sqrt(moments.variance));
  if (rates.length === 0) return { responseRate: { sd, p05: null, p95: null } };
  return { responseRate: { sd, p05: readQuantile(sorted, 0.05), p95: readQuantile(sorted, 0.95) } };
}

function foldHours(model: DeskModel, records: Records): HourMeasures[] {
  return dayTypes.flatMap((day, dayIndex) =>
    Array.from({ length: hoursPerDay }, (_, hour) => hour).flatMap((hour): HourMeasures[] => {
      const cell = cellIndex(dayIndex, hour);
      const openMinutes = model.openMinutes[cell] as number;
      const rostered = model.rosteredMinutes[cell] as number;
      const read = (record: ReplicationRecord, column: CellColumn) =>
        record.byCell[cell * cellWidth + cellColumn[column]] as number;
      const isQuiet = records.every((record) => read(record, 'offered') === 0);
      if (openMinutes === 0 && rostered === 0 && isQuiet) return [];
      const each = (value: (record: ReplicationRecord) => number) => measure(records.map(value));
      return [
        {
          day,
          hour,
          offered: each((record) => read(record, 'offered')),
          responseRate: each((record) => read(record, 'connected') / read(record, 'offered')),
          connected: each((record) => read(record, 'connected')),
          autoReplied: each((record) => read(record, 'autoReplied')),
          abandoned: each((record) => read(record, 'abandoned')),
          occupancy: each((record) => read(record, 'busyMinutes') / rostered),
          queue: each((record) => read(record, 'waitingMinutes') / openMinutes),
        },
      ];
    }),
  );
}

function foldGroups(groups: readonly string[], tables: readonly Float64Array[]): TurnedAwayRow[] {
  return groups.map((group, row) => fillRow(group, (readGroup) => measure(readGroups(tables, row, readGroup))));
}

function foldAfterDesk(model: DeskModel, records: Records): FoldedResult['afterDesk'] {
  const decided: Record<string, Record<string, Measured>> = {};
  model.people?.outcomes.forEach(({ decision, outcome }, column) => {
    (decided[decision] ??= {})[outcome] = measure(records.map((record) => record.decided[column] as number));
  });
  const ends = [...new Set(records.flatMap(({ endedIn }) => Object.keys(endedIn)))].sort();
  return {
    decided,
    endedIn: Object.fromEntries(ends.map((end) => [end, measure(records.map(({ endedIn }) => endedIn[end] ?? 0))])),
    handedOn: measure(records.map(({ handedOn }) => handedOn)),
  };
}

function foldEmergency(records: Records): FoldedResult['emergency'] {
  const each = (column: EmergencyColumn, unit = 1) => measure(records.map(({ emergency }) => emergency[column] / unit));
  return {
    sessions: each('sessions'),
    helpedAtOnce: each('helpedAtOnce'),
    helpedLater: each('helpedLater'),
    neverHelped: each('neverHelped'),
    withoutSupervisor: each('withoutSupervisor'),
    helperHours: each('helperMinutes', minutesPerHour),
    supervisorHours: each('supervisorMinutes', minutesPerHour),
  };
}

function requireOrder(records: Records): void {
  records.forEach(({ index }, place) => {
    if (index !== place) throw new EngineError('records-out-of-order', `replication ${index} at place ${place}`);
  });
}

/**
 * Folds replications into a result. Records are taken in the order of their index, so the bytes do not depend on who
 * computed them.
 *
 * @param records replications 0, 1, 2 … in this order, none missing
 * @throws EngineError `records-out-of-order`
 */
export function foldReplications(model: DeskModel, seed: number, records: Records): FoldedResult {
  requireOrder(records);
  const each = (value: (record: ReplicationRecord) => number) => measure(records.map(value));
  const rosteredMinutes = sum(model.rosteredMinutes);
  const openMinutes = sum(model.openMinutes);
  const counts = Object.fromEntries(
    countNames.map((name) => [name, each((record) => readCount(record, name))]),
  ) as Record<CountName, Measured>;
  const isJudged = model.cases !== null;
  return {
    pack: model.packId,
    policy: model.policyId,
    staffing: model.staffingId,
    seed,
    replications: records.length,
    horizonDays: model.horizonDays,
    counts,
    rates: {
      responseRate: each((record) => readCount(record, 'connected') / readCount(record, 'offered')),
      occupancy: each((record) => record.busyMinutes / rosteredMinutes),
      serviceLevel: each((record) => record.withinServiceLevel / record.withServiceLevel),
    },
    waits: {
      meanMinutes: each((record) => record.waitMinutes / readCount(record, 'connected')),
      p95Minutes: each((record) => record.p95WaitMinutes),
    },
    queue: {
      mean: each((record) => record.waitingMinutes / openMinutes),
      max: each((record) => record.longestQueue),
    },
    overtimeHours: each((record) => record.overtimeMinutes / minutesPerHour),
    daily: foldDays(records),
    byHour: foldHours(model, records),
    turnedAway: {
      byConsulter: foldGroups(
        model.people?.consulters ?? [],
        records.map(({ byConsulter }) => byConsulter),
      ),
      byUrgency: foldGroups(
        model.people?.urgencies ?? [],
        records.map(({ byUrgency }) => byUrgency),
      ),
    },
    afterDesk: isJudged ? foldAfterDesk(model, records) : { decided: {}, endedIn: {}, handedOn: measure([]) },
    users: {
      firstContacts: each(({ firstContacts }) => firstContacts),
      repeatContacts: each(({ repeatContacts }) => repeatContacts),
    },
    callBack: model.channels.some(({ callBack }) => callBack)
      ? { messages: each(({ callBack }) => callBack.messages), came: each(({ callBack }) => callBack.came) }
      : null,
    emergency: model.channels.some(({ emergency }) => emergency) ? foldEmergency(records) : null,
    workload: {
      rosteredHours: rosteredMinutes / minutesPerHour,
      busyHours: each((record) => record.busyMinutes / minutesPerHour),
    },
    assumedShare: model.assumedShare,
  };
}

/** How a result was made, as its caller knows it; the engine reads no clock. */
export interface RunFacts {
  /** Wall-clock seconds of the run. */
  readonly seconds: number;
  readonly threads: number;
  /** Name and version of the engine. */
  readonly engine: string;
}

/**
 * Adds how the result was made, with its hashes. `resultHash` is over everything but `run`.
 * @param records the replications that were folded
 */
export function sealResult(
  model: DeskModel,
  folded: FoldedResult,
  records: Records,
  facts: RunFacts,
): SimulationResult {
  const contacts = records.reduce((total, record) => total + readCount(record, 'attempts'), 0);
  return {
    ...folded,
    run: {
      ...facts,
      contacts,
      contactsPerSecond: facts.seconds > 0 ? contacts / facts.seconds : 0,
      packHash: model.packHash,
      policyHash: model.policyHash,
      resultHash: hashContent(folded),
    },
  };
}
