import { EngineError } from './engine-error.ts';
import type { Language, Localized } from './localized.ts';

export type IssueSeverity = 'error' | 'warning' | 'info';

/** What an issue says of one value; shown in its message. Words that differ between the languages stand as a Localized. */
export type IssueParam = string | number | boolean | null | Localized | readonly (string | number | boolean | null)[];

/** Where in the input an issue stands. */
export interface IssuePlace {
  /** File name as the user knows it, relative to the pack (`desk.json`) or as given on the command line. */
  readonly file: string;
  /** JSON Pointer (RFC 6901) into that file; `''` is the whole file. */
  readonly pointer: string;
}

/** One thing wrong with, or worth knowing about, the input. Words are made from `code` and `params`, per language. */
export interface Issue extends IssuePlace {
  readonly code: string;
  readonly severity: IssueSeverity;
  readonly params: Readonly<Record<string, IssueParam>>;
  readonly message: Localized;
}

/** Severity and words of one issue code; `{name}` in a text is filled from the issue's params. */
export interface IssueDefinition extends Localized {
  readonly severity: IssueSeverity;
}

/** Characters of one value that an issue tells at most; of words made for people, and of a list, some more. */
const shownLength = 80;
const wordsLength = 2000;
const pointerLength = 2000;

function cut(text: string, length: number): string {
  // Twice the length in units holds the length in characters, so that a huge text is not taken apart whole.
  if (text.length <= length) return text;
  const characters = [...text.slice(0, length * 2)];
  return characters.length > length || text.length > length * 2 ? `${characters.slice(0, length).join('')}…` : text;
}

/** A value as an issue carries it: long texts cut, so that no input makes an issue as large as itself. */
function cutParam(value: IssueParam): IssueParam {
  if (typeof value === 'string') return cut(value, shownLength);
  if (isLocalized(value)) return { ja: cut(value.ja, wordsLength), en: cut(value.en, wordsLength) };
  if (!Array.isArray(value)) return value;
  return (value as readonly (string | number | boolean | null)[]).map((each) =>
    typeof each === 'string' ? cut(each, shownLength) : each,
  );
}

/** A pointer short enough to be told: of one with a huge name, that of what the name stands in. */
function cutPointer(pointer: string): string {
  if (pointer.length <= pointerLength) return pointer;
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf('/', pointerLength)));
}

function isLocalized(value: IssueParam): value is Localized {
  return typeof value === 'object' && value !== null && 'ja' in value;
}

function showParam(value: IssueParam, language: Language): string {
  if (Array.isArray(value)) {
    return cut(value.map((each: IssueParam) => showParam(each, language)).join(', '), wordsLength);
  }
  if (isLocalized(value)) return value[language];
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** Fills every `{name}` of `template` from `params`; a name without a param stays as it stands. */
export function fillTemplate(
  template: string,
  params: Readonly<Record<string, IssueParam>>,
  language: Language,
): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = Object.hasOwn(params, name) ? params[name] : undefined;
    return value === undefined ? whole : showParam(value, language);
  });
}

/**
 * Makes the issue constructor of one folder from its catalogue of codes.
 *
 * @param catalogue code → severity and words; every message says where, what was got, what is allowed, how to mend it
 * @returns a function that builds an issue of a known code at a place
 * @throws EngineError `unknown-issue-code` when called with a code outside the catalogue
 */
export function defineIssues<Code extends string>(catalogue: Readonly<Record<Code, IssueDefinition>>) {
  return function createIssue(code: Code, place: IssuePlace, params: Readonly<Record<string, IssueParam>> = {}): Issue {
    if (!Object.hasOwn(catalogue, code)) throw new EngineError('unknown-issue-code', code);
    const { severity, ja, en } = catalogue[code];
    const told = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, cutParam(value)]));
    const message = { ja: fillTemplate(ja, told, 'ja'), en: fillTemplate(en, told, 'en') };
    return { code, severity, file: place.file, pointer: cutPointer(place.pointer), params: told, message };
  };
}

/** True when at least one issue is an error, so that the input cannot be used. */
export function hasErrors(issues: readonly Issue[]): boolean {
  return issues.some((issue) => issue.severity === 'error');
}
