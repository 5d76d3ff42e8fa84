import { z } from 'zod';
import { quantity, sourced, type Plain } from './quantity.ts';

/** Tolerance within which shares must sum to one. */
export const shareTolerance = 1e-9;

const minutes = quantity('minutes', { min: 0, max: 1e6 });
const positiveMinutes = quantity('minutes', { above: 0, max: 1e6 });
const variation = quantity('coefficientOfVariation', { min: 0, max: 100 });

/** `[from, to, share]`: minutes, minutes, fraction; uniform within the bin. */
const binSchema = z.tuple([minutes, minutes, quantity('fraction', { min: 0, max: 1 })]);

/** A distribution of minutes (contract of the pack form). */
export const distributionSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('deterministic'), value: minutes }),
  z.strictObject({ kind: z.literal('exponential'), mean: positiveMinutes }),
  z.strictObject({ kind: z.literal('lognormal'), mean: positiveMinutes, sd: minutes }),
  z.strictObject({ kind: z.literal('gamma'), mean: positiveMinutes, cv: variation }),
  z.strictObject({ kind: z.literal('empirical'), bins: sourced(z.array(binSchema).min(1).max(1000), 'fraction') }),
]);

/** A distribution of minutes with bare numbers. */
export type Distribution = Plain<z.infer<typeof distributionSchema>>;
