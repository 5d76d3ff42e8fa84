import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dayTypes, type DayType } from '../../workbench/state/engine.ts';
import type { Json } from '../../workbench/state/json.ts';
import {
  changeStaffing,
  readStaffing,
  sumHours,
  writeStaffing,
  type StaffingCell,
  type StaffingGrid,
} from '../../workbench/surfaces/planning/staffing-grid.ts';

const published = (value: number) => ({ value, unit: 'counsellors', basis: 'published', source: 'seed: staff' });

const tokyo: Json[] = [
  { days: 'weekday', from: '09:00', to: '17:00', counsellors: published(5) },
  { days: 'weekday', from: '17:00', to: '23:00', counsellors: published(7) },
  { days: 'weekend', from: '09:00', to: '17:00', counsellors: published(4) },
];

const at = (day: DayType, hour: number) => ({ day, hour });

describe('staffing entries as people per hour', () => {
  test('five by day, seven by evening and four at weekends fill the grid hour by hour', () => {
    const { rows, outside } = readStaffing(tokyo);
    expect(rows.weekday[8]).toBeNull();
    expect(rows.weekday[9]?.counsellors).toBe(5);
    expect(rows.weekday[16]?.counsellors).toBe(5);
    expect(rows.weekday[17]?.counsellors).toBe(7);
    expect(rows.weekday[22]?.counsellors).toBe(7);
    expect(rows.weekday[23]).toBeNull();
    expect(dayTypes.map((day) => sumHours(rows[day]))).toEqual([82, 32, 32, 32]);
    expect(outside).toEqual([]);
  });

  test('an unchanged grid writes the very entries it was read from', () => {
    expect(writeStaffing(readStaffing(tokyo))).toEqual(tokyo);
  });

  test('entries that overlap add, and rest on the weaker of their bases', () => {
    const { rows } = readStaffing([
      { days: 'weekday', from: '09:00', to: '12:00', counsellors: published(2) },
      { days: 'all', from: '11:00', to: '13:00', counsellors: { value: 3, basis: 'assumed', source: 'guess' } },
    ]);
    expect(rows.weekday[11]?.counsellors).toBe(5);
    expect(rows.weekday[11]?.provenance).toMatchObject({ basis: 'assumed', source: 'seed: staff + guess' });
    expect(rows.sunday[11]?.counsellors).toBe(3);
  });

  test.each([
    ['half hours', { days: 'weekday', from: '09:30', to: '12:00', counsellors: 2 }],
    ['a night shift', { days: 'weekday', from: '22:00', to: '06:00', counsellors: 2 }],
    ['a single weekday', { days: 'mon', from: '09:00', to: '12:00', counsellors: 2 }],
    ['no number', { days: 'weekday', from: '09:00', to: '12:00', counsellors: 'two' }],
    ['another channel', { days: 'weekday', from: '09:00', to: '12:00', counsellors: 2, channel: 'phone' }],
    ['no entry at all', 7],
  ])('%s stays outside the grid and comes back word for word', (_, entry) => {
    const grid = readStaffing([...tokyo, entry]);
    expect(grid.outside).toEqual([entry]);
    expect(writeStaffing(grid)).toEqual([...tokyo, entry]);
  });

  test('the staff of one channel of several are shown and written back with its name', () => {
    const phone = { days: 'weekday', from: '09:00', to: '12:00', counsellors: 2, channel: 'phone' };
    const grid = readStaffing([...tokyo, phone], 'phone');
    expect(grid.rows.weekday[9]?.counsellors).toBe(2);
    expect(writeStaffing(grid)).toEqual([phone, ...tokyo]);
  });
});

describe('changing one hour', () => {
  const original = readStaffing(tokyo);

  test('cuts the span in three, and only the changed hour becomes an assumption of the user', () => {
    const changed = changeStaffing(original, original, at('weekday', 21), 8);
    expect(writeStaffing(changed)).toEqual([
      tokyo[0],
      { days: 'weekday', from: '17:00', to: '21:00', counsellors: published(7) },
      {
        days: 'weekday',
        from: '21:00',
        to: '22:00',
        counsellors: { value: 8, unit: 'counsellors', basis: 'assumed', source: 'user' },
      },
      { days: 'weekday', from: '22:00', to: '23:00', counsellors: published(7) },
      tokyo[2],
    ]);
  });

  test('typing the first number again brings the published entry back', () => {
    const changed = changeStaffing(original, original, at('sunday', 9), 6);
    expect(writeStaffing(changed)).not.toEqual(tokyo);
    expect(writeStaffing(changeStaffing(changed, original, at('sunday', 9), 4))).toEqual(tokyo);
  });

  test('two changed neighbours with the same number are one span', () => {
    const one = changeStaffing(original, original, at('weekday', 20), 9);
    const two = changeStaffing(one, original, at('weekday', 21), 9);
    const spans = writeStaffing(two).filter((entry) => JSON.stringify(entry).includes('"user"'));
    expect(spans).toHaveLength(1);
    expect(spans[0]).toMatchObject({ from: '20:00', to: '22:00' });
  });

  test('a bare pack keeps bare numbers', () => {
    const bare = readStaffing([{ days: 'weekday', from: '09:00', to: '11:00', counsellors: 2 }]);
    expect(writeStaffing(changeStaffing(bare, bare, at('weekday', 10), 3))).toEqual([
      { days: 'weekday', from: '09:00', to: '10:00', counsellors: 2 },
      { days: 'weekday', from: '10:00', to: '11:00', counsellors: 3 },
    ]);
  });

  test('a number that no desk can have is written as it is, so that loading can say where it stands', () => {
    const changed = changeStaffing(original, original, at('weekday', 9), -1);
    expect(readStaffing(writeStaffing(changed)).rows.weekday[9]?.counsellors).toBe(-1);
  });
});

describe('whatever the grid', () => {
  const cell = fc.option(
    fc.record({
      counsellors: fc.integer({ min: 0, max: 3 }),
      provenance: fc.constantFrom(null, { basis: 'published', source: 'a' }, { basis: 'assumed', source: 'user' }),
    }),
    { nil: null },
  );
  const row = fc.array(cell, { minLength: 24, maxLength: 24 });
  const grids = fc
    .record({ weekday: row, saturday: row, sunday: row, holiday: row })
    .map((rows: Record<DayType, (StaffingCell | null)[]>): StaffingGrid => ({ channel: null, rows, outside: [] }));

  test('writing it as entries and reading them again gives the same grid', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        expect(readStaffing(writeStaffing(grid))).toEqual(grid);
      }),
      { seed: 20211, numRuns: 200 },
    );
  });

  test('no two entries of the same days and number touch', () => {
    fc.assert(
      fc.property(grids, (grid) => {
        const entries = writeStaffing(grid) as { days: string; from: string; to: string; counsellors: Json }[];
        for (const a of entries) {
          const next = entries.find((b) => b.days === a.days && b.from === a.to);
          if (next) expect(next.counsellors).not.toEqual(a.counsellors);
        }
      }),
      { seed: 20212, numRuns: 100 },
    );
  });
});
