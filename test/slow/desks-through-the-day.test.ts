import { describe, expect, it } from 'vitest';
import type { DeskModel } from '../../engine/simulation/desk-model.ts';
import { cellColumn, cellWidth, readCount, type CellColumn } from '../../engine/simulation/replication-record.ts';
import { runMany, sketchModel } from '../simulation/desk-fixtures.ts';
import { dayProfile, impatientDay, lossByHour } from '../theory/exact-answers.ts';
import { estimate, scoreAgainst } from '../theory/standard-errors.ts';

const limit = 4;
/** Fifteen weeks of weekdays and Saturdays alike; every day starts empty, since closing ends all sessions. */
const days = 105;
const replications = 24;
const firstHour = 9;

function sketchDay(staff: readonly [number, number], channel: Readonly<Record<string, unknown>>): DeskModel {
  const perHour = [...Array.from({ length: firstHour }, () => 0), ...dayProfile, 0];
  return sketchModel({
    perHour,
    to: '2021-07-19',
    staff: [
      { days: 'all', from: '09:00', to: '17:00', counsellors: staff[0] },
      { days: 'all', from: '17:00', to: '23:00', counsellors: staff[1] },
    ],
    channel: { open: { weekday: ['09:00', '23:00'] }, closing: 'cut', ...channel },
  });
}

function exponentialSession(mean: number): Readonly<Record<string, unknown>> {
  return { session: [{ share: 1, kind: 'real', minutes: { kind: 'exponential', mean } }] };
}

/** What one hour of a day holds on average, one value a replication. */
function readHour(model: DeskModel, hour: number, column: CellColumn, records: ReturnType<typeof runMany>): number[] {
  return records.map(({ byCell }) => {
    let sum = 0;
    for (let dayType = 0; dayType < 4; dayType++) {
      sum += byCell[(dayType * 24 + hour) * cellWidth + cellColumn[column]] ?? 0;
    }
    return sum / model.horizonDays;
  });
}

function turnedAwayByHour(model: DeskModel, hour: number, records: ReturnType<typeof runMany>): number[] {
  return readHour(model, hour, 'autoReplied', records);
}

describe('a desk whose demand and staff change through the day agrees with the exact answers, hour by hour', () => {
  it.each([
    ['5 then 7 counsellors, sessions of 60 minutes', [5, 7], 60, lossByHour.fiveToSeven60],
    ['5 then 7 counsellors, sessions of 90 minutes', [5, 7], 90, lossByHour.fiveToSeven90],
    ['7 then 5 counsellors, sessions under way run on', [7, 5], 60, lossByHour.sevenToFive60],
  ] as const)('loss desk, %s (14 hours, four standard errors each)', (_, staff, minutes, exact) => {
    const model = sketchDay(staff, exponentialSession(minutes));
    expect(model.horizonDays).toBe(days);
    const records = runMany(model, replications, 201);
    const scores = exact.map((blocked, index) =>
      scoreAgainst(turnedAwayByHour(model, firstHour + index, records), blocked),
    );
    expect(Math.max(...scores)).toBeLessThan(limit);
  });

  it('hour-by-hour Erlang B, which forgets the hour before, would be caught', () => {
    const model = sketchDay([5, 7], exponentialSession(90));
    const records = runMany(model, replications, 201);
    const pointwise = (load: number, servers: number) => {
      let blocked = 1;
      for (let n = 1; n <= servers; n++) blocked = (load * blocked) / (n + load * blocked);
      return blocked;
    };
    const scores = dayProfile.map((perHour, index) =>
      scoreAgainst(
        turnedAwayByHour(model, firstHour + index, records),
        perHour * pointwise(perHour * 1.5, index < 8 ? 5 : 7),
      ),
    );
    expect(Math.max(...scores)).toBeGreaterThan(10 * limit);
  });

  it('queue with patience, 5 then 7: abandoned, time in talk and time in queue of the day', () => {
    const admission = { kind: 'queue', places: null, patience: { kind: 'exponential', mean: 10 } };
    const model = sketchDay([5, 7], { ...exponentialSession(60), admission });
    const records = runMany(model, replications, 202);
    expect(
      scoreAgainst(
        records.map((r) => readCount(r, 'offered') / days),
        impatientDay.arrivals,
      ),
    ).toBeLessThan(limit);
    expect(
      scoreAgainst(
        records.map((r) => readCount(r, 'abandoned') / days),
        impatientDay.abandoned,
      ),
    ).toBeLessThan(limit);
    expect(
      scoreAgainst(
        records.map((r) => r.busyMinutes / 60 / days),
        impatientDay.busyHours,
      ),
    ).toBeLessThan(limit);
    expect(
      scoreAgainst(
        records.map((r) => r.waitingMinutes / 60 / days),
        impatientDay.queueHours,
      ),
    ).toBeLessThan(limit);
  });

  it('queue with patience, 7 then 5, those above the new level back in the queue: the Kolmogorov equations', () => {
    const staffAt = (hour: number) => (hour < 17 ? 7 : 5);
    const exact = solveImpatientDay(staffAt);
    const admission = { kind: 'queue', places: null, patience: { kind: 'exponential', mean: 10 } };
    const model = sketchDay([7, 5], { ...exponentialSession(60), admission, stepDown: 'requeue' });
    const records = runMany(model, replications, 203);
    expect(
      scoreAgainst(
        records.map((r) => r.waitingMinutes / 60 / days),
        exact.queueHours,
      ),
    ).toBeLessThan(limit);
    expect(
      scoreAgainst(
        records.map((r) => r.busyMinutes / 60 / days),
        exact.busyHours,
      ),
    ).toBeLessThan(limit);
    // Who gives up after having been requeued was connected once and counts as cut short; closing cuts short as well.
    const givenUp = records.map(
      (r) => (readCount(r, 'offered') - readCount(r, 'connected') - readCount(r, 'closedOut')) / days,
    );
    expect(estimate(givenUp).mean).toBeLessThan(exact.abandoned);
  });

  it('right after the step down the queue holds those sent back; a desk whose sessions ran on would be caught', () => {
    const exact = solveImpatientDay((hour) => (hour < 17 ? 7 : 5)).queueHoursByHour[17 - firstHour] ?? 0;
    const admission = { kind: 'queue', places: null, patience: { kind: 'exponential', mean: 10 } };
    const score = (stepDown: string) => {
      const model = sketchDay([7, 5], { ...exponentialSession(60), admission, stepDown });
      const minutes = readHour(model, 17, 'waitingMinutes', runMany(model, 2 * replications, 203));
      return scoreAgainst(
        minutes.map((value) => value / 60),
        exact,
      );
    };
    expect(score('requeue')).toBeLessThan(limit);
    expect(score('finish')).toBeGreaterThan(limit);
  });

  it('the equations solved here give the known answers of the day with 5 then 7', () => {
    const solved = solveImpatientDay((hour) => (hour < 17 ? 5 : 7));
    expect(solved.abandoned).toBeCloseTo(impatientDay.abandoned, 4);
    expect(solved.busyHours).toBeCloseTo(impatientDay.busyHours, 4);
    expect(solved.queueHours).toBeCloseTo(impatientDay.queueHours, 4);
  });
});

