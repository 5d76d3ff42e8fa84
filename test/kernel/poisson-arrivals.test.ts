import { describe, expect, it } from 'vitest';
import { PoissonArrivals } from '../../engine/kernel/poisson-arrivals.ts';
import { openStream } from '../../engine/kernel/random-streams.ts';
import { drawExponential } from '../../engine/kernel/samplers.ts';
import { scoreFit } from './sample-checks.ts';

/** Arrivals a minute in five hours: closed, quiet, a rush, closed, quiet. */
const rates = Float64Array.from([0, 0.05, 1, 0, 0.1]);
const days = 4000;

type NextArrival = (replication: number) => () => number;

const exact: NextArrival = (replication) => {
  const arrivals = new PoissonArrivals(rates, 60, openStream(1, replication, 0));
  return () => arrivals.next();
};

/** The classic fault: the whole gap is drawn at the rate of the hour in which it begins. */
const faulty: NextArrival = (replication) => {
  const stream = openStream(1, replication, 0);
  let now = 0;
  return () => {
    while (now < 300) {
      const rate = rates[Math.floor(now / 60)] ?? 0;
      if (rate > 0) {
        now += drawExponential(stream) / rate;
        return now < 300 ? now : Infinity;
      }
      now = (Math.floor(now / 60) + 1) * 60;
    }
    return Infinity;
  };
};

function collectDays(create: NextArrival): number[] {
  const times: number[] = [];
  for (let day = 0; day < days; day++) {
    const next = create(day);
    for (let time = next(); time < Infinity; time = next()) times.push(time);
  }
  return times;
}

/** Standard errors between the arrivals counted in each hour and those expected (Poisson: variance = mean). */
function scoreHours(times: readonly number[]): number[] {
  return [...rates].map((rate, hour) => {
    const expected = rate * 60 * days;
    const counted = times.filter((time) => Math.floor(time / 60) === hour).length;
    return expected === 0 ? counted : Math.abs(counted - expected) / Math.sqrt(expected);
  });
}

describe('arrivals at a rate that changes by the hour', () => {
  it('come as often as the rate of each hour says (4,000 days, four standard errors), and never in a closed hour', () => {
    const scores = scoreHours(collectDays(exact));
    expect(Math.max(...scores)).toBeLessThan(4);
    expect([scores[0], scores[3]]).toEqual([0, 0]);
  });

  it('the same check finds the fault of drawing a gap at the rate of the hour it begins in', () => {
    expect(Math.max(...scoreHours(collectDays(faulty)))).toBeGreaterThan(20);
  });

  it('are spread evenly within an hour and vary from day to day as a Poisson count does', () => {
    const times = collectDays(exact).filter((time) => time >= 120 && time < 180);
    expect(scoreFit(times, (x) => (x - 120) / 60)).toBeLessThan(1.95);
    const counts = Array.from({ length: days }, (_, day) => {
      const next = exact(day);
      let count = 0;
      for (let time = next(); time < Infinity; time = next()) if (time >= 120 && time < 180) count++;
      return count;
    });
    const variance = counts.reduce((sum, count) => sum + (count - 60) ** 2, 0) / days;
    // The variance of a Poisson count of mean 60 has a standard error of √((2 × 60² + 60) ÷ 4,000) = 1.35.
    expect(Math.abs(variance - 60)).toBeLessThan(4 * 1.35);
  });

  it('come in order and end for good', () => {
    const next = exact(0);
    let last = 0;
    for (let time = next(); time < Infinity; time = next()) {
      expect(time).toBeGreaterThanOrEqual(last);
      last = time;
    }
    expect([next(), next()]).toEqual([Infinity, Infinity]);
  });

  it.each([
    ['a negative rate', [-1], 60],
    ['a rate that is no number', [NaN], 60],
    ['an endless rate', [Infinity], 60],
    ['hours of no length', [1], 0],
  ])('refuses %s', (_, wrong, width) => {
    expect(() => new PoissonArrivals(Float64Array.from(wrong), width, openStream(1, 0, 0))).toThrow('not-a-rate');
  });
});
