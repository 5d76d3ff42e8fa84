import { describe, expect, test } from 'vitest';
import { readPublished } from '../../workbench/state/published.ts';
import { measureDifference, type RunSeries } from '../../workbench/state/run-series.ts';
import { readLocalized, readNumber, readSourced } from '../../workbench/state/sourced.ts';
import { listChannels, listStaffOf } from '../../workbench/surfaces/planning/channels.ts';
import { countDays } from '../../workbench/surfaces/planning/hourly.ts';
import { isOpen, listHours, readOfDay } from '../../workbench/surfaces/planning/open-hours.ts';
import { nameOfPlace } from '../../workbench/ui/place-name.ts';
import { readStaffing } from '../../workbench/surfaces/planning/staffing-grid.ts';

const desk = (open: unknown) => ({ channels: { sns: { open } } }) as never;

describe('opening hours on the time axis', () => {
  test('saturdays fall back to the holiday hours, then to the weekday ones', () => {
    const table = { weekday: 1, holiday: 2 };
    expect(readOfDay(table, 'saturday')).toEqual({ key: 'holiday', value: 2 });
    expect(readOfDay({ weekday: 1 }, 'sunday')).toEqual({ key: 'weekday', value: 1 });
    expect(readOfDay({ saturday: null, weekday: 1 }, 'saturday')).toEqual({ key: 'saturday', value: null });
    expect(readOfDay({ holiday: 2 }, 'weekday')).toBeNull();
  });

  test('an hour is open when any part of it is, with or without a source beside the span', () => {
    const sourced = desk({ weekday: { value: ['09:30', '22:30'], basis: 'published', source: 'x' }, holiday: null });
    expect(isOpen(sourced, 'weekday', 8)).toBe(false);
    expect(isOpen(sourced, 'weekday', 9)).toBe(true);
    expect(isOpen(sourced, 'weekday', 22)).toBe(true);
    expect(isOpen(sourced, 'weekday', 23)).toBe(false);
    expect(isOpen(sourced, 'holiday', 12)).toBe(false);
  });

  test('a night desk is open on both sides of midnight', () => {
    const night = desk({ weekday: ['22:00', '06:00'] });
    expect([21, 22, 23, 0, 5, 6].map((hour) => isOpen(night, 'weekday', hour))).toEqual([
      false,
      true,
      true,
      true,
      true,
      false,
    ]);
  });

  test('the axis runs from the first to the last hour that is open or staffed', () => {
    const grid = readStaffing([{ days: 'weekday', from: '07:00', to: '08:00', counsellors: 1 }]);
    expect(listHours(desk({ weekday: ['09:00', '11:00'] }), grid)).toEqual([7, 8, 9, 10]);
    expect(listHours(desk({}), readStaffing([]))).toEqual([]);
  });

  test('the fiscal year 2021 has 246 weekdays, 51 Saturdays, 51 Sundays and 17 public holidays', () => {
    const days = countDays({ from: '2021-04-01', to: '2022-03-31', holidays: 'jp' });
    expect(days).toEqual({ weekday: 246, saturday: 51, sunday: 51, holiday: 17 });
  });
});

describe('numbers with and without a source', () => {
  test('a bare number has no basis; a wrapped one keeps what stands beside it', () => {
    expect(readNumber(5)).toBe(5);
    expect(readSourced(5)?.basis).toBeNull();
    const wrapped = { value: 5, unit: 'minutes', basis: 'assumed', source: 's', low: 3, high: 9 };
    expect(readSourced(wrapped)).toMatchObject({ value: 5, basis: 'assumed', low: 3, high: 9 });
    expect(readNumber({ kind: 'deterministic', value: 5 })).toBeNull();
    expect(readNumber('5')).toBeNull();
    expect(readSourced({ value: 5, basis: 'certain' })?.basis).toBeNull();
  });

  test('one text stands for both languages', () => {
    expect(readLocalized('desk')).toEqual({ ja: 'desk', en: 'desk' });
    expect(readLocalized({ ja: '窓口' })).toEqual({ ja: '窓口', en: '窓口' });
    expect(readLocalized(7)).toBeNull();
  });

  test('published figures are read with their role, and broken ones are passed over', () => {
    const published = readPublished({
      role: 'fit',
      measures: [{ measure: 'responseRate', value: 0.887, tolerance: 0.01, source: 's' }, { measure: 'offered' }, 3],
    });
    expect(published.role).toBe('fit');
    expect(published.measures).toHaveLength(1);
    expect(published.measures[0]).toMatchObject({ value: 0.887, tolerance: 0.01, isRelative: false });
    expect(readPublished(undefined)).toEqual({ role: null, measures: [] });
  });
});

