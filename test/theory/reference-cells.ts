import type { DeskModel } from '../../engine/simulation/desk-model.ts';
import {
  cellColumn,
  cellWidth,
  readCount,
  type CellColumn,
  type ReplicationRecord,
} from '../../engine/simulation/replication-record.ts';
import reference from '../fixtures/queueing-reference.json' with { type: 'json' };
import { sketchModel } from '../simulation/desk-fixtures.ts';
import { runWithFlows, type DeskFlows, type FlowName } from './desk-flows.ts';
import { estimate } from './standard-errors.ts';

const firstHour = 9;
const daysEach = 7;
const dayTypeCount = 4;

type ReferenceCase = (typeof reference.nonStationary)[number];

/** One exact figure of the reference, with how a replication tells its own. */
export interface ReferenceCell {
  readonly name: string;
  /** Per day. */
  readonly exact: number;
  /** Whether it happens often enough for its mean over some 200 days to be near normal. */
  readonly isFrequent: boolean;
  readonly read: (record: ReplicationRecord, flows: DeskFlows) => number;
}

export interface ReferenceDesk {
  readonly model: DeskModel;
  readonly cells: readonly ReferenceCell[];
}

function sketchCase({ id, hours, theta, mu }: ReferenceCase): DeskModel {
  const perHour = Array.from({ length: 24 }, (_, hour) => hours.find((row) => row.hour === hour)?.lambda_ ?? 0);
  const closingHour = firstHour + hours.length;
  const isLoss = id.includes('loss');
  return sketchModel({
    perHour,
    to: '2021-04-12',
    staff: hours.map(({ hour, servers }) => ({
      days: 'all',
      from: `${String(hour).padStart(2, '0')}:00`,
      to: `${String(hour + 1).padStart(2, '0')}:00`,
      counsellors: servers,
    })),
    channel: {
      open: { weekday: ['09:00', `${String(closingHour)}:00`] },
      closing: 'cut',
      stepDown: isLoss ? 'finish' : 'requeue',
      session: [{ share: 1, kind: 'real', minutes: { kind: 'exponential', mean: 60 / mu } }],
      admission: isLoss
        ? { kind: 'loss' }
        : { kind: 'queue', places: null, patience: { kind: 'exponential', mean: 60 / theta } },
    },
  });
}

function readHour(hour: number, column: CellColumn, scale = 1) {
  return ({ byCell }: ReplicationRecord) => {
    let sum = 0;
    for (let day = 0; day < dayTypeCount; day++) sum += byCell[(day * 24 + hour) * cellWidth + cellColumn[column]] ?? 0;
    return sum / daysEach / scale;
  };
}

/** What flows in that hour of a day on average. */
function readFlow(hour: number, name: FlowName) {
  return (_: ReplicationRecord, flows: DeskFlows) => {
    let sum = 0;
    for (let day = 0; day < daysEach; day++) sum += flows[name][day * 24 + hour] ?? 0;
    return sum / daysEach;
  };
}

/** What flows in the whole calendar. */
function readAll(name: FlowName) {
  return (_: ReplicationRecord, flows: DeskFlows) => flows[name].reduce((sum, value) => sum + value, 0);
}

function listCells(referenceCase: ReferenceCase): ReferenceCell[] {
  const { id, hours, day } = referenceCase;
  const isLoss = id.includes('loss');
  // Work of those who should have left counts as overtime, which has no hours of its own.
  const stepsDown = hours.some(({ servers }, index) => servers < (hours[index - 1]?.servers ?? 0));
  const cells = hours.flatMap((row): ReferenceCell[] => {
    const cell = (what: string, exact: number, read: ReferenceCell['read']): ReferenceCell => ({
      name: `${id}, ${String(row.hour)}h, ${what}`,
      exact,
      isFrequent: exact > 0.25,
      read,
    });
    return [
      cell('offered', row.arrivals, readHour(row.hour, 'offered')),
      ...(stepsDown ? [] : [cell('busy hours', row.busyHours, readHour(row.hour, 'busyMinutes', 60))]),
      isLoss
        ? cell('turned away', row.blocked, readHour(row.hour, 'autoReplied'))
        : cell('queue hours', row.queueHours, readHour(row.hour, 'waitingMinutes', 60)),
      cell('served', row.served, readFlow(row.hour, 'served')),
      cell('in the system at its end', row.endMeanInSystem, readFlow(row.hour, 'inSystemAtEnd')),
      ...(isLoss
        ? []
        : [
            cell('given up', row.abandoned, readFlow(row.hour, 'abandoned')),
            cell('had to wait', row.delayed, readFlow(row.hour, 'delayed')),
          ]),
    ];
  });
  const wholeDay = (what: string, exact: number, read: ReferenceCell['read']): ReferenceCell => ({
    name: `${id}, the day, ${what}`,
    exact,
    isFrequent: true,
    read: (record, flows) => read(record, flows) / daysEach,
  });
  return [
    ...cells,
    wholeDay('busy hours', day.busyHours, ({ busyMinutes, overtimeMinutes }) => (busyMinutes + overtimeMinutes) / 60),
    isLoss
      ? wholeDay('turned away', day.blocked, (record) => readCount(record, 'autoReplied'))
      : wholeDay('abandoned', day.abandoned, (record) => readCount(record, 'abandoned')),
    wholeDay('served', day.served, readAll('served')),
    ...(isLoss ? [] : [wholeDay('had to wait', day.delayed, readAll('delayed'))]),
  ];
}

/** Every time-varying desk of the reference. */
export function listReferenceDesks(): ReferenceDesk[] {
  return reference.nonStationary.map((each) => ({ model: sketchCase(each), cells: listCells(each) }));
}

/** What the z-scores of one cell look like over many seeds. */
export interface CellScores {
  readonly cell: Pick<ReferenceCell, 'name' | 'exact' | 'isFrequent'>;
  /** Of the mean over all seeds. */
  readonly overall: number;
  /** One a seed. */
  readonly bySeed: readonly number[];
}

/** Replications of a week that one z-score rests on. */
export const replicationsPerSeed = 30;
/** Runs the desk with seeds 1 … `seeds` and scores every cell against its exact answer, in standard errors. */
export function scoreCells({ model, cells }: ReferenceDesk, seeds: number): CellScores[] {
  const valuesOf = cells.map((): number[][] => []);
  for (let seed = 1; seed <= seeds; seed++) {
    const runs = Array.from({ length: replicationsPerSeed }, (_, index) => runWithFlows(model, seed, index));
    cells.forEach(({ read }, place) => valuesOf[place]?.push(runs.map(({ record, flows }) => read(record, flows))));
  }
  return cells.map((cell, place) => scoreValues(cell, valuesOf[place] ?? []));
}

/** Scores what each seed's replications measured against the exact answer; a figure that never varies and is right scores 0. */
export function scoreValues(cell: CellScores['cell'], values: readonly (readonly number[])[]): CellScores {
  const score = (each: readonly number[]) => {
    const { mean, error } = estimate(each);
    return error === 0 && Math.abs(mean - cell.exact) < 1e-9 ? 0 : (mean - cell.exact) / error;
  };
  return { cell, overall: score(values.flat()), bySeed: values.map(score) };
}
