import { EngineError } from '../domain/engine-error.ts';
import type { Localized } from '../domain/localized.ts';
import { dayTypes } from '../domain/vocabulary.ts';
import { listCalendarDays } from '../pack/calendar.ts';
import type { DeskModel } from '../simulation/desk-model.ts';
import { measure } from '../simulation/measure.ts';
import { prepareDesk } from '../simulation/prepare-desk.ts';
import {
  cellColumn,
  cellWidth,
  readCount,
  type CellColumn,
  type ReplicationRecord,
} from '../simulation/replication-record.ts';
import type { Measured } from '../simulation/result.ts';
import type { CheckedFlow, ReferenceDesk } from './reference-desks.ts';
import { solveTheory, type TheoryHour, type TheoryResult } from './theory.ts';

/** One exact figure beside what the simulation says of it, over the calendar of the desk. */
export interface TheoryCheck {
  readonly desk: string;
  readonly flow: CheckedFlow;
  /** Clock hour; null for the whole calendar. */
  readonly hour: number | null;
  /** Contacts; contact-hours for `inSystem`. */
  readonly exact: number;
  readonly simulated: Measured;
  /** (Simulated − exact) ÷ standard error of the mean. */
  readonly z: number;
}

interface CheckedCell {
  readonly flow: CheckedFlow;
  readonly hour: number | null;
  readonly exact: number;
  readonly read: (record: ReplicationRecord) => number;
}

/** A reference desk made ready: its model, and the figures to be compared. */
export interface PreparedCheck {
  readonly desk: string;
  readonly title: Localized;
  readonly model: DeskModel;
  readonly cells: readonly CheckedCell[];
}

/** Figures expected less often than this over all replications of the default are left out: their mean is not near normal. */
const fewestEvents = 200;
/** Replications that a check runs unless asked otherwise; each is four weeks. */
export const defaultCheckReplications = 100;

/** Every desk has a seed of its own, so that their figures do not share their luck. */
export function seedOfCheck(seed: number, place: number): number {
  return seed + place;
}

const columns: Readonly<Record<CheckedFlow, readonly CellColumn[]>> = {
  blocked: ['autoReplied'],
  abandoned: ['abandoned'],
  inSystem: ['busyMinutes', 'waitingMinutes'],
};

function exactOf(flow: CheckedFlow, hour: TheoryHour): number {
  return flow === 'inSystem' ? hour.meanInSystem : hour[flow];
}

function readCells(record: ReplicationRecord, flow: CheckedFlow, hours: readonly number[]): number {
  let sum = 0;
  for (const column of columns[flow]) {
    for (const hour of hours) {
      for (let day = 0; day < dayTypes.length; day += 1) {
        sum += record.byCell[(day * 24 + hour) * cellWidth + cellColumn[column]] as number;
      }
    }
  }
  return flow === 'inSystem' ? sum / 60 : sum;
}

/** Gives up count in the hour in which people arrive, in theory in that in which they go: only their sum is the same. */
function readOverall(record: ReplicationRecord, flow: CheckedFlow): number {
  if (flow === 'blocked') return readCount(record, 'autoReplied');
  if (flow === 'abandoned') return readCount(record, 'abandoned');
  return readCells(
    record,
    flow,
    Array.from({ length: 24 }, (_, hour) => hour),
  );
}

function listCells(desk: ReferenceDesk, theory: TheoryResult, daysOf: (hour: TheoryHour) => number): CheckedCell[] {
  const sumOf = (flow: CheckedFlow, hours: readonly TheoryHour[]) =>
    hours.reduce((sum, hour) => sum + exactOf(flow, hour) * daysOf(hour), 0);
  const hours = [...new Set(theory.byHour.map(({ hour }) => hour))];
  const byHour = desk.byHour.flatMap((flow) =>
    hours.map((hour): CheckedCell => ({
      flow,
      hour,
      exact: sumOf(
        flow,
        theory.byHour.filter((each) => each.hour === hour),
      ),
      read: (record) => readCells(record, flow, [hour]),
    })),
  );
  const overall = desk.overall.map((flow): CheckedCell => ({
    flow,
    hour: null,
    exact: sumOf(flow, theory.byHour),
    read: (record) => readOverall(record, flow),
  }));
  return [...byHour, ...overall].filter(({ exact }) => exact * defaultCheckReplications >= fewestEvents);
}

/**
 * Makes a reference desk ready to be simulated and compared. The exact figures are those of the time-varying Kolmogorov
 * equations from an empty desk on, so that no settling time has to be cut off.
 * @throws EngineError `reference-desk` for a desk that cannot be run
 */
export function prepareCheck(desk: ReferenceDesk): PreparedCheck {
  const { demand, desk: described } = desk.pack;
  const { model } = prepareDesk(desk.pack, { staffing: desk.staffing });
  const theory = demand && described ? solveTheory(demand, described, desk.channel, desk.staffing) : null;
  if (model === null || demand === null || theory === null) throw new EngineError('reference-desk', desk.id);
  const days = listCalendarDays(demand.calendar);
  const daysOf = (hour: TheoryHour) => days.filter(({ dayType }) => dayType === hour.day).length;
  return { desk: desk.id, title: desk.title, model, cells: listCells(desk, theory, daysOf) };
}

/**
 * Holds what replications measured against the exact figures.
 * @param records at least two, of the prepared model
 */
export function scoreCheck({ desk, cells }: PreparedCheck, records: readonly ReplicationRecord[]): TheoryCheck[] {
  return cells.map(({ flow, hour, exact, read }) => {
    const values = records.map(read);
    const simulated = measure(values);
    const mean = simulated.mean ?? 0;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
    const z = (mean - exact) / Math.sqrt(variance / values.length);
    return { desk, flow, hour, exact, simulated, z };
  });
}

/** |z| that a faithful simulation exceeds in one of twenty figures. */
export const surprisingScore = 1.96;

/** How many of so many independent figures may be surprising: the middle 95 % of the binomial distribution of 5 % each. */
export function boundSurprises(figures: number): { readonly least: number; readonly most: number } {
  let chance = 0.95 ** figures;
  let sum = chance;
  let hits = 0;
  let least: number | null = null;
  while (sum < 0.975) {
    if (least === null && sum > 0.025) least = hits;
    hits += 1;
    chance *= ((figures - hits + 1) / hits) * (0.05 / 0.95);
    sum += chance;
  }
  return { least: least ?? hits, most: hits };
}
