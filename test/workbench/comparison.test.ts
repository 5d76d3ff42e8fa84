import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { drawSteps } from '../../workbench/charts/day-steps.tsx';
import { currentDeskId, listComparedDesks, openedDeskId } from '../../workbench/state/compared-desks.ts';
import {
  foldReplications,
  loadPack,
  measure,
  prepareDesk,
  runReplication,
  sealResult,
} from '../../workbench/state/engine.ts';
import { comparePlans, type RunDesk } from '../../workbench/state/plan-differences.ts';
import { changeCurrent, currentPlan, keepPlan, openPlans } from '../../workbench/state/plans.ts';
import { addStep, openProject } from '../../workbench/state/project.ts';
import { measureDifference, readSeries } from '../../workbench/state/run-series.ts';
import { readDifference, readMovement } from '../../workbench/surfaces/planning/compare-reading.ts';
import { comparedMeasures, hoursPerWeek } from '../../workbench/surfaces/planning/compared-measures.ts';
import { levelsAt, listLost } from '../../workbench/surfaces/planning/replay-view.ts';
import { formatBesideTarget, isBelowTarget } from '../../workbench/surfaces/planning/target.ts';
import { estimateProgress } from '../../workbench/ui/run-bar.tsx';

const folder = fileURLToPath(new URL('../../scenarios/tokyo-line-fy2021/', import.meta.url));
const texts = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => [name, readFileSync(`${folder}${name}`, 'utf8')]),
);

function runDesk(change: (desk: string) => string, replications: number): RunDesk {
  const { pack } = loadPack({ ...texts, 'desk.json': change(texts['desk.json'] ?? '') });
  const model = pack ? prepareDesk(pack).model : null;
  if (!model) throw new Error('the desk cannot be run');
  return { model, records: Array.from({ length: replications }, (_, index) => runReplication(model, 1, index)) };
}

describe('plans compared on the same people', () => {
  const before = runDesk((desk) => desk, 3);
  const after = runDesk((desk) => desk.replace(/("value":\s*)7\b/, '$19'), 3);
  const differences = comparePlans(before, after);

  test('a plan compared with itself differs in nothing, exactly', () => {
    const same = comparePlans(before, before);
    expect(same.occupancy).toEqual({ mean: 0, low: 0, high: 0 });
    expect(same.paired.rates.responseRate).toEqual({ mean: 0, low: 0, high: 0 });
    const outcomes = Object.values(same.decided).flatMap((each) => Object.values(each));
    expect(outcomes.length).toBeGreaterThan(4);
    expect(outcomes.every(({ mean }) => mean === 0)).toBe(true);
  });

  test('differences are those of the replications, pair by pair', () => {
    const rates = readSeries(before.records).responseRate.map(
      (rate, index) => (readSeries(after.records).responseRate[index] ?? 0) - rate,
    );
    expect(differences.paired.rates.responseRate).toEqual(measure(rates));
    expect(measureDifference(readSeries(before.records), readSeries(after.records), 'responseRate')).toEqual(
      differences.paired.rates.responseRate,
    );
    expect(
      measureDifference(readSeries(before.records.slice(1)), readSeries(after.records), 'handedOn').mean,
    ).toBeNull();
  });

  test('the difference of every figure is the difference of its two means', () => {
    const facts = { seconds: 0, threads: 1, engine: 'test' };
    const seal = ({ model, records }: RunDesk) =>
      sealResult(model, foldReplications(model, 1, records), records, facts);
    const [first, second] = [seal(before), seal(after)];
    for (const { key, read, difference } of comparedMeasures) {
      const [a, b] = [read(first).mean ?? 0, read(second).mean ?? 0];
      if (difference === null) continue;
      expect(difference(differences).mean ?? 0, key).toBeCloseTo(b - a, 9);
    }
    for (const [decision, byOutcome] of Object.entries(differences.decided)) {
      for (const [outcome, { mean }] of Object.entries(byOutcome)) {
        const of = (result: typeof first) => result.afterDesk.decided[decision]?.[outcome]?.mean ?? 0;
        expect(mean ?? 0, `${decision} ${outcome}`).toBeCloseTo(of(second) - of(first), 9);
      }
    }
    expect(hoursPerWeek(second)).toBeGreaterThan(hoursPerWeek(first));
  });

  test('one replication has a difference and no interval', () => {
    const one = (desk: RunDesk): RunDesk => ({ ...desk, records: desk.records.slice(0, 1) });
    const { responseRate } = comparePlans(one(before), one(after)).paired.rates;
    expect(responseRate.mean).toBeGreaterThan(0);
    expect(responseRate).toMatchObject({ low: null, high: null });
    expect(readMovement(responseRate)).toBe('noInterval');
  });
});

