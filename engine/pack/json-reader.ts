import { printParseErrorCode, visit } from 'jsonc-parser';
import type { Issue } from '../domain/issue.ts';
import { formatJsonPointer } from '../domain/json-pointer.ts';
import { limits } from './limits.ts';
import { createPackIssue } from './pack-issues.ts';

/**
 * A JSON document as read. It is `undefined` where there is no safe value; with odd numbers or doubled names the value
 * stands beside the errors, so that the rest of it can be checked.
 */
export interface JsonReading {
  readonly value: unknown;
  readonly issues: readonly Issue[];
}

/** Member names that could reach a prototype; refused wherever they stand. */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

const byteOrderMark = '\uFEFF';
const issuesShown = 50;

/** The line (from 1) at which brackets first nest deeper than the limit, or null. Linear and without recursion. */
function findTooDeepLine(text: string): number | null {
  let depth = 0;
  let line = 1;
  let inString = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 10) line += 1;
    else if (inString) {
      if (code === 92) index += 1;
      else if (code === 34) inString = false;
    } else if (code === 34) inString = true;
    else if (code === 91 || code === 123) {
      depth += 1;
      if (depth > limits.depth) return line;
    } else if (code === 93 || code === 125) depth -= 1;
  }
  return null;
}

function parse(text: string): { ok: true; value: unknown } | { ok: false; reason: string } {
  try {
    // −0 is met here once, as 0: canonical JSON knows no −0 and no quantity of ours distinguishes them.
    const withoutMinusZero = (_: string, value: unknown) => (Object.is(value, -0) ? 0 : value);
    return { ok: true, value: text.includes('-0') ? JSON.parse(text, withoutMinusZero) : JSON.parse(text) };
  } catch (cause) {
    return { ok: false, reason: cause instanceof SyntaxError ? cause.message : String(cause) };
  }
}

/** The first syntax error with its place, counted from 1. */
function locateSyntaxError(text: string, file: string, reason: string): Issue {
  let found: Issue | null = null;
  visit(
    text,
    {
      onError: (error, _offset, _length, startLine, startCharacter) => {
        found ??= createPackIssue(
          'not-json',
          { file, pointer: '' },
          { line: startLine + 1, column: startCharacter + 1, reason: printParseErrorCode(error) },
        );
      },
    },
    { disallowComments: true, allowTrailingComma: false },
  );
  return found ?? createPackIssue('not-json', { file, pointer: '' }, { line: 1, column: 1, reason });
}

/** What is well-formed JSON and still not safe to use: twice the same name, prototype names, numbers that do not fit. */
function findOddities(text: string, file: string): Issue[] {
  const issues: Issue[] = [];
  const namesOfOpenObjects: Set<string>[] = [];
  const add = (issue: Issue) => {
    if (issues.length < issuesShown) issues.push(issue);
  };
  const checkText = (got: string, pointer: () => string) => {
    if (!got.isWellFormed())
      add(createPackIssue('lone-surrogate', { file, pointer: pointer() }, { got: got.toWellFormed() }));
  };
  visit(text, {
    onObjectBegin: () => {
      namesOfOpenObjects.push(new Set());
    },
    onObjectEnd: () => {
      namesOfOpenObjects.pop();
    },
    onObjectProperty: (key, _offset, _length, startLine, _startCharacter, pathOf) => {
      const names = namesOfOpenObjects.at(-1);
      const line = startLine + 1;
      const place = () => ({ file, pointer: formatJsonPointer([...pathOf(), key]) });
      if (names?.has(key)) add(createPackIssue('duplicate-key', place(), { key, line }));
      if (forbiddenKeys.has(key)) add(createPackIssue('forbidden-key', place(), { key, line }));
      checkText(key, () => place().pointer);
      names?.add(key);
    },
    onLiteralValue: (value: unknown, offset, length, startLine, _startCharacter, pathOf) => {
      const pointer = () => formatJsonPointer(pathOf());
      if (typeof value === 'string') checkText(value, pointer);
      if (typeof value === 'number' && Math.abs(value) > Number.MAX_SAFE_INTEGER) {
        const got = text.slice(offset, offset + length);
        add(createPackIssue('number-too-large', { file, pointer: pointer() }, { got, line: startLine + 1 }));
      }
    },
  });
  return issues;
}

/**
 * Reads one JSON text as hostile input: size, depth, syntax, doubled or forbidden names, numbers that lose digits.
 * A leading byte order mark is passed over; −0 is read as 0.
 *
 * @param text the file's text
 * @param file the name shown in issues
 * @returns the value, and every issue found (at most 50)
 */
export function readJson(text: string, file: string): JsonReading {
  const refuse = (...issues: Issue[]): JsonReading => ({ value: undefined, issues });
  // UTF-16 units bound UTF-8 bytes from below, so a huge text is refused before it is measured.
  const bytes = text.length > limits.fileBytes ? text.length : new TextEncoder().encode(text).length;
  if (bytes > limits.fileBytes) {
    const megabytes = Math.ceil((bytes / 1024 / 1024) * 10) / 10;
    const limit = limits.fileBytes / 1024 / 1024;
    return refuse(createPackIssue('file-too-large', { file, pointer: '' }, { megabytes, limit }));
  }
  const body = text.startsWith(byteOrderMark) ? text.slice(1) : text;
  const tooDeepLine = findTooDeepLine(body);
  if (tooDeepLine !== null) {
    return refuse(createPackIssue('too-deep', { file, pointer: '' }, { line: tooDeepLine, limit: limits.depth }));
  }
  const parsed = parse(body);
  if (!parsed.ok) return refuse(locateSyntaxError(body, file, parsed.reason));
  const oddities = findOddities(body, file);
  const isUnsafe = oddities.some((issue) => issue.code === 'forbidden-key' || issue.code === 'lone-surrogate');
  return { value: isUnsafe ? undefined : parsed.value, issues: oddities };
}
