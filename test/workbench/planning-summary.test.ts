import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  listOperatingRows,
  loadPack,
  loadTableFiles,
  timeBands,
  type HourMeasures,
  type Measured,
  type SimulationResult,
} from '../../engine/index.ts';
import { runProgram } from '../../engine/cli/program.ts';
import {
  sheetHeads,
  writeResultSheets,
  type SheetWords,
} from '../../workbench/surfaces/planning/export/result-sheets.ts';
import { comparedMeasures } from '../../workbench/surfaces/planning/compared-measures.ts';
import {
  listApplied,
  listEffects,
  listUngrounded,
  writeEffects,
} from '../../workbench/surfaces/planning/options/option-edits.ts';
import {
  changeDuty,
  choosePerformers,
  listDutyBands,
  type Performers,
} from '../../workbench/surfaces/planning/patterns/pattern-edits.ts';
import {
  chooseChartDays,
  countAway,
  findWorstHour,
  orderPlans,
} from '../../workbench/surfaces/planning/summary/summary-reading.ts';
import type { Json } from '../../workbench/state/json.ts';

const scenarios = new URL('../../scenarios/', import.meta.url);
const readText = (path: string) => readFileSync(new URL(path, scenarios), 'utf8');
function readFolder(id: string): Record<string, string> {
  const names = readdirSync(new URL(id, scenarios), { recursive: true }).map(String);
  const files = names.filter((name) => name.endsWith('.json'));
  return Object.fromEntries(files.map((file) => [file, readText(`${id}/${file}`)]));
}

const readJson = (path: string) => JSON.parse(readText(path)) as Json;

async function runTokyo(): Promise<SimulationResult> {
  const { outcome } = await runProgram([
    'simulate',
    'tokyo-line-fy2021',
    '--replications',
    '3',
    '--seed',
    '5',
    '--json',
  ]);
  return outcome.json as SimulationResult;
}

const sure = (mean: number): Measured => ({ mean, low: mean, high: mean });

describe('what the summary says first', () => {
  test('names the hour in which most are turned away, and all who are', async () => {
    const result = await runTokyo();
    const worst = findWorstHour(result);
    const away = ({ offered, connected }: HourMeasures) => (offered.mean ?? 0) - (connected.mean ?? 0);
    expect(worst?.away).toBe(Math.max(...result.byHour.map(away)));
    const { counts } = result;
    expect(countAway(result)).toBeCloseTo((counts.offered.mean ?? 0) - (counts.connected.mean ?? 0), 6);
  });

  test('says nobody where nobody is turned away', async () => {
    const result = await runTokyo();
    const calm = result.byHour.map((each) => ({ ...each, connected: each.offered }));
    expect(findWorstHour({ ...result, byHour: calm })).toBeNull();
  });

  test('puts the plan that surely raises the rate most first, and one that lowers it last', () => {
    const plans = [
      { id: 'lower', rate: sure(-0.01), hours: -3 },
      { id: 'unclear', rate: { mean: 0.5, low: -0.1, high: 1.1 }, hours: 2 },
      { id: 'small', rate: sure(0.01), hours: 1 },
      { id: 'large', rate: sure(0.02), hours: 9 },
    ];
    expect(orderPlans(plans).map(({ id, movement }) => [id, movement])).toEqual([
      ['large', 'rises'],
      ['small', 'rises'],
      ['unclear', 'unclear'],
      ['lower', 'falls'],
    ]);
  });

  test('shows weekdays and the day off on which most are turned away, and no day that the calendar lacks', async () => {
    const result = await runTokyo();
    expect(chooseChartDays(result, { weekday: 246, saturday: 0, sunday: 52, holiday: 0 })).toEqual([
      'weekday',
      'sunday',
    ]);
    expect(chooseChartDays(result, { weekday: 246, saturday: 0, sunday: 0, holiday: 0 })).toEqual(['weekday']);
  });
});

describe('the workbook of results', () => {
  const words: SheetWords = {
    sheet: {
      results: 'results',
      hours: 'hours',
      heat: 'heat',
      away: 'away',
      plans: 'plans',
      staffing: 'staffing',
      demand: 'demand',
      assumptions: 'assumptions',
      run: 'run',
    },
    head: (name) => name,
    day: (day) => day,
    measure: (name) => name,
    consulter: (group) => group,
    urgency: (level) => level,
    place: ({ pointer }) => pointer,
    basis: ({ basis }) => basis ?? '',
  };
  const flat = { weekday: [1], saturday: [], sunday: [], holiday: [] };

  test('read back, holds the result digit for digit, and is without plans where none are compared', async () => {
    const result = await runTokyo();
    const sheets = writeResultSheets(
      {
        result,
        theory: null,
        days: { weekday: 1, saturday: 1, sunday: 1, holiday: 1 },
        published: { role: null, measures: [] },
        staffing: flat,
        demand: flat,
        provenance: [{ file: 'desk.json', pointer: '/a', value: 0.1, basis: 'assumed', source: '=cmd' }],
        compared: [],
        measures: comparedMeasures,
        facts: [['seed', result.seed]],
      },
      words,
    );
    expect(sheets.map(({ name }) => name)).toEqual([
      'results',
      'hours',
      'heat',
      'away',
      'staffing',
      'demand',
      'assumptions',
      'run',
    ]);
    const { readTableFile, writeTableFile } = await loadTableFiles();
    const { tables } = await readTableFile('plan.xlsx', await writeTableFile(sheets));
    const [results, hours, , away, , , assumptions] = tables;
    const row = results?.rows.find(([name]) => name === 'responseRate');
    const { mean, low, high } = result.rates.responseRate;
    expect(row?.slice(2, 5)).toEqual([mean, low, high]);
    expect(hours?.rows).toHaveLength(result.byHour.length + 1);
    expect(hours?.rows[1]?.slice(0, 6)).toEqual([
      result.byHour[0]?.day,
      result.byHour[0]?.hour,
      1,
      result.byHour[0]?.offered.mean,
      result.byHour[0]?.offered.low,
      result.byHour[0]?.offered.high,
    ]);
    const groups = result.turnedAway.byConsulter.length + result.turnedAway.byUrgency.length;
    expect(away?.rows).toHaveLength(groups + 1);
    expect(assumptions?.rows[1]?.[4]).toBe("'=cmd");
    expect(new Set(sheetHeads).size).toBe(sheetHeads.length);
  });
});

