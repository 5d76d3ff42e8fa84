import { describe, expect, it } from 'vitest';
import { listCalendarDays } from '../../engine/pack/calendar.ts';
import { buildPack } from '../../engine/pack/load-pack.ts';
import type { DemandChannel } from '../../engine/pack/pack-schema.ts';
import { readPack } from '../../engine/cli/read-input.ts';
import { expectTotal } from '../../engine/simulation/demand-factors.ts';
import { layDemand } from '../../engine/simulation/demand-rates.ts';
import { hashContent } from '../../engine/domain/content-hash.ts';
import { sketchDocuments, sketchModel, simulate } from './desk-fixtures.ts';

/** Thursday 29 April to Monday 3 May; open 09:00–12:00 every day. */
const days = listCalendarDays({ from: '2021-04-29', to: '2021-05-03', holidays: 'none' });
const entry = Float64Array.from(days.flatMap((_, day) => [day * 1440 + 540, day * 1440 + 720]));
const profile: DemandChannel = { perHour: { weekday: Array.from({ length: 24 }, () => 6) } };

const lay = (more: Partial<DemandChannel>) => layDemand({ ...profile, ...more }, days, entry, false);
const ratePerHour = (more: Partial<DemandChannel>, day: number, hour: number) =>
  (lay(more).perMinute[day * 24 + hour] ?? 0) * 60;

const months = Array.from({ length: 12 }, (_, month) => (month === 4 ? 3 : 1));
const news = { kind: 'news', from: '2021-04-30', to: '2021-05-02', factor: 2 } as const;

describe('the factor of a month', () => {
  it('multiplies the rates of that month and no other: May three times April', () => {
    expect(ratePerHour({ byMonth: months }, 1, 9)).toBeCloseTo(6, 12);
    expect(ratePerHour({ byMonth: months }, 2, 9)).toBeCloseTo(18, 12);
  });

  it('leaves a published total as it is', () => {
    const { expectedOffered, perMinute } = lay({ byMonth: months, total: 330 });
    expect(expectedOffered).toBeCloseTo(330, 10);
    expect((perMinute[2 * 24] ?? 0) / (perMinute[0] ?? 1)).toBeCloseTo(3, 12);
  });
});

describe('the surge after opening', () => {
  const openingSurge = { factor: 4, hours: 2 };

  it('raises the clock hour of the opening and those after it, as many as stated', () => {
    expect([8, 9, 10, 11].map((hour) => ratePerHour({ openingSurge }, 0, hour))).toEqual([6, 24, 24, 6]);
  });

  it('leaves a published total as it is', () => {
    expect(lay({ openingSurge, total: 100 }).expectedOffered).toBeCloseTo(100, 10);
  });

  it('raises hours once where two openings share them', () => {
    const twice = Float64Array.from([540, 570, 580, 720]);
    const { perMinute } = layDemand({ ...profile, openingSurge }, days, twice, false);
    expect((perMinute[9] ?? 0) * 60).toBeCloseTo(24, 12);
  });

  it('ends with the calendar', () => {
    expect(lay({ openingSurge: { factor: 2, hours: 24 } }).perMinute).toHaveLength(120);
  });
});

describe('a shock', () => {
  it('multiplies the rates of its days, first and last included', () => {
    expect([0, 1, 2, 3, 4].map((day) => ratePerHour({ shocks: [news] }, day, 9))).toEqual([6, 12, 12, 12, 6]);
  });

  it('comes on top of a published total', () => {
    expect(lay({ shocks: [news], total: 100 }).expectedOffered).toBeCloseTo((100 / 5) * (2 + 3 * 2), 10);
  });

  it('may fade: half of the excess is left after a half-life', () => {
    const shocks = [{ ...news, to: '2021-05-03', factor: 3, halfLife: 1 }];
    const rates = [1, 2, 3, 4].map((day) => ratePerHour({ shocks }, day, 9));
    [18, 12, 9, 7.5].forEach((rate, day) => {
      expect(rates[day]).toBeCloseTo(rate, 12);
    });
  });

  it('multiplies with another one on the same day, and may also lower demand', () => {
    const cards = { kind: 'cards', from: '2021-05-01', to: '2021-05-01', factor: 0.5 } as const;
    expect(ratePerHour({ shocks: [news, cards] }, 2, 9)).toBeCloseTo(6, 12);
  });
});

