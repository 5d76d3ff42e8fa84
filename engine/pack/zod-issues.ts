import type { z } from 'zod';
import type { Issue } from '../domain/issue.ts';
import { formatJsonPointer } from '../domain/json-pointer.ts';
import type { Localized } from '../domain/localized.ts';
import { createPackIssue } from './pack-issues.ts';

type ZodIssue = z.core.$ZodIssue;

const typeWords: Record<string, Localized> = {
  number: { ja: '数', en: 'a number' },
  int: { ja: '整数', en: 'a whole number' },
  string: { ja: '文字列', en: 'a text' },
  boolean: { ja: 'true か false', en: 'true or false' },
  object: { ja: '{ } で囲んだ項目', en: 'an object { }' },
  record: { ja: '{ } で囲んだ項目', en: 'an object { }' },
  array: { ja: '[ ] で囲んだ並び', en: 'a list [ ]' },
  tuple: { ja: '[ ] で囲んだ並び', en: 'a list [ ]' },
  null: { ja: 'null', en: 'null' },
};

function wordOf(type: string): Localized {
  return typeWords[type] ?? { ja: type, en: type };
}

function joinWords(words: readonly Localized[]): Localized {
  const unique = [...new Map(words.map((word) => [word.en, word])).values()];
  return { ja: unique.map((word) => word.ja).join('、または '), en: unique.map((word) => word.en).join(' or ') };
}

/** The value at a path of the raw document; `undefined` where there is none. */
function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let node = json;
  for (const step of path) {
    if (typeof node !== 'object' || node === null || !Object.hasOwn(node, step)) return undefined;
    node = (node as Record<PropertyKey, unknown>)[step];
  }
  return node;
}

/** A raw value as shown to people: short, and never mistaken for another type. */
export function showValue(value: unknown): string {
  if (value === undefined) return '—';
  const text = JSON.stringify(value);
  // One character less than an issue shows, so that the mark of the cut is not cut again.
  return text.length > 79 ? `${text.slice(0, 79).toWellFormed()}…` : text;
}

/** Schemas of one level below a schema, whatever it is wrapped in. */
function optionsOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  const def = schema._zod.def as { type: string; innerType?: z.core.$ZodType; options?: z.core.$ZodType[] };
  if (def.options) return def.options.flatMap(optionsOf);
  if (def.innerType) return optionsOf(def.innerType);
  return [schema];
}

function stepInto(schema: z.core.$ZodType, step: PropertyKey): z.core.$ZodType[] {
  return optionsOf(schema).flatMap((option) => {
    const def = option._zod.def as {
      type: string;
      shape?: Record<PropertyKey, z.core.$ZodType>;
      valueType?: z.core.$ZodType;
      element?: z.core.$ZodType;
      items?: z.core.$ZodType[];
    };
    const next = def.shape ? def.shape[step] : (def.valueType ?? def.element ?? def.items?.[Number(step)]);
    return next ? [next] : [];
  });
}

/** Names of members that a document may have at a path, over all forms allowed there. */
function allowedKeysAt(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const reached = path.reduce<z.core.$ZodType[]>((all, step) => all.flatMap((each) => stepInto(each, step)), [schema]);
  const keys = reached.flatMap(optionsOf).flatMap((option) => {
    const def = option._zod.def as { shape?: Record<string, unknown>; keyType?: z.core.$ZodType };
    const names = def.keyType?._zod.values;
    if (names) return [...names].map(String);
    return def.shape ? Object.keys(def.shape) : [];
  });
  return [...new Set(keys)];
}

function boundWords(issue: Extract<ZodIssue, { code: 'too_small' | 'too_big' }>): Localized {
  const isList = issue.origin === 'array';
  const isText = issue.origin === 'string';
  const bound = issue.code === 'too_small' ? issue.minimum : issue.maximum;
  const plural = Number(bound) === 1 ? '' : 's';
  const [jaUnit, enUnit] = isList ? [' 個', ` item${plural}`] : isText ? [' 文字', ` character${plural}`] : [' ', ''];
  const inclusive = issue.inclusive ?? true;
  if (issue.exact) return { ja: `ちょうど ${bound}${jaUnit}`, en: `exactly ${bound}${enUnit}` };
  if (issue.code === 'too_small') {
    return inclusive
      ? { ja: `${bound}${jaUnit}以上`, en: `${bound}${enUnit} or more` }
      : { ja: `${bound}${jaUnit}より大きい値`, en: `more than ${bound}${enUnit}` };
  }
  return inclusive
    ? { ja: `${bound}${jaUnit}以下`, en: `${bound}${enUnit} or ${isList || isText ? 'fewer' : 'less'}` }
    : { ja: `${bound}${jaUnit}より小さい値`, en: `less than ${bound}${enUnit}` };
}

const formWords: Record<string, string> = {
  date: 'YYYY-MM-DD',
  regex: 'HH:MM (00:00–24:00)',
};

/**
 * Turns what zod found into issues of ours, in both languages, with what was got and what is allowed. In a union the
 * branch that the value was most likely meant for speaks.
 *
 * @param issues issues of one failed parse
 * @param schema the schema parsed with, asked for the names it allows
 * @param json the raw document, asked for what was got
 * @param file name shown in the issues
 */