describe('ICT options', () => {
  const { pack } = loadPack(readFolder('ict-options'));
  const options = pack?.options ?? [];
  const documents = {
    'demand.json': readJson('tokyo-line-fy2021/demand.json'),
    'desk.json': readJson('tokyo-line-fy2021/desk.json'),
  };

  test('do nothing until a factor other than 1 is entered, and then ask for the ground', () => {
    const still = { transcription: { factors: { wrapUp: 1 }, ground: '' } };
    expect(listEffects(options, still)).toEqual([]);
    expect(listUngrounded(options, still)).toEqual([]);
    const bare = { transcription: { factors: { wrapUp: 0.8 }, ground: ' ' } };
    expect(listUngrounded(options, bare).map(({ id }) => id)).toEqual(['transcription']);
  });

  test('multiply the numbers of the desk, which name option, ground and factor as an assumption', () => {
    const entries = { transcription: { factors: { wrapUp: 0.5 }, ground: 'own test; 12 calls' } };
    const changed = writeEffects(documents, listEffects(options, entries));
    expect(Object.keys(changed)).toEqual(['desk.json']);
    const desk = JSON.parse(changed['desk.json'] ?? '') as Json;
    expect(JSON.stringify(desk)).toContain('option transcription (own test; 12 calls) × 0.5');
    expect(listApplied({ ...documents, 'desk.json': desk })).toEqual([
      { option: 'transcription (own test; 12 calls)', factor: '0.5' },
    ]);
    const texts = { ...readFolder('tokyo-line-fy2021'), ...changed };
    expect(loadPack(texts).issues.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  test('that bear on a number which the desk lacks change nothing', () => {
    const entries = { alerts: { factors: { unknownAnswers: 0.5 }, ground: 'try' } };
    expect(writeEffects(documents, listEffects(options, entries))).toEqual({});
  });
});

describe('operating patterns', () => {
  const office = readJson('office-07/operations.json');
  const packOf = (operations: Json) =>
    loadPack({ ...readFolder('office-07'), 'operations.json': JSON.stringify(operations) }).pack;
  const steps: Performers = {
    intake: ['privatePartner'],
    firstJudgement: ['fullTime'],
    secondJudgement: ['fullTime', 'municipality'],
    safetyCheck: ['municipality'],
  };

  test('are chosen with the least change of who acts', () => {
    expect(choosePerformers('publicPrivate', steps)).toEqual(steps);
    expect(choosePerformers('publicPublic', steps)).toEqual({ ...steps, intake: ['fullTime'] });
    expect(choosePerformers('intraOffice', steps)).toEqual({
      intake: ['partTime'],
      firstJudgement: ['fullTime'],
      secondJudgement: ['fullTime'],
      safetyCheck: ['fullTime'],
    });
    expect(Object.values(choosePerformers('inHouse', steps))).toEqual([
      ['fullTime'],
      ['fullTime'],
      ['fullTime'],
      ['fullTime'],
    ]);
  });

  test('chosen for one band leave the other bands of the duty what they are, and the engine finds that pattern', () => {
    const duty = listDutyBands(office, timeBands).find(({ band }) => band === 'holidayNight');
    expect(duty).toBeDefined();
    if (duty === undefined) return;
    const duties = changeDuty(office, duty, choosePerformers('inHouse', duty.steps));
    const pack = packOf({ ...(office as object), duties });
    const rows = pack?.operations ? listOperatingRows(pack.operations) : [];
    const patterns = (band: string) => new Set(rows.filter((row) => row.band === band).map(({ pattern }) => pattern));
    expect(patterns('holidayNight')).toEqual(new Set(['inHouse']));
    expect(patterns('weekdayNight')).toEqual(new Set(['publicPrivate']));
    expect(patterns('holidayDaytime')).toEqual(new Set(['publicPrivate']));
  });

  test('each pattern chosen gives a score of that pattern, from every duty of the office', () => {
    for (const pattern of ['inHouse', 'intraOffice', 'publicPublic', 'publicPrivate'] as const) {
      for (const duty of listDutyBands(office, timeBands)) {
        const duties = changeDuty(office, duty, choosePerformers(pattern, duty.steps));
        const operations = packOf({ ...(office as object), duties })?.operations;
        const rows = operations ? listOperatingRows(operations) : [];
        expect(rows.find(({ band }) => band === duty.band)?.pattern).toBe(pattern);
      }
    }
  });
});
