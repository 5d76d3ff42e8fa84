import { describe, expect, test } from 'vitest';
import { EngineError } from '../../engine/domain/engine-error.ts';
import {
  findRequiredStaff,
  mostCounsellors,
  predictResponseRate,
  type RequiredStaff,
} from '../../engine/planning/required-staff.ts';
import { requirePack, sketchDocuments, type DeskSketch } from '../simulation/desk-fixtures.ts';

const exponential = (mean: number) => ({ kind: 'exponential', mean });
const always = { weekday: ['00:00', '24:00'] };

function find(sketch: DeskSketch, target: number, channel = 'sns', staffing = 'published'): RequiredStaff | null {
  const { demand, desk } = requirePack(sketchDocuments(sketch));
  if (!demand || !desk) throw new Error('no desk');
  return findRequiredStaff(demand, desk, channel, staffing, target);
}

const hourOf = (found: RequiredStaff | null, hour: number) =>
  found?.byHour.find((each) => each.day === 'weekday' && each.hour === hour);

function channelOf(channel: DeskSketch['channel']) {
  const desk = requirePack(sketchDocuments(channel ? { channel } : {})).desk?.channels['sns'];
  if (!desk) throw new Error('no channel');
  return desk;
}

describe('the load that staff is planned for', () => {
  test('grows from an empty desk as the exact mean number in service does: 6 an hour for 60 minutes', () => {
    const found = find({ perHour: 6 }, 0.9);
    const e = Math.exp(-1);
    expect(hourOf(found, 9)?.offeredErlangs).toBeCloseTo(6 * e, 12);
    expect(hourOf(found, 10)?.offeredErlangs).toBeCloseTo(6 - 6 * e * (1 - e), 12);
    expect(hourOf(found, 20)?.offeredErlangs).toBeCloseTo(6, 3);
  });

  test('carries a peak into the hour after it, where the arrivals alone would say nobody is needed', () => {
    const rates = Array.from({ length: 24 }, (_, hour) => (hour === 11 ? 12 : 0));
    const found = find({ perHour: rates }, 0.9);
    const peakEnd = 12 * (1 - Math.exp(-1));
    expect(hourOf(found, 12)?.offeredErlangs).toBeCloseTo(peakEnd * (1 - Math.exp(-1)), 12);
    expect(hourOf(found, 12)?.required).toBeGreaterThan(0);
    expect(hourOf(found, 10)).toMatchObject({ offeredErlangs: 0, required: 0 });
  });

  test('counts the mixture of sessions and the wrap-up: half of 5 minutes, half of 55, and 30 after each, are an hour', () => {
    const session = [
      { share: 0.5, kind: 'noReply', minutes: { kind: 'deterministic', value: 5 } },
      { share: 0.5, kind: 'real', minutes: exponential(55) },
    ];
    const found = find({ channel: { session, wrapUp: { kind: 'deterministic', value: 30 } } }, 0.9);
    expect(found?.sessionMinutes).toBe(60);
    expect(hourOf(found, 9)?.offeredErlangs).toBeCloseTo(6 * Math.exp(-1), 12);
  });

  test('ends with the day where sessions are cut at closing, and runs on where they are finished', () => {
    const night = { channel: { open: { weekday: ['20:00', '23:00'] } }, from: '2021-04-06', to: '2021-04-07' };
    const withClosing = (closing: string) => find({ ...night, channel: { ...night.channel, closing } }, 0.9);
    const cut = hourOf(withClosing('cut'), 20)?.offeredErlangs ?? 0;
    const finished = hourOf(withClosing('finish'), 20)?.offeredErlangs ?? 0;
    expect(cut).toBeCloseTo(6 * Math.exp(-1), 12);
    expect(finished).toBeGreaterThan(cut);
  });
});

