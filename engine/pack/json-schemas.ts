import { z } from 'zod';
import { caseSchema, demandSchema, deskSchema, expectedSchema, mixSchema, packIdentitySchema } from './pack-schema.ts';
import { operationsSchema } from './operations-schema.ts';
import { operationsSurveySchema } from './operations-survey-schema.ts';
import { clocksSchema } from './clocks-schema.ts';
import { optionsSchema } from './options-schema.ts';
import { policySchema } from './policy-schema.ts';

const schemas = {
  pack: packIdentitySchema,
  demand: demandSchema,
  desk: deskSchema,
  mix: mixSchema,
  case: caseSchema,
  expected: expectedSchema,
  policy: policySchema,
  operations: operationsSchema,
  survey: operationsSurveySchema,
  options: optionsSchema,
  clocks: clocksSchema,
} as const;

/**
 * JSON Schemas (draft 2020-12) of the files of a pack, for editors. The zod schemas are the truth; what they cannot say in
 * a JSON Schema (shares that sum to 1, facts that exist) is checked at load.
 *
 * @returns file name under `schemas/` → its text
 */
export function describeFormats(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'ref' });
      return [`${name}.schema.json`, `${JSON.stringify({ title: `Madoguchi ${name}.json`, ...json }, null, 2)}\n`];
    }),
  );
}
