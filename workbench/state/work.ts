import { isObject, listOf, textOf, type Json, type JsonObject } from './json.ts';
import { readJson, type Issue, type Language, type SessionLog } from './engine.ts';
import { workFormatVersion } from './look-for-work.ts';
import { isFirstPlan, mostPlans, openPlans, type Plan, type Plans } from './plans.ts';
import { openProject, type Edit, type PackTexts, type Project } from './project.ts';
import { surfaces, type Surface } from './store.ts';

const workKind = 'madoguchi-work';
/** Changes of one plan that can still be undone after work was kept; earlier ones are kept as one. */
const mostSteps = 200;
const languages: readonly Language[] = ['ja', 'en'];
const replicationLimit = 100_000;

/** One change, with the files that it changed. */
interface KeptStep {
  readonly edit: Edit;
  readonly texts: PackTexts;
}

interface KeptPlan {
  readonly id: string;
  readonly name: string;
  readonly staffing: string | null;
  readonly steps: readonly KeptStep[];
}

/** Everything of the workbench that outlives the page, as plain JSON. */
export interface Work {
  readonly kind: typeof workKind;
  readonly formatVersion: typeof workFormatVersion;
  readonly pack: { readonly id: string; readonly origin: Project['origin'] };
  /** The files of the pack as opened. */
  readonly original: PackTexts;
  readonly plans: readonly KeptPlan[];
  readonly current: string;
  readonly made: number;
  readonly surface: Surface;
  readonly language: Language;
  readonly seed: number;
  /** Half-width asked for; a fraction. */
  readonly precision: number;
  readonly mostReplications: number;
  /** The training session under way, as its log; null = none. */
  readonly training: SessionLog | null;
}

/** What of the workbench's state is kept. */
export interface KeptState {
  readonly plans: Plans;
  readonly surface: Surface;
  readonly language: Language;
  readonly seed: number;
  /** Half-width asked for; a fraction. */
  readonly precision: number;
  readonly mostReplications: number;
}

function changedFiles(before: PackTexts, after: PackTexts): PackTexts {
  return Object.fromEntries(Object.entries(after).filter(([file, text]) => before[file] !== text));
}

function keepPlan({ id, name, staffing, project }: Plan): KeptPlan {
  const newest = project.done.slice(-mostSteps);
  const steps = newest.map(({ edit, texts }, place) => ({
    edit,
    texts: changedFiles(newest[place - 1]?.texts ?? project.original, texts),
  }));
  return { id, name, staffing, steps };
}

/** Writes the state down as work. */
export function writeWork(state: KeptState, training: SessionLog | null): Work {
  const [first] = state.plans.list;
  const { id, origin, original } = first?.project ?? openProject('', 'bundled', {});
  return {
    kind: workKind,
    formatVersion: workFormatVersion,
    pack: { id, origin },
    original,
    plans: state.plans.list.map(keepPlan),
    current: state.plans.current,
    made: state.plans.made,
    surface: state.surface,
    language: state.language,
    seed: state.seed,
    precision: state.precision,
    mostReplications: state.mostReplications,
    training,
  };
}

/** The plans of kept work, each with its undo. */
export function openKeptPlans({ pack, original, plans, current, made }: Work): Plans {
  const list = plans.map(({ id, name, staffing, steps }): Plan => {
    let texts = original;
    const done = steps.map((step) => {
      texts = { ...texts, ...step.texts };
      return { edit: step.edit, texts };
    });
    return { id, name, staffing, project: { ...openProject(pack.id, pack.origin, original), done } };
  });
  return { list, current, made, deleted: null };
}

/** Why something cannot be opened as work. */
export type WorkProblem =
  | { readonly code: 'unreadable'; readonly issues: readonly Issue[] }
  | { readonly code: 'not-work' }
  | { readonly code: 'too-large' }
  | { readonly code: 'newer'; readonly version: number }
  /** A part of it is not as it should be. */
  | { readonly code: 'malformed'; readonly place: string };

export type WorkReading =
  { readonly work: Work; readonly problem: null } | { readonly work: null; readonly problem: WorkProblem };

/** Brings work of an older version to the next one; the first takes version 1 to 2. */
const migrations: readonly ((older: JsonObject) => JsonObject)[] = [];

function isWhole(value: Json | undefined, least: number, most: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}

function readTexts(value: Json | undefined): PackTexts | null {
  if (!isObject(value)) return null;
  return Object.values(value).every((text) => typeof text === 'string') ? (value as PackTexts) : null;
}

