import { describe, expect, test } from 'vitest';
import { EngineError } from '../../engine/domain/engine-error.ts';
import type { DeskModel } from '../../engine/simulation/desk-model.ts';
import { findNotableDays, replayDay, type DayReplay } from '../../engine/simulation/replay-day.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';
import { runMany, sketchModel, type DeskSketch } from './desk-fixtures.ts';

const seed = 7;
const exponential = (mean: number) => ({ kind: 'exponential', mean });
const week = { from: '2021-04-05', to: '2021-04-11' };
const staff = [
  { days: 'all', from: '09:00', to: '17:00', counsellors: 4 },
  { days: 'all', from: '17:00', to: '21:00', counsellors: 2 },
];

const desks: Readonly<Record<string, DeskSketch>> = {
  'a desk that turns people away, who try again': {
    ...week,
    perHour: 6,
    staff,
    channel: { retry: { probability: 0.7, after: exponential(20), max: 3 }, wrapUp: exponential(10) },
  },
  'a line with patience, sent back to it when staff steps down': {
    ...week,
    perHour: 7,
    staff,
    channel: {
      admission: { kind: 'queue', places: 6, patience: exponential(25) },
      stepDown: 'requeue',
      closing: 'finish',
      session: [{ share: 1, kind: 'real', minutes: exponential(50) }],
    },
  },
  'sessions cut at step-down and at closing': {
    ...week,
    perHour: 5,
    staff,
    channel: { admission: { kind: 'queue', places: null, patience: null }, stepDown: 'cut', closing: 'cut' },
  },
  'contacts out of hours carried to the next opening': {
    ...week,
    perHour: 2,
    staff,
    channel: { outOfHours: 'carryOver', closing: 'serveWaiting', lastEntry: { weekday: '20:00' } },
  },
  'a desk across midnight with two chats a counsellor': {
    ...week,
    perHour: 4,
    staff: [{ days: 'all', from: '00:00', to: '24:00', counsellors: 2 }],
    channel: { open: { weekday: ['20:00', '04:00'] }, perCounsellor: 2, slowdown: [1, 0.7] },
    demand: { returns: { probability: 0.4, after: exponential(600), max: 2 } },
  },
};

const countOf = (replay: DayReplay, kind: string) =>
  replay.events.filter((event) => event.kind === kind && event.contact !== null).length;

describe.each(Object.entries(desks))('a day replayed: %s', (_, sketch) => {
  const model: DeskModel = sketchModel(sketch);
  const days = Array.from({ length: model.horizonDays }, (__, day) => day);

  test('has on every day the counts of the run that was counted', () => {
    const record = runReplication(model, seed, 3);
    const replays = days.map((day) => replayDay(model, seed, 3, day));
    expect(replays.map(({ counts }) => counts.offered)).toEqual([...record.offeredByDay].slice(0, days.length));
    expect(replays.map(({ counts }) => counts.connected)).toEqual([...record.connectedByDay].slice(0, days.length));
    expect(record.counts[0]).toBeGreaterThan(50);
  });

  test('loses nobody: whoever was offered was connected, turned away, gave up or was closed out', () => {
    for (const day of days) {
      const { counts } = replayDay(model, seed, 0, day);
      const fates = counts.connected + counts.autoReplied + counts.abandoned + counts.closedOut;
      expect(fates).toBe(counts.offered);
    }
  });

  test('tells each story in order, each contact by the number of its arrival', () => {
    const replay = replayDay(model, seed, 1, 2);
    expect(countOf(replay, 'arrived')).toBe(replay.counts.attempts);
    expect(countOf(replay, 'started')).toBe(replay.counts.connected);
    expect(countOf(replay, 'autoReplied')).toBe(replay.counts.autoReplied);
    const minutes = replay.events.map(({ minute }) => minute);
    expect(minutes).toEqual([...minutes].sort((a, b) => a - b));
    for (let contact = 1; contact <= replay.counts.attempts; contact += 1) {
      const story = replay.events.filter((event) => event.contact === contact).map(({ kind }) => kind);
      expect(story[0]).toBe('arrived');
      expect(['ended', 'autoReplied', 'missed', 'abandoned', 'closedOut', 'cutShort']).toContain(story.at(-1));
    }
  });

  test('is the same every time', () => {
    expect(replayDay(model, seed, 2, 1)).toEqual(replayDay(model, seed, 2, 1));
  });

  test('shows levels that start at midnight, change at every step, and fit the staff', () => {
    const { steps } = replayDay(model, seed, 0, 3);
    expect(steps[0]?.minute).toBe(0);
    steps.forEach((step, index) => {
      const before = steps[index - 1];
      if (!before) return;
      expect(step.minute).toBeGreaterThan(before.minute);
      expect([step.busy, step.staff, step.waiting]).not.toEqual([before.busy, before.staff, before.waiting]);
    });
    expect(Math.max(...steps.map(({ staff: level }) => level))).toBe(
      sketch === desks[Object.keys(desks)[4] ?? ''] ? 2 : 4,
    );
  });
});

