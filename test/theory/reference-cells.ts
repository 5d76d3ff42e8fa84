import { studentQuantile } from '../../engine/kernel/student.ts';
import type { DeskModel } from '../../engine/simulation/desk-model.ts';
import {
  cellColumn,
  cellWidth,
  readCount,
  type CellColumn,
  type ReplicationRecord,
} from '../../engine/simulation/replication-record.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';
import reference from '../fixtures/queueing-reference.json' with { type: 'json' };
import { sketchModel } from '../simulation/desk-fixtures.ts';
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
  readonly read: (record: ReplicationRecord) => number;
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
    ];
  });
  const wholeDay = (what: string, exact: number, read: ReferenceCell['read']): ReferenceCell => ({
    name: `${id}, the day, ${what}`,
    exact,
    isFrequent: true,
    read: (record) => read(record) / daysEach,
  });
  return [
    ...cells,
    wholeDay('busy hours', day.busyHours, ({ busyMinutes, overtimeMinutes }) => (busyMinutes + overtimeMinutes) / 60),
    isLoss
      ? wholeDay('turned away', day.blocked, (record) => readCount(record, 'autoReplied'))
      : wholeDay('abandoned', day.abandoned, (record) => readCount(record, 'abandoned')),
  ];
}

/** Every time-varying desk of the reference. */
export function listReferenceDesks(): ReferenceDesk[] {
  return reference.nonStationary.map((each) => ({ model: sketchCase(each), cells: listCells(each) }));
}

/** What the z-scores of one cell look like over many seeds. */
export interface CellScores {
  readonly cell: ReferenceCell;
  /** Of the mean over all seeds. */
  readonly overall: number;
  /** One a seed. */
  readonly bySeed: readonly number[];
}

/** Replications of a week that one z-score rests on. */
export const replicationsPerSeed = 30;
/** What 5 % of Student's values with so many degrees of freedom exceed. */
export const fivePercentPoint = studentQuantile(0.975, replicationsPerSeed - 1);

/** Runs the desk with seeds 1 … `seeds` and scores every cell against its exact answer, in standard errors. */
export function scoreCells({ model, cells }: ReferenceDesk, seeds: number): CellScores[] {
  const valuesOf = cells.map((): number[][] => []);
  for (let seed = 1; seed <= seeds; seed++) {
    const records = Array.from({ length: replicationsPerSeed }, (_, index) => runReplication(model, seed, index));
    cells.forEach(({ read }, place) => valuesOf[place]?.push(records.map(read)));
  }
  return cells.map((cell, place) => {
    const score = (values: readonly number[]) => {
      const { mean, error } = estimate(values);
      return (mean - cell.exact) / error;
    };
    const values = valuesOf[place] ?? [];
    return { cell, overall: score(values.flat()), bySeed: values.map(score) };
  });
}