describe('the least staff', () => {
  const flat = { perHour: 1, from: '2021-04-06', to: '2021-04-30', channel: { open: always } };

  test.each([
    [0.79, 2],
    [0.81, 3],
    [0.93, 3],
    [0.95, 4],
    [0.999, 6],
  ])('one erlang at a desk that turns people away needs, for %f connected, %i', (target, staff) => {
    // Erlang B: B(2, 1) = 1/5, B(3, 1) = 1/16, B(4, 1) = 1/65, B(5, 1) = 1/326, B(6, 1) = 1/1957.
    expect(hourOf(find(flat, target), 12)?.required).toBe(staff);
  });

  test('is the least: one counsellor fewer misses the target in every hour', () => {
    const channel = channelOf({});
    for (const { offeredErlangs, required } of find({ perHour: 9 }, 0.85)?.byHour ?? []) {
      const staff = required ?? 0;
      expect(predictResponseRate(channel, offeredErlangs, staff)).toBeGreaterThanOrEqual(0.85);
      expect(predictResponseRate(channel, offeredErlangs, staff - 1)).toBeLessThan(0.85);
    }
  });

  test('follows the desk: a queue with patience is Erlang A, places alone M/M/c/K, neither asks only for enough seats', () => {
    const queue = (places: number | null, patience: object | null) =>
      channelOf({ admission: { kind: 'queue', places, patience } });
    // M/M/1+M with patience as long as a session: π(n) is Poisson(1), so 1 − pAbandon = 1 − 1/e.
    expect(predictResponseRate(queue(null, exponential(60)), 1, 1)).toBeCloseTo(1 - Math.exp(-1), 10);
    // M/M/1/2 at one erlang: three equal states, a third meets it full.
    expect(predictResponseRate(queue(1, null), 1, 1)).toBeCloseTo(2 / 3, 12);
    expect(predictResponseRate(queue(null, null), 3, 4)).toBe(1);
    expect(predictResponseRate(queue(null, null), 4, 1)).toBe(0.25);
    expect(predictResponseRate(queue(null, exponential(10)), 1, 0)).toBe(0);
    expect(
      find({ channel: { admission: { kind: 'queue', places: null, patience: exponential(9) } } }, 0.9)?.formula,
    ).toBe('erlangA');
  });

  test('counts seats that are not always usable, and two chats a counsellor', () => {
    expect(predictResponseRate(channelOf({ seatAvailability: 0.5 }), 1, 3)).toBeCloseTo(
      0.5 * (1 / 2) + 0.5 * (4 / 5),
      12,
    );
    expect(predictResponseRate(channelOf({ perCounsellor: 2 }), 1, 1)).toBeCloseTo(4 / 5, 12);
    // Each of two chats at half speed lasts twice as long: the same seats carry no more.
    const slowed = find({ perHour: 1, channel: { perCounsellor: 2, slowdown: [1, 0.5] } }, 0.9);
    expect(slowed?.sessionMinutes).toBe(120);
  });

  test('stands beside what is scheduled, with its sign', () => {
    const staff = [
      { days: 'all', from: '09:00', to: '12:00', counsellors: 2 },
      { days: 'all', from: '12:30', to: '21:00', counsellors: 9 },
    ];
    const found = find({ perHour: 3, staff }, 0.9);
    expect(hourOf(found, 11)).toMatchObject({ scheduled: 2 });
    expect(hourOf(found, 12)).toMatchObject({ scheduled: 4.5 });
    for (const hour of found?.byHour ?? []) expect(hour.net).toBe(hour.scheduled - (hour.required ?? Number.NaN));
    expect(hourOf(found, 11)?.net).toBeLessThan(0);
    expect(hourOf(found, 15)?.net).toBeGreaterThan(0);
  });

  test('stops where no number of people would do', () => {
    const found = find({ perHour: 3000 }, 0.9999);
    expect(hourOf(found, 20)).toMatchObject({ required: null, net: null });
    expect(mostCounsellors).toBeGreaterThan(100);
  });
});

describe('wrong questions', () => {
  test.each([0, 1, 1.2, -0.1, Number.NaN])('a target of %f is refused', (target) => {
    expect(() => find({}, target)).toThrow(EngineError);
  });

  test('a channel or staffing that is not there has no answer', () => {
    expect(find({}, 0.9, 'fax')).toBeNull();
    expect(find({}, 0.9, 'sns', 'other')).toBeNull();
    expect(find({}, 0.9, 'constructor')).toBeNull();
  });
});
