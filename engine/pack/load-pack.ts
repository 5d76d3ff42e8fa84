import type { z } from 'zod';
import { hashContent } from '../domain/content-hash.ts';
import { hasErrors, type Issue } from '../domain/issue.ts';
import { checkBases } from './basis-checks.ts';
import { clocksSchema, type Clocks } from './clocks-schema.ts';
import { checkCaseAgainstPolicy, checkMixAgainstPolicy } from './cross-checks.ts';
import { readJson } from './json-reader.ts';
import { loadPolicy } from './load-policy.ts';
import { checkOperations, checkOperationsBases } from './operations-checks.ts';
import { operationsSchema, type Operations } from './operations-schema.ts';
import { checkOperationsSurvey } from './operations-survey-checks.ts';
import { operationsSurveySchema, type OperationsSurvey } from './operations-survey-schema.ts';
import { optionsSchema, type PackOption } from './options-schema.ts';
import { checkChannelsMatch, checkDemand, checkDesk, checkMix, checkOptions } from './pack-checks.ts';
import { createPackIssue } from './pack-issues.ts';
import {
  caseSchema,
  demandSchema,
  deskSchema,
  expectedSchema,
  mixSchema,
  packIdentitySchema,
  type Demand,
  type Desk,
  type Expected,
  type Mix,
  type PackIdentity,
  type ScenarioCase,
} from './pack-schema.ts';
import type { Policy } from './policy-model.ts';
import { listProvenance, type ProvenanceEntry } from './provenance.ts';
import { stripSources, type Plain } from './quantity.ts';
import { salvage } from './salvage.ts';
import { checkUnits } from './unit-checks.ts';
import { toIssues } from './zod-issues.ts';

/** The raw JSON documents of a pack by file name: `pack.json`, `cases/hiding.json`, … */
export type PackDocuments = Readonly<Record<string, unknown>>;

/** One organisation's desk at one time, validated. Parts that the pack does not have are null. */
export interface Pack {
  readonly identity: PackIdentity;
  readonly demand: Demand | null;
  readonly desk: Desk | null;
  /** The policy that the pack works by. */
  readonly policy: Policy | null;
  /** Other policies to compare it with, by file name, in order. */
  readonly otherPolicies: Readonly<Record<string, Policy>>;
  readonly mix: Mix | null;
  readonly expected: Expected | null;
  /** Who performs which step of a report, when and on which line. */
  readonly operations: Operations | null;
  /** Printed tables of a survey of offices. */
  readonly survey: OperationsSurvey | null;
  /** How long the charts of a report and of support wait. */
  readonly clocks: Clocks | null;
  /** Switches that can be put on a desk, with the effects entered for them. */
  readonly options: readonly PackOption[];
  /** In order of their file names. */
  readonly cases: readonly ScenarioCase[];
  readonly documents: PackDocuments;
  readonly provenance: readonly ProvenanceEntry[];
  /** SHA-256 over the canonical JSON of all documents. */
  readonly hash: string;
}

export interface PackLoading {
  /** null when any issue is an error. */
  readonly pack: Pack | null;
  readonly issues: readonly Issue[];
}

const singleFiles = [
  'pack.json',
  'demand.json',
  'desk.json',
  'policy.json',
  'mix.json',
  'expected.json',
  'operations.json',
  'survey.json',
  'options.json',
  'clocks.json',
];
const caseFile = /^cases\/[^/]+\.json$/;
const otherPolicyFile = /^policies\/[^/]+\.json$/;

/** The forms of file names that a pack reads, for messages. */
export const packFileNames = [...singleFiles, 'cases/*.json', 'policies/*.json'] as const;

/** Whether a file name is one that a pack reads. */
export function isPackFile(name: string): boolean {
  return singleFiles.includes(name) || caseFile.test(name) || otherPolicyFile.test(name);
}

/**
 * Reads the texts of a pack's files as JSON; files that a pack does not know are passed over with a warning.
 * @param texts file name → text, as found in the pack's folder
 */
export function readPackTexts(texts: Readonly<Record<string, string>>): {
  documents: PackDocuments;
  issues: readonly Issue[];
} {
  const documents: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const name of Object.keys(texts).sort()) {
    if (!isPackFile(name)) {
      issues.push(createPackIssue('file-unknown', { file: name, pointer: '' }, { name, allowed: packFileNames }));
      continue;
    }
    const reading = readJson(texts[name] ?? '', name);
    issues.push(...reading.issues);
    documents[name] = reading.value;
  }
  return { documents, issues };
}

/** A part of a pack as parsed, or what is well formed of it. */
interface ParsedPart<T> {
  /** null when anything is malformed. */
  readonly whole: T | null;
  /** For further checks: the whole, or the well-formed rest of it. */
  readonly checkable: T | null;
  readonly removed: readonly string[];
}

function parsePart<S extends z.ZodType>(
  schema: S,
  document: unknown,
  file: string,
  issues: Issue[],
): ParsedPart<Plain<z.infer<S>>> {
  const parsed = schema.safeParse(document, { jitless: true });
  if (parsed.success) {
    issues.push(...checkUnits(document, file));
    const whole = stripSources(parsed.data);
    return { whole, checkable: whole, removed: [] };
  }
  issues.push(...toIssues(parsed.error.issues, schema, document, file));
  const { value, removed } = salvage(schema, document);
  return { whole: null, checkable: value === null ? null : stripSources(value), removed };
}