export function toIssues(issues: readonly ZodIssue[], schema: z.core.$ZodType, json: unknown, file: string): Issue[] {
  const describeForm = (expected: string, path: readonly PropertyKey[]): Localized => {
    const { ja, en } = wordOf(expected);
    const names = expected === 'object' ? allowedKeysAt(schema, path).join(', ') : '';
    return names === '' ? { ja, en } : { ja: `${ja}（${names}）`, en: `${en} with ${names}` };
  };

  const translate = (issue: ZodIssue, base: readonly PropertyKey[]): Issue[] => {
    const path = [...base, ...issue.path];
    const place = { file, pointer: formatJsonPointer(path) };
    const raw = valueAt(json, path);
    const got = showValue(raw);
    switch (issue.code) {
      case 'invalid_type':
        return raw === undefined
          ? [
              createPackIssue('missing-value', place, {
                name: String(path.at(-1) ?? file),
                allowed: describeForm(issue.expected, path),
              }),
            ]
          : issue.expected === 'int' && typeof raw === 'number'
            ? [createPackIssue('not-whole', place, { got })]
            : [createPackIssue('wrong-type', place, { got, allowed: wordOf(issue.expected) })];
      case 'unrecognized_keys':
        return issue.keys.map((key) => {
          const pointer = formatJsonPointer([...path, key]);
          return createPackIssue('unknown-key', { file, pointer }, { key, allowed: allowedKeysAt(schema, path) });
        });
      case 'invalid_value':
        return raw === undefined
          ? [
              createPackIssue('missing-value', place, {
                name: String(path.at(-1) ?? file),
                allowed: issue.values.map(String),
              }),
            ]
          : path.at(-1) === 'formatVersion' &&
              typeof raw === 'number' &&
              issue.values.every((each) => raw > Number(each))
            ? [createPackIssue('format-too-new', place, { got: raw, allowed: issue.values.map(String) })]
            : [createPackIssue('not-an-option', place, { got, allowed: issue.values.map(String) })];
      case 'too_small':
      case 'too_big': {
        const shown = Array.isArray(raw)
          ? { ja: `${raw.length} 個`, en: `${raw.length} item${raw.length === 1 ? '' : 's'}` }
          : { ja: `${got} `, en: got };
        return [
          createPackIssue(issue.code === 'too_small' ? 'too-small' : 'too-big', place, {
            got: shown,
            allowed: boundWords(issue),
          }),
        ];
      }
      case 'invalid_format':
        return [createPackIssue('wrong-form', place, { got, allowed: formWords[issue.format] ?? issue.format })];
      case 'invalid_key':
        return [
          createPackIssue('unknown-key', place, {
            key: String(path.at(-1)),
            allowed: allowedKeysAt(schema, path.slice(0, -1)),
          }),
        ];
      case 'custom':
        return [
          createPackIssue(issue.params?.['code'] === 'wrong-unit' ? 'wrong-unit' : 'wrong-form', place, {
            got,
            allowed: String(issue.params?.['allowed'] ?? ''),
          }),
        ];
      case 'invalid_union':
        return translateUnion(issue, path, raw);
      default:
        return [createPackIssue('wrong-form', place, { got, allowed: issue.message })];
    }
  };

  const translateUnion = (
    issue: Extract<ZodIssue, { code: 'invalid_union' }>,
    path: PropertyKey[],
    raw: unknown,
  ): Issue[] => {
    const place = { file, pointer: formatJsonPointer(path) };
    if (issue.errors.length === 0) {
      const allowed =
        'options' in issue && Array.isArray(issue.options) ? issue.options.map(String) : discriminators(schema, path);
      return raw === undefined
        ? [createPackIssue('missing-value', place, { name: String(path.at(-1) ?? file), allowed })]
        : [createPackIssue('not-an-option', place, { got: showValue(raw), allowed })];
    }
    const isOfOtherType = (branch: readonly ZodIssue[]) =>
      branch.some(
        (each) =>
          each.path.length === 0 &&
          each.code === 'invalid_type' &&
          !(each.expected === 'int' && typeof raw === 'number'),
      );
    const meant = issue.errors.filter((branch) => !isOfOtherType(branch)).sort((a, b) => a.length - b.length)[0];
    if (meant) return meant.flatMap((each) => translate(each, path));
    const expected = issue.errors.flatMap((branch) =>
      branch.flatMap((each) => (each.code === 'invalid_type' ? [wordOf(each.expected)] : [])),
    );
    return raw === undefined
      ? [createPackIssue('missing-value', place, { name: String(path.at(-1) ?? file), allowed: joinWords(expected) })]
      : [createPackIssue('wrong-type', place, { got: showValue(raw), allowed: joinWords(expected) })];
  };

  return issues.flatMap((issue) => translate(issue, []));
}

/** Values of `kind` (or another discriminator) allowed at a path. */
function discriminators(schema: z.core.$ZodType, path: readonly PropertyKey[]): string[] {
  const reached = path.reduce<z.core.$ZodType[]>((all, step) => all.flatMap((each) => stepInto(each, step)), [schema]);
  return [...new Set(reached.flatMap(optionsOf).flatMap((option) => [...(option._zod.values ?? [])].map(String)))];
}
