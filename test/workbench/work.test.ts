import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../workbench/state/json.ts';
import { keepPlan, openPlans } from '../../workbench/state/plans.ts';
import { changeCurrent, currentPlan } from '../../workbench/state/plans.ts';
import { addStep, currentTexts, openProject } from '../../workbench/state/project.ts';
import { readShelfVersion, shelfName } from '../../workbench/state/shelf-name.ts';
import { isUntouched, openKeptPlans, readWork, readWorkText, writeWork } from '../../workbench/state/work.ts';

const original = { 'pack.json': '{"id":"a","title":"窓口"}', 'desk.json': '{"n":1}' };
const project = openProject('a', 'bundled', original);
const rest = { surface: 'policy', language: 'en', seed: 7, precision: 0.002, mostReplications: 200 } as const;

function edit(value: number) {
  return { file: 'desk.json', pointer: '/n', value };
}

/** Two plans: the pack as opened, and one with two changes. */
function createState() {
  const once = addStep(project, edit(2), { ...original, 'desk.json': '{"n":2}' });
  const twice = addStep(once, edit(3), { ...original, 'desk.json': '{"n":3}' });
  return { plans: keepPlan(changeCurrent(openPlans(project), { project: twice }), '案A'), ...rest };
}

function writeAsFile(change: JsonObject = {}): Json {
  return JSON.parse(JSON.stringify({ ...writeWork(createState(), null), ...change })) as Json;
}

describe('work kept and opened again', () => {
  test('has the same plans, texts, screen and seed, and every change can be undone as before', () => {
    const { work } = readWork(writeAsFile());
    if (work === null) throw new Error('unreadable');
    const plans = openKeptPlans(work);
    expect(plans.list.map(({ name }) => name)).toEqual(['', '案A']);
    expect(plans.current).toBe(createState().plans.current);
    const { done } = currentPlan(plans).project;
    expect(done.map(({ texts }) => texts['desk.json'])).toEqual(['{"n":2}', '{"n":3}']);
    expect(currentTexts(plans.list[0]?.project ?? project)).toEqual(original);
    expect(plans.list.every((plan) => plan.project.original === work.original)).toBe(true);
    expect(work).toMatchObject(rest);
  });

  test('a step holds only the files that it changed', () => {
    const [, plan] = writeWork(createState(), null).plans;
    expect(plan?.steps.map(({ texts }) => Object.keys(texts))).toEqual([['desk.json'], ['desk.json']]);
  });

  test('of several hundred changes the newest stay undoable and nothing is lost', () => {
    let many = project;
    for (let n = 0; n < 300; n += 1) many = addStep(many, edit(n), { ...original, 'desk.json': `{"n":${String(n)}}` });
    const state = { plans: changeCurrent(openPlans(project), { project: many }), ...rest };
    const { work } = readWork(JSON.parse(JSON.stringify(writeWork(state, null))) as Json);
    if (work === null) throw new Error('unreadable');
    const { done } = currentPlan(openKeptPlans(work)).project;
    expect(done).toHaveLength(200);
    expect(done.at(-1)?.texts['desk.json']).toBe('{"n":299}');
    expect(done[0]?.texts['desk.json']).toBe('{"n":100}');
  });
});

describe('what is no work is refused and says why', () => {
  test.each([
    [null, 'not-work'],
    [[], 'not-work'],
    [{}, 'not-work'],
    [{ kind: 'something-else', formatVersion: 1 }, 'not-work'],
  ])('%j', (value, code) => {
    expect(readWork(value).problem?.code).toBe(code);
  });

  test('work of a newer form is refused with its version', () => {
    expect(readWork(writeAsFile({ formatVersion: 2 })).problem).toEqual({ code: 'newer', version: 2 });
  });

  test('a form version left out is the first', () => {
    const without = Object.entries(writeAsFile() as JsonObject).filter(([name]) => name !== 'formatVersion');
    expect(readWork(Object.fromEntries(without)).problem).toBeNull();
  });

  test.each([
    ['/formatVersion', { formatVersion: 1.5 }],
    ['/pack', { pack: { id: 'a', origin: 'elsewhere' } }],
    ['/original', { original: { 'pack.json': 1 } }],
    ['/plans', { plans: [] }],
    ['/plans', { plans: [{ id: 'other', name: '', staffing: null, steps: [] }] }],
    ['/plans', { plans: [{ id: 'opened', name: '', staffing: 3, steps: [] }] }],
    ['/plans', { plans: [{ id: 'opened', name: '', staffing: null, steps: [{ edit: {}, texts: {} }] }] }],
    [
      '/plans',
      { plans: Array.from({ length: 13 }, (_, n) => ({ id: `p${String(n)}`, name: '', staffing: null, steps: [] })) },
    ],
    ['/current', { current: 'nobody' }],
    ['/made', { made: -1 }],
    ['/seed', { seed: 'x' }],
    ['/precision', { precision: 0 }],
    ['/mostReplications', { mostReplications: 1e9 }],
    ['/surface', { surface: 'elsewhere' }],
    ['/language', { language: 'fr' }],
  ])('%s', (place, change) => {
    expect(readWork(writeAsFile(change as JsonObject)).problem).toEqual({ code: 'malformed', place });
  });

  test('a text that is no JSON, or nests too deep, or tries for a prototype, is refused before it is looked at', () => {
    for (const text of ['{', '[1,2', `${'['.repeat(65)}${']'.repeat(65)}`, '{"__proto__":{"kind":"madoguchi-work"}}']) {
      expect(readWorkText(text, 'work.json').problem?.code, text.slice(0, 20)).toBe('unreadable');
    }
    expect(readWorkText(JSON.stringify(writeAsFile()), 'work.json').problem).toBeNull();
  });
});

test('a pack as opened is nothing to keep, one change or a second plan is', () => {
  expect(isUntouched({ plans: openPlans(project), ...rest })).toBe(true);
  expect(isUntouched(createState())).toBe(false);
  const staffed = changeCurrent(openPlans(project), { staffing: 'other' });
  expect(isUntouched({ plans: staffed, ...rest })).toBe(false);
});

test('databases are told by the form of the work that they hold, and those of others are left alone', () => {
  expect(readShelfVersion(shelfName(3))).toBe(3);
  for (const other of [undefined, '', 'madoguchi', 'madoguchi-work-v', 'madoguchi-work-vx', 'other-work-v1']) {
    expect(readShelfVersion(other)).toBeNull();
  }
});
