import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { comparePolicies, compilePolicy, decide, loadPack, loadPolicy, type Policy } from '../../engine/index.ts';
import type { JsonObject } from '../../workbench/state/json.ts';
import { addTests, deleteTest, expectOf } from '../../workbench/surfaces/policy/checks/test-edits.ts';
import { listSampleCases } from '../../workbench/surfaces/policy/comparison/sample-cases.ts';
import { readMoment, weighSeen } from '../../workbench/surfaces/policy/trial/observations.ts';

const folder = new URL('../../scenarios/tokyo-line-fy2021/', import.meta.url);
const read = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const text = read('policy.json');

function load(change: (document: JsonObject) => JsonObject = (document) => document): Policy {
  const { policy } = loadPolicy(change(JSON.parse(text) as JsonObject), 'policy.json');
  if (policy === null) throw new TypeError('the policy of the Tokyo pack does not load');
  return policy;
}

describe('what was seen of a fact', () => {
  const policy = load();

  test('a fact outweighs a guess, and the later of two facts the earlier', () => {
    const { answers, taken, issues } = weighSeen(policy, {
      visibleInjury: [
        { answer: true, kind: 'guess', by: '近所の人', at: 'いま' },
        { answer: false, kind: 'fact', by: '保育士', at: '2026/11/18' },
        { answer: true, kind: 'fact', by: '担任', at: '２０２６年１１月１９日' },
      ],
    });
    expect(issues).toEqual([]);
    expect(answers).toEqual({ visibleInjury: true });
    expect(taken).toEqual({ visibleInjury: 2 });
  });

  test('a moment that cannot be read is told, and no answer is taken from it', () => {
    const { answers, issues } = weighSeen(policy, {
      visibleInjury: [{ answer: true, kind: 'fact', by: '', at: '先週' }],
    });
    expect(issues.map(({ severity }) => severity)).toEqual(['error']);
    expect(answers).toEqual({ visibleInjury: null });
  });

  test('moments are read as they are typed', () => {
    expect(['', '今', ' NOW ', '2026/4/1', '2026-04-01 09:30', '先週'].map(readMoment)).toEqual([
      null,
      'now',
      'now',
      '2026-04-01',
      '2026-04-01 09:30',
      '先週',
    ]);
  });
});

describe('tests of a policy', () => {
  const policy: JsonObject = { tests: [{ name: 'a', facts: {}, expect: { urgency: 'high' } }] };

  test('are added behind the others, each under a name of its own', () => {
    const added = addTests(policy, [
      { name: 'a', facts: { visibleInjury: true }, expect: { urgency: 'low' } },
      { name: 'b', facts: {}, expect: {} },
    ]);
    expect(added['tests']).toMatchObject([{ name: 'a' }, { name: 'a (2)' }, { name: 'b' }]);
  });

  test('change what they expect, and keep the last expectation', () => {
    const more = expectOf(policy, 0, 'actor', 'advice');
    expect(more['tests']).toMatchObject([{ expect: { urgency: 'high', actor: 'advice' } }]);
    expect(expectOf(more, 0, 'actor', null)).toEqual(policy);
    expect(expectOf(policy, 0, 'urgency', null)).toBe(policy);
    expect(expectOf(policy, 7, 'urgency', 'low')).toBe(policy);
  });

  test('are deleted by their place', () => {
    expect(deleteTest(policy, 0)['tests']).toEqual([]);
    expect(deleteTest({}, 0)['tests']).toEqual([]);
  });
});

describe('sample cases of a cell', () => {
  const files = ['pack.json', 'policy.json', ...readdirSync(new URL('cases/', folder)).map((name) => `cases/${name}`)];
  const cases = loadPack(Object.fromEntries(files.map((file) => [file, read(file)]))).pack?.cases ?? [];
  const before = load();
  const after = load((document) => ({
    ...document,
    rules: (document['rules'] as JsonObject[]).map((rule) =>
      rule['name'] === 'urgency-danger-now'
        ? { ...rule, event: { type: 'urgency', params: { outcome: 'high', deadlineHours: 1 } } }
        : rule,
    ),
  }));

  test('start with the smallest case and go on with those of the pack that both policies put there', () => {
    const cell = comparePolicies(before, after).decisions['urgency']?.matrix.find(
      ({ from, to }) => from === 'immediate' && to === 'high',
    );
    if (cell === undefined) throw new TypeError('no case went from immediate to high');
    const samples = listSampleCases(cell, 'urgency', [before, after], cases);
    expect(samples[0]).toEqual({ title: null, facts: cell.witness.facts });
    const told = samples.slice(1).map(({ facts }) => facts);
    const expected = cases.filter(({ facts }) =>
      [before, after].every((policy, place) => {
        const { decisions } = decide(compilePolicy(policy), facts);
        return decisions['urgency']?.outcome === (place === 0 ? 'immediate' : 'high');
      }),
    );
    expect(told).toEqual(expected.map(({ facts }) => facts));
    expect(told.length).toBeGreaterThan(0);
    expect(told.length).toBeLessThan(cases.length);
  });
});
