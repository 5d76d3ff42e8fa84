import { z } from 'zod';
import { distributionSchema } from './distribution-schema.ts';
import { localizedSchema, quantity, sourced } from './quantity.ts';

/*
 * What may lie on a channel's hourly profile. Every member is optional; left out it has no effect. byMonth and
 * openingSurge are part of the shape that is rescaled to `total`; shocks lie on top of it.
 */

const date = z.iso.date();
const factor = quantity('factor', { min: 0, max: 1000 });

/** Factors of the rates in January … December. */
export const byMonthSchema = sourced(z.array(factor).length(12), 'factor');

/** The rates of the clock hour in which the desk opens, and of those after it, times a factor. */
export const openingSurgeSchema = z.strictObject({
  factor,
  /** Clock hours that the surge lasts, the one of the opening included. */
  hours: quantity('hours', { min: 1, max: 24, whole: true }),
});

/** What can move the demand of certain days. */
const shockKinds = ['news', 'cards', 'push', 'other'] as const;

/** News of a grave case, cards handed out, a message pushed to friends: the rates of some days times a factor. */
export const shockSchema = z.strictObject({
  kind: z.enum(shockKinds),
  title: localizedSchema.optional(),
  /** First and last day. */
  from: date,
  to: date,
  factor,
  /** The excess over 1 halves every so many days from `from` on; absent = the factor holds to the last day. */
  halfLife: quantity('days', { above: 0, max: 10_000 }).optional(),
});

/** Registered friends → users → contacts: takes the place of `total`. */
export const funnelSchema = z.strictObject({
  friends: quantity('people', { min: 0, max: 1e9 }),
  /** Users ÷ friends over the calendar. */
  userShare: quantity('fraction', { min: 0, max: 1 }),
  /** Contacts that a user makes over the calendar, on average. */
  contactsPerUser: quantity('times', { min: 0, max: 1e6 }),
});

/** Who comes back after a real session, as a new consultation with the same answers and new luck. */
export const returnsSchema = z.strictObject({
  /** Chance of coming back after each real session. */
  probability: quantity('fraction', { min: 0, max: 1 }),
  /** Minutes from the end of the session to the next contact. */
  after: distributionSchema,
  /** Times that one person comes back at most. */
  max: quantity('times', { min: 0, max: 1000, whole: true }),
});
