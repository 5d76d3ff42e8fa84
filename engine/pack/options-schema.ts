import { z } from 'zod';
import { packFormatVersion } from './pack-schema.ts';
import { localizedSchema, quantity, type Plain } from './quantity.ts';

/**
 * What of a desk an option may bear on: contacts that come, minutes of real sessions, minutes of wrap-up, and the shares of
 * answers that stay unknown in the mix.
 */
export const optionTargets = ['demand', 'realSession', 'wrapUp', 'unknownAnswers'] as const;
export type OptionTarget = (typeof optionTargets)[number];

const identifier = z.string().min(1).max(80);

/** What a number of the desk is multiplied by: 1 = no effect, 0 excluded, at most 10. */
const factor = quantity('factor', { above: 0, max: 10 });

/** options.json: measures that an organisation can take, as switches with a factor for each number that they bear on. */
export const optionsSchema = z.strictObject({
  formatVersion: z.literal(packFormatVersion).optional(),
  options: z
    .array(
      z.strictObject({
        id: identifier,
        label: localizedSchema,
        source: z.string(),
        /** Empty where it bears on no number of a desk. */
        effects: z.partialRecord(z.enum(optionTargets), factor),
        note: localizedSchema.optional(),
      }),
    )
    .min(1)
    .max(200),
});

export type OptionsFile = Plain<z.infer<typeof optionsSchema>>;
export type PackOption = OptionsFile['options'][number];
