import { describe, expect, it } from 'vitest';
import { measure } from '../../engine/simulation/measure.ts';
import { isPreciseEnough, nextBatchSize } from '../../engine/simulation/precision.ts';
import { prepareDesk } from '../../engine/simulation/prepare-desk.ts';
import { readCount } from '../../engine/simulation/replication-record.ts';
import { meanOf, requirePack, runMany, simulate, sketchDocuments, sketchModel, tuesday } from './desk-fixtures.ts';

describe('a measure', () => {
  it('is the mean with its Student interval: 1, 2, 3, 4 is 2.5 ± 3.182 × 0.6455', () => {
    const { mean, low, high } = measure([1, 2, 3, 4]);
    expect(mean).toBe(2.5);
    expect(high).toBeCloseTo(2.5 + 3.1824463 * Math.sqrt(5 / 3 / 4), 6);
    expect(low).toBeCloseTo(2.5 - 3.1824463 * Math.sqrt(5 / 3 / 4), 6);
  });

  it('has no interval for one replication, and is null for nothing', () => {
    expect(measure([7])).toEqual({ mean: 7, low: null, high: null });
    expect(measure([])).toEqual({ mean: null, low: null, high: null });
    expect(measure([NaN, Infinity])).toEqual({ mean: null, low: null, high: null });
  });

  it('leaves out the replications in which it has no meaning', () => {
    expect(measure([NaN, 2, 4]).mean).toBe(3);
  });
});

describe('a result', () => {
  it('has rates of null where nothing was offered, and counts of 0', () => {
    const result = simulate(sketchModel({ perHour: 0 }), 3);
    expect(result.rates.responseRate).toEqual({ mean: null, low: null, high: null });
    expect(result.waits.p95Minutes.mean).toBeNull();
    expect(result.counts.offered).toEqual({ mean: 0, low: 0, high: 0 });
    expect(result.daily.responseRate).toEqual({ sd: null, p05: null, p95: null });
    expect(result.rates.occupancy.mean).toBe(0);
  });

  it('has no occupancy without a roster and no service level unless one is stated', () => {
    const result = simulate(sketchModel({ staff: 0 }), 3);
    expect(result.rates.occupancy.mean).toBeNull();
    expect(result.rates.serviceLevel.mean).toBeNull();
    expect(result.rates.responseRate.mean).toBe(0);
  });

  it('sums its hours to its counts', () => {
    const result = simulate(sketchModel({ perHour: 10, to: '2021-04-12' }), 5);
    const sumOf = (name: 'offered' | 'autoReplied') => result.byHour.reduce((sum, row) => sum + meanOf(row[name]), 0);
    expect(sumOf('offered')).toBeCloseTo(meanOf(result.counts.offered), 8);
    expect(sumOf('autoReplied')).toBeCloseTo(meanOf(result.counts.autoReplied), 8);
  });

  it('lists the hours that are open or staffed, by day type and clock hour, and no others', () => {
    const staff = [{ days: 'all', from: '08:30', to: '11:00', counsellors: 2 }];
    const channel = { open: { weekday: ['09:00', '12:00'], holiday: null } };
    const { byHour } = simulate(sketchModel({ staff, channel, to: '2021-04-12' }), 2);
    expect(byHour.map(({ day, hour }) => `${day} ${hour}`)).toEqual([
      ...['weekday 8', 'weekday 9', 'weekday 10', 'weekday 11'],
      ...['saturday 8', 'saturday 9', 'saturday 10', 'sunday 8', 'sunday 9', 'sunday 10'],
    ]);
    const eleven = byHour.find(({ day, hour }) => day === 'weekday' && hour === 11);
    expect(eleven?.occupancy.mean).toBeNull();
    expect(eleven?.responseRate.mean).toBeLessThan(0.2);
  });

  it('gives the roster in counsellor hours and the spread of the days', () => {
    const result = simulate(sketchModel({ perHour: 8, to: '2021-04-12', staff: 5 }), 10);
    expect(result.workload.rosteredHours).toBe(7 * 24 * 5);
    expect(result.horizonDays).toBe(7);
    const { responseRate } = result.daily;
    expect(responseRate?.p05).toBeLessThan(meanOf(result.rates.responseRate));
    expect(responseRate?.p95).toBeGreaterThan(meanOf(result.rates.responseRate));
    expect(responseRate?.sd).toBeGreaterThan(0.02);
  });

  it('says null for the assumed share where no number states its basis, and the fraction where some do', () => {
    expect(simulate(sketchModel(), 1).assumedShare).toBeNull();
    const sourced = (value: number, basis: string) => ({ value, unit: 'minutes', basis, source: 'a' });
    const session = [
      {
        share: 1,
        kind: 'real',
        minutes: { kind: 'lognormal', mean: sourced(60, 'published'), sd: sourced(20, 'assumed') },
      },
    ];
    expect(simulate(sketchModel({ channel: { session } }), 1).assumedShare).toBe(0.5);
  });
});

