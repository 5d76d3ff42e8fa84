import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadPack, type Pack } from '../../engine/index.ts';
import { listOf, readAt, type Json } from '../../workbench/state/json.ts';
import {
  addRule,
  deleteRule,
  duplicateRule,
  findNeighbour,
  moveRule,
} from '../../workbench/surfaces/policy/rule-edits.ts';
import { chooseMachine } from '../../engine/training/set-up-walkthrough.ts';

const scenarios = fileURLToPath(new URL('../../scenarios/', import.meta.url));

function readTexts(id: string): Record<string, string> {
  const names = readdirSync(scenarios + id, { recursive: true }).map(String);
  return Object.fromEntries(
    names
      .filter((name) => name.endsWith('.json'))
      .map((name) => [name.replaceAll('\\', '/'), readFileSync(`${scenarios}${id}/${name}`, 'utf8')]),
  );
}

function requirePack(texts: Record<string, string>): Pack {
  const { pack, issues } = loadPack(texts);
  if (pack === null) throw new Error(issues.map((issue) => issue.message.en).join('\n'));
  return pack;
}

const rule = (name: string, decision: string, priority: number): Json => ({
  name,
  priority,
  conditions: { all: [] },
  event: { type: decision, params: { outcome: 'low' } },
});
const names = (rules: readonly Json[]) => rules.map((each) => readAt(each, 'name'));
const priorities = (rules: readonly Json[]) => rules.map((each) => readAt(each, 'priority'));
const reason = { ja: '試し', en: 'trial' };

describe('the rules of a policy', () => {
  const rules = [rule('a', 'urgency', 9), rule('b', 'actor', 5), rule('c', 'urgency', 3)];

  test('a rule changes places with the next of its own decision, and the one further up decides first', () => {
    const { rules: moved, place } = moveRule(rules, 2, -1);
    expect(names(moved)).toEqual(['c', 'b', 'a']);
    expect(priorities(moved)).toEqual([9, 5, 3]);
    expect(place).toBe(0);
  });

  test('the first of a decision goes no further up, nor the last further down', () => {
    expect(findNeighbour(rules, 0, -1)).toBeNull();
    expect(moveRule(rules, 1, 1)).toEqual({ rules, place: 1 });
    expect(moveRule(rules, 7, -1)).toEqual({ rules, place: 7 });
  });

  test('a copy stands right behind its rule under a name that no other rule has', () => {
    const once = duplicateRule(rules, 0);
    const twice = duplicateRule(once.rules, 0);
    expect(names(twice.rules)).toEqual(['a', 'a-3', 'a-2', 'b', 'c']);
    expect(twice.place).toBe(1);
  });

  test('a deleted rule is gone and the one before it is chosen', () => {
    expect(names(deleteRule(rules, 2).rules)).toEqual(['a', 'b']);
    expect(deleteRule(rules, 0).place).toBe(0);
  });

  test('nothing is added for a decision or a fact that the policy does not have', () => {
    const policy = JSON.parse(readTexts('tokyo-line-fy2021')['policy.json'] ?? '') as Json;
    expect(addRule(policy, 'weather', 'dangerNow', reason)).toBeNull();
    expect(addRule(policy, 'urgency', 'weather', reason)).toBeNull();
  });

  test.each(readdirSync(scenarios))('in %s any new rule is one that the engine reads', (id) => {
    const texts = readTexts(id);
    const policy = JSON.parse(texts['policy.json'] ?? '') as Json;
    const before = listOf(readAt(policy, 'rules')).length;
    for (const decision of listOf(readAt(policy, 'decisions'))) {
      for (const fact of listOf(readAt(policy, 'facts'))) {
        const change = addRule(policy, String(readAt(decision, 'id')), String(readAt(fact, 'id')), reason);
        const edited = { ...(policy as object), rules: change?.rules };
        const { pack, issues } = loadPack({
          'pack.json': texts['pack.json'] ?? '',
          'policy.json': JSON.stringify(edited),
        });
        expect(
          issues.filter((issue) => issue.severity === 'error'),
          JSON.stringify(change?.rules[change.place]),
        ).toEqual([]);
        expect(pack?.policy?.rules).toHaveLength(before + 1);
      }
    }
  });
});

describe('the chart a pack is practised on', () => {
  test.each([
    ['tokyo-line-fy2021', 'consultation'],
    ['national-sns-setagaya', 'consultation'],
    ['ict-options', 'consultation'],
    ['office-06', 'report'],
    ['office-14', 'report'],
    ['kobe-council', 'report'],
    ['national-survey-2018', 'report'],
  ])('%s: %s', (id, chart) => {
    expect(chooseMachine(requirePack(readTexts(id)))).toBe(chart);
  });
});
