import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatDate, parseDate, requireDate, toCivil, weekdayOf } from '../../engine/domain/civil-date.ts';

describe('dates are day numbers without any time zone', () => {
  test.each([
    ['1970-01-01', 0, 'thu'],
    ['2000-02-29', 11016, 'tue'],
    ['2021-04-01', 18718, 'thu'],
    ['2022-03-31', 19082, 'thu'],
    ['1969-12-31', -1, 'wed'],
  ])('%s is day %i, a %s', (text, dayNumber, weekday) => {
    expect(parseDate(text)).toBe(dayNumber);
    expect(formatDate(dayNumber)).toBe(text);
    expect(weekdayOf(dayNumber)).toBe(weekday);
  });

  test.each(['2021-02-29', '2021-13-01', '2021-00-10', '2021-04-31', '21-04-01', '2021/04/01', '', '2021-04-01T00:00'])(
    '"%s" is no date',
    (text) => {
      expect(parseDate(text)).toBeNull();
      expect(() => requireDate(text)).toThrow(/not-a-date/);
    },
  );

  test('every day from 1900 to 2100 agrees with the platform calendar in UTC', () => {
    const first = requireDate('1900-01-01');
    const last = requireDate('2100-12-31');
    fc.assert(
      fc.property(fc.integer({ min: first, max: last }), (dayNumber) => {
        const platform = new Date(dayNumber * 86_400_000);
        expect(toCivil(dayNumber)).toEqual({
          year: platform.getUTCFullYear(),
          month: platform.getUTCMonth() + 1,
          day: platform.getUTCDate(),
        });
        expect(parseDate(formatDate(dayNumber))).toBe(dayNumber);
      }),
      { seed: 20260401, numRuns: 2000 },
    );
  });
});
