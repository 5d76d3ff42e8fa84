import { z } from 'zod';
import { EngineError } from '../domain/engine-error.ts';
import { hasErrors, type Issue } from '../domain/issue.ts';
import { toIssues } from '../pack/zod-issues.ts';

const value = z.union([z.boolean(), z.number(), z.string().max(200), z.null()]);
const outcome = z.union([z.string(), z.array(z.string())]);
const name = z.string().min(1).max(200);

/** Choices a session at most; a walk of 48 simulated hours needs a few hundred. */
const choicesAtMost = 10_000;

const choiceSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ask'), fact: name }),
  z.strictObject({ kind: z.literal('note'), fact: name, value }),
  z.strictObject({ kind: z.literal('event'), type: name }),
  z.strictObject({ kind: z.literal('wait') }),
  z.strictObject({ kind: z.literal('advance'), minutes: z.number().min(0).max(5_256_000) }),
  z.strictObject({
    kind: z.literal('judge'),
    outcomes: z.record(z.string(), outcome),
    deadlineHours: z.number().positive().max(87_600).nullable().optional(),
    reason: z.string().max(2_000).optional(),
  }),
  z.strictObject({ kind: z.literal('pause') }),
  z.strictObject({ kind: z.literal('resume') }),
]);

/**
 * What a trainee can do: ask for a fact, write an answer on the form, let an event happen, wait for the next timer, let
 * time pass, judge, pause and resume.
 */
export type Choice = z.infer<typeof choiceSchema>;

const choicesFileSchema = z.strictObject({
  formatVersion: z.literal(1).optional(),
  choices: z.array(choiceSchema).max(choicesAtMost),
});

const shortFileSchema = z.strictObject({
  formatVersion: z.literal(1).optional(),
  answers: z.record(z.string(), value),
  judgement: z.record(z.string(), outcome).optional(),
  reason: z.string().max(2_000).optional(),
});

export interface ChoicesReading {
  /** null when any issue is an error. */
  readonly choices: readonly Choice[] | null;
  readonly issues: readonly Issue[];
}

/** Answers and a judgement alone stand for a plain session: the talk begins, the form is filled, judged, the talk ends. */
function expandShortForm(file: z.infer<typeof shortFileSchema>): Choice[] {
  const notes = Object.entries(file.answers).map(([fact, answer]): Choice => ({ kind: 'note', fact, value: answer }));
  const { judgement: outcomes, reason } = file;
  const judgement: Choice[] = outcomes
    ? [{ kind: 'judge', outcomes, ...(reason === undefined ? {} : { reason }) }]
    : [];
  return [
    { kind: 'event', type: 'counsellor.answered' },
    { kind: 'event', type: 'person.wrote' },
    ...notes,
    ...judgement,
    { kind: 'event', type: 'conversation.ended' },
  ];
}

/**
 * Reads a file of choices: `{"choices":[…]}`, or the short form `{"answers":{fact: value},
 * "judgement":{decision: outcome},"reason":"…"}`. All issues at once.
 *
 * @param json the parsed document
 * @param file name shown in the issues
 */
export function readChoices(json: unknown, file: string): ChoicesReading {
  const isShort = typeof json === 'object' && json !== null && !Object.hasOwn(json, 'choices');
  const schema = isShort ? shortFileSchema : choicesFileSchema;
  const parsed = schema.safeParse(json, { jitless: true });
  if (parsed.success) {
    const { data } = parsed;
    return { choices: 'choices' in data ? data.choices : expandShortForm(data), issues: [] };
  }
  const issues = toIssues(parsed.error.issues, schema, json, file);
  if (!hasErrors(issues)) throw new EngineError('issue-without-error', file);
  return { choices: null, issues };
}