describe('reading a difference', () => {
  const measured = (mean: number, low: number, high: number) => ({ mean, low, high });

  test('an interval with 0 inside or at its end cannot be told apart', () => {
    expect(readMovement(measured(0.01, -0.01, 0.03))).toBe('unclear');
    expect(readMovement(measured(0.01, 0, 0.02))).toBe('unclear');
    expect(readMovement(measured(0.01, 0.001, 0.02))).toBe('rises');
    expect(readMovement(measured(-0.01, -0.02, -0.001))).toBe('falls');
    expect(readMovement(measured(0, 0, 0))).toBe('none');
    expect(readMovement({ mean: null, low: null, high: null })).toBe('none');
  });

  test('hours move on their own, with or without a clear effect', () => {
    const unclear = measured(0, -1, 1);
    expect(readDifference(4.7, unclear, unclear)).toEqual({ hours: 'more', rate: 'unclear', replies: 'unclear' });
    expect(readDifference(-3, unclear, unclear).hours).toBe('less');
    expect(readDifference(1e-9, unclear, unclear).hours).toBe('same');
  });
});

describe('which desks are compared', () => {
  const opened = openPlans(openProject('desk', 'bundled', { 'desk.json': 'one' }));
  const edit = { file: 'desk.json', pointer: '/a', value: 1 };
  const edited = changeCurrent(opened, {
    project: addStep(currentPlan(opened).project, edit, { 'desk.json': 'two' }),
  });

  test('the pack as opened always, the first plan only while it is changed, and every plan kept', () => {
    expect(listComparedDesks(opened).map(({ id }) => id)).toEqual([openedDeskId]);
    expect(currentDeskId(opened)).toBe(openedDeskId);
    expect(listComparedDesks(edited)).toHaveLength(2);
    expect(currentDeskId(edited)).not.toBe(openedDeskId);
    const kept = keepPlan(edited, '案A');
    expect(listComparedDesks(kept).map(({ texts: files }) => files['desk.json'])).toEqual(['one', 'two']);
    expect(currentDeskId(kept)).toBe(kept.current);
  });

  test('another staffing of the same file is another desk', () => {
    const desks = listComparedDesks(changeCurrent(opened, { staffing: 'rush' }));
    expect(desks.map(({ staffing }) => staffing)).toEqual([null, 'rush']);
  });
});

describe('the target of the heat map', () => {
  test('a rate at the target does not miss it, one just below does and is not shown as the target', () => {
    expect(isBelowTarget(0.85, 85)).toBe(false);
    expect(isBelowTarget(0.57, 57)).toBe(false);
    expect(isBelowTarget(0.8496, 85)).toBe(true);
    expect(formatBesideTarget(0.8496, 85)).toBe('84.96');
    expect(formatBesideTarget(0.846, 85)).toBe('84.6');
    expect(formatBesideTarget(0.8504, 85)).toBe('85');
    expect(formatBesideTarget(0.85, 85)).toBe('85');
    expect(formatBesideTarget(0.855, 85.5)).toBe('86');
  });
});

describe('progress towards a precision', () => {
  test('goes with the square of what is reached, and never past the most replications', () => {
    expect(estimateProgress(0.004, 0.002, 10, 200)).toBeCloseTo(0.25, 12);
    expect(estimateProgress(0.001, 0.002, 15, 200)).toBe(1);
    expect(estimateProgress(null, 0.002, 5, 200)).toBeCloseTo(0.025, 12);
    expect(estimateProgress(0.1, 0.002, 200, 200)).toBe(1);
  });
});

describe('a day on the time axis', () => {
  const steps = [
    { minute: 0, busy: 0, staff: 0, waiting: 0 },
    { minute: 540, busy: 0, staff: 5, waiting: 0 },
    { minute: 555.5, busy: 1, staff: 5, waiting: 0 },
    { minute: 1260, busy: 1, staff: 0, waiting: 0 },
  ];

  test('levels hold from their step to the next', () => {
    expect(levelsAt(steps, 539)).toMatchObject({ staff: 0 });
    expect(levelsAt(steps, 540)).toMatchObject({ staff: 5, busy: 0 });
    expect(levelsAt(steps, 1259)).toMatchObject({ staff: 5, busy: 1 });
    expect(levelsAt([], 600)).toEqual({ busy: 0, staff: 0, waiting: 0 });
  });

  test('are drawn as corners, from the level before the axis to its end', () => {
    const draw = (read: (step: (typeof steps)[number]) => number) =>
      drawSteps(steps, read, 540, 1320, (level) => -level);
    expect(draw(({ staff }) => staff)).toBe('M540 -5H1260V0H1320');
    expect(draw(({ busy }) => busy)).toBe('M540 0H555.5V-1H1320');
    expect(draw(({ waiting }) => waiting)).toBe('M540 0H1320');
  });

  test('only contacts of the day that were turned away are marked', () => {
    const event = (minute: number, kind: 'autoReplied' | 'abandoned' | 'started', contact: number | null) => ({
      minute,
      kind,
      contact,
      staff: null,
    });
    expect(listLost([event(600, 'autoReplied', 1), event(610, 'started', 2), event(620, 'abandoned', null)])).toEqual([
      600,
    ]);
  });
});
