import { describe, expect, it } from 'vitest';
import { createDirectiveReader } from '../../engine/casework/directive-reader.ts';
import { formatDate, requireDate } from '../../engine/domain/civil-date.ts';
import { parseWallTime } from '../../engine/domain/wall-time.ts';
import { listCalendarDays, pickByDay } from '../../engine/pack/calendar.ts';
import type { FactValue } from '../../engine/pack/policy-model.ts';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { decide } from '../../engine/policy/decide.ts';
import { readFacts } from '../../engine/policy/read-facts.ts';
import { loadShippedPack } from './shipped-packs.ts';

const pack = loadShippedPack('national-sns-setagaya');
if (!pack.policy || !pack.desk || !pack.demand) throw new Error('the pack is incomplete');
const { policy, desk, demand } = pack;
const compiled = compilePolicy(policy);
const hours = desk.channels['sns']?.open ?? {};

/** Whether the desk is open at that moment, by desk.json. */
function isDeskOpen(date: string, time: string): boolean {
  const [day] = listCalendarDays({ from: date, to: date, holidays: demand.calendar.holidays });
  expect(day?.dayNumber).toBe(requireDate(date));
  const span = day ? pickByDay(hours, day) : null;
  const minute = parseWallTime(time) ?? -1;
  return span !== null && minute >= (parseWallTime(span[0]) ?? 0) && minute < (parseWallTime(span[1]) ?? 0);
}

type Residence = 'setagaya' | 'wardInParallel' | 'wardThatGuides';
const residences: readonly Residence[] = ['setagaya', 'wardInParallel', 'wardThatGuides'];

/** When people write, and whether the desk is open then (lines 161, 163). */
const moments = {
  weekdayNoon: { date: '2023-06-07', time: '12:00', isOpen: true },
  weekdayEvening: { date: '2023-06-07', time: '22:00', isOpen: true },
  weekdayPastClosing: { date: '2023-06-07', time: '23:30', isOpen: false },
  sundayNoon: { date: '2023-06-11', time: '12:00', isOpen: true },
  saturdayEvening: { date: '2023-06-10', time: '18:00', isOpen: false },
} as const;
type Moment = keyof typeof moments;

/** The center's hours, which the plan does not print (W14). */
const centerHours = { weekday: ['08:30', '17:15'], holiday: null } as const;

/** Whether the center is open when the desk reads what was written: at once, or at the desk's next opening. */
function readClock(date: string, time: string): 'officeHours' | 'eveningOrHoliday' {
  const read = [0, 1, 2, 3, 4].flatMap((later) => {
    const [day] = listCalendarDays({
      from: formatDate(requireDate(date) + later),
      to: formatDate(requireDate(date) + later),
      holidays: demand.calendar.holidays,
    });
    const span = day ? pickByDay(hours, day) : null;
    if (!day || !span) return [];
    const [opens, closes] = [parseWallTime(span[0]) ?? 0, parseWallTime(span[1]) ?? 0];
    const minute = later === 0 ? Math.max(opens, parseWallTime(time) ?? 0) : opens;
    return minute < closes ? [{ day, minute }] : [];
  })[0];
  const center = read ? pickByDay(centerHours, read.day) : null;
  if (!read || !center) return 'eveningOrHoliday';
  const [opens, closes] = [parseWallTime(center[0]) ?? 0, parseWallTime(center[1]) ?? 0];
  return read.minute >= opens && read.minute < closes ? 'officeHours' : 'eveningOrHoliday';
}

function route(residence: Residence, moment: Moment, answers: Readonly<Record<string, FactValue>>) {
  const { date, time } = moments[moment];
  const readAt = readClock(date, time);
  const isOpen = isDeskOpen(date, time);
  const facts: Record<string, FactValue> = { childAge: 10, ...answers, residence, readAt, sentWhileClosed: !isOpen };
  for (const { id, kind } of policy.facts) if (kind === 'answer') facts[id] ??= false;
  expect(readFacts(policy, facts, 'facts').issues).toEqual([]);
  const { decisions } = decide(compiled, facts);
  const outcomes = Object.fromEntries(Object.entries(decisions).map(([id, { outcome }]) => [id, outcome]));
  return { ...outcomes, directive: createDirectiveReader(policy)(outcomes, facts) };
}

describe('the desk’s hours in the plan (161, 163)', () => {
  it('are 9 to 23 on weekdays and 9 to 17 on Saturdays, Sundays and holidays', () => {
    for (const { date, time, isOpen } of Object.values(moments)) {
      expect([date, time, isDeskOpen(date, time)]).toEqual([date, time, isOpen]);
    }
    expect(isDeskOpen('2023-05-03', '16:59')).toBe(true);
    expect(isDeskOpen('2023-05-03', '17:00')).toBe(false);
    expect(isDeskOpen('2023-06-07', '08:59')).toBe(false);
  });

  it('leave nothing lost: what comes in while closed is carried over to the next opening', () => {
    expect(desk.channels['sns']?.outOfHours).toBe('carryOver');
  });
});

