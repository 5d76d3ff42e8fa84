import { describe, expect, it } from 'vitest';
import {
  codeStep,
  derivePattern,
  findDuty,
  listOperatingRows,
  readStepCode,
  scoreSteps,
  type StepPerformers,
} from '../../engine/casework/operating-pattern.ts';
import { checkOperations } from '../../engine/pack/operations-checks.ts';
import { operatingPatterns, staffClasses, type StaffClass } from '../../engine/pack/operations-schema.ts';
import { loadOffice } from '../packs/shipped-packs.ts';

const { operations } = loadOffice('office-14');
const { scoring } = operations;

/** Every way in which at least one class can take part in a step. */
const ways: readonly (readonly StaffClass[])[] = Array.from({ length: 2 ** staffClasses.length - 1 }, (_, index) =>
  staffClasses.filter((_each, place) => Math.floor((index + 1) / 2 ** place) % 2 === 1),
);

const together = (intake: StaffClass[], rest: StaffClass[]): StepPerformers => ({
  intake,
  firstJudgement: rest,
  secondJudgement: rest,
  safetyCheck: rest,
});

describe('the code of a step', () => {
  it('adds the weights of the classes that take part, each once', () => {
    expect(codeStep(['fullTime'], scoring)).toBe(1);
    expect(codeStep(['privatePartner', 'municipality', 'partTime', 'fullTime'], scoring)).toBe(1111);
    expect(codeStep(['partTime', 'partTime'], scoring)).toBe(10);
    expect(codeStep([], scoring)).toBeNull();
  });

  it('tells the classes again, and refuses numbers that no combination gives', () => {
    for (const way of ways) expect(readStepCode(codeStep(way, scoring) ?? 0, scoring)).toEqual(way);
    for (const impossible of [0, 2, 20, 12, 1002, 2000, 1112, -1, 0.5]) {
      expect([impossible, readStepCode(impossible, scoring)]).toEqual([impossible, null]);
    }
  });
});

describe('score and pattern of an office', () => {
  it('is 13, intra-office, in the example of Exhibit 27: part-time intake, full-time staff for the rest', () => {
    const score = scoreSteps(together(['partTime'], ['fullTime']), scoring);
    expect(score).toBe(13);
    expect(derivePattern(score, scoring)).toBe('intraOffice');
  });

  it('ranges from 4 to 4444, and the outermost class that takes part anywhere makes the pattern, in all 50,625 ways', () => {
    const codes = ways.map(
      (way) => [codeStep(way, scoring) ?? 0, staffClasses.indexOf(way.at(-1) ?? 'fullTime')] as const,
    );
    let ways4 = 0;
    for (const [a, outerA] of codes) {
      for (const [b, outerB] of codes) {
        for (const [c, outerC] of codes) {
          for (const [d, outerD] of codes) {
            ways4 += 1;
            const expected = operatingPatterns[Math.max(outerA, outerB, outerC, outerD)];
            if (derivePattern(a + b + c + d, scoring) !== expected) expect([a, b, c, d]).toBe(expected);
          }
        }
      }
    }
    expect(ways4).toBe(50_625);
    expect(scoreSteps(together(['fullTime'], ['fullTime']), scoring)).toBe(4);
    expect(scoreSteps(together([...staffClasses], [...staffClasses]), scoring)).toBe(4444);
  });

  it('is unknown where a step is nobody’s or the score lies outside every range', () => {
    expect(scoreSteps(together([], ['fullTime']), scoring)).toBeNull();
    for (const score of [null, 0, 3, 5, 12, 45, 102, 445, 1002, 4445]) {
      expect([score, derivePattern(score, scoring)]).toEqual([score, null]);
    }
  });
});

describe('who performs the steps at center 14', () => {
  it('changes with the line by day: the 189 dial goes to part-time counsellors, the own number to staff', () => {
    expect(findDuty(operations, 'line189', { band: 'weekdayDaytime', shift: 'daytime8to17' }).steps.intake).toEqual([
      'partTime',
    ]);
    expect(
      findDuty(operations, 'officeNumber', { band: 'weekdayDaytime', shift: 'daytime8to17' }).steps.intake,
    ).toEqual(['fullTime']);
  });

  it('changes with the shift at night: from 22:00 on everything is the NPO’s', () => {
    const patterns = listOperatingRows(operations)
      .filter(({ line, band }) => line === 'line189' && band === 'weekdayNight')
      .map(({ shift, score, pattern }) => [shift, score, pattern]);
    expect(patterns).toEqual([
      ['evening17to22', 1030, 'publicPrivate'],
      ['lateNight22to8', 4000, 'publicPrivate'],
    ]);
  });

  it('is nobody where the line is not answered', () => {
    expect(() => findDuty(operations, 'officeNumber', { band: 'weekdayNight', shift: 'evening17to22' })).toThrow(
      /no-duty/,
    );
    expect(() => findDuty(operations, 'municipalFree', { band: 'weekdayDaytime', shift: null })).toThrow(/no-duty/);
    expect(() => findDuty(operations, 'line189', { band: 'weekdayNight', shift: null })).toThrow(/no-duty/);
  });
});

describe('operations that contradict themselves', () => {
  const codes = (changed: Partial<typeof operations>) =>
    checkOperations({ ...operations, ...changed }).map(({ code }) => code);

  it('are none at center 14', () => {
    expect(codes({})).toEqual([]);
  });

  it('are reported where no band holds, or two at once', () => {
    const { weekdayDaytime } = operations.bands;
    const late = weekdayDaytime.map((each) => ({ ...each, hours: ['08:30', '17:00'] as [string, string] }));
    const early = weekdayDaytime.map((each) => ({ ...each, hours: ['07:00', '17:00'] as [string, string] }));
    expect(new Set(codes({ bands: { ...operations.bands, weekdayDaytime: late } }))).toEqual(
      new Set(['bands-not-one']),
    );
    expect(new Set(codes({ bands: { ...operations.bands, weekdayDaytime: early } }))).toEqual(
      new Set(['bands-not-one']),
    );
  });

  it('are reported where a line has nobody, or two entries at once, in a band or a shift', () => {
    const [first, ...rest] = operations.duties;
    expect(codes({ duties: rest })).toEqual(['duty-not-one', 'duty-not-one']);
    expect(codes({ duties: first ? [...operations.duties, first] : [] })).toEqual(['duty-not-one', 'duty-not-one']);
  });

  it('are reported where a duty names a shift or a line that is not there', () => {
    const duties = operations.duties.map((duty) => (duty.shifts ? { ...duty, shifts: ['afternoon'] } : duty));
    expect(new Set(codes({ duties }))).toEqual(new Set(['duty-not-one', 'shift-unknown']));
    const withFree = operations.duties.map((duty) =>
      duty.lines ? { ...duty, lines: [...duty.lines, 'municipalFree' as const] } : duty,
    );
    expect(new Set(codes({ duties: withFree }))).toEqual(new Set(['line-unknown']));
  });
});
