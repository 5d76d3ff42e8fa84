import { describe, expect, test } from 'vitest';
import {
  changeDemandDays,
  listSingleWeekdays,
  readDemandDays,
} from '../../workbench/surfaces/planning/demand/demand-days.ts';

const flat = (rate: number) => new Array<number>(24).fill(rate);
const sourced = (rate: number) => ({ value: flat(rate), unit: 'perHour', basis: 'published', source: 'log: p. 3' });
const opened = { weekday: sourced(2), holiday: sourced(1) };

describe('contacts by day type', () => {
  test('Saturday and Sunday fall back on holiday, holiday on weekday; what is not there is 0', () => {
    expect(readDemandDays(opened).saturday.rates).toEqual(flat(1));
    expect(readDemandDays({ weekday: sourced(2) }).holiday.rates).toEqual(flat(2));
    expect(readDemandDays(undefined).sunday).toEqual({ rates: flat(0), stored: null });
  });

  test('a change of holidays leaves the Saturdays that fell back on them what they were', () => {
    const changed = changeDemandDays(opened, opened, { holiday: flat(5) });
    const read = readDemandDays(changed);
    expect(read.holiday.rates).toEqual(flat(5));
    expect(read.saturday).toEqual({ rates: flat(1), stored: opened.holiday });
    expect(read.sunday.rates).toEqual(flat(1));
    expect(read.weekday.stored).toEqual(opened.weekday);
  });

  test('a changed row is the assumption of the user, and takes back its source when it is what it was', () => {
    const changed = changeDemandDays(opened, opened, { weekday: flat(3) });
    expect(readDemandDays(changed).weekday.stored).toEqual({
      value: flat(3),
      unit: 'perHour',
      basis: 'assumed',
      source: 'user',
    });
    expect(changeDemandDays(opened, changed, { weekday: flat(2) })).toEqual(opened);
  });

  test('rates from a record of the office say so, even where they equal those before', () => {
    const ground = { basis: 'derived', source: 'own log' } as const;
    const changed = readDemandDays(changeDemandDays(undefined, opened, { weekday: flat(2) }, ground));
    expect(changed.weekday.stored).toMatchObject({ basis: 'derived', source: 'own log' });
    expect(changed.holiday.stored).toEqual(opened.holiday);
  });

  test('a pack with bare numbers keeps bare numbers; entries for single weekdays and closed days stay', () => {
    const bare = { weekday: flat(2), mon: flat(9), sunday: null };
    const changed = changeDemandDays(bare, bare, { weekday: flat(3) });
    expect(changed).toEqual({ weekday: flat(3), mon: flat(9), sunday: null, holiday: flat(2) });
    expect(readDemandDays(changed).saturday.rates).toEqual(flat(2));
    expect(listSingleWeekdays(changed)).toEqual(['mon']);
  });
});