interface SolvedDay {
  abandoned: number;
  busyHours: number;
  queueHours: number;
  readonly queueHoursByHour: number[];
}

/** M(t)/M/s(t)+M over the day: sessions of 1 h, patience of 1/6 h, number in system by Runge–Kutta on its Kolmogorov equations. */
function solveImpatientDay(staffAt: (hour: number) => number): SolvedDay {
  const size = 81;
  const steps = 500;
  const totals: SolvedDay = { abandoned: 0, busyHours: 0, queueHours: 0, queueHoursByHour: [] };
  let state: number[] = Array.from({ length: size }, (_, k) => (k === 0 ? 1 : 0));
  dayProfile.forEach((perHour, index) => {
    const staff = staffAt(firstHour + index);
    const death = (k: number) => Math.min(k, staff) + 6 * Math.max(0, k - staff);
    const slope = (p: readonly number[]) =>
      p.map((_, k) => {
        const up = k < size - 1 ? perHour : 0;
        return (p[k - 1] ?? 0) * perHour + (p[k + 1] ?? 0) * death(k + 1) - (p[k] ?? 0) * (up + death(k));
      });
    const move = (p: readonly number[], d: readonly number[], h: number) =>
      p.map((value, k) => value + h * (d[k] ?? 0));
    const expectation = (p: readonly number[], of: (k: number) => number) =>
      p.reduce((sum, value, k) => sum + value * of(k), 0);
    const before = totals.queueHours;
    for (let step = 0; step < steps; step++) {
      const h = 1 / steps;
      const queue = expectation(state, (k) => Math.max(0, k - staff));
      const busy = expectation(state, (k) => Math.min(k, staff));
      const a = slope(state);
      const b = slope(move(state, a, h / 2));
      const c = slope(move(state, b, h / 2));
      const d = slope(move(state, c, h));
      state = state.map(
        (value, k) => value + (h / 6) * ((a[k] ?? 0) + 2 * (b[k] ?? 0) + 2 * (c[k] ?? 0) + (d[k] ?? 0)),
      );
      const queueAfter = expectation(state, (k) => Math.max(0, k - staff));
      const busyAfter = expectation(state, (k) => Math.min(k, staff));
      totals.queueHours += (h * (queue + queueAfter)) / 2;
      totals.busyHours += (h * (busy + busyAfter)) / 2;
    }
    totals.queueHoursByHour.push(totals.queueHours - before);
  });
  totals.abandoned = 6 * totals.queueHours;
  return totals;
}