function readStep(value: Json): KeptStep | null {
  const edit = isObject(value) ? value['edit'] : undefined;
  const texts = isObject(value) ? readTexts(value['texts']) : null;
  if (!isObject(edit) || texts === null) return null;
  const [file, pointer] = [textOf(edit['file']), textOf(edit['pointer'])];
  return file === null || pointer === null ? null : { edit: { file, pointer, value: edit['value'] ?? null }, texts };
}

function readPlan(value: Json): KeptPlan | null {
  if (!isObject(value)) return null;
  const [id, name, staffing] = [textOf(value['id']), textOf(value['name']), value['staffing']];
  const steps = listOf(value['steps']).map(readStep);
  const isSound = id !== null && name !== null && (staffing === null || typeof staffing === 'string');
  if (!isSound || steps.length > mostSteps) return null;
  const sound = steps.filter((step) => step !== null);
  return sound.length === steps.length ? { id, name, staffing, steps: sound } : null;
}

function readPlans(value: Json | undefined): readonly KeptPlan[] | null {
  const plans = listOf(value).map(readPlan);
  const sound = plans.filter((plan) => plan !== null);
  const ids = new Set(sound.map(({ id }) => id));
  const firstId = openPlans(openProject('', 'bundled', {})).current;
  const isSound = sound.length === plans.length && ids.size === plans.length && sound[0]?.id === firstId;
  return isSound && plans.length <= mostPlans ? sound : null;
}

/** The session log is read when it is played again; here it only has to be one. */
function readLog(value: Json | undefined): SessionLog | null {
  return isObject(value) && Array.isArray(value['entries']) ? (value as unknown as SessionLog) : null;
}

function malformed(place: string): WorkReading {
  return { work: null, problem: { code: 'malformed', place } };
}

/** Reads a value that may be work of this or an older version; whatever it holds is hostile until it is read. */
export function readWork(value: Json | undefined): WorkReading {
  if (!isObject(value) || value['kind'] !== workKind) return { work: null, problem: { code: 'not-work' } };
  const version = value['formatVersion'] ?? 1;
  if (!isWhole(version, 1, Number.MAX_SAFE_INTEGER)) return malformed('/formatVersion');
  if (version > workFormatVersion) return { work: null, problem: { code: 'newer', version } };
  const newest = migrations.slice(version - 1).reduce((older, migrate) => migrate(older), value);
  const pack = newest['pack'];
  const [id, origin] = isObject(pack) ? [textOf(pack['id']), textOf(pack['origin'])] : [null, null];
  if (id === null || (origin !== 'bundled' && origin !== 'opened')) return malformed('/pack');
  const original = readTexts(newest['original']);
  if (original === null) return malformed('/original');
  const plans = readPlans(newest['plans']);
  if (plans === null) return malformed('/plans');
  const current = textOf(newest['current']);
  if (current === null || !plans.some((plan) => plan.id === current)) return malformed('/current');
  const { made, seed, precision, mostReplications } = newest;
  if (!isWhole(made, 0, Number.MAX_SAFE_INTEGER)) return malformed('/made');
  if (!isWhole(seed, 0, Number.MAX_SAFE_INTEGER)) return malformed('/seed');
  if (typeof precision !== 'number' || precision <= 0 || precision >= 1) return malformed('/precision');
  if (!isWhole(mostReplications, 1, replicationLimit)) return malformed('/mostReplications');
  const surface = surfaces.find((each) => each === newest['surface']);
  if (surface === undefined) return malformed('/surface');
  const language = languages.find((each) => each === newest['language']);
  if (language === undefined) return malformed('/language');
  const rest = { original, plans, current, made, surface, language, seed, precision, mostReplications };
  const training = readLog(newest['training']);
  return {
    work: { kind: workKind, formatVersion: workFormatVersion, pack: { id, origin }, ...rest, training },
    problem: null,
  };
}

/** Reads the text of a file as work: the limits of every file hold for it too. */
export function readWorkText(text: string, file: string): WorkReading {
  const { value, issues } = readJson(text, file);
  const errors = issues.filter(({ severity }) => severity === 'error');
  if (value === undefined || errors.length > 0) return { work: null, problem: { code: 'unreadable', issues: errors } };
  return readWork(value as Json);
}

/** Whether nothing was done that would be worth keeping: one plan as opened of a pack that comes along. */
export function isUntouched({ plans }: KeptState): boolean {
  const [first] = plans.list;
  if (first === undefined || plans.list.length > 1) return false;
  return isFirstPlan(first) && first.project.done.length === 0 && first.staffing === null;
}
