import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { hasErrors, type Issue } from '../domain/issue.ts';
import { readJson } from '../pack/json-reader.ts';
import { limits } from '../pack/limits.ts';
import { buildPack, isPackFile, joinIssues, packFileNames, type Pack, type PackDocuments } from '../pack/load-pack.ts';
import { loadPolicy } from '../pack/load-policy.ts';
import { createPackIssue } from '../pack/pack-issues.ts';
import type { Policy } from '../pack/policy-model.ts';
import { applySettings, parseSetting } from '../pack/set-value.ts';
import { createCliIssue } from './cli-issues.ts';

/** The folder of the packs that ship with the product. */
const scenariosFolder = fileURLToPath(new URL('../../scenarios/', import.meta.url));

/** Longer texts are never file names. */
const longestPath = 4096;

/** Paths are meant from where the user called npm, not from the project's folder. */
export function fromCaller(path: string): string {
  return isAbsolute(path) ? path : resolve(process.env['INIT_CWD'] ?? process.cwd(), path);
}

export function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory();
}

/** Ids of the packs that ship with the product, in order. */
export function listPackIds(): string[] {
  if (!isFolder(scenariosFolder)) return [];
  return readdirSync(scenariosFolder)
    .filter((name) => isFolder(join(scenariosFolder, name)))
    .sort();
}

/** Reads one file; its size is checked before anything else. */
export function readBytes(path: string, shownAs: string): { bytes: Uint8Array | null; issues: readonly Issue[] } {
  const place = { file: shownAs, pointer: '' };
  try {
    const bytes = statSync(path).size;
    if (bytes > limits.fileBytes) {
      const params = { megabytes: Math.ceil(bytes / 1024 / 1024), limit: limits.fileBytes / 1024 / 1024 };
      return { bytes: null, issues: [createPackIssue('file-too-large', place, params)] };
    }
    return { bytes: readFileSync(path), issues: [] };
  } catch (cause) {
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
    return { bytes: null, issues: [createCliIssue('file-not-readable', place, { reason })] };
  }
}

/** Reads one text file as UTF-8. */
function readTextFile(path: string, shownAs: string): { text: string | null; issues: readonly Issue[] } {
  const { bytes, issues } = readBytes(path, shownAs);
  if (bytes === null) return { text: null, issues };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), issues };
  } catch {
    return { text: null, issues: [createPackIssue('not-utf8', { file: shownAs, pointer: '' })] };
  }
}

/** Reads one JSON file; `undefined` with issues where it cannot be read. */
function readJsonFile(path: string, shownAs: string): { value: unknown; issues: readonly Issue[] } {
  const { text, issues } = readTextFile(path, shownAs);
  return text === null ? { value: undefined, issues } : readJson(text, shownAs);
}

/** Finds the folder of a pack given by id or by path. */
function findPackFolder(name: string): { folder: string; isShipped: boolean } | null {
  if (listPackIds().includes(name)) return { folder: join(scenariosFolder, name), isShipped: true };
  const folder = fromCaller(name);
  if (!isFolder(folder)) return null;
  return { folder, isShipped: folder.startsWith(scenariosFolder) };
}

function listJsonFiles(folder: string): string[] {
  const top = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const inner = ['cases', 'policies'].flatMap((name) =>
    isFolder(join(folder, name))
      ? readdirSync(join(folder, name))
          .filter((file) => file.endsWith('.json'))
          .map((file) => `${name}/${file}`)
      : [],
  );
  return [...top, ...inner].sort();
}

function readDocuments(folder: string): { documents: PackDocuments; issues: readonly Issue[] } {
  const documents: Record<string, unknown> = {};
  const issues: Issue[] = [];
  for (const name of listJsonFiles(folder)) {
    if (!isPackFile(name)) {
      issues.push(createPackIssue('file-unknown', { file: name, pointer: '' }, { name, allowed: packFileNames }));
      continue;
    }
    const reading = readJsonFile(join(folder, name), name);
    issues.push(...reading.issues);
    documents[name] = reading.value;
  }
  return { documents, issues };
}

/**
 * Reads a pack by id or folder, with settings applied to its documents first.
 *
 * @param settings texts of `--set`; a pack changed by its user need not state a basis for every number any more
 */
export function readPack(
  name: string,
  settings: readonly string[] = [],
): { pack: Pack | null; issues: readonly Issue[] } {
  const found = findPackFolder(name);
  if (found === null) {
    const issue = createCliIssue('pack-not-found', { file: name, pointer: '' }, { got: name, allowed: listPackIds() });
    return { pack: null, issues: [issue] };
  }
  const { documents, issues: readIssues } = readDocuments(found.folder);
  const parsed = settings.map(parseSetting);
  const applied = applySettings(
    documents,
    parsed.flatMap(({ setting }) => (setting ? [setting] : [])),
  );
  const built = buildPack(applied.documents, { requireBasis: found.isShipped && settings.length === 0 });
  const told = [...readIssues, ...parsed.flatMap((each) => each.issues), ...applied.issues];
  const issues = joinIssues(told, built.issues);
  return { pack: hasErrors(issues) ? null : built.pack, issues };
}

/** A policy as read, with the document it was read from. */
interface PolicyReading {
  /** null when any issue is an error. */
  readonly policy: Policy | null;
  /** The parsed document; undefined where it is no JSON. */
  readonly document: unknown;
  /** The name of the file as shown in issues. */
  readonly file: string;
  readonly issues: readonly Issue[];
}

/** Reads a policy: a JSON file, or the policy of a pack given by id or folder. */
export function readPolicy(name: string): PolicyReading {
  const found = findPackFolder(name);
  const path = found ? join(found.folder, 'policy.json') : fromCaller(name);
  if (!existsSync(path) || statSync(path).isDirectory()) {
    const issues = [createCliIssue('policy-not-found', { file: name, pointer: '' }, { got: name })];
    return { policy: null, document: undefined, file: name, issues };
  }
  const shownAs = found ? 'policy.json' : name;
  const { value, issues } = readJsonFile(path, shownAs);
  if (value === undefined) return { policy: null, document: undefined, file: shownAs, issues };
  const loaded = loadPolicy(value, shownAs);
  const all = joinIssues(issues, loaded.issues);
  return { policy: hasErrors(all) ? null : loaded.policy, document: value, file: shownAs, issues: all };
}

/** Whether a name stands for a pack (an id or a folder) rather than for a policy file. */
export function isPackName(name: string): boolean {
  return findPackFolder(name) !== null;
}

/** Reads JSON given inline or by file name: a file of that name comes first, then whatever looks like JSON. */
export function readInlineOrFile(text: string, option: string): { value: unknown; issues: readonly Issue[] } {
  const path = fromCaller(text);
  const isFile = text.length < longestPath && existsSync(path) && !isFolder(path);
  const looksLikeJson = /^\s*([[{"]|(null|true|false|-?\d+)\s*$)/.test(text);
  return looksLikeJson && !isFile ? readJson(text, option) : readJsonFile(path, text);
}
