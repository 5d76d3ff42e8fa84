import { describe, expect, it } from 'vitest';
import { readClockFacts, readOfficeClock } from '../../engine/casework/operating-clock.ts';
import { listCalendarDays } from '../../engine/pack/calendar.ts';
import { isActorOpen } from '../../engine/pack/operations-hours.ts';
import { requireDate } from '../../engine/domain/civil-date.ts';
import { parseWallTime } from '../../engine/domain/wall-time.ts';
import { loadOffice } from '../packs/shipped-packs.ts';

const { operations } = loadOffice('office-14');
const center = 'childGuidanceCenter';

function readAt(moment: string) {
  const [date = '', time = ''] = moment.split(' ');
  return [requireDate(date), parseWallTime(time) ?? -1] as const;
}
const facts = (moment: string) => readClockFacts(operations, center, ...readAt(moment));

describe('the clock at center 14, open on weekdays from 8 to 17', () => {
  it('knows the four bands and the shift at 22:00', () => {
    expect(facts('2018-06-06 12:00')).toEqual({
      band: 'weekdayDaytime',
      hoursToNextOpening: 0,
      receptionShift: 'daytime8to17',
    });
    expect(facts('2018-06-06 21:59')).toMatchObject({ band: 'weekdayNight', receptionShift: 'evening17to22' });
    expect(facts('2018-06-06 22:00')).toMatchObject({ band: 'weekdayNight', receptionShift: 'lateNight22to8' });
    expect(facts('2018-06-10 12:00')).toMatchObject({ band: 'holidayDaytime', receptionShift: 'daytime8to17' });
  });

  it('leaves the small hours to the night in which they began: Saturday 3:00 is still a weekday night', () => {
    expect(facts('2018-06-09 03:00')).toMatchObject({ band: 'weekdayNight', hoursToNextOpening: 53 });
    expect(facts('2018-06-11 03:00')).toMatchObject({ band: 'holidayNight', hoursToNextOpening: 5 });
  });

  it('opens and closes on the minute', () => {
    expect(facts('2018-06-06 07:59')).toMatchObject({ band: 'weekdayNight', hoursToNextOpening: 1 });
    expect(facts('2018-06-06 08:00')).toMatchObject({ band: 'weekdayDaytime', hoursToNextOpening: 0 });
    expect(facts('2018-06-06 17:00')).toMatchObject({ band: 'weekdayNight', hoursToNextOpening: 15 });
  });

  it('needs no long holiday to pass 48 hours: from Friday 17:00 to Monday 8:00 are 63', () => {
    expect(facts('2018-06-08 17:00').hoursToNextOpening).toBe(63);
  });

  it('counts across public holidays: on the second day of four, Monday 8:00 is 68 hours off', () => {
    expect(facts('2018-05-04 12:00')).toEqual({
      band: 'holidayDaytime',
      hoursToNextOpening: 68,
      receptionShift: 'daytime8to17',
    });
  });

  it('counts across the year’s end and across the ten days of spring 2019', () => {
    expect(facts('2018-12-28 17:00').hoursToNextOpening).toBe(6 * 24 + 15);
    expect(facts('2019-04-26 17:00').hoursToNextOpening).toBe(10 * 24 + 15);
  });

  it('finds the NPO open exactly while the center is closed, in every hour of a fortnight with holidays', () => {
    const first = requireDate('2018-04-27');
    for (let hour = 0; hour < 14 * 24; hour += 1) {
      const { minutesToOpening } = readOfficeClock(operations, first + Math.floor(hour / 24), (hour % 24) * 60 + 30);
      expect([hour, minutesToOpening['privatePartner'] === 0]).toEqual([hour, minutesToOpening[center] !== 0]);
    }
  });
});

describe('the wait for an opening', () => {
  it('is the one found by looking at every minute in turn, around holidays, for every actor of three offices', () => {
    for (const id of ['office-07', 'office-12', 'office-14']) {
      const office = loadOffice(id).operations;
      const first = requireDate('2018-05-01');
      const days = listCalendarDays({ from: '2018-04-30', to: '2018-05-31', holidays: office.holidays });
      const isOpenAt = (actor: string, at: number) => {
        const [before, day] = days.slice(Math.floor(at / 1440), Math.floor(at / 1440) + 2);
        const open = office.actors[actor]?.open;
        return (
          open !== undefined && day !== undefined && before !== undefined && isActorOpen(open, day, before, at % 1440)
        );
      };
      for (let at = 7; at < 8 * 1440; at += 331) {
        const { minutesToOpening } = readOfficeClock(office, first + Math.floor(at / 1440), at % 1440);
        for (const actor of Object.keys(office.actors)) {
          let wait = 0;
          while (!isOpenAt(actor, at + wait)) wait += 1;
          expect([id, actor, at, minutesToOpening[actor]]).toEqual([id, actor, at, wait]);
        }
      }
    }
  });
});

describe('a clock that cannot be read', () => {
  it('tells that an actor never opens', () => {
    const closed = { ...operations, actors: { [center]: { title: { ja: '', en: '' }, open: { weekday: null } } } };
    expect(readClockFacts(closed, center, ...readAt('2018-06-06 12:00')).hoursToNextOpening).toBeNull();
  });

  it('refuses an actor that the office does not have, and a minute without a band', () => {
    expect(() => readClockFacts(operations, 'court', ...readAt('2018-06-06 12:00'))).toThrow(/unknown-actor/);
    const holes = { ...operations, bands: { ...operations.bands, weekdayDaytime: operations.bands.holidayDaytime } };
    expect(() => readOfficeClock(holes, ...readAt('2018-06-06 12:00'))).toThrow(/no-band/);
  });
});
