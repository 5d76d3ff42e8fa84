import { describe, expect, it } from 'vitest';
import { listCalendarDays } from '../../engine/pack/calendar.ts';
import type { DeskChannel, StaffingEntry } from '../../engine/pack/pack-schema.ts';
import { layDemand } from '../../engine/simulation/demand-rates.ts';
import { joinSpans, layOpeningHours, measureOverlap } from '../../engine/simulation/opening-hours.ts';
import { layRoster } from '../../engine/simulation/roster.ts';
import { requirePack, sketchDocuments } from './desk-fixtures.ts';

/** Friday 30 April to Monday 3 May 2021; Monday is a public holiday. */
const goldenWeek = listCalendarDays({ from: '2021-04-30', to: '2021-05-03', holidays: 'jp' });
const midnight = (day: number) => day * 1440;

function sketchHours(open: unknown, lastEntry?: unknown): DeskChannel {
  const channel = { open, ...(lastEntry === undefined ? {} : { lastEntry }) };
  const pack = requirePack(sketchDocuments({ channel }));
  return pack.desk?.channels['sns'] as DeskChannel;
}

describe('opening hours along the calendar', () => {
  it('fall back from Saturday and Sunday to the holiday hours, and know a public holiday on a Monday', () => {
    const { open } = layOpeningHours(
      sketchHours({ weekday: ['09:00', '23:00'], holiday: ['09:00', '17:00'] }),
      goldenWeek,
    );
    const spans = [0, 1, 2, 3].flatMap((day) => [midnight(day) + 540, midnight(day) + (day === 0 ? 1380 : 1020)]);
    expect([...open]).toEqual(spans);
  });

  it('let the calendar weekday speak before the day type, and null close the desk', () => {
    const { open } = layOpeningHours(
      sketchHours({ weekday: ['09:00', '10:00'], sat: ['12:00', '13:00'], sunday: null, mon: ['14:00', '15:00'] }),
      goldenWeek,
    );
    expect([...open]).toEqual([540, 600, midnight(1) + 720, midnight(1) + 780, midnight(3) + 840, midnight(3) + 900]);
  });

  it('cross midnight with the day type of their start, also out of the calendar, and never into it', () => {
    const { open } = layOpeningHours(sketchHours({ weekday: null, holiday: ['20:00', '02:00'] }), goldenWeek);
    const spans = [1, 2, 3].flatMap((day) => [midnight(day) + 1200, midnight(day) + 1560]);
    expect([...open]).toEqual(spans);
  });

  it('are one span without end where every day is open from 00:00 to 24:00', () => {
    const { open, entry } = layOpeningHours(sketchHours({ weekday: ['00:00', '24:00'] }), goldenWeek);
    expect([...open]).toEqual([0, 4 * 1440]);
    expect([...entry]).toEqual([0, 4 * 1440]);
  });

  it('end entry before closing on the days that state a last entry, without any fallback', () => {
    const hours = sketchHours({ weekday: ['09:00', '23:00'] }, { weekday: '22:30' });
    const { open, entry } = layOpeningHours(hours, goldenWeek);
    expect([...open].slice(0, 4)).toEqual([540, 1380, midnight(1) + 540, midnight(1) + 1380]);
    expect([...entry].slice(0, 4)).toEqual([540, 1350, midnight(1) + 540, midnight(1) + 1380]);
  });

  it('take a last entry after midnight for one of the same span', () => {
    const hours = sketchHours({ fri: ['18:00', '03:00'], weekday: null }, { fri: '01:30' });
    const { open, entry } = layOpeningHours(hours, goldenWeek);
    expect([[...open], [...entry]]).toEqual([
      [1080, 1620],
      [1080, 1530],
    ]);
  });

  it('join where they touch or overlap, and measure what lies within', () => {
    expect([
      ...joinSpans([
        [5, 9],
        [0, 3],
        [8, 12],
        [3, 4],
        [20, 20],
      ]),
    ]).toEqual([0, 4, 5, 12]);
    const spans = joinSpans([
      [0, 4],
      [5, 12],
      [20, 30],
    ]);
    expect([measureOverlap(spans, 2, 25), measureOverlap(spans, 12, 20), measureOverlap(spans, 30, 99)]).toEqual([
      14, 0, 0,
    ]);
  });
});

