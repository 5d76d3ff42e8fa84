import { describe, expect, it } from 'vitest';
import {
  checkSums,
  compareWithAppendix,
  recountPatterns,
  recountStepStaff,
  type PatternCount,
} from '../../engine/casework/operating-survey.ts';
import { operatingSteps, reportLines } from '../../engine/pack/operations-schema.ts';
import type { OperationsSurvey, SurveyTable } from '../../engine/pack/operations-survey-schema.ts';
import { buildPack } from '../../engine/pack/load-pack.ts';
import { loadShippedPack } from './shipped-packs.ts';

const pack = loadShippedPack('national-survey-2018');
if (!pack.survey) throw new Error('the survey is missing');
const survey: OperationsSurvey = pack.survey;

const tablesOf = (subject: SurveyTable['subject']) => survey.tables.filter((table) => table.subject === subject);
const exhibitsOf = (subject: SurveyTable['subject']) => [...new Set(tablesOf(subject).map(({ exhibit }) => exhibit))];
const without = <T extends { inconsistency: string }>({ inconsistency, ...cell }: T) => {
  expect(pack.identity.inconsistencies?.map(({ id }) => id)).toContain(inconsistency);
  return cell;
};
const countOf = (table: string, row: string, column: string) => {
  const found = survey.tables.find(({ id }) => id === table);
  return found?.rows.find(({ id }) => id === row)?.counts[found.columns.indexOf(column)];
};

describe('operating patterns recomputed from the scores of appendix 2', () => {
  const recounted = recountPatterns(survey);

  it('cover five lines and four bands, every office in one pattern or unknown', () => {
    expect(recounted).toHaveLength(20);
    for (const { line, band, base, counts } of recounted) {
      const sum = Object.values(counts).reduce((total, offices) => total + offices, 0);
      expect([line, band, sum]).toEqual([line, band, base]);
    }
  });

  it('equal Exhibits 29, 39, 50, 61 and 69 in every cell', () => {
    expect(exhibitsOf('patterns')).toEqual([29, 39, 50, 61, 69]);
    for (const table of tablesOf('patterns')) {
      table.columns.forEach((column, place) => {
        const found: PatternCount | undefined = recounted.find(
          ({ line, band }) => line === (table.line ?? column) && band === (table.band ?? column),
        );
        expect([table.id, column, table.bases[place]]).toEqual([table.id, column, found?.base]);
        const printed = Object.fromEntries(table.rows.map(({ id, counts }) => [id, counts[place]]));
        expect({ table: table.id, column, ...printed }).toEqual({ table: table.id, column, ...found?.counts });
      });
    }
  });

  it('give the figures of the 189 dial by weekday day: 31, 65, 68, 7', () => {
    expect(recounted.find(({ line, band }) => line === 'line189' && band === 'weekdayDaytime')?.counts).toEqual({
      inHouse: 31,
      intraOffice: 65,
      publicPublic: 68,
      publicPrivate: 7,
      unknown: 0,
    });
  });
});

describe('step tables recomputed from the codes of appendix 2', () => {
  it('count every office once in its codes', () => {
    for (const { line, band, base, counts } of survey.codes) {
      for (const step of operatingSteps) {
        const sum = Object.values(counts[step]).reduce((total, offices) => total + offices, 0);
        expect([line, band, step, sum]).toEqual([line, band, step, base]);
      }
    }
  });

  it('equal Exhibits 30, 40, 51 and 62 but for the cells that the pack lists, none of them off by more than two', () => {
    expect(exhibitsOf('stepStaff')).toEqual([30, 40, 51, 62]);
    expect(tablesOf('stepStaff')).toHaveLength(20);
    expect(compareWithAppendix(survey)).toEqual(survey.knownDifferences.map(without));
    expect(survey.knownDifferences).toHaveLength(8);
    for (const { printed, recomputed } of survey.knownDifferences) {
      expect(Math.abs(printed - recomputed)).toBeLessThanOrEqual(2);
    }
  });

  it('give who checks on the child by weekday day on the 189 dial: 171, 99, 71 and 5', () => {
    const found = recountStepStaff(survey).find(({ line, band }) => line === 'line189' && band === 'weekdayDaytime');
    expect(found?.counts.safetyCheck).toEqual({
      fullTime: 171,
      partTime: 99,
      municipality: 71,
      privatePartner: 5,
      noAnswer: 0,
    });
  });

  it('would show a cell that was changed', () => {
    const changed = structuredClone(survey) as { tables: { rows: { counts: (number | null)[] }[] }[] };
    const place = survey.tables.findIndex(({ id }) => id === 'step-staff-line189-weekdayDaytime');
    const cell = changed.tables[place]?.rows[0]?.counts;
    if (cell) cell[0] = 170;
    expect(compareWithAppendix(changed as unknown as OperationsSurvey)).toContainEqual({
      table: 'step-staff-line189-weekdayDaytime',
      row: 'intake',
      column: 'fullTime',
      printed: 170,
      recomputed: 169,
    });
  });
});

