import { describe, expect, test } from 'vitest';
import { buildPack } from '../../engine/pack/load-pack.ts';
import { solveTheory } from '../../engine/planning/theory.ts';
import { answerErlangB, answerWithPatience } from '../../engine/planning/erlang.ts';
import { createBarePack } from '../fixtures/bare-pack.ts';
import reference from '../fixtures/queueing-reference.json' with { type: 'json' };

interface DeskChange {
  readonly rates: readonly number[];
  readonly minutes: number;
  readonly admission: object;
  readonly stepDown: string;
  readonly staff: readonly { from: string; to: string; counsellors: number }[];
  readonly open?: readonly [string, string];
  readonly availability?: number;
  readonly to?: string;
}

/** One weekday of a desk with exponential sessions. */
function solve(change: DeskChange) {
  const documents = createBarePack();
  const open = change.open ?? ['09:00', '23:00'];
  const { pack, issues } = buildPack({
    ...documents,
    'demand.json': {
      calendar: { from: '2021-04-01', to: change.to ?? '2021-04-01', holidays: 'none' },
      channels: { phone: { perHour: { weekday: change.rates } } },
    },
    'desk.json': {
      channels: {
        phone: {
          open: { weekday: open },
          admission: change.admission,
          session: [{ share: 1, kind: 'real', minutes: { kind: 'exponential', mean: change.minutes } }],
          stepDown: change.stepDown,
          closing: 'finish',
          outOfHours: 'lost',
          ...(change.availability === undefined ? {} : { seatAvailability: change.availability }),
        },
      },
      staffing: { only: change.staff.map((entry) => ({ days: 'all', ...entry })) },
    },
  });
  expect(issues).toEqual([]);
  const result = pack?.demand && pack.desk ? solveTheory(pack.demand, pack.desk, 'phone', 'only') : null;
  if (result === null) throw new Error('no theory');
  return result;
}

const relative = (actual: number | undefined, exact: number) =>
  Math.abs((actual ?? Number.NaN) - exact) / Math.max(exact, 1e-12);

describe('the time-varying equations agree with two independent integrators to 1e-8', () => {
  test.each(reference.nonStationary.map((each) => [each.id, each] as const))('%s', (_, exact) => {
    const rates = Array.from(
      { length: 24 },
      (__, hour) => exact.hours.find((each) => each.hour === hour)?.lambda_ ?? 0,
    );
    const staff = exact.hours.map(({ hour, servers }) => ({
      from: `${String(hour).padStart(2, '0')}:00`,
      to: `${String(hour + 1).padStart(2, '0')}:00`,
      counsellors: servers,
    }));
    const isLoss = exact.theta === 0;
    const result = solve({
      rates,
      minutes: 60 / exact.mu,
      admission: isLoss
        ? { kind: 'loss' }
        : { kind: 'queue', places: null, patience: { kind: 'exponential', mean: 60 / exact.theta } },
      stepDown: isLoss ? 'finish' : 'requeue',
      staff,
    });
    expect(result.byHour.map(({ hour }) => hour)).toEqual(exact.hours.map(({ hour }) => hour));
    exact.hours.forEach((hour, index) => {
      const ours = result.byHour[index];
      expect(relative(ours?.offered, hour.arrivals)).toBeLessThan(1e-12);
      if (isLoss) expect(relative(ours?.blocked, hour.blocked)).toBeLessThan(1e-8);
      else expect(relative(ours?.abandoned, hour.abandoned)).toBeLessThan(1e-8);
      expect(relative(ours?.meanInSystem, hour.busyHours + hour.queueHours)).toBeLessThan(1e-8);
    });
    if (isLoss) expect(relative(result.totals.blocked, exact.day.blocked)).toBeLessThan(1e-8);
    else expect(relative(result.totals.abandoned, exact.day.abandoned)).toBeLessThan(1e-8);
  });
});

