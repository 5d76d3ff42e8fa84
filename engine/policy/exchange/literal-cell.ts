import type { FactDomain } from '../../pack/policy-fact-values.ts';
import type { Operator } from '../../pack/policy-model.ts';
import { readNumber, readYesNo, splitList, writeList } from './cell-text.ts';
import type { Cell } from './tables.ts';

/** A comparison as it stands in a document, before it is checked. */
export interface RawLiteral {
  readonly fact: string;
  readonly operator: Operator;
  readonly value: unknown;
}

const signs: readonly (readonly [Operator, string])[] = [
  ['lessThan', '<'],
  ['lessThanInclusive', '≤'],
  ['greaterThan', '>'],
  ['greaterThanInclusive', '≥'],
];

/** Signs as people type them → operator; the longer ones in front. */
const spellings: readonly (readonly [string, Operator])[] = [
  ['<=', 'lessThanInclusive'],
  ['>=', 'greaterThanInclusive'],
  ['<>', 'notEqual'],
  ['!=', 'notEqual'],
  ['≠', 'notEqual'],
  ['≤', 'lessThanInclusive'],
  ['≦', 'lessThanInclusive'],
  ['≥', 'greaterThanInclusive'],
  ['≧', 'greaterThanInclusive'],
  ['<', 'lessThan'],
  ['>', 'greaterThan'],
  ['=', 'equal'],
];
const startsLikeSign = /^[<>!=≠≤≥≦≧＜＞！＝"[]/;

function writeScalar(value: boolean | number | string): string {
  if (typeof value !== 'string') return String(value);
  const isPlain = value !== '' && value === value.trim() && !startsLikeSign.test(value) && !/[|｜\r\n]/.test(value);
  return isPlain ? value : JSON.stringify(value);
}

function writeValues(values: readonly (boolean | number | string)[]): string {
  const isPlain = values.length > 1 && values.every((value) => !writeScalar(value).startsWith('"'));
  return isPlain ? writeList(values.map(String)) : JSON.stringify(values);
}

function writeLiteral({ operator, value }: RawLiteral): Cell {
  const given = value as boolean | number | string | readonly (boolean | number | string)[];
  if (Array.isArray(given)) return operator === 'in' ? writeValues(given) : `≠ ${writeValues(given)}`;
  const scalar = given as boolean | number | string;
  if (operator === 'equal') return typeof scalar === 'string' ? writeScalar(scalar) : scalar;
  const sign = signs.find(([each]) => each === operator)?.[1] ?? '≠';
  return `${sign} ${writeScalar(scalar)}`;
}

/** Writes the comparisons that one rule makes with one fact: `TRUE`, `≠ mild`, `mild | moderate`, `≥ 3 & < 6`. */
export function writeLiterals(literals: readonly RawLiteral[]): Cell {
  const [first] = literals;
  if (first !== undefined && literals.length === 1) return writeLiteral(first);
  return literals.map((literal) => String(writeLiteral(literal))).join(' & ');
}

function readScalar(text: string, kind: FactDomain['kind']): unknown {
  if (text.startsWith('"')) return readJsonCell(text);
  if (kind === 'answer') return readYesNo(text) ?? undefined;
  if (kind === 'integer') return readNumber(text) ?? undefined;
  return text === '' ? undefined : text;
}

function readJsonCell(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function readOne(fact: string, text: string, kind: FactDomain['kind']): RawLiteral | null {
  const head = text.slice(0, 2).normalize('NFKC');
  const spelling = spellings.find(([sign]) => head.startsWith(sign));
  const operator = spelling?.[1] ?? 'equal';
  const rest = text.slice(spelling?.[0].length ?? 0).trim();
  const isList = rest.startsWith('[') || (!rest.startsWith('"') && /[|｜\n]/.test(rest));
  if (!isList) {
    const value = readScalar(rest, kind);
    return value === undefined ? null : { fact, operator, value };
  }
  const values = rest.startsWith('[') ? readJsonCell(rest) : splitList(rest).map((item) => readScalar(item, kind));
  if (!Array.isArray(values) || values.includes(undefined)) return null;
  if (operator === 'equal') return { fact, operator: 'in', value: values };
  return operator === 'notEqual' ? { fact, operator: 'notIn', value: values } : null;
}

/**
 * Reads the comparisons with one fact that stand in a cell.
 *
 * @param kind what the fact is, so that `1` or `true` is read as a value of it
 * @returns null where the cell says nothing that can be compared with such a fact
 */
export function readLiterals(fact: string, cell: Cell, kind: FactDomain['kind']): readonly RawLiteral[] | null {
  const text = String(cell ?? '').trim();
  const parts = kind === 'integer' ? text.split(/[&＆]/).map((part) => part.trim()) : [text];
  const literals = parts.map((part) => readOne(fact, part, kind));
  return literals.every((literal) => literal !== null) ? literals : null;
}
