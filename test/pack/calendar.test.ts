import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { formatDate } from '../../engine/domain/civil-date.ts';
import { coversDay, listCalendarDays, pickByDay, pickByDayExactly } from '../../engine/pack/calendar.ts';
import japaneseHolidays from '../../engine/pack/japanese-holidays.json' with { type: 'json' };

const fiscal2021 = { from: '2021-04-01', to: '2022-03-31' } as const;

function countTypes(holidays: 'jp' | 'jp+yearEnd' | 'none' | string[]) {
  const counts = { weekday: 0, saturday: 0, sunday: 0, holiday: 0 };
  for (const day of listCalendarDays({ ...fiscal2021, holidays })) counts[day.dayType] += 1;
  return counts;
}

describe('the calendar of fiscal 2021', () => {
  test('has 365 days, and public holidays are holidays whatever their weekday', () => {
    // 17 public holidays, moved for the Olympic year; one falls on a Saturday (2022-01-01), one on a Sunday (2021-08-08).
    const days = listCalendarDays({ ...fiscal2021, holidays: 'jp' });
    expect(days).toHaveLength(365);
    const holidays = days.filter((day) => day.dayType === 'holiday').map((day) => formatDate(day.dayNumber));
    expect(holidays).toEqual([
      '2021-04-29', '2021-05-03', '2021-05-04', '2021-05-05', '2021-07-22', '2021-07-23', '2021-08-08', '2021-08-09',
      '2021-09-20', '2021-09-23', '2021-11-03', '2021-11-23', '2022-01-01', '2022-01-10', '2022-02-11', '2022-02-23',
      '2022-03-21',
    ]); // prettier-ignore
    expect(countTypes('jp')).toEqual({ weekday: 246, saturday: 51, sunday: 51, holiday: 17 });
  });

  test('the year-end closing adds 29 December to 3 January', () => {
    expect(countTypes('jp+yearEnd').holiday - countTypes('jp').holiday).toBe(5);
  });

  test('a list of dates replaces the public holidays, and none has none', () => {
    expect(countTypes(['2021-04-01']).holiday).toBe(1);
    expect(countTypes('none').holiday).toBe(0);
  });

  test('an empty calendar has no days', () => {
    expect(listCalendarDays({ from: '2021-04-02', to: '2021-04-01', holidays: 'jp' })).toEqual([]);
  });
});

test('the table of holidays equals the package it was taken from', () => {
  const require = createRequire(import.meta.url);
  const table = require('@holiday-jp/holiday_jp/lib/holidays.js') as Record<string, unknown>;
  const ours = Object.entries(japaneseHolidays).flatMap(([year, days]) =>
    days.split(' ').map((day) => `${year}-${day}`),
  );
  expect(ours).toEqual(Object.keys(table).sort());
});

describe('tables by day', () => {
  const saturday = { dayType: 'saturday', weekday: 'sat' } as const;
  const mondayHoliday = { dayType: 'holiday', weekday: 'mon' } as const;

  test('a missing type falls back to holiday, then to weekday', () => {
    expect(pickByDay({ weekday: 1, holiday: 2 }, saturday)).toBe(2);
    expect(pickByDay({ weekday: 1 }, saturday)).toBe(1);
    expect(pickByDay({ weekday: 1 }, mondayHoliday)).toBe(1);
    expect(pickByDay({ holiday: 2 }, { dayType: 'weekday', weekday: 'tue' })).toBeNull();
  });

  test('null closes, and does not fall back', () => {
    expect(pickByDay({ weekday: 1, saturday: null }, saturday)).toBeNull();
  });

  test('a calendar weekday is most specific, on a holiday too', () => {
    expect(pickByDay({ weekday: 1, holiday: 2, mon: 3 }, mondayHoliday)).toBe(3);
    expect(coversDay('mon', mondayHoliday)).toBe(true);
    expect(coversDay('weekday', mondayHoliday)).toBe(false);
  });

  test('a last entry has no fallback', () => {
    expect(pickByDayExactly({ weekday: '22:30' }, saturday)).toBeNull();
    expect(pickByDayExactly({ weekday: '22:30' }, { dayType: 'weekday', weekday: 'fri' })).toBe('22:30');
  });

  test('a weekend is Saturday, Sunday and holidays', () => {
    expect(coversDay('weekend', saturday)).toBe(true);
    expect(coversDay('weekend', mondayHoliday)).toBe(true);
    expect(coversDay('weekend', { dayType: 'weekday', weekday: 'mon' })).toBe(false);
    expect(coversDay('all', { dayType: 'weekday', weekday: 'mon' })).toBe(true);
  });
});
