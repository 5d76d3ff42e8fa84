import { z } from 'zod';
import { severities } from '../domain/vocabulary.ts';
import { byMonthSchema, funnelSchema, openingSurgeSchema, returnsSchema, shockSchema } from './demand-schema.ts';
import { distributionSchema } from './distribution-schema.ts';
import { localizedSchema, quantity, sourced, type Plain } from './quantity.ts';

/** The newest form of the files that this version reads; a file without `formatVersion` is form 1. */
export const packFormatVersion = 1;

const formatVersion = z.literal(packFormatVersion).optional();
const identifier = z.string().min(1).max(80);
const date = z.iso.date();
const time = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/);

/** Day types and calendar weekdays, as the keys of hours and rates. */
export const dayKeys = [
  'weekday',
  'saturday',
  'sunday',
  'holiday',
  'mon',
  'tue',
  'wed',
  'thu',
  'fri',
  'sat',
  'sun',
] as const;
export type DayKey = (typeof dayKeys)[number];

function byDay<T extends z.ZodType>(value: T) {
  return z.partialRecord(z.enum(dayKeys), value);
}

/** A title in both languages, or one text for both. */
const title = z.union([z.string(), localizedSchema]);

/** pack.json: who and from where. */
export const packIdentitySchema = z.strictObject({
  formatVersion,
  id: identifier,
  title,
  /** What the desk is, for the reader. */
  summary: localizedSchema.optional(),
  /** The year whose law and practice the pack reflects; shown as the teaching stamp. */
  asOf: z.string().optional(),
  sources: z
    .array(
      z.strictObject({
        id: identifier,
        file: z.string(),
        where: z.string(),
        title: title.optional(),
      }),
    )
    .optional(),
  /** Known disagreements inside the sources that touch this pack, and what the pack does about them. */
  inconsistencies: z
    .array(
      z.strictObject({
        id: identifier,
        what: localizedSchema,
        handling: localizedSchema,
        source: z.string().optional(),
      }),
    )
    .optional(),
  /** What the sources do not tell and the pack has to assume. */
  unknowns: z.array(z.strictObject({ id: identifier, what: localizedSchema })).optional(),
});

const rates = z.array(quantity('perHour', { min: 0, max: 1e6 })).length(24);

/** demand.json: how many contacts arrive when. */
export const demandSchema = z.strictObject({
  formatVersion,
  calendar: z.strictObject({
    from: date,
    to: date,
    holidays: z.union([z.enum(['jp', 'jp+yearEnd', 'none']), z.array(date).max(10_000)]),
  }),
  channels: z.record(
    identifier,
    z.strictObject({
      perHour: byDay(sourced(rates, 'perHour').nullable()),
      total: quantity('contacts', { min: 0, max: 1e9 }).optional(),
      dayCv: quantity('coefficientOfVariation', { min: 0, max: 10 }).optional(),
      byMonth: byMonthSchema.optional(),
      openingSurge: openingSurgeSchema.optional(),
      shocks: z.array(shockSchema).max(1000).optional(),
      funnel: funnelSchema.optional(),
      returns: returnsSchema.optional(),
    }),
  ),
});

const admissionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('loss') }),
  z.strictObject({
    kind: z.literal('queue'),
    places: quantity('places', { min: 0, max: 1e6, whole: true }).nullable(),
    patience: distributionSchema.nullable(),
  }),
]);

const sessionPartSchema = z.strictObject({
  share: quantity('fraction', { min: 0, max: 1 }),
  kind: z.enum(['noReply', 'real']),
  minutes: distributionSchema,
});

const retrySchema = z.strictObject({
  probability: quantity('fraction', { min: 0, max: 1 }),
  after: distributionSchema,
  max: quantity('times', { min: 0, max: 1000, whole: true }),
});

/**
 * Messages to those who met a full desk, do not try again by themselves and agree to be written to. Where contacts are
 * judged, the statechart's `contactBack.offered` decides: a sign of danger or a case for the center forbids the message.
 */
const callBackSchema = z.strictObject({
  /** Automatic replies that one consultation must have met before. Default 1. */
  afterAttempts: quantity('times', { min: 1, max: 1000, whole: true }).optional(),
  /** Chance that the person agrees, which also says that a message is safe. */
  probability: quantity('fraction', { min: 0, max: 1 }),
  /** Minutes until the message, or once a counsellor is free and nobody waits in line; never after closing. */
  after: z.union([z.literal('whenFree'), distributionSchema]),
  /** Chance that the message brings the person back. Default 1. */
  comes: quantity('fraction', { min: 0, max: 1 }).optional(),
  /** Minutes from the message to the person's return. Default 0. */
  within: distributionSchema.optional(),
  /** Messages in one consultation at most. */
  max: quantity('times', { min: 0, max: 1000, whole: true }),
});

/** Clocks of a conversation that a desk sets itself; the statechart `consultation` names them. */
export const deskTimers = [
  'noReply',
  'checkIn',
  'secondCheckIn',
  'silenceTimeout',
  'emergencyCheckIn',
  'meetingWait',
  'handOverAnswer',
  'contactBackWait',
] as const;