describe('the other printed tables', () => {
  it('are all there', () => {
    expect(exhibitsOf('criteriaMode')).toEqual([32, 43, 54, 65]);
    expect(exhibitsOf('criteriaUse')).toEqual([33, 44, 55, 66]);
    expect(exhibitsOf('rank')).toEqual([31, 42, 53, 64]);
    expect(exhibitsOf('dutyPlace')).toEqual([41, 52, 63]);
    expect(exhibitsOf('jointRota')).toEqual([36, 47, 58, 37, 48, 59, 38, 49, 60]);
    expect(exhibitsOf('unitAffiliation')).toEqual([34, 45, 56, 67, 35, 46, 57, 68]);
    const outside = [...exhibitsOf('outsourcing'), ...exhibitsOf('municipalSharing'), ...exhibitsOf('emailReports')];
    expect(outside).toEqual(Array.from({ length: 18 }, (_, index) => 70 + index));
    expect(exhibitsOf('reportSources')).toEqual([15]);
  });

  it('sum to their base wherever one answer was asked for, but for the sources of reports', () => {
    expect(checkSums(survey)).toEqual(survey.knownSumDifferences.map(without));
    expect(survey.knownSumDifferences).toEqual([
      { table: 'report-sources', column: 'reports', base: 133_778, sum: 133_978, inconsistency: 'ex15Total' },
    ]);
  });

  it('print percentages that follow from their counts, but for the shifted columns of Exhibit 34', () => {
    const shifted: unknown[] = [];
    const unprinted = new Set<string>();
    let printed = 0;
    for (const { id, exhibit, subject, columns, bases, rows } of survey.tables) {
      /** Rounded to a tenth of a per cent; the sources of reports to a whole one. */
      const half = subject === 'reportSources' ? 0.5 : 0.05;
      const recompute = (counts: readonly (number | null)[], place: number) =>
        (bases[place] ?? 0) > 0 ? (100 * (counts[place] ?? 0)) / (bases[place] ?? 1) : 0;
      for (const { id: row, counts, percents } of rows) {
        columns.forEach((column, place) => {
          const percent = percents?.[place] ?? null;
          if (percent === null) {
            unprinted.add(id);
            return;
          }
          printed += 1;
          if (Math.abs(percent - recompute(counts, place)) <= half + 1e-9) return;
          expect([id, row, column, exhibit]).toEqual([id, row, column, 34]);
          const left = recompute(counts, Math.max(0, place - 1));
          expect([id, row, column, Math.abs(percent - left) <= half + 1e-9]).toEqual([id, row, column, true]);
          shifted.push([id, row, column]);
        });
      }
    }
    expect(printed).toBe(2366);
    expect(shifted).toHaveLength(30);
    expect(pack.identity.inconsistencies?.map(({ id }) => id)).toContain('ex34PctShifted');
    expect([...unprinted].filter((id) => !/^(unit|joint)-/.test(id))).toEqual([
      'step-staff-municipalPaid-weekdayDaytime',
      'step-staff-other-weekdayDaytime',
      'rank-other-holidayDaytime',
    ]);
  });

  it('print the shares that the rules of the pack are read from', () => {
    const percentOf = (table: string, row: string, column: string) => {
      const found = survey.tables.find(({ id }) => id === table);
      return found?.rows.find(({ id }) => id === row)?.percents?.[found.columns.indexOf(column)];
    };
    expect(percentOf('criteria-mode-firstJudgement-weekdayDaytime', 'criteriaExist', 'line189')).toBe(64.3);
    expect(percentOf('criteria-use-line189-weekdayDaytime', 'injurySeen', 'secondJudgement')).toBe(95.1);
    expect(percentOf('criteria-use-line189-holidayNight', 'knownToMunicipality', 'firstJudgement')).toBe(59);
    expect(percentOf('patterns-line189', 'publicPrivate', 'weekdayNight')).toBe(21.6);
    expect(percentOf('report-sources', 'police', 'reports')).toBe(49);
  });

  it('hold no count above its base', () => {
    for (const { id, columns, bases, rows } of survey.tables) {
      for (const row of rows) {
        columns.forEach((column, place) => {
          expect([id, row.id, column, (row.counts[place] ?? 0) <= (bases[place] ?? Infinity)]).toEqual([
            id,
            row.id,
            column,
            true,
          ]);
        });
      }
    }
  });

  it('ask about criteria in use exactly the offices that said they have criteria', () => {
    for (const table of tablesOf('criteriaUse')) {
      table.columns.forEach((step, place) => {
        const offices = countOf(`criteria-mode-${step}-${String(table.band)}`, 'criteriaExist', String(table.line));
        expect([table.id, step, table.bases[place]]).toEqual([table.id, step, offices]);
      });
    }
  });

  it('have the offices connected in that band as their base, but for the one misprint of Exhibit 42', () => {
    const misprints: unknown[] = [];
    for (const { id, line, band, subject, bases } of survey.tables) {
      if (!line || !band || subject === 'criteriaUse') continue;
      const connected = countOf('connected-bands', band, line);
      for (const base of new Set(bases)) if (base !== connected) misprints.push([id, base, connected]);
    }
    expect(misprints).toEqual([['rank-officeNumber-weekdayNight', 175, 167]]);
    expect(pack.identity.inconsistencies?.map(({ id }) => id)).toContain('ex42N');
  });

  it('ask whether they lead exactly the offices with a lead, but for the two listed columns', () => {
    const off: unknown[] = [];
    for (const band of ['weekdayNight', 'holidayDaytime', 'holidayNight']) {
      for (const line of reportLines) {
        const led =
          (countOf(`joint-lead-${band}`, 'centralCenter', line) ?? 0) +
          (countOf(`joint-lead-${band}`, 'otherCenter', line) ?? 0);
        const asked = survey.tables.find(({ id }) => id === `joint-respondentIsLead-${band}`);
        const base = asked?.bases[asked.columns.indexOf(line)];
        if (base !== led) off.push([band, line, base, led]);
      }
    }
    expect(off).toEqual([
      ['holidayDaytime', 'line189', 52, 53],
      ['holidayNight', 'line189', 50, 49],
    ]);
    expect(pack.identity.inconsistencies?.map(({ id }) => id)).toContain('leadBase');
  });

  it('count no more offices in a rank than take part in that step, but for the listed cells', () => {
    const off: unknown[] = [];
    for (const { line, band, columns, rows } of tablesOf('rank')) {
      columns.forEach((column, place) => {
        const step = column.startsWith('intake') ? 'intake' : 'safetyCheck';
        const staffClass = column.endsWith('FullTime') ? 'fullTime' : 'partTime';
        const taking = countOf(`step-staff-${String(line)}-${String(band)}`, step, staffClass) ?? 0;
        const ranked = rows.filter(({ id }) => id !== 'noAnswer');
        const most = Math.max(...ranked.map(({ counts }) => counts[place] ?? 0));
        if (most > taking) off.push([line, band, column, most, taking]);
      });
    }
    expect(off).toEqual([
      ['line189', 'weekdayDaytime', 'safetyCheckPartTime', 101, 99],
      ['line189', 'weekdayNight', 'safetyCheckPartTime', 18, 16],
      ['line189', 'holidayDaytime', 'intakePartTime', 70, 69],
      ['line189', 'holidayDaytime', 'safetyCheckPartTime', 13, 12],
      ['line189', 'holidayNight', 'safetyCheckPartTime', 14, 12],
      ['municipalPaid', 'holidayNight', 'intakeFullTime', 10, 9],
    ]);
    expect(pack.identity.inconsistencies?.map(({ id }) => id)).toContain('rankVsStep');
  });

  it('ask as many offices about full-time as about part-time staff or more, but for the listed columns', () => {
    const off: unknown[] = [];
    for (const table of tablesOf('unitAffiliation').filter(({ id }) => id.includes('-fullTime-'))) {
      const partTime = survey.tables.find(({ id }) => id === table.id.replace('-fullTime-', '-partTime-'));
      table.columns.forEach((line, place) => {
        const [full, part] = [table.bases[place] ?? 0, partTime?.bases[place] ?? 0];
        if (part > full) off.push([table.exhibit, line, full, part]);
      });
    }
    expect(off).toEqual([
      [56, 'municipalFree', 5, 7],
      [67, 'municipalFree', 5, 7],
      [46, 'municipalPaid', 9, 13],
      [46, 'other', 0, 1],
      [57, 'municipalFree', 7, 9],
      [68, 'municipalFree', 7, 9],
    ]);
    const listed = pack.identity.inconsistencies?.map(({ id }) => id);
    expect(listed).toEqual(expect.arrayContaining(['affiliationFreeBase', 'ex46Swapped']));
  });
});

