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
      if (stepDown === 'requeue') expect(out).toBeLessThanOrEqual(totals.offered + 1e-9);
      else expect(relative(out, totals.offered)).toBeLessThan(1e-9);
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
