import i18next from 'i18next';
import { afterEach, describe, expect, test } from 'vitest';
import {
  formatDifference,
  formatInterval,
  formatNumber,
  formatPercent,
  formatSigned,
  readTypedNumber,
} from '../../workbench/ui/format.ts';
import { writeCsv } from '../../workbench/ui/save-csv.ts';

describe('numbers on screen', () => {
  test('have separators, a true minus sign, and a dash where there is nothing', () => {
    expect(formatNumber(11223)).toBe('11,223');
    expect(formatNumber(-98)).toBe('\u221298');
    expect(formatNumber(-0.001)).toBe('0');
    expect(formatNumber(null)).toBe('—');
    expect(formatPercent(0.887)).toBe('88.7');
    expect(formatPercent(null)).toBe('—');
  });

  test('differences always carry their sign, and zero carries none', () => {
    expect(formatSigned(0.87, 2)).toBe('+0.87');
    expect(formatSigned(-4)).toBe('\u22124');
    expect(formatSigned(0)).toBe('0');
    expect(formatDifference({ mean: 0.0087, low: 0.0084, high: 0.009 }, 2, 100)).toBe('+0.87 [+0.84〜+0.90]');
    expect(formatDifference({ mean: null, low: null, high: null })).toBe('—');
  });

  test('an interval shows enough decimals that its two ends differ', () => {
    expect(formatInterval({ mean: 0.888, low: 0.8874, high: 0.8886 }, 1, 100)).toBe('88.7〜88.9');
    expect(formatInterval({ mean: 0.888, low: 0.88801, high: 0.88849 }, 1, 100)).toBe('88.80〜88.85');
    expect(formatInterval({ mean: 5, low: 5, high: 5 })).toBe('5〜5');
    expect(formatInterval({ mean: 5, low: null, high: null })).toBe('—');
  });
});

describe('numbers as typed', () => {
  test.each([
    ['7', 7],
    [' 12.5 ', 12.5],
    ['１２', 12],
    ['１．５', 1.5],
    ['1,234', 1234],
    ['ー3', -3],
    ['−3', -3],
    ['.5', 0.5],
  ])('%s is read as %d', (text, value) => {
    expect(readTypedNumber(text)).toBe(value);
  });

  test.each(['', 'seven', '7人', '1e3', '--1', '0x10', 'Infinity', '1.2.3'])('"%s" is no number', (text) => {
    expect(readTypedNumber(text)).toBeNull();
  });
});

describe('tables as files', () => {
  test('cells are quoted where they must be, and formulas are defused', () => {
    expect(
      writeCsv([
        ['名前', 'a,b', 'say "x"'],
        ['=1+1', -5, null],
      ]),
    ).toBe('\uFEFF名前,"a,b","say ""x"""\r\n\'=1+1,-5,\r\n');
  });
});

describe('a difference that is clear of 0', () => {
  test('is shown with as many decimals as it takes not to seem to reach it', () => {
    expect(formatDifference({ mean: 0.1, low: 0.03, high: 0.17 }, 1)).toBe('+0.10 [+0.03〜+0.17]');
    expect(formatDifference({ mean: -0.1, low: -0.17, high: -0.004 }, 1)).toBe(
      '\u22120.100 [\u22120.170〜\u22120.004]',
    );
    expect(formatDifference({ mean: 0.1, low: -0.03, high: 0.23 }, 1)).toBe('+0.1 [0.0〜+0.2]');
  });
});

describe('ranges in the language on screen', () => {
  afterEach(async () => {
    await i18next.changeLanguage('ja');
  });

  test('English has a dash, with room around it before a sign; Japanese has its wave', async () => {
    await i18next.init({ lng: 'en', resources: {} });
    expect(formatInterval({ mean: 1, low: 0.5, high: 1.5 }, 1)).toBe('0.5–1.5');
    expect(formatDifference({ mean: 0.2, low: -0.1, high: 0.5 }, 1)).toBe('+0.2 [\u22120.1 – +0.5]');
    await i18next.changeLanguage('ja');
    expect(formatInterval({ mean: 1, low: 0.5, high: 1.5 }, 1)).toBe('0.5〜1.5');
  });
});