describe('a day that never changes settles into the stationary formulas', () => {
  const everyHour = {
    rates: Array<number>(24).fill(7),
    minutes: 60,
    open: ['00:00', '24:00'] as const,
    to: '2021-04-02',
  };
  const staff = [{ from: '00:00', to: '24:00', counsellors: 7 }];
  const lastHour = (result: ReturnType<typeof solve>) => result.byHour.find(({ hour }) => hour === 23);

  test('of Erlang B at a loss desk', () => {
    const result = lastHour(solve({ ...everyHour, admission: { kind: 'loss' }, stepDown: 'finish', staff }));
    const exact = answerErlangB({ servers: 7, perHour: 7, minutes: 60 });
    expect(relative((result?.blocked ?? 0) / 7, exact.pBlock ?? 0)).toBeLessThan(1e-5);
  });

  test('of Erlang A at a desk with a line', () => {
    const admission = { kind: 'queue', places: null, patience: { kind: 'exponential', mean: 10 } };
    const result = lastHour(solve({ ...everyHour, admission, stepDown: 'finish', staff }));
    const exact = answerWithPatience({ servers: 7, perHour: 7, minutes: 60 }, 10);
    expect(relative((result?.abandoned ?? 0) / 7, exact.pAbandon ?? 0)).toBeLessThan(1e-5);
  });
});

describe('what flows in flows out', () => {
  const rates = Array.from({ length: 24 }, (_, hour) => (hour % 5) * 2);
  const staff = [
    { from: '09:00', to: '17:00', counsellors: 6 },
    { from: '17:00', to: '23:00', counsellors: 3 },
  ];
  test.each(['finish', 'requeue', 'cut'])(
    'with stepDown %s everyone offered is blocked, gives up, is closed out or connected',
    (stepDown) => {
      const admission = { kind: 'queue', places: 4, patience: { kind: 'exponential', mean: 20 } };
      const { totals } = solve({ rates, minutes: 50, admission, stepDown, staff, availability: 0.9 });
      const out = totals.blocked + totals.abandoned + totals.closedOut + totals.connected;
      expect(relative(out, totals.offered)).toBeLessThan(1e-9);
    },
  );

  test('fewer usable seats turn more away', () => {
    const at = (availability: number) =>
      solve({ rates, minutes: 50, admission: { kind: 'loss' }, stepDown: 'finish', staff, availability }).totals
        .blocked;
    expect(at(0.9)).toBeGreaterThan(at(0.95));
    expect(at(0.95)).toBeGreaterThan(at(1));
  });
});

describe('where the clock and the line are awkward', () => {
  const hourly = (rate: number) => Array<number>(24).fill(rate);

  test('a desk that opens at half past nine starts each day with the morning’s counsellors', () => {
    const desk = {
      rates: hourly(6),
      minutes: 40,
      admission: { kind: 'loss' },
      stepDown: 'finish',
      open: ['09:30', '21:00'] as const,
      staff: [
        { from: '09:00', to: '17:00', counsellors: 2 },
        { from: '17:00', to: '21:00', counsellors: 9 },
      ],
    };
    const [one, two] = [solve(desk), solve({ ...desk, to: '2021-04-02' })];
    const nine = (result: typeof one) => result.byHour.find(({ hour }) => hour === 9)?.blocked;
    expect(relative(nine(two), nine(one) ?? 0)).toBeLessThan(1e-6);
    expect(relative(two.totals.blocked, 2 * one.totals.blocked)).toBeLessThan(1e-6);
  });

  test('a line without an end turns nobody away, however long it grows', () => {
    const { totals, leftOut } = solve({
      rates: hourly(100),
      minutes: 30,
      admission: { kind: 'queue', places: null, patience: null },
      stepDown: 'finish',
      staff: [{ from: '09:00', to: '23:00', counsellors: 3 }],
    });
    expect(totals.blocked).toBe(0);
    expect(relative(totals.connected + totals.closedOut, totals.offered)).toBeLessThan(1e-8);
    expect(leftOut).toEqual([]);
  });

  test('a line that cannot be followed to its end is said to be cut, and those beyond are not called blocked', () => {
    const { totals, leftOut } = solve({
      rates: hourly(600),
      minutes: 30,
      admission: { kind: 'queue', places: null, patience: null },
      stepDown: 'finish',
      open: ['09:00', '17:00'],
      staff: [{ from: '09:00', to: '17:00', counsellors: 1 }],
    });
    expect(totals.blocked).toBe(0);
    expect(leftOut).toEqual(['lineBeyond']);
  });
});