describe('the residence chosen decides where a general worry is received (88–98)', () => {
  const receptionOf = {
    setagaya: 'pooledReception',
    wardInParallel: 'pooledAndOwnService',
    wardThatGuides: 'guidedToOwnService',
  } as const;
  const actorOf = { setagaya: 'advice', wardInParallel: 'advice', wardThatGuides: 'ownService' } as const;

  for (const residence of residences) {
    for (const moment of Object.keys(moments) as Moment[]) {
      const { isOpen } = moments[moment];
      it(`${residence}, ${moment}: ${receptionOf[residence]}, answered ${isOpen ? 'now' : 'at the next opening'}`, () => {
        expect(route(residence, moment, {})).toMatchObject({
          reception: receptionOf[residence],
          flow: 'generalAdvice',
          actor: actorOf[residence],
          answered: isOpen ? 'now' : 'nextOpening',
          steps: residence === 'setagaya' ? ['readLater'] : ['otherWardChecks'],
        });
      });
    }
  }

  it('a ward that guides refers to its own service; the pooled desk and the parallel one advise themselves', () => {
    expect(route('wardThatGuides', 'weekdayNoon', {}).directive.route).toBe('refer');
    expect(route('wardInParallel', 'weekdayNoon', {}).directive.route).toBe('advise');
    expect(route('setagaya', 'weekdayNoon', {}).directive.route).toBe('advise');
  });
});

describe('the hours in which a message is read', () => {
  it('follow the clock: what comes past closing is read at the next opening of the desk', () => {
    expect(
      Object.fromEntries(Object.entries(moments).map(([id, { date, time }]) => [id, readClock(date, time)])),
    ).toEqual({
      weekdayNoon: 'officeHours',
      weekdayEvening: 'eveningOrHoliday',
      weekdayPastClosing: 'officeHours',
      sundayNoon: 'eveningOrHoliday',
      saturdayEvening: 'eveningOrHoliday',
    });
    expect(readClock('2023-06-09', '23:30')).toBe('eveningOrHoliday');
    expect(readClock('2023-06-07', '02:00')).toBe('officeHours');
    expect(readClock('2023-06-07', '17:15')).toBe('eveningOrHoliday');
    expect(readClock('2023-05-03', '12:00')).toBe('eveningOrHoliday');
  });
});

describe('a need for a ward service (210–216)', () => {
  const need = { needsWardService: true };

  it('of Setagaya is introduced to the ward desk; the section checks it in the system and tells that desk', () => {
    expect(route('setagaya', 'weekdayNoon', need)).toMatchObject({
      flow: 'introduceWardDesk',
      actor: 'wardDesk',
      steps: ['checkInSystem', 'informIntroducedDesk'],
    });
  });

  it('of another ward is introduced too, but the section of Setagaya neither checks nor tells (W13)', () => {
    expect(route('wardInParallel', 'weekdayNoon', need)).toMatchObject({
      flow: 'introduceWardDesk',
      actor: 'wardDesk',
      steps: ['otherWardChecks'],
    });
  });
});

describe('a suspicion of abuse (190–202)', () => {
  const hint = { sexualAbuseHint: true };

  it('is reported to the center whatever the residence, so that no guidance to another service loses it', () => {
    for (const residence of residences) {
      expect(route(residence, 'weekdayNoon', hint)).toMatchObject({
        flow: 'reportToCenter',
        actor: 'childGuidanceCenter',
        steps: ['liveView', residence === 'setagaya' ? 'dailyOmissionCheck' : 'otherWardChecks'],
        directive: { route: 'handOver', danger: true },
      });
    }
  });

  it('is not seen live while the center is closed; that its on-call staff are told at once is an assumption (W6)', () => {
    for (const residence of residences) {
      for (const moment of ['weekdayEvening', 'sundayNoon'] as const) {
        expect(route(residence, moment, hint)).toMatchObject({
          flow: 'reportToCenter',
          actor: 'onCallJudge',
          answered: 'now',
          steps: [residence === 'setagaya' ? 'dailyOmissionCheck' : 'otherWardChecks'],
        });
      }
    }
  });

  it('that was sent while the desk was closed is reported when it is read', () => {
    expect(route('setagaya', 'weekdayPastClosing', hint)).toMatchObject({
      actor: 'childGuidanceCenter',
      answered: 'nextOpening',
    });
    expect(route('wardThatGuides', 'saturdayEvening', hint)).toMatchObject({
      actor: 'onCallJudge',
      answered: 'nextOpening',
    });
  });

  it('of danger now goes to the police and the center from every residence at every hour', () => {
    for (const residence of residences) {
      for (const moment of Object.keys(moments) as Moment[]) {
        expect(route(residence, moment, { dangerNow: true })).toMatchObject({
          urgency: 'immediate',
          actor: 'policeAndCenter',
          directive: { emergency: true },
        });
      }
    }
  });
});
