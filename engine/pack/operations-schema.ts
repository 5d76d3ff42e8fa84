import { z } from 'zod';
import { timeBands } from '../domain/vocabulary.ts';
import { dayKeys, packFormatVersion, staffingDays } from './pack-schema.ts';
import { localizedSchema, quantity, sourced, type Plain } from './quantity.ts';

/** Numbers by which a report can come in: 189, the center's own, the government's free or paid one, any other. */
export const reportLines = ['line189', 'officeNumber', 'municipalFree', 'municipalPaid', 'other'] as const;
export type ReportLine = (typeof reportLines)[number];

/** 受付・一次判断・二次判断・安全確認, in the order in which a report passes through them. */
export const operatingSteps = ['intake', 'firstJudgement', 'secondJudgement', 'safetyCheck'] as const;
export type OperatingStep = (typeof operatingSteps)[number];

/** 常勤・非常勤・市区町村・NPO等, from the center outwards. */
export const staffClasses = ['fullTime', 'partTime', 'municipality', 'privatePartner'] as const;
export type StaffClass = (typeof staffClasses)[number];

/** 直営・所内連携・官官連携・官民連携, in the order of the staff class that makes them. */
export const operatingPatterns = ['inHouse', 'intraOffice', 'publicPublic', 'publicPrivate'] as const;
export type OperatingPattern = (typeof operatingPatterns)[number];

const identifier = z.string().min(1).max(80);
const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);
const span = sourced(z.tuple([time, time]), null);
const score = sourced(z.number().int().min(1).max(1_000_000), null);

/** The rule of the survey: the weight of each class, and the scores that make a pattern, both ends included. */
export const scoringSchema = z.strictObject({
  weights: z.strictObject({ fullTime: score, partTime: score, municipality: score, privatePartner: score }),
  patterns: z.strictObject({
    inHouse: z.strictObject({ from: score, to: score }),
    intraOffice: z.strictObject({ from: score, to: score }),
    publicPublic: z.strictObject({ from: score, to: score }),
    publicPrivate: z.strictObject({ from: score, to: score }),
  }),
});

/** Hours on certain days; a span whose end is not after its start ends on the next day and belongs to the day it starts. */
const hoursSchema = z.strictObject({ days: z.enum(staffingDays), hours: span });

/** Who performs a step: every class that takes part, the one that does so as a rule first. */
const performers = sourced(z.array(z.enum(staffClasses)).min(1).max(staffClasses.length), null);

const dutySchema = z.strictObject({
  bands: z.array(z.enum(timeBands)).min(1),
  /** Left out: all lines that are connected in these bands. */
  lines: z.array(z.enum(reportLines)).min(1).optional(),
  /** Left out: all hours of these bands. */
  shifts: z.array(identifier).min(1).optional(),
  steps: z.strictObject({
    intake: performers,
    firstJudgement: performers,
    secondJudgement: performers,
    safetyCheck: performers,
  }),
  /** The two judgements are one step: the same meeting, or the same person on duty. Left out: they are two. */
  judgedTogether: sourced(z.boolean(), null).optional(),
});

const people = quantity('people', { min: 0, max: 100_000, whole: true });

/** People who take turns for certain steps. What the source does not tell is left out. */
const dutyPoolSchema = z.strictObject({
  id: identifier,
  title: localizedSchema,
  steps: z.array(z.enum(operatingSteps)).min(1),
  bands: z.array(z.enum(timeBands)).min(1),
  people: people.optional(),
  /** How many there were before `since`. */
  peopleBefore: people.optional(),
  since: z
    .string()
    .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
    .optional(),
  onDutyAtOnce: people.optional(),
  licensedAtOnce: people.optional(),
  dutiesPerMonth: sourced(z.tuple([z.number().min(0), z.number().min(0)]), 'times').optional(),
  dutyPlace: sourced(z.enum(['workplace', 'home']), null).optional(),
  /** The rota is shared with other centers. */
  jointRota: sourced(z.boolean(), null).optional(),
});

/** operations.json: who performs which step of a report, on which line, when, and who is open when. */
export const operationsSchema = z.strictObject({
  formatVersion: z.literal(packFormatVersion).optional(),
  scoring: scoringSchema,
  holidays: sourced(z.union([z.enum(['jp', 'jp+yearEnd', 'none']), z.array(z.iso.date()).max(10_000)]), null),
  /** Each line with the bands in which it is answered. */
  lines: z.partialRecord(z.enum(reportLines), sourced(z.array(z.enum(timeBands)).min(1), null)),
  /** Clock bounds; at every minute exactly one band holds. */
  bands: z.record(z.enum(timeBands), z.array(hoursSchema).min(1)),
  /** Further cuts of the clock that change who performs a step. */
  shifts: z.record(identifier, z.array(hoursSchema).min(1)).optional(),
  /** For every line, connected band and shift exactly one entry holds. */
  duties: z.array(dutySchema).min(1).max(1000),
  actors: z.record(
    identifier,
    z.strictObject({ title: localizedSchema, open: z.partialRecord(z.enum(dayKeys), span.nullable()) }),
  ),
  pools: z.array(dutyPoolSchema).optional(),
  /** The patterns that the source itself prints for the office; several where it prints "or". */
  printedPatterns: z
    .partialRecord(z.enum(timeBands), sourced(z.array(z.enum(operatingPatterns)).min(1), null))
    .optional(),
});

export type Scoring = Plain<z.infer<typeof scoringSchema>>;
export type Operations = Plain<z.infer<typeof operationsSchema>>;
export type OperatingHours = Operations['bands'][keyof Operations['bands']];
export type OperatingDuty = Operations['duties'][number];
export type DutyPool = NonNullable<Operations['pools']>[number];