describe('the funnel of registered friends', () => {
  it('gives friends × share of users × contacts a user, spread like the profile', () => {
    const funnel = { friends: 635, userShare: 0.226, contactsPerUser: 2 };
    expect(lay({ funnel }).expectedOffered).toBeCloseTo(635 * 0.226 * 2, 9);
  });

  it('without friends brings nobody', () => {
    expect(lay({ funnel: { friends: 0, userShare: 0.2, contactsPerUser: 2 } }).expectedOffered).toBe(0);
  });
});

describe('all of them together', () => {
  it('multiply: month × surge within the total, shock on top', () => {
    const openingSurge = { factor: 4, hours: 2 };
    const all = { byMonth: months, openingSurge, shocks: [news], total: 100 };
    // Weights of a day 9–12h: 4 + 4 + 1 = 9; two days of April, three of May at three times: 9 × 11 = 99.
    expect(ratePerHour(all, 0, 11)).toBeCloseTo(100 / 99, 10);
    expect(ratePerHour(all, 2, 9)).toBeCloseTo((100 / 99) * 3 * 4 * 2, 10);
    expect(ratePerHour(all, 4, 9)).toBeCloseTo((100 / 99) * 3 * 4, 10);
  });

  it('left out, or at 1, change no byte of a result', () => {
    const neutral = {
      byMonth: Array.from({ length: 12 }, () => 1),
      openingSurge: { factor: 1, hours: 3 },
      shocks: [{ ...news, factor: 1, halfLife: 3 }],
      returns: { probability: 0, after: { kind: 'exponential', mean: 60 }, max: 5 },
    };
    const plain = simulate(sketchModel(), 3);
    expect(hashContent(simulate(sketchModel({ demand: neutral }), 3))).toBe(hashContent(plain));
  });
});

describe('demand that makes no sense is refused with words', () => {
  const codesOf = (demand: Readonly<Record<string, unknown>>) =>
    buildPack(sketchDocuments({ demand })).issues.map(({ code, pointer }) => `${code} ${pointer}`);

  it.each([
    ['a shock that ends before it begins', { shocks: [{ ...news, to: '2021-04-01' }] }, 'date-order'],
    ['a total beside a funnel', { total: 5, funnel: { friends: 1, userShare: 1, contactsPerUser: 1 } }, 'total-twice'],
    ['eleven months', { byMonth: months.slice(1) }, 'too-small'],
    ['a factor in percent', { openingSurge: { factor: { value: 150, unit: '%' }, hours: 1 } }, 'wrong-unit'],
    ['a surge of half an hour', { openingSurge: { factor: 2, hours: 0.5 } }, 'not-whole'],
    ['more users than friends', { funnel: { friends: 1, userShare: 1.2, contactsPerUser: 1 } }, 'too-big'],
    ['a kind of shock that nobody knows', { shocks: [{ ...news, kind: 'storm' }] }, 'not-an-option'],
  ])('%s', (_, demand, code) => {
    expect(codesOf(demand).join()).toContain(code);
  });
});

describe('the Taito desk', () => {
  it('expects 891 contacts of its friends, and twice as many of twice the friends', () => {
    const { pack } = readPack('taito-habataki');
    const channel = pack?.demand?.channels['sns'];
    const { funnel } = channel ?? {};
    if (!channel || !funnel) throw new Error('no funnel');
    expect(expectTotal(channel)).toBeCloseTo(891, 9);
    expect(expectTotal({ ...channel, funnel: { ...funnel, friends: 2 * funnel.friends } })).toBeCloseTo(1782, 9);
  });
});
