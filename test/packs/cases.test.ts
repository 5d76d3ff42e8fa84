import { describe, expect, it } from 'vitest';
import { listPackIds } from '../../engine/cli/read-input.ts';
import { readClockFacts } from '../../engine/casework/operating-clock.ts';
import { requireDate } from '../../engine/domain/civil-date.ts';
import { parseWallTime } from '../../engine/domain/wall-time.ts';
import { caseSchema } from '../../engine/pack/pack-schema.ts';
import { loadOffice, loadShippedPack } from './shipped-packs.ts';

const officeIds = listPackIds().filter((id) => id.startsWith('office-'));
/** Packs whose cases begin with what the caller says. */
const opened = [
  ...officeIds,
  'emergency-scheme',
  'kobe-council',
  'national-sns-setagaya',
  'national-survey-2018',
] as const;

describe('the moment of a case', () => {
  it.each(officeIds)('at %s is stated, and its facts are what the clock of the office says then', (id) => {
    const { pack, policy, operations } = loadOffice(id);
    for (const { id: caseId, at, facts } of pack.cases) {
      expect([caseId, at]).toEqual([
        caseId,
        { date: expect.any(String) as string, time: expect.any(String) as string },
      ]);
      if (!at) continue;
      const minute = parseWallTime(at.time) ?? -1;
      const clock = readClockFacts(operations, 'childGuidanceCenter', requireDate(at.date), minute);
      const supplied = policy.facts.filter((fact) => fact.suppliedBy === 'clock').map((fact) => fact.id);
      expect(supplied).toContain('hoursToNextOpening');
      const stated = Object.fromEntries(supplied.map((fact) => [fact, facts[fact]]));
      const read = Object.fromEntries(Object.entries(clock).filter(([fact]) => supplied.includes(fact)));
      expect({ case: caseId, ...stated }).toEqual({ case: caseId, ...read });
    }
  });

  it('is refused where it is no date or no time', () => {
    const whole = { id: 'a', title: 'a', facts: {} };
    const at = { date: '2018-06-06', time: '23:30' };
    expect(caseSchema.safeParse({ ...whole, at }).success).toBe(true);
    for (const wrong of [
      { ...at, date: '2018-02-30' },
      { ...at, date: '6 June' },
      { ...at, time: '24:00' },
      { ...at, time: '9:00' },
      { date: at.date },
      { ...at, zone: 'JST' },
    ]) {
      expect([wrong, caseSchema.safeParse({ ...whole, at: wrong }).success]).toEqual([wrong, false]);
    }
  });
});

describe('the opening of a case', () => {
  /** Words of the form and of the judgement, which whoever calls does not use. */
  const judging = {
    ja: /緊急|虐待|通告|重症|危険|疑い|一時保護|48時間/,
    en: /urgen|abuse|severe|danger|suspect|protection|48 hours|report/i,
  };

  it.each(opened)('of %s is what that person says first: short, in both languages, without any judgement', (id) => {
    for (const { id: caseId, opening, story } of loadShippedPack(id).cases) {
      const { ja = '', en = '' } = opening ?? {};
      expect([caseId, ja]).toEqual([caseId, expect.stringMatching(/^「.{5,100}」$/)]);
      expect([caseId, en]).toEqual([caseId, expect.stringMatching(/^".{10,200}"$/)]);
      expect([caseId, judging.ja.exec(ja)?.[0], judging.en.exec(en)?.[0]]).toEqual([caseId, undefined, undefined]);
      expect([caseId, ja.length < (story?.ja.length ?? 0)]).toEqual([caseId, true]);
    }
  });
});

it('every story reads as a description; that it is fictional is said elsewhere', () => {
  for (const id of listPackIds()) {
    for (const { id: caseId, story } of loadShippedPack(id).cases) {
      expect([caseId, /設定です|題材です/.exec(story?.ja ?? '')?.[0]]).toEqual([caseId, undefined]);
    }
  }
});
