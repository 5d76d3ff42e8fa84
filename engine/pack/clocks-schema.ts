import { z } from 'zod';
import { reportClocks, supportClocks } from './clock-names.ts';
import { packFormatVersion } from './pack-schema.ts';
import { quantity, type Plain } from './quantity.ts';

const length = quantity('days', { above: 0, max: 3650 });

/** clocks.json: how long the charts of a report and of support wait. A clock that is left out never runs out by itself. */
export const clocksSchema = z.strictObject({
  formatVersion: z.literal(packFormatVersion).optional(),
  report: z.partialRecord(z.enum(reportClocks), length).optional(),
  support: z.partialRecord(z.enum(supportClocks), length).optional(),
});

export type Clocks = Plain<z.infer<typeof clocksSchema>>;