describe('rosters along the calendar', () => {
  const entry = (days: StaffingEntry['days'], from: string, to: string, counsellors: number): StaffingEntry => ({
    days,
    from,
    to,
    counsellors,
  });

  it('add where entries overlap, and make no step between equal neighbours', () => {
    const roster = layRoster(
      [entry('weekday', '09:00', '12:00', 5), entry('weekday', '12:00', '17:00', 5), entry('fri', '11:00', '13:00', 2)],
      goldenWeek,
    );
    expect([...roster.times]).toEqual([540, 660, 780, 1020]);
    expect([...roster.levels]).toEqual([5, 7, 5, 0]);
  });

  it('know weekend (Saturday, Sunday, holiday), all, a day type and a weekday, without fallback', () => {
    const levels = (days: StaffingEntry['days']) =>
      layRoster([entry(days, '09:00', '10:00', 1)], goldenWeek).times.length / 2;
    expect((['weekend', 'all', 'holiday', 'mon', 'weekday', 'saturday', 'tue'] as const).map(levels)).toEqual([
      3, 4, 1, 1, 1, 1, 0,
    ]);
  });

  it('run on after midnight, and stay level where one night shift takes over from the last', () => {
    const roster = layRoster([entry('all', '18:00', '18:00', 3)], goldenWeek);
    expect([[...roster.times], [...roster.levels]]).toEqual([
      [1080, 1080 + 4 * 1440],
      [3, 0],
    ]);
  });

  it('are empty without entries or with nobody on duty', () => {
    expect(layRoster([], goldenWeek).times).toHaveLength(0);
    expect(layRoster([entry('all', '09:00', '10:00', 0)], goldenWeek).times).toHaveLength(0);
  });
});

describe('demand along the calendar', () => {
  const days = listCalendarDays({ from: '2021-04-06', to: '2021-04-07', holidays: 'none' });
  const perHour = { weekday: Array.from({ length: 24 }, (_, hour) => (hour < 12 ? 2 : 6)) };
  const entry = joinSpans([
    [540, 1050],
    [1440 + 540, 1440 + 1050],
  ]);

  it('expects to be offered what arrives in entry hours, part hours in proportion', () => {
    const { expectedOffered, expectedArrivals } = layDemand({ perHour }, days, entry, false);
    expect(expectedOffered).toBeCloseTo(2 * (3 * 2 + 5.5 * 6), 10);
    expect(expectedArrivals).toBeCloseTo(2 * 12 * 8, 10);
  });

  it('rescales the whole profile so that the total is offered', () => {
    const { perMinute, expectedOffered, expectedArrivals } = layDemand({ perHour, total: 390 }, days, entry, false);
    expect(expectedOffered).toBeCloseTo(390, 10);
    expect(perMinute[9]).toBeCloseTo((5 * 2) / 60, 12);
    expect(expectedArrivals).toBeCloseTo(5 * 192, 10);
  });

  it('counts those carried over as offered, but not who comes after the last opening', () => {
    const before = 9 * 2 + 24 * 0 + (2 * 9 + 6.5 * 6);
    const { expectedOffered } = layDemand({ perHour }, days, entry, true);
    expect(expectedOffered).toBeCloseTo(2 * (3 * 2 + 5.5 * 6) + before, 10);
  });

  it('is nothing without a profile or with every day closed', () => {
    expect(layDemand(undefined, days, entry, false)).toMatchObject({ expectedArrivals: 0, expectedOffered: 0 });
    expect(layDemand({ perHour: { weekday: null } }, days, entry, false).expectedArrivals).toBe(0);
    expect(layDemand({ perHour, total: 100 }, days, joinSpans([]), false).expectedOffered).toBe(0);
  });
});
