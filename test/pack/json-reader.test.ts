import { describe, expect, test } from 'vitest';
import { readJson } from '../../engine/pack/json-reader.ts';

const read = (text: string) => readJson(text, 'desk.json');
const codes = (text: string) => read(text).issues.map((issue) => issue.code);

describe('a file from outside is hostile until read', () => {
  test('plain JSON is read as it is', () => {
    expect(read('{"a":[1,true,null,"窓口"]}')).toEqual({ value: { a: [1, true, null, '窓口'] }, issues: [] });
  });

  test('a byte order mark is passed over and −0 is 0', () => {
    const { value, issues } = read('\uFEFF{"a":-0,"b":-0.0,"c":"-0"}');
    expect(issues).toEqual([]);
    expect(Object.is((value as { a: number }).a, 0)).toBe(true);
    expect(value).toEqual({ a: 0, b: 0, c: '-0' });
  });

  test('a truncated file says the line and column where it breaks off', () => {
    const [issue] = read('{\n  "a": [1, 2').issues;
    expect(issue).toMatchObject({ code: 'not-json', file: 'desk.json', params: { line: 2 } });
    expect(issue?.message.ja).toContain('2 行');
    expect(issue?.message.en).toContain('line 2');
  });

  test.each(['', ' ', '{"a":1,}', "{'a':1}", '{"a":01}', '[1] x', '// note\n1', '{"a":NaN}', '"\u0001"'])(
    'text %j is not JSON',
    (text) => {
      expect(codes(text)).toEqual(['not-json']);
    },
  );

  test('a name that stands twice is found, with its pointer, at any depth', () => {
    const { value, issues } = read('{"a":{"x":1,\n"x":2},"b":[{"y":1,"y":1}]}');
    expect(value).toEqual({ a: { x: 2 }, b: [{ y: 1 }] });
    expect(issues.map(({ code, pointer }) => [code, pointer])).toEqual([
      ['duplicate-key', '/a/x'],
      ['duplicate-key', '/b/0/y'],
    ]);
    expect(issues[0]?.params['line']).toBe(2);
  });

  test.each(['__proto__', 'constructor', 'prototype', '\\u005f_proto__'])('the name %s is refused', (name) => {
    expect(codes(`{"a":{"${name}":{"polluted":true}}}`)).toEqual(['forbidden-key']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  test.each(['1e999', '-1e999', '12345678901234567890', '9007199254740993'])('the number %s loses digits', (number) => {
    const [issue] = read(`{"a":[${number}]}`).issues;
    expect(issue).toMatchObject({ code: 'number-too-large', pointer: '/a/0', params: { got: number } });
  });

  test('half a character is refused where it stands', () => {
    expect(read('{"a":"\\ud800"}').issues).toMatchObject([{ code: 'lone-surrogate', pointer: '/a' }]);
  });

  test('ten megabytes of brackets are refused without a crash', () => {
    expect(codes('['.repeat(10_000_000))).toEqual(['too-deep']);
    expect(codes('{"a":'.repeat(70) + '1' + '}'.repeat(70))).toEqual(['too-deep']);
  });

  test('brackets within a text do not count as nesting', () => {
    expect(codes(JSON.stringify('['.repeat(100) + '\\"' + '{'.repeat(100)))).toEqual([]);
  });

  test('a file over the limit is refused with its size', () => {
    const [issue] = read(`"${'あ'.repeat(7_100_000)}"`).issues;
    expect(issue).toMatchObject({ code: 'file-too-large', params: { limit: 20 } });
  });
});
