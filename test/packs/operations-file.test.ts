import { describe, expect, it } from 'vitest';
import { buildPack } from '../../engine/pack/load-pack.ts';
import { createBarePack } from '../fixtures/bare-pack.ts';
import { loadShippedPack } from './shipped-packs.ts';

type Json = Record<string, unknown>;

/** The pack of center 8 with its operations changed. */
function issuesOf(change: (operations: Json) => void, requireBasis = true) {
  const documents = structuredClone(loadShippedPack('office-08').documents) as Record<string, Json>;
  change(documents['operations.json'] ?? {});
  return buildPack(documents, { requireBasis }).issues.map(({ code, file, pointer }) => [code, file, pointer]);
}

const clockHours = { weekday: ['08:30', '17:15'], night: ['17:15', '08:30'] } as const;

/** Operations from outside, every value bare. */
function createBareOperations(): Json {
  const all = ['weekdayDaytime', 'weekdayNight', 'holidayDaytime', 'holidayNight'];
  const staff = ['fullTime'];
  return {
    scoring: {
      weights: { fullTime: 1, partTime: 10, municipality: 100, privatePartner: 1000 },
      patterns: {
        inHouse: { from: 4, to: 4 },
        intraOffice: { from: 13, to: 44 },
        publicPublic: { from: 103, to: 444 },
        publicPrivate: { from: 1003, to: 4444 },
      },
    },
    holidays: 'jp',
    lines: { line189: all },
    bands: {
      weekdayDaytime: [{ days: 'weekday', hours: clockHours.weekday }],
      weekdayNight: [{ days: 'weekday', hours: clockHours.night }],
      holidayDaytime: [{ days: 'weekend', hours: clockHours.weekday }],
      holidayNight: [{ days: 'weekend', hours: clockHours.night }],
    },
    duties: [
      { bands: all, steps: { intake: staff, firstJudgement: staff, secondJudgement: staff, safetyCheck: staff } },
    ],
    actors: { childGuidanceCenter: { title: { ja: '児相', en: 'center' }, open: { weekday: clockHours.weekday } } },
  };
}

describe('operations.json from outside', () => {
  it('may stand bare throughout, beside a desk', () => {
    const built = buildPack({ ...createBarePack(), 'operations.json': createBareOperations() });
    expect(built.issues).toEqual([]);
    expect(built.pack?.operations?.duties).toHaveLength(1);
  });

  it('is not asked of a pack that has none', () => {
    expect(buildPack(createBarePack()).pack?.operations).toBeNull();
  });
});

describe('operations.json of a pack that ships', () => {
  it('states where every weight, hour, performer and head count comes from', () => {
    const bare = issuesOf((operations) =>
      Object.assign(operations, createBareOperations(), { pools: operations['pools'] }),
    );
    expect(new Set(bare.map(([code]) => code))).toEqual(new Set(['no-basis']));
    expect(bare.map(([, , pointer]) => pointer)).toEqual(
      expect.arrayContaining([
        '/scoring/weights/fullTime',
        '/scoring/patterns/inHouse/from',
        '/lines/line189',
        '/bands/weekdayDaytime/0/hours',
        '/duties/0/steps/intake',
        '/actors/childGuidanceCenter/open/weekday',
      ]),
    );
  });

  it('states it of a pool as well', () => {
    expect(
      issuesOf((operations) => {
        const [judges] = operations['pools'] as Json[];
        if (judges) judges['people'] = 11;
      }),
    ).toEqual([['no-basis', 'operations.json', '/pools/0/people']]);
  });

  it('shows its statements among the sources of the pack', () => {
    const { provenance } = loadShippedPack('office-08');
    const judges = provenance.find(({ file, pointer }) => file === 'operations.json' && pointer === '/pools/0/people');
    expect(judges).toMatchObject({ value: 11, basis: 'published', source: 'hearing-08: 2② line 5526' });
  });
});

describe('operations.json with mistakes', () => {
  it.each([
    [
      'a line that does not exist',
      (o: Json) => (o['lines'] = { line189: ['weekdayDaytime'], hotline: ['weekdayDaytime'] }),
    ],
    ['a band that is missing', (o: Json) => delete (o['bands'] as Json)['holidayNight']],
    [
      'an hour that no clock shows',
      (o: Json) => ((o['bands'] as Json)['holidayNight'] = [{ days: 'weekend', hours: ['25:00', '08:30'] }]),
    ],
    [
      'a step that nobody performs',
      (o: Json) => (((o['duties'] as { steps: Json }[])[0] ?? { steps: {} }).steps['intake'] = []),
    ],
    ['half a person', (o: Json) => (((o['pools'] as Json[])[0] ?? {})['people'] = 0.5)],
    ['an item that does not exist', (o: Json) => (o['comment'] = 'x')],
  ])('is refused for %s', (_name, change) => {
    const found = issuesOf((operations) => void change(operations), false);
    expect(found.length).toBeGreaterThan(0);
    for (const [, file] of found) expect(file).toBe('operations.json');
  });

  it('is refused where people are counted in hours', () => {
    expect(
      issuesOf((operations) => {
        const [judges] = operations['pools'] as Json[];
        if (judges) judges['people'] = { value: 11, unit: 'hours', basis: 'published', source: 'x' };
      }).map(([code, , pointer]) => [code, pointer]),
    ).toEqual([['wrong-unit', '/pools/0/people/unit']]);
  });
});
