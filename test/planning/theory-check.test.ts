import { describe, expect, test } from 'vitest';
import { answerErlangB, answerErlangC, answerMmck, answerWithPatience } from '../../engine/planning/erlang.ts';
import { listReferenceDesks } from '../../engine/planning/reference-desks.ts';
import { boundSurprises, prepareCheck, scoreCheck, surprisingScore } from '../../engine/planning/theory-check.ts';
import { runReplication } from '../../engine/simulation/run-replication.ts';

const desks = listReferenceDesks();
const prepared = desks.map(prepareCheck);
const hours = 28 * 24;

function recordsOf(place: number, replications: number, seed: number) {
  const { model } = prepared[place] as (typeof prepared)[number];
  return Array.from({ length: replications }, (_, index) => runReplication(model, seed, index));
}

describe('the exact figures of the desks that never change', () => {
  const exactOf = (id: string) => prepared.find(({ desk }) => desk === id)?.cells[0]?.exact ?? Number.NaN;
  /** The desk starts empty: the long run is met but for some hours of four weeks. */
  const isNear = (exact: number, longRun: number) => {
    expect(exact / longRun).toBeGreaterThan(0.98);
    expect(exact / longRun).toBeLessThan(1.001);
  };

  test('are those of the textbook, but for the hours after an empty start', () => {
    isNear(exactOf('loss-1'), 0.5 * hours * (answerErlangB({ servers: 1, perHour: 0.5, minutes: 60 }).pBlock ?? 0));
    isNear(exactOf('loss-5'), 5 * hours * (answerErlangB({ servers: 5, perHour: 5, minutes: 60 }).pBlock ?? 0));
    isNear(exactOf('loss-10'), 20 * hours * (answerErlangB({ servers: 10, perHour: 20, minutes: 60 }).pBlock ?? 0));
    isNear(exactOf('places-7'), 7 * hours * (answerMmck({ servers: 7, perHour: 7, minutes: 60 }, 3).pBlock ?? 0));
    const impatient = answerWithPatience({ servers: 7, perHour: 10, minutes: 60 }, 10);
    isNear(exactOf('patience-7'), 10 * hours * (impatient.pAbandon ?? 0));
    const queue = answerErlangC({ servers: 7, perHour: 5, minutes: 60 }).meanQueue ?? 0;
    isNear(exactOf('line-7'), (5 + queue) * hours);
  });
});

describe('the simulation beside the exact figures', () => {
  test('is surprising in no more figures than chance allows, on a fixed seed', () => {
    const checks = prepared.flatMap((check, place) => scoreCheck(check, recordsOf(place, 20, 1)));
    expect(checks.length).toBeGreaterThan(60);
    expect(checks.filter(({ z }) => !Number.isFinite(z))).toEqual([]);
    const surprises = checks.filter(({ z }) => Math.abs(z) > surprisingScore);
    expect(surprises.length).toBeLessThanOrEqual(boundSurprises(checks.length).most + 2);
    expect(Math.max(...checks.map(({ z }) => Math.abs(z)))).toBeLessThan(4.5);
  });

  test('would be caught if the desk had one seat more than theory thinks', () => {
    const place = desks.findIndex(({ id }) => id === 'day-loss-60');
    const other = desks.findIndex(({ id }) => id === 'day-step-down');
    const check = prepared[place] as (typeof prepared)[number];
    const scores = scoreCheck(check, recordsOf(other, 20, 1)).map(({ z }) => Math.abs(z));
    expect(Math.max(...scores)).toBeGreaterThan(20);
  });
});

test('the range of chance is the middle 95 % of the binomial distribution', () => {
  expect(boundSurprises(20)).toEqual({ least: 0, most: 3 });
  expect(boundSurprises(100)).toEqual({ least: 1, most: 10 });
  expect(boundSurprises(0)).toEqual({ least: 0, most: 0 });
});