/** Faults that may only come from parts that were taken out are not told: those parts have been told of already. */
function keepCertain(found: readonly Issue[], removed: readonly string[]): Issue[] {
  return found.filter(
    (issue) => !removed.some((pointer) => pointer.startsWith(issue.pointer) || issue.code === 'channel-unknown'),
  );
}

/**
 * Validates the documents of a pack; all issues at once.
 *
 * @param documents raw JSON by file name; `undefined` marks a file that could not be read and was reported already
 * @param requireBasis every key number must state its basis and source (packs that ship with the product)
 */
export function buildPack(
  documents: PackDocuments,
  { requireBasis }: { requireBasis: boolean } = { requireBasis: false },
): PackLoading {
  const issues: Issue[] = [];
  const nothing = { whole: null, checkable: null, removed: [] };
  const part = <S extends z.ZodType>(schema: S, file: string): ParsedPart<Plain<z.infer<S>>> =>
    documents[file] === undefined ? nothing : parsePart(schema, documents[file], file, issues);
  const has = (file: string) => Object.hasOwn(documents, file);
  const require = (name: string, required: string[]) => {
    if (!has(name)) issues.push(createPackIssue('file-missing', { file: name, pointer: '' }, { name, required }));
  };

  require('pack.json', ['pack.json', 'demand.json', 'desk.json']);
  if (has('demand.json') || has('desk.json') || !has('policy.json')) {
    require('demand.json', ['pack.json', 'demand.json', 'desk.json']);
    require('desk.json', ['pack.json', 'demand.json', 'desk.json']);
  }
  const identity = part(packIdentitySchema, 'pack.json');
  const demand = part(demandSchema, 'demand.json');
  const desk = part(deskSchema, 'desk.json');
  const mix = part(mixSchema, 'mix.json');
  const expected = part(expectedSchema, 'expected.json');
  const operations = part(operationsSchema, 'operations.json');
  const survey = part(operationsSurveySchema, 'survey.json');
  const options = part(optionsSchema, 'options.json');
  const clocks = part(clocksSchema, 'clocks.json');
  const policyOf = (file: string): Policy | null => {
    if (documents[file] === undefined) return null;
    const loaded = loadPolicy(documents[file], file);
    issues.push(...loaded.issues);
    return loaded.policy;
  };
  const policy = policyOf('policy.json');
  const otherPolicies = Object.fromEntries(
    Object.keys(documents)
      .filter((file) => otherPolicyFile.test(file))
      .sort()
      .flatMap((file): [string, Policy][] => {
        const other = policyOf(file);
        return other ? [[file, other]] : [];
      }),
  );

  const check = <T>({ checkable, removed }: ParsedPart<T>, find: (plain: T) => Issue[]) => {
    if (checkable !== null) issues.push(...keepCertain(find(checkable), removed));
  };
  const listed = identity.checkable?.inconsistencies?.map(({ id }) => id) ?? [];
  check(demand, checkDemand);
  check(desk, checkDesk);
  check({ ...demand, removed: [...demand.removed, ...desk.removed] }, (plain) =>
    desk.checkable ? checkChannelsMatch(plain, desk.checkable) : [],
  );
  check(operations, checkOperations);
  check(options, checkOptions);
  check(survey, (plain) => checkOperationsSurvey(plain, listed));
  check(mix, (plain) => [...checkMix(plain), ...checkMixAgainstPolicy(plain, policy, has('policy.json'))]);
  const cases = Object.keys(documents)
    .filter((file) => caseFile.test(file))
    .sort()
    .flatMap((file): ScenarioCase[] => {
      const scenarioCase = part(caseSchema, file);
      check(scenarioCase, (plain) => (policy ? checkCaseAgainstPolicy(plain, policy, file) : []));
      return scenarioCase.whole ? [scenarioCase.whole] : [];
    });
  if (requireBasis && !hasErrors(issues))
    issues.push(...checkBases(documents), ...checkOperationsBases(documents['operations.json']));

  if (identity.whole === null || hasErrors(issues) || Object.values(documents).includes(undefined))
    return { pack: null, issues };
  const provenance = listProvenance(documents);
  const hash = hashContent(documents);
  return {
    pack: {
      identity: identity.whole,
      demand: demand.whole,
      desk: desk.whole,
      policy,
      otherPolicies,
      mix: mix.whole,
      expected: expected.whole,
      operations: operations.whole,
      survey: survey.whole,
      clocks: clocks.whole,
      options: options.whole?.options ?? [],
      cases,
      documents,
      provenance,
      hash,
    },
    issues,
  };
}

/** Issues of reading, then those of building; a place that could not be read right is not told of twice. */
export function joinIssues(reading: readonly Issue[], building: readonly Issue[]): Issue[] {
  const told = new Set(reading.map(({ file, pointer }) => `${file}#${pointer}`));
  return [...reading, ...building.filter(({ file, pointer }) => pointer === '' || !told.has(`${file}#${pointer}`))];
}

/** Reads and validates a pack from the texts of its files; see {@link buildPack}. */
export function loadPack(texts: Readonly<Record<string, string>>, options?: { requireBasis: boolean }): PackLoading {
  const { documents, issues } = readPackTexts(texts);
  const built = buildPack(documents, options);
  const all = joinIssues(issues, built.issues);
  return { pack: hasErrors(all) ? null : built.pack, issues: all };
}
