import { z } from 'zod';
import { timeBands } from '../domain/vocabulary.ts';
import { operatingSteps, reportLines, scoringSchema } from './operations-schema.ts';
import { packFormatVersion } from './pack-schema.ts';
import { localizedSchema, type Plain } from './quantity.ts';

/** What a table of the survey is about. */
const surveySubjects = [
  'respondents',
  'connectedBands',
  'patterns',
  'stepStaff',
  'criteriaMode',
  'criteriaUse',
  'unitAffiliation',
  'jointRota',
  'dutyPlace',
  'rank',
  'outsourcing',
  'municipalSharing',
  'emailReports',
  'reportSources',
] as const;
export type SurveySubject = (typeof surveySubjects)[number];

const identifier = z.string().min(1).max(80);
const count = z.number().int().min(0).max(1e9);
const counts = z.record(z.string().max(40), count);
const where = z.string().min(1);

/**
 * One printed table: offices (or, for the sources of reports, reports) that gave an answer. Every count is as printed;
 * null is a cell that the source leaves empty.
 */
const surveyTableSchema = z.strictObject({
  id: identifier,
  subject: z.enum(surveySubjects),
  exhibit: z.number().int().min(1),
  title: localizedSchema,
  line: z.enum(reportLines).optional(),
  band: z.enum(timeBands).optional(),
  step: z.enum(operatingSteps).optional(),
  columns: z.array(identifier).min(1),
  /** The printed base of each column. */
  bases: z.array(count.nullable()),
  /** Several answers were allowed, so that a column may sum to more than its base. */
  several: z.boolean(),
  rows: z.array(
    z.strictObject({
      id: identifier,
      label: localizedSchema.optional(),
      counts: z.array(count.nullable()),
      /** The percentage printed beside each count, as printed; null where there is none. Left out: none in this row. */
      percents: z.array(z.number().min(0).max(100).nullable()).optional(),
    }),
  ),
  basis: z.literal('published'),
  source: where,
});

const scoreTableSchema = z.strictObject({
  line: z.enum(reportLines),
  /** Band → offices answering. */
  bases: z.record(z.enum(timeBands), count),
  /** Band → score of the whole office → offices; `unknown` where no score could be made; a score left out was printed 0. */
  counts: z.record(z.enum(timeBands), counts),
  basis: z.literal('published'),
  source: where,
});

const codeTableSchema = z.strictObject({
  line: z.enum(reportLines),
  band: z.enum(timeBands),
  base: count,
  /** Step → code of that step → offices; as above. */
  counts: z.record(z.enum(operatingSteps), counts),
  basis: z.literal('published'),
  source: where,
});

/** A cell in which a printed table and the survey's own appendix disagree. */
const differenceSchema = z.strictObject({
  /** Id of the printed table. */
  table: identifier,
  row: identifier,
  column: identifier,
  printed: count,
  recomputed: count,
  /** Id of an inconsistency in pack.json. */
  inconsistency: identifier,
});

/** A column that does not sum to its printed base although one answer was asked for. */
const sumDifferenceSchema = z.strictObject({
  table: identifier,
  column: identifier,
  base: count,
  sum: count,
  inconsistency: identifier,
});

/** survey.json: the printed tables of a survey of offices, and the appendix from which its patterns can be recomputed. */
export const operationsSurveySchema = z.strictObject({
  formatVersion: z.literal(packFormatVersion).optional(),
  /** The one scene that was asked about. */
  vignette: localizedSchema,
  scoring: scoringSchema,
  /** Words for ids of columns and rows. */
  labels: z.record(identifier, localizedSchema),
  scores: z.array(scoreTableSchema),
  codes: z.array(codeTableSchema),
  tables: z.array(surveyTableSchema),
  knownDifferences: z.array(differenceSchema),
  knownSumDifferences: z.array(sumDifferenceSchema),
});

export type OperationsSurvey = Plain<z.infer<typeof operationsSurveySchema>>;
export type SurveyTable = OperationsSurvey['tables'][number];
export type SurveyDifference = OperationsSurvey['knownDifferences'][number];
export type SurveySumDifference = OperationsSurvey['knownSumDifferences'][number];
