import { describe, expect, test } from 'vitest';
import { decimalsThatAgree } from '../../workbench/surfaces/planning/compare-decimals.ts';
import { listStaffingChanges } from '../../workbench/surfaces/planning/staffing-changes.ts';

describe('decimals at which a difference is that of the means as shown', () => {
  test('182 and 183 are not said to differ by 0', () => {
    const difference = { mean: 0.4, low: -0.1, high: 0.9 };
    expect(decimalsThatAgree(182.3, 182.7, difference, 0, 1)).toBe(1);
  });

  test('no more than asked where they agree at once, also in percent', () => {
    expect(decimalsThatAgree(0.8871, 0.8958, { mean: 0.0087, low: 0.0084, high: 0.009 }, 2, 100)).toBe(2);
    expect(decimalsThatAgree(1263, 1163, { mean: -100, low: -110, high: -90 }, 0, 1)).toBe(0);
  });

  test('a difference that is none in every pair needs none; one too small to round away from 0 gets three', () => {
    expect(decimalsThatAgree(5, 5, { mean: 0, low: 0, high: 0 }, 0, 1)).toBe(0);
    expect(decimalsThatAgree(5, 5.002, { mean: 0.002, low: 0.001, high: 0.003 }, 0, 1)).toBe(3);
  });

  test('thirds that no three decimals add up have as few as it takes to read them', () => {
    const difference = { mean: 98 / 15, low: 4.734, high: 8.332 };
    expect(decimalsThatAgree(3822 + 1 / 3, 3828 + 13 / 15, difference, 1, 1)).toBe(1);
    expect(decimalsThatAgree(null, 5, { mean: null, low: null, high: null }, 1, 1)).toBe(1);
  });
});

describe('what a plan changed of the staff', () => {
  const desk = (counsellors: number, evening: number) =>
    ({
      channels: { sns: {} },
      staffing: {
        now: [
          { days: 'weekday', from: '09:00', to: '10:00', counsellors },
          { days: 'weekday', from: '10:00', to: '12:00', counsellors: evening },
        ],
      },
    }) as never;

  test('hours in a row that changed alike are one change', () => {
    expect(listStaffingChanges(desk(5, 5), desk(6, 7), 'now')).toEqual([
      { day: 'weekday', from: 9, through: 9, before: 5, after: 6 },
      { day: 'weekday', from: 10, through: 11, before: 5, after: 7 },
    ]);
  });

  test('the same staff, or a staffing that is in neither, changed nothing', () => {
    expect(listStaffingChanges(desk(5, 5), desk(5, 5), 'now')).toEqual([]);
    expect(listStaffingChanges(desk(5, 5), desk(6, 7), 'other')).toEqual([]);
  });
});
