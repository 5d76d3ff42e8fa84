import { z } from 'zod';
import {
  caseActions,
  caseMeanings,
  decisionConcerns,
  factSuppliers,
  hitPolicies,
  operators,
  policyFormatVersion,
  weakeningKinds,
} from './policy-model.ts';
import { localizedSchema, quantity, sourced } from './quantity.ts';

const name = z.string().min(1).max(200);
const text = z.union([z.string().min(1), localizedSchema]);
/** Words that stand inside sentences and on buttons: short ones. */
const shortText = z.string().min(1).max(200);
const shortLabel = z.union([shortText, z.strictObject({ ja: shortText, en: shortText })]);
/** A version or a year may stand as a number: 2018 is read as "2018". */
const stamp = z.union([z.string().min(1), z.number()]);

const marks = { danger: z.boolean().optional(), proxy: z.boolean().optional() };

function factSchemaWith(condition: z.ZodType) {
  const factFields = {
    id: name,
    label: text.optional(),
    source: z.string().optional(),
    suppliedBy: z.enum(factSuppliers).optional(),
    askWhen: condition.optional(),
  };
  return z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('answer'), ...factFields, ...marks }),
    z.strictObject({
      kind: z.literal('integer'),
      ...factFields,
      ...marks,
      min: sourced(z.number().int(), null).optional(),
      max: sourced(z.number().int(), null).optional(),
    }),
    z.strictObject({
      kind: z.literal('choice'),
      ...factFields,
      ...marks,
      options: z.array(name).min(1).max(1000),
      ordered: z.boolean().optional(),
    }),
  ]);
}

const groupSchema = z.strictObject({
  id: name,
  label: text.optional(),
  of: z.array(name).min(1).max(1000),
  other: z.boolean().optional(),
});

const decisionSchema = z.strictObject({
  id: name,
  label: text.optional(),
  scale: z.array(name).min(1).max(200).optional(),
  options: z.array(name).min(1).max(200).optional(),
  protectiveOrder: z.boolean().optional(),
  hit: z.enum(hitPolicies),
  otherwise: z.union([name, z.array(name)]),
  otherwiseReason: text.optional(),
  carriesOut: z.record(z.string(), z.enum(caseActions)).optional(),
  means: z.record(z.string(), z.array(z.enum(caseMeanings)).min(1)).optional(),
  concerns: z.enum(decisionConcerns).optional(),
});

function ruleSchemaWith(condition: z.ZodType) {
  return z.strictObject({
    name,
    priority: z.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
    conditions: condition,
    event: z.strictObject({
      type: name,
      params: z.strictObject({
        outcome: name,
        deadlineHours: quantity('hours', { min: 0 }).nullable().optional(),
        approvals: z.array(name).optional(),
        because: text.optional(),
      }),
    }),
  });
}

const requirementSchema = z.strictObject({
  decision: name.optional(),
  atLeast: name.optional(),
  notIn: z.array(name).min(1).optional(),
  deadlineAtMostHours: quantity('hours', { min: 0 }).optional(),
});

const factsGiven = z.record(z.string(), z.union([z.boolean(), z.number(), z.string(), z.null()]));

const acceptance = { reason: z.string(), by: z.string().optional(), date: z.string().optional() };
const side = z.union([z.string(), z.number(), z.null()]);

const acknowledgementSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('move').optional(), decision: name, from: name, to: name, ...acceptance }),
  z.strictObject({ kind: z.enum(weakeningKinds), what: z.string(), before: side, after: side, ...acceptance }),
]);

/** Downgrades and other weakenings that an approver accepts, as a file of their own. */
export const acknowledgementsSchema = z.array(acknowledgementSchema).max(10_000);

const historySchema = z.strictObject({
  version: stamp,
  date: stamp.optional(),
  author: z.string().optional(),
  authorOrganisation: z.string().optional(),
  reason: z.string().optional(),
  approvedBy: z.string().nullable().optional(),
  approverOrganisation: z.string().nullable().optional(),
  approvedOn: z.string().optional(),
  acknowledged: z.array(acknowledgementSchema).optional(),
});

/** The policy document around a schema of its conditions. */
function policySchemaWith(condition: z.ZodType) {
  return z.strictObject({
    formatVersion: z.literal(policyFormatVersion).optional(),
    id: name.optional(),
    version: stamp.optional(),
    title: text.optional(),
    effectiveFrom: stamp.nullable().optional(),
    asOf: stamp.nullable().optional(),
    labels: z.record(z.string(), shortLabel).optional(),
    facts: z.array(factSchemaWith(condition)),
    groups: z.array(groupSchema).optional(),
    decisions: z.array(decisionSchema).min(1),
    rules: z.array(ruleSchemaWith(condition)),
    floors: z.array(z.strictObject({ id: name, when: condition, decision: name, atLeast: name })).optional(),
    overrides: z
      .strictObject({
        up: z.strictObject({ roles: z.array(name) }).optional(),
        down: z.strictObject({ roles: z.array(name), reason: z.boolean().optional() }).optional(),
      })
      .optional(),
    invariants: z.array(z.strictObject({ id: name, when: condition, then: requirementSchema })).optional(),
    impossible: z.array(z.strictObject({ when: condition, because: text.optional() })).optional(),
    tests: z
      .array(
        z.strictObject({
          name,
          facts: factsGiven,
          expect: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
        }),
      )
      .optional(),
    approval: z.strictObject({ secondOrganisation: z.boolean().optional() }).optional(),
    history: z.array(historySchema).optional(),
  });
}

const scalar = z.union([z.boolean(), z.number(), z.string()]);
const combination = { name: z.string().optional(), priority: z.number().int().min(1).optional() };

const conditionSchema: z.ZodType<unknown> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(conditionSchema).min(1), ...combination }),
    z.strictObject({ any: z.array(conditionSchema).min(1), ...combination }),
    z.strictObject({ not: conditionSchema, ...combination }),
    z.strictObject({
      fact: z.string(),
      operator: z.enum(operators),
      value: sourced(z.union([scalar, z.array(scalar).min(1)]), null),
      ...combination,
    }),
  ]),
);

/** The whole document, conditions included: the source of the published JSON Schema. */
export const policySchema = policySchemaWith(conditionSchema);

/** The document around its conditions; conditions are walked by hand, so that each fault is told where it stands. */
export const policyFrameSchema = policySchemaWith(z.unknown());

/** A document that fits the frame: defaults not filled in, numbers bare or sourced, conditions not looked at. */
export type PolicyFrame = z.infer<typeof policyFrameSchema>;