describe('two runs on the same people', () => {
  const series = (responseRate: number[]): RunSeries => ({ responseRate, autoReplied: [], handedOn: [] });

  test('are compared pair by pair, so that a steady gain has a narrow interval', () => {
    const before = series([0.8, 0.9, 0.85]);
    const after = series([0.81, 0.91, 0.86]);
    const { mean, low, high } = measureDifference(before, after, 'responseRate');
    expect(mean).toBeCloseTo(0.01, 10);
    expect((high ?? 1) - (low ?? 0)).toBeLessThan(1e-9);
  });

  test('of different length are not compared', () => {
    expect(measureDifference(series([0.8]), series([0.8, 0.9]), 'responseRate').mean).toBeNull();
  });
});

describe('places in a pack, in words', () => {
  const t = ((key: string, options: { defaultValue?: string; number?: number; n?: number }) => {
    if (key === 'member.join') return ' > ';
    if (key === 'policy.ruleNumber') return `rule ${String(options.number)}`;
    if (key === 'member.nth') return `no. ${String(options.n)}`;
    return options.defaultValue ?? key;
  }) as never;

  test('members that say nothing are left out, and elements go by what they are', () => {
    const desk = { channels: { sns: { session: [{ kind: 'noReply', share: 0.1 }, 7] } } };
    expect(nameOfPlace(desk, '/channels/sns/session/0/share', t)).toBe('sns > session > no reply > share');
    expect(nameOfPlace(desk, '/channels/sns/session/1', t)).toBe('sns > session > no. 2');
  });

  test('rules go by their number, staffing by days and hours, figures by their measure', () => {
    expect(nameOfPlace({ rules: [{ name: 'x' }] }, '/rules/0/event/params/deadlineHours', t)).toBe(
      'rule 1 > deadline hours',
    );
    const plan = { staffing: { now: [{ days: 'weekend', from: '09:00', to: '17:00' }] } };
    expect(nameOfPlace(plan, '/staffing/now/0/counsellors', t)).toBe('now > weekend 09:00–17:00');
    expect(nameOfPlace({ measures: [{ measure: 'responseRate' }] }, '/measures/0', t)).toBe('response rate');
  });

  test('a place that does not exist is still named', () => {
    expect(nameOfPlace(undefined, '/a~1b/0', t)).toBe('a/b > no. 1');
  });
});

describe('whose staff a grid shows', () => {
  const with2 = (entries: unknown) => ({ channels: { sns: {}, phone: {} }, staffing: { now: entries } }) as never;

  test('one channel needs no choice, named or not', () => {
    const one = (entries: unknown) => ({ channels: { sns: {} }, staffing: { now: entries } }) as never;
    expect(listStaffOf(one([{ days: 'all' }]), 'now')).toEqual([null]);
    expect(listStaffOf(one([{ days: 'all', channel: 'sns' }]), 'now')).toEqual(['sns']);
  });

  test('several channels: those shared by all where there are such, and those of each', () => {
    expect(listChannels(with2([]))).toEqual(['sns', 'phone']);
    expect(listStaffOf(with2([{ days: 'all' }, { days: 'all', channel: 'phone' }]), 'now')).toEqual([
      null,
      'sns',
      'phone',
    ]);
    expect(listStaffOf(with2([{ channel: 'sns' }, { channel: 'phone' }]), 'now')).toEqual(['sns', 'phone']);
    expect(listStaffOf(with2([]), 'now')).toEqual([null, 'sns', 'phone']);
  });
});
