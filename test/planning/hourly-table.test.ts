import { describe, expect, test } from 'vitest';
import { guessMapping, loadTableFiles, readHourlyTable, type TableRows } from '../../engine/index.ts';

const calendar = { from: '2021-04-01', to: '2021-04-30', holidays: 'jp' } as const;

/** Splits and reads a text the way the panel does, by its own guess. */
async function read(text: string, meaning: 'perDay' | 'overCalendar' = 'perDay') {
  const { splitTable } = await loadTableFiles();
  const rows = splitTable(text);
  const mapping = guessMapping(rows);
  return { mapping, reading: readHourlyTable(rows, mapping, calendar, meaning, 'paste') };
}

const places = (issues: readonly { code: string; params: Readonly<Record<string, unknown>> }[]) =>
  issues.map(({ code, params }) => [code, params['row'], params['column'], params['got']]);

describe('a table of hours by day types', () => {
  test('is read from Excel with headers; hours that it leaves out are 0 and that is said', async () => {
    const { mapping, reading } = await read('時台\t平日\t土日祝\n9\t3.5\t1\n10時\t2\t1.5\n11:00\t1\t２');
    expect(mapping).toEqual({ hasHeader: true, isTransposed: false, roles: ['hour', 'weekday', 'daysOff'] });
    expect(reading.rates.weekday?.slice(8, 13)).toEqual([0, 3.5, 2, 1, 0]);
    expect(reading.rates.holiday?.slice(9, 12)).toEqual([1, 1.5, 2]);
    expect(reading.rates.saturday).toEqual(reading.rates.sunday);
    expect(new Set(reading.issues.map(({ severity }) => severity))).toEqual(new Set(['info']));
    expect(reading.issues.map(({ code }) => code)).toEqual(['hours-left-out']);
  });

  test('is read across too, and located as it came', async () => {
    const across = 'day,9,10,11,12,13,14,15\nweekday,1,2,3,4,5,6,7\nsaturday,1,1,x,1,1,1,1';
    const { mapping, reading } = await read(across);
    expect(mapping.isTransposed).toBe(true);
    expect(mapping.roles).toEqual(['hour', 'weekday', 'saturday']);
    expect(reading.rates.weekday?.slice(9, 16)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    const errors = reading.issues.filter(({ severity }) => severity === 'error');
    expect(places(errors)).toEqual([['count-not-understood', 3, 4, 'x']]);
    expect(errors[0]?.message.en).toContain('Row 3, column 4: "x"');
  });

  test('of sums over the calendar is divided by its days of that type', async () => {
    const { reading } = await read('hour,weekday,holiday\n9,42,1', 'overCalendar');
    expect(reading.days).toEqual({ weekday: 21, saturday: 4, sunday: 4, holiday: 1 });
    expect(reading.rates.weekday?.[9]).toBe(2);
    expect(reading.rates.holiday?.[9]).toBe(1);
  });

  test('finds every bad cell at once: a wrong hour, an hour twice, words and negative numbers', async () => {
    const { reading } = await read('hour,weekday\n9,1\n25,2\n9,3\n10,many\n11,-1\n12,1e5');
    expect(places(reading.issues.filter(({ severity }) => severity === 'error'))).toEqual([
      ['hour-not-understood', 3, 1, '25'],
      ['hour-twice', 4, undefined, 9],
      ['count-not-understood', 5, 2, 'many'],
      ['count-not-understood', 6, 2, '-1'],
      ['count-not-understood', 7, 2, '1e5'],
    ]);
  });

  test('without any column of hours or dates is refused, and so are an empty table and a role given twice', async () => {
    const rows: TableRows = [
      ['a', 'b'],
      [1, 2],
    ];
    const codes = (roles: readonly ('ignored' | 'weekday' | 'hour')[], table = rows) =>
      readHourlyTable(table, { hasHeader: true, isTransposed: false, roles }, calendar).issues.map(({ code }) => code);
    expect(codes(['ignored', 'weekday'])).toEqual(['columns-not-understood']);
    expect(codes(['hour', 'hour'])).toEqual(['role-twice']);
    expect(codes(['hour', 'weekday'], [['hour', 'weekday']])).toEqual(['table-empty']);
    expect((await read('')).reading.issues.map(({ code }) => code)).toEqual(['table-empty']);
  });
});

describe('rows with dates', () => {
  test('one row a contact: averaged over all days from first to last, holidays by the pack', async () => {
    // 29 April 2021 is a public holiday, 1 and 2 May a Saturday and a Sunday.
    const text = '日時\n2021-04-28 09:10\n2021/4/28 9:50\n2021年4月29日 21時5分\n2021-04-30T09:00\n2021-05-02 9:59';
    const { mapping, reading } = await read(text);
    expect(mapping.roles).toEqual(['dateTime']);
    expect(reading.issues).toEqual([]);
    expect(reading.contacts).toBe(5);
    expect(reading.days).toEqual({ weekday: 2, saturday: 1, sunday: 1, holiday: 1 });
    expect(reading.rates.weekday?.[9]).toBe(1.5);
    expect(reading.rates.holiday?.[21]).toBe(1);
    expect(reading.rates.saturday?.[9]).toBe(0);
    expect(reading.rates.sunday?.[9]).toBe(1);
  });

  test('date, hour and count: counts of one hour add', async () => {
    const { mapping, reading } = await read('date;hour;count\n2021-04-05;9;4\n2021-04-05;9;1\n2021-04-06;9;"1,001"');
    expect(mapping.roles).toEqual(['date', 'hour', 'count']);
    expect(reading.rates.weekday?.[9]).toBe(503);
    expect(reading.rates.saturday).toBeUndefined();
  });

  test('a date that does not exist, a time without an hour and years far apart are refused where they stand', async () => {
    const { reading } = await read('日時\t件数\n2021-02-29 09:00\t1\n2021-03-01\t1\n2021-03-01 24:00\t1');
    expect(places(reading.issues)).toEqual([
      ['date-not-understood', 2, 1, '2021-02-29 09:00'],
      ['date-not-understood', 3, 1, '2021-03-01'],
      ['date-not-understood', 4, 1, '2021-03-01 24:00'],
    ]);
    const far = await read('date,hour,count\n1921-01-01,9,1\n2021-01-01,9,1');
    expect(far.reading.issues.map(({ code }) => code)).toEqual(['dates-too-far-apart']);
    expect(far.reading.rates).toEqual({});
  });
});

describe('files', () => {
  test('a workbook that was written is read back cell for cell, dates and formulas as text', async () => {
    const { readTableFile, writeTableFile } = await loadTableFiles();
    const rows = [
      ['時', '平日', 'memo'],
      [9, 0.1 + 0.2, '=1+1'],
      [10, null, 'a'],
    ];
    const bytes = await writeTableFile([{ name: '着信/時', rows }]);
    const { tables, issues } = await readTableFile('a.xlsx', bytes);
    expect(issues).toEqual([]);
    expect(tables).toEqual([{ name: '着信 時', rows: [rows[0], [9, 0.1 + 0.2, "'=1+1"], rows[2]] }]);
  });

  test('Shift_JIS and a byte order mark are met; bytes that are no text and a broken workbook are refused', async () => {
    const { readTableFile } = await loadTableFiles();
    const japanese = Uint8Array.from([0x95, 0xbd, 0x93, 0xfa, 0x2c, 0x39]);
    expect((await readTableFile('a.csv', japanese)).tables[0]?.rows).toEqual([['平日', '9']]);
    const marked = new TextEncoder().encode('\uFEFFhour,weekday\r\n9,1\r\n\r\n');
    expect((await readTableFile('b.csv', marked)).tables[0]?.rows).toEqual([
      ['hour', 'weekday'],
      ['9', '1'],
    ]);
    const broken = await readTableFile('c.xlsx', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]));
    expect(broken.tables).toEqual([]);
    expect(broken.issues).toHaveLength(1);
    const binary = await readTableFile('d.csv', Uint8Array.from([0, 1, 2, 0]));
    expect(binary.issues.map(({ code }) => code)).toEqual(['table-unreadable']);
  });
});