describe('a step down that sends people back into the line', () => {
  const admission = { kind: 'queue', places: 1, patience: { kind: 'exponential', mean: 25 } };
  const desk = { rates: Array<number>(24).fill(7), minutes: 60, admission, stepDown: 'requeue' } as const;
  const staff = [
    { from: '09:00', to: '11:00', counsellors: 4 },
    { from: '11:00', to: '12:00', counsellors: 1 },
    { from: '12:00', to: '13:00', counsellors: 3 },
  ];

  test('loses nobody, though they stand beyond the places of the line', () => {
    const { totals } = solve({ ...desk, open: ['09:00', '13:00'], staff });
    const out = totals.blocked + totals.abandoned + totals.closedOut + totals.connected;
    expect(relative(out, totals.offered)).toBeLessThan(1e-9);
  });

  test('counts as connected who has been, as a chain with three numbers stepped through second by second does', () => {
    const { totals } = solve({ ...desk, open: ['09:00', '13:00'], staff });
    const { offered, connected } = stepThrough([4, 4, 1, 3], 7 / 3600, 1 / 3600, 1 / (25 * 60), 1);
    expect(relative(totals.offered, offered)).toBeLessThan(1e-9);
    expect(relative(totals.responseRate ?? 0, connected / offered)).toBeLessThan(1e-3);
    expect(totals.lostAfterStepDown).toBeGreaterThan(0.1);
  });
});

/** The law of (busy, sent back, new in line) of such a desk, stepped by a quarter of a second with seats for each hour. */
function stepThrough(seatsByHour: readonly number[], arrive: number, end: number, giveUp: number, places: number) {
  const step = 0.25;
  let law = new Map<string, number>([['0,0,0', 1]]);
  let connected = 0;
  let offered = 0;
  const read = (key: string) => key.split(',').map(Number) as [number, number, number];
  for (const seats of seatsByHour) {
    const stepped = new Map<string, number>();
    for (const [key, probability] of law) {
      let [busy, back, fresh] = read(key);
      if (busy > seats) [busy, back] = [seats, back + busy - seats];
      while (busy < seats && back + fresh > 0) {
        busy += 1;
        if (back > 0) back -= 1;
        else [fresh, connected] = [fresh - 1, connected + probability];
      }
      const moved = [busy, back, fresh].join();
      stepped.set(moved, (stepped.get(moved) ?? 0) + probability);
    }
    law = stepped;
    for (let time = 0; time < 3600; time += step) {
      const next = new Map<string, number>();
      const add = (key: string, probability: number) => next.set(key, (next.get(key) ?? 0) + probability);
      offered += arrive * step;
      for (const [key, probability] of law) {
        const [busy, back, fresh] = read(key);
        const move = (rate: number, to: readonly number[], isMet: boolean) => {
          add(to.join(), probability * rate * step);
          if (isMet) connected += probability * rate * step;
          return rate * step;
        };
        let left = 1;
        if (busy < seats) left -= move(arrive, [busy + 1, back, fresh], true);
        else if (back + fresh < places) left -= move(arrive, [busy, back, fresh + 1], false);
        if (busy > 0) {
          if (back > 0) left -= move(busy * end, [busy, back - 1, fresh], false);
          else if (fresh > 0) left -= move(busy * end, [busy, 0, fresh - 1], true);
          else left -= move(busy * end, [busy - 1, 0, 0], false);
        }
        if (back > 0) left -= move(back * giveUp, [busy, back - 1, fresh], false);
        if (fresh > 0) left -= move(fresh * giveUp, [busy, back, fresh - 1], false);
        add(key, probability * left);
      }
      law = next;
    }
  }
  return { offered, connected };
}
