import { describe, expect, test } from 'vitest';
import { defineIssues, fillTemplate, hasErrors } from '../../engine/domain/issue.ts';

const createIssue = defineIssues({
  'too-many': { severity: 'error', ja: '{got} は多すぎます（{allowed}）', en: '{got} is too many ({allowed})' },
  'by-the-way': { severity: 'info', ja: '参考です', en: 'for your information' },
});

describe('an issue is data, and its words are made from it', () => {
  test('both languages are filled from the same params', () => {
    const issue = createIssue(
      'too-many',
      { file: 'desk.json', pointer: '/a' },
      { got: 9, allowed: { ja: '3 まで', en: 'up to 3' } },
    );
    expect(issue).toEqual({
      code: 'too-many',
      severity: 'error',
      file: 'desk.json',
      pointer: '/a',
      params: { got: 9, allowed: { ja: '3 まで', en: 'up to 3' } },
      message: { ja: '9 は多すぎます（3 まで）', en: '9 is too many (up to 3)' },
    });
  });

  test('a value from the input can neither name a param nor reach a prototype', () => {
    expect(fillTemplate('{got} {constructor}', { got: '{allowed}' }, 'en')).toBe('{allowed} {constructor}');
  });

  test('a very long value is cut in the message and in the params, between characters', () => {
    const got = '𠮷'.repeat(1000);
    const issue = createIssue('too-many', { file: '', pointer: '' }, { got, allowed: 1 });
    expect(issue.message.en.length).toBeLessThan(200);
    expect(issue.params['got']).toBe(`${'𠮷'.repeat(80)}…`);
    const short = '𠮷'.repeat(80);
    expect(createIssue('too-many', { file: '', pointer: '' }, { got: short, allowed: 1 }).params['got']).toBe(short);
  });

  test('a pointer with a huge name in it ends where that name stands', () => {
    const pointer = `/facts/3/${'x'.repeat(5000)}/y`;
    expect(createIssue('by-the-way', { file: '', pointer }).pointer).toBe('/facts/3');
  });

  test('only errors stop the input from being used', () => {
    const place = { file: '', pointer: '' };
    expect(hasErrors([createIssue('by-the-way', place)])).toBe(false);
    expect(hasErrors([createIssue('by-the-way', place), createIssue('too-many', place)])).toBe(true);
  });

  test('a code outside the catalogue is our fault', () => {
    expect(() => createIssue('toString' as 'too-many', { file: '', pointer: '' })).toThrow(/unknown-issue-code/);
  });
});
