import type { TimeBand } from '../domain/vocabulary.ts';
import {
  operatingPatterns,
  operatingSteps,
  staffClasses,
  type OperatingPattern,
  type OperatingStep,
  type ReportLine,
  type StaffClass,
} from '../pack/operations-schema.ts';
import type {
  OperationsSurvey,
  SurveyDifference,
  SurveySumDifference,
  SurveyTable,
} from '../pack/operations-survey-schema.ts';
import { derivePattern, readStepCode } from './operating-pattern.ts';

/** A cell in which a printed table differs from the recomputed one. */
export type CellDifference = Omit<SurveyDifference, 'inconsistency'>;

/** A column whose answers do not sum to its printed base. */
export type SumDifference = Omit<SurveySumDifference, 'inconsistency'>;

/** Offices by pattern on one line in one band; `unknown` where no pattern can be told. */
export interface PatternCount {
  readonly line: ReportLine;
  readonly band: TimeBand;
  readonly base: number;
  readonly counts: Readonly<Record<OperatingPattern | 'unknown', number>>;
}

/** Offices by staff class at each step; classes overlap, so that they may sum to more than `base`. */
export interface StepStaffCount {
  readonly line: ReportLine;
  readonly band: TimeBand;
  readonly base: number;
  readonly counts: Readonly<Record<OperatingStep, Readonly<Record<StaffClass | 'noAnswer', number>>>>;
}

function countFrom<K extends string>(
  keys: readonly K[],
  entries: readonly (readonly [K, number])[],
): Record<K, number> {
  const counts = Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>;
  for (const [key, offices] of entries) counts[key] += offices;
  return counts;
}

/** Recomputes the patterns from the offices' scores, by line and band in the order of the appendix. */
export function recountPatterns(survey: OperationsSurvey): readonly PatternCount[] {
  return survey.scores.flatMap(({ line, bases, counts }) =>
    (Object.keys(bases) as TimeBand[]).map((band) => ({
      line,
      band,
      base: bases[band],
      counts: countFrom(
        [...operatingPatterns, 'unknown'],
        Object.entries(counts[band]).map(([score, offices]) => [
          derivePattern(score === 'unknown' ? null : Number(score), survey.scoring) ?? 'unknown',
          offices,
        ]),
      ),
    })),
  );
}

/** Recomputes who performs each step from the codes of the steps, by line and band in the order of the appendix. */
export function recountStepStaff(survey: OperationsSurvey): readonly StepStaffCount[] {
  const listClasses = (code: string): readonly (StaffClass | 'noAnswer')[] =>
    (code === 'unknown' ? null : readStepCode(Number(code), survey.scoring)) ?? ['noAnswer'];
  return survey.codes.map(({ line, band, base, counts }) => ({
    line,
    band,
    base,
    counts: Object.fromEntries(
      operatingSteps.map((step) => [
        step,
        countFrom(
          [...staffClasses, 'noAnswer'],
          Object.entries(counts[step]).flatMap(([code, offices]) =>
            listClasses(code).map((each) => [each, offices] as const),
          ),
        ),
      ]),
    ) as StepStaffCount['counts'],
  }));
}

function* listCells(table: SurveyTable): Generator<{ row: string; column: string; printed: number }> {
  for (const { id: row, counts } of table.rows) {
    for (const [place, column] of table.columns.entries()) {
      const printed = counts[place];
      if (typeof printed === 'number') yield { row, column, printed };
    }
  }
}

function compareTable(
  table: SurveyTable,
  recount: (row: string, column: string) => number | undefined,
): CellDifference[] {
  return [...listCells(table)].flatMap(({ row, column, printed }) => {
    const recomputed = recount(row, column);
    return recomputed === undefined || recomputed === printed
      ? []
      : [{ table: table.id, row, column, printed, recomputed }];
  });
}

/**
 * Every cell in which the printed tables of patterns and of step staff differ from what the appendix gives, in the order of
 * the tables. Empty where the survey agrees with itself.
 */
export function compareWithAppendix(survey: OperationsSurvey): readonly CellDifference[] {
  const patterns = recountPatterns(survey);
  const steps = recountStepStaff(survey);
  return survey.tables.flatMap((table) => {
    if (table.subject === 'patterns') {
      return compareTable(table, (row, column) => {
        const found = patterns.find(
          ({ line, band }) => line === (table.line ?? column) && band === (table.band ?? column),
        );
        return found?.counts[row as OperatingPattern];
      });
    }
    if (table.subject === 'stepStaff') {
      const found = steps.find(({ line, band }) => line === table.line && band === table.band);
      return compareTable(table, (row, column) => found?.counts[row as OperatingStep][column as StaffClass]);
    }
    return [];
  });
}

/** Every column of a one-answer table whose printed answers do not sum to the printed base. */
export function checkSums(survey: OperationsSurvey): readonly SumDifference[] {
  return survey.tables
    .filter(({ several }) => !several)
    .flatMap(({ id, columns, bases, rows }) =>
      columns.flatMap((column, place) => {
        const base = bases[place];
        const sum = rows.reduce((total, { counts }) => total + (counts[place] ?? 0), 0);
        return typeof base !== 'number' || sum === base ? [] : [{ table: id, column, base, sum }];
      }),
    );
}