describe('replications by precision', () => {
  it('are looked at after 10, 15, 23, 35, 53 … whoever computed them', () => {
    const checkpoints = [0];
    while (checkpoints.length < 7) {
      const done = checkpoints[checkpoints.length - 1] ?? 0;
      checkpoints.push(done + nextBatchSize(done));
    }
    expect(checkpoints).toEqual([0, 10, 15, 23, 35, 53, 80]);
    expect(nextBatchSize(12)).toBe(3);
  });

  it('are enough once the half-width of the response rate is as small as asked', () => {
    const records = runMany(sketchModel({ perHour: 8, to: '2021-04-12' }), 23);
    const { mean, high } = measure(records.map((r) => readCount(r, 'connected') / readCount(r, 'offered')));
    const halfWidth = (high ?? NaN) - (mean ?? NaN);
    expect(isPreciseEnough(records, halfWidth * 1.001)).toBe(true);
    expect(isPreciseEnough(records, halfWidth * 0.999)).toBe(false);
    expect(isPreciseEnough(records.slice(0, 9), 1)).toBe(false);
    expect(() => isPreciseEnough(records, 0)).toThrow('not-a-half-width');
  });

  it('are never enough where nothing is offered', () => {
    expect(isPreciseEnough(runMany(sketchModel({ perHour: 0 }), 15), 1)).toBe(false);
  });
});

describe('preparing a desk', () => {
  it('takes the first staffing of the file, or the one that is named', () => {
    const documents = sketchDocuments();
    const desk = documents['desk.json'] as { staffing: Record<string, unknown> };
    const entry = (counsellors: number) => [{ days: 'all', from: '09:00', to: '10:00', counsellors }];
    const pack = requirePack({ ...documents, 'desk.json': { ...desk, staffing: { thin: entry(1), thick: entry(4) } } });
    const hours = (staffing?: string) => prepareDesk(pack, { staffing }).model?.pools[0]?.roster.levels[0];
    expect([hours(), hours('thin'), hours('thick')]).toEqual([1, 1, 4]);
  });

  it('names the staffings there are when asked for another', () => {
    const { model, issues } = prepareDesk(requirePack(sketchDocuments()), { staffing: 'toString' });
    expect(model).toBeNull();
    expect(issues).toMatchObject([{ code: 'staffing-unknown', params: { got: 'toString', allowed: ['published'] } }]);
    expect(issues[0]?.message.ja).toContain('published');
  });

  it('refuses a pack that only has a policy', () => {
    const pack = { ...requirePack(sketchDocuments()), demand: null };
    expect(prepareDesk(pack).issues).toMatchObject([{ code: 'nothing-to-simulate', file: 'demand.json' }]);
  });

  it('refuses a total that no open hour can bring', () => {
    const perHour = Array.from({ length: 24 }, (_, hour) => (hour === 3 ? 5 : 0));
    const { model, issues } = prepareDesk(requirePack(sketchDocuments({ perHour, total: 100 })));
    expect(model).toBeNull();
    expect(issues).toMatchObject([{ code: 'demand-never-open', pointer: '/channels/sns/total' }]);
  });

  it('refuses more than ten million contacts a run', () => {
    const { issues } = prepareDesk(requirePack(sketchDocuments({ perHour: 1e6, from: tuesday, to: tuesday })));
    expect(issues).toMatchObject([{ code: 'too-many-contacts', params: { got: 24_000_000, limit: 1e7 } }]);
  });
});