const channelDeskSchema = z.strictObject({
  title: title.optional(),
  open: byDay(sourced(z.tuple([time, time]), null).nullable()),
  lastEntry: byDay(sourced(time, null)).optional(),
  admission: admissionSchema,
  session: z.array(sessionPartSchema).min(1).max(100),
  wrapUp: distributionSchema.nullable().optional(),
  perCounsellor: quantity('sessions', { min: 1, max: 20, whole: true }).optional(),
  /** Speed of each session while k run, at index k − 1. */
  slowdown: sourced(
    z
      .array(quantity('fraction', { above: 0, max: 10 }))
      .min(1)
      .max(20),
    'fraction',
  ).optional(),
  stepDown: z.enum(['finish', 'requeue', 'cut']).optional(),
  closing: z.enum(['finish', 'serveWaiting', 'cut']).optional(),
  outOfHours: z.enum(['lost', 'carryOver']).optional(),
  serviceLevel: z.strictObject({ withinMinutes: quantity('minutes', { min: 0, max: 1e6 }) }).optional(),
  retry: retrySchema.nullable().optional(),
  callBack: callBackSchema.nullable().optional(),
  /** Usable seats ÷ rostered seats; each clock hour's number is rounded at random to a whole number. Default 1. */
  seatAvailability: quantity('fraction', { min: 0, max: 1 }).optional(),
  /** Who is pulled into an emergency for as long as it lasts. Default: nobody. */
  emergency: z.strictObject({ secondPerson: z.boolean(), supervisor: z.boolean().optional() }).optional(),
  /**
   * Minutes until the desk does something about silence. Used in walks only: in a simulation the length of a silent
   * session is that of its part of `session`, and no timer changes it.
   */
  timers: z.partialRecord(z.enum(deskTimers), quantity('minutes', { above: 0, max: 1e6 })).optional(),
});

/** Days that a staffing entry covers: a day type, a calendar weekday, `weekend` (saturday, sunday, holiday) or `all`. */
export const staffingDays = [...dayKeys, 'weekend', 'all'] as const;

const staffingEntrySchema = z.strictObject({
  days: z.enum(staffingDays),
  from: time,
  to: time,
  counsellors: quantity('counsellors', { min: 0, max: 10_000, whole: true }),
  /** Supervisors on duty beside them; they take no contacts of their own. */
  supervisors: quantity('people', { min: 0, max: 10_000, whole: true }).optional(),
  channel: identifier.optional(),
});

/** desk.json: how a contact is met, and by how many. */
export const deskSchema = z.strictObject({
  formatVersion,
  channels: z.record(identifier, channelDeskSchema),
  staffing: z.record(identifier, z.array(staffingEntrySchema).max(10_000)),
});

const probability = quantity('fraction', { min: 0, max: 1 });

const profileSchema = z.strictObject({
  id: identifier,
  share: probability,
  consulter: identifier,
  topic: identifier.optional(),
  latentSeverity: z.enum(severities).optional(),
  /** Fact → probability of yes, given that it is known. */
  answers: z.record(z.string(), probability).optional(),
  /** Fact → probability that it stays unknown. */
  unknown: z.record(z.string(), probability).optional(),
  /** Number or choice fact → `[value, share]` pairs, or one fixed value. */
  values: z
    .record(
      z.string(),
      z.union([
        z.string(),
        z.number(),
        sourced(z.array(z.tuple([z.union([z.string(), z.number()]), probability])).min(1), 'fraction'),
      ]),
    )
    .optional(),
});

/** mix.json: who contacts, with what. */
export const mixSchema = z.strictObject({
  formatVersion,
  profiles: z.array(profileSchema).min(1).max(10_000),
  note: localizedSchema.optional(),
});

const factValue = z.union([z.boolean(), z.number(), z.string(), z.null()]);

/** cases/*.json: one fictional case. Scenes are defined with the training part; until then they are kept as they are. */
export const caseSchema = z.strictObject({
  formatVersion,
  id: identifier,
  title,
  /** What is heard or read first, in that person's own words; the whole case is told in `story`, after the judgement. */
  opening: localizedSchema.optional(),
  story: localizedSchema.optional(),
  consulter: identifier.optional(),
  latentSeverity: z.enum(severities).optional(),
  /** When it comes in, Japan wall time; facts that the clock supplies are those of this moment. */
  at: z.strictObject({ date, time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) }).optional(),
  facts: z.record(z.string(), factValue),
  expect: z.record(z.string(), z.union([z.string(), z.array(z.string())])).optional(),
  consensus: z.enum(['agreed', 'divided']).optional(),
  graveSigns: z.array(z.string()).optional(),
  distress: z.boolean().optional(),
  scenes: z.array(z.unknown()).optional(),
});

/** expected.json: published outcomes. */
export const expectedSchema = z.strictObject({
  formatVersion,
  role: z.enum(['fit', 'outOfSample']),
  measures: z.array(
    z.strictObject({
      measure: identifier,
      value: sourced(z.number(), null),
      tolerance: sourced(z.number().min(0), null).optional(),
      /** Whether the tolerance is in the measure's own unit or a fraction of the value. */
      toleranceKind: z.enum(['absolute', 'relative']).optional(),
      basis: z.enum(['published', 'derived', 'assumed', 'fitted']).optional(),
      unit: z.string().optional(),
      source: z.string().optional(),
      note: localizedSchema.optional(),
    }),
  ),
});

export type PackIdentity = z.infer<typeof packIdentitySchema>;
export type Demand = Plain<z.infer<typeof demandSchema>>;
export type DemandChannel = Demand['channels'][string];
export type Desk = Plain<z.infer<typeof deskSchema>>;
export type DeskChannel = Desk['channels'][string];
export type StaffingEntry = Desk['staffing'][string][number];
export type Mix = Plain<z.infer<typeof mixSchema>>;
export type MixProfile = Mix['profiles'][number];
export type ScenarioCase = z.infer<typeof caseSchema>;
export type Expected = Plain<z.infer<typeof expectedSchema>>;