describe('what the log tells', () => {
  test('one contact at an idle desk of one: arrives, is answered at once, and the hour-long session ends', () => {
    const rates = Array.from({ length: 24 }, (_, hour) => (hour === 10 ? 30 : 0));
    const replay = replayDay(sketchModel({ perHour: rates, staff: 1 }), 1, 0, 0);
    const first = replay.events.filter((event) => event.contact === 1);
    expect(first.map(({ kind }) => kind)).toEqual(['arrived', 'started', 'ended']);
    expect((first[2]?.minute ?? 0) - (first[1]?.minute ?? 0)).toBeCloseTo(60, 9);
    expect(countOf(replay, 'autoReplied')).toBe(replay.counts.attempts - replay.counts.connected);
    expect(replay.counts.attempts).toBeGreaterThan(10);
    expect(Math.max(...replay.steps.map(({ busy }) => busy))).toBe(1);
  });

  test('the staff of the day as it changes, and the doors', () => {
    const replay = replayDay(sketchModel({ perHour: 1, staff }), 1, 0, 0);
    const desk = replay.events.filter(({ kind }) => ['opened', 'closed', 'staffed'].includes(kind));
    expect(desk.map(({ kind, minute, staff: level }) => [kind, minute, level])).toEqual([
      ['staffed', 540, 4],
      ['opened', 540, null],
      ['staffed', 1020, 2],
      ['closed', 1260, null],
      ['staffed', 1260, 0],
    ]);
  });
});

describe('days worth looking at', () => {
  test('the worst day has the lowest response rate of all days of all replications, the median day the middle one', () => {
    const records = runMany(sketchModel({ ...week, perHour: 6, staff: 3 }), 5, seed);
    const notable = findNotableDays(records);
    if (!notable) throw new Error('nothing offered');
    const rateOn = ({ replication, day }: { replication: number; day: number }) =>
      (records[replication]?.connectedByDay[day] ?? 0) / (records[replication]?.offeredByDay[day] ?? 0);
    const rates = records
      .flatMap(({ offeredByDay, connectedByDay }) =>
        [...offeredByDay].flatMap((offered, day) => (offered > 0 ? [(connectedByDay[day] ?? 0) / offered] : [])),
      )
      .sort((a, b) => a - b);
    expect(rateOn(notable.worst)).toBe(rates[0]);
    expect(rateOn(notable.median)).toBe(rates[Math.ceil(rates.length / 2) - 1]);
  });

  test('equal rates: the day with more contacts, then the earlier one', () => {
    const record = (index: number, offered: number[], connected: number[]) => ({
      ...runReplication(sketchModel({ perHour: 0 }), 1, 0),
      index,
      offeredByDay: Uint32Array.from(offered),
      connectedByDay: Uint32Array.from(connected),
    });
    const records = [record(0, [2, 0, 4, 1], [1, 0, 2, 1]), record(1, [4, 3, 1, 0], [2, 3, 1, 0])];
    expect(findNotableDays(records)).toEqual({ worst: { replication: 0, day: 2 }, median: { replication: 0, day: 0 } });
  });

  test('there are none where nobody came', () => {
    expect(findNotableDays(runMany(sketchModel({ perHour: 0 }), 2))).toBeNull();
    expect(findNotableDays([])).toBeNull();
  });
});

test.each([-1, 1, 0.5, Number.NaN])('day %f of a calendar of one day is refused', (day) => {
  expect(() => replayDay(sketchModel(), 1, 0, day)).toThrow(EngineError);
});