describe('what the pack says of itself', () => {
  it('names the one scene that was asked about, in the summary and on the survey', () => {
    expect(pack.identity.summary?.en).toMatch(/one scene, a child being hit now/);
    expect(pack.identity.summary?.ja).toContain('一つの場面');
    expect(survey.vignette.en).toMatch(/One scene/);
  });

  it('gives every table a source with its lines', () => {
    const sources = pack.identity.sources?.map(({ id }) => id) ?? [];
    for (const { source } of [...survey.tables, ...survey.scores, ...survey.codes]) {
      expect(source).toMatch(/: .* lines? \d+/);
      expect(sources).toContain(source.split(':')[0]);
    }
  });
});

describe('a survey file with mistakes', () => {
  const issuesOf = (change: (file: { tables: Record<string, unknown>[]; [key: string]: unknown }) => void) => {
    const documents = structuredClone(pack.documents) as Record<string, never>;
    change(documents['survey.json'] as never);
    return buildPack(documents).issues.map(({ code, pointer }) => [code, pointer]);
  };

  it('is refused with all of them at once', () => {
    expect(
      issuesOf((file) => {
        const [first, second] = file.tables;
        if (first && second) {
          first['bases'] = [1];
          second['id'] = first['id'];
          second['columns'] = ['nobodyKnows'];
        }
        file['knownDifferences'] = [
          { table: 'no-table', row: 'a', column: 'b', printed: 1, recomputed: 2, inconsistency: 'not-listed' },
        ];
      }).map(([code]) => code),
    ).toEqual(['table-twice', 'label-missing', 'table-unknown', 'inconsistency-unknown']);
  });

  it('is refused where a row has too few counts or percentages, a share over 100, or an unknown key', () => {
    expect(
      issuesOf((file) => {
        const table = file.tables[3];
        if (table) table['rows'] = [{ id: 'weekdayDaytime', counts: [1, 2] }];
      }),
    ).toEqual([['table-shape', '/tables/3/rows/0/counts']]);
    expect(issuesOf((file) => (file['extra'] = 1))).toEqual([['unknown-key', '/extra']]);
    expect(
      issuesOf((file) => {
        const rows = file.tables[4]?.['rows'] as { percents?: unknown }[];
        if (rows[0]) rows[0].percents = [18.1];
        if (rows[1]) rows[1].percents = [101, 0, 0, 0, 0];
      }),
    ).toEqual([
      ['too-big', '/tables/4/rows/1/percents/0'],
      ['table-shape', '/tables/4/rows/0/percents'],
    ]);
  });
});
