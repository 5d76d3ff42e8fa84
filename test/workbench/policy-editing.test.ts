import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { loadPack, type Issue } from '../../engine/index.ts';
import { isObject, listOf, readAt, type Json } from '../../workbench/state/json.ts';
import {
  addFact,
  addGroup,
  changeFactKind,
  findGroupOf,
  moveInList,
  readOptions,
} from '../../workbench/surfaces/policy/editing/checklist-edits.ts';
import { findDifference, locateIssues, locateRule } from '../../workbench/surfaces/policy/editing/json-locations.ts';
import {
  addDraftStep,
  currentStep,
  listBlocking,
  stepDraft,
  type PolicyDraft,
} from '../../workbench/surfaces/policy/editing/policy-draft.ts';
import { listFactUses, listGroupUses } from '../../workbench/surfaces/policy/editing/policy-uses.ts';
import { setAnswerCell, spreadConditions } from '../../workbench/surfaces/policy/editing/spread-rules.ts';

const text = readFileSync(
  fileURLToPath(new URL('../../scenarios/tokyo-line-fy2021/policy.json', import.meta.url)),
  'utf8',
);
const policy = JSON.parse(text) as Json;
const words = { ja: '試し', en: 'trial' };

/** The errors of a policy file by itself. */
function findErrors(policyText: string): readonly Issue[] {
  const files = { 'pack.json': '{"id":"trial","title":"trial","sources":[]}', 'policy.json': policyText };
  return loadPack(files).issues.filter((issue) => issue.file === 'policy.json' && issue.severity === 'error');
}

function lineOf(shown: string, from: number): string {
  return shown.slice(shown.lastIndexOf('\n', from - 1) + 1, shown.indexOf('\n', from)).trim();
}

describe('a fault in the JSON', () => {
  test('that keeps it from being JSON is shown at its line and column', () => {
    const broken = text.replace('"hit": "worst",', '"hit": "worst",,');
    const [fault] = locateIssues(broken, findErrors(broken));
    expect(fault && lineOf(broken, fault.from)).toBe('"hit": "worst",,');
    expect(fault?.line).toBe(broken.slice(0, fault?.from).split('\n').length);
  });

  test('in a name is shown at that value', () => {
    const broken = text.replace('"fact": "dangerNow"', '"fact": "dangerNever"');
    const faults = locateIssues(broken, findErrors(broken));
    expect(faults.map(({ from, to }) => broken.slice(from, to))).toContain('"dangerNever"');
  });

  test('of a missing member is shown at the name of what should hold it, within one line', () => {
    const edited = structuredClone(policy) as { rules: { event: { params: { outcome?: string } } }[] };
    delete edited.rules[0]?.event.params.outcome;
    const broken = JSON.stringify(edited, null, 2);
    const faults = locateIssues(broken, findErrors(broken));
    expect(faults.map(({ from, to }) => broken.slice(from, to))).toContain('"params"');
    for (const { from, to } of faults) expect(broken.slice(from, to)).not.toContain('\n');
  });

  test('of the whole file is shown at its beginning, even where the text is empty', () => {
    expect(locateIssues('', findErrors('')).every(({ from, to }) => from === 0 && to === 0)).toBe(true);
    expect(findErrors('').length).toBeGreaterThan(0);
  });

  test('a rule is found by its number', () => {
    const at = locateRule(text, 1);
    expect(at === null ? '' : text.slice(at, at + 60)).toContain('urgency-injury-on-young-child');
    expect(locateRule(text, 999)).toBeNull();
    expect(locateRule('{', 0)).toBeNull();
  });
});

test('only the stretch that differs is replaced in the editor', () => {
  const apply = (before: string, after: string) => {
    const { from, to, insert } = findDifference(before, after);
    return before.slice(0, from) + insert + before.slice(to);
  };
  for (const [before, after] of [
    ['abc', 'aXc'],
    ['aa', 'aaa'],
    ['aaa', 'aa'],
    ['', 'x'],
    ['same', 'same'],
  ] as const) {
    expect(apply(before, after)).toBe(after);
  }
  expect(findDifference('value: 5,', 'value: 6,')).toEqual({ from: 7, to: 8, insert: '6' });
});

describe('a draft', () => {
  const start = { project: 'tokyo', base: 'as taken' };
  const step = (typed: string) => ({ text: typed, issues: [], personal: [] });
  const texts = (draft: PolicyDraft | null) => currentStep(draft)?.text ?? null;

  test('is undone and redone step by step down to the policy as taken', () => {
    const two = addDraftStep(addDraftStep(null, start, step('one')), start, step('two'));
    const back = stepDraft(two, -1);
    expect(texts(back)).toBe('one');
    const empty = stepDraft(back, -1);
    expect(texts(empty)).toBeNull();
    expect(stepDraft(empty, -1)).toBeNull();
    expect(texts(stepDraft(stepDraft(empty, 1), 1))).toBe('two');
    expect(stepDraft(two, 1)).toBeNull();
    expect(stepDraft(null, -1)).toBeNull();
  });

  test('an edit after an undo drops what was undone', () => {
    const one = stepDraft(addDraftStep(addDraftStep(null, start, step('one')), start, step('two')), -1);
    const other = addDraftStep(one, start, step('three'));
    expect(other.steps.map((each) => each.text)).toEqual(['one', 'three']);
  });

  test('of another project is left alone', () => {
    const other = addDraftStep(addDraftStep(null, { ...start, project: 'otsu' }, step('one')), start, step('two'));
    expect(other.steps).toHaveLength(1);
    expect(other.project).toBe('tokyo');
  });

  test('is kept for every error in the policy, and for errors elsewhere that are new', () => {
    const issue = (file: string, code: string, severity: Issue['severity'] = 'error'): Issue => ({
      file,
      code,
      severity,
      pointer: '/x',
      params: {},
      message: { ja: code, en: code },
    });
    const before = [issue('desk.json', 'old'), issue('policy.json', 'known')];
    const after = [...before, issue('cases/a.json', 'new'), issue('policy.json', 'mild', 'warning')];
    expect(listBlocking('policy.json', before, after).map((each) => each.code)).toEqual(['known', 'new']);
    expect(listBlocking('policy.json', before, [issue('desk.json', 'old')])).toEqual([]);
  });
});

describe('the checklist', () => {
  test('gets a question with a name of its own, and the policy still reads', () => {
    const once = addFact(policy, words);
    const twice = addFact(once.policy, words);
    expect([once.id, twice.id]).toEqual(['question', 'question2']);
    expect(findErrors(JSON.stringify(twice.policy))).toEqual([]);
  });

  test('tells every rule, group, floor, promise and test that still uses a question', () => {
    const uses = listFactUses(policy, 'dangerNow');
    expect(uses).toContainEqual({ kind: 'rule', place: 0 });
    expect(uses).toContainEqual({ kind: 'group', name: 'acuteSigns' });
    expect(uses).toContainEqual({ kind: 'floor', name: 'danger-now-is-at-least-high' });
    expect(uses.some((use) => use.kind === 'test')).toBe(true);
    expect(listFactUses(addFact(policy, words).policy, 'question')).toEqual([]);
  });

  test('whatever it says is unused can really go', () => {
    for (const fact of listOf(readAt(policy, 'facts'))) {
      const id = String(readAt(fact, 'id'));
      const facts = listOf(readAt(policy, 'facts')).filter((each) => each !== fact);
      const without = isObject(policy) ? { ...policy, facts } : policy;
      const isUsed = listFactUses(policy, id).length > 0;
      expect(findErrors(JSON.stringify(without)).length > 0).toBe(isUsed);
    }
  });

  test('a group is found by exactly its answers, and told as used while a rule counts it', () => {
    const made = addGroup(policy, words, ['visibleInjury', 'wishToDie']);
    expect(findGroupOf(made.policy, ['wishToDie', 'visibleInjury'])).toBe(made.id);
    expect(findGroupOf(made.policy, ['wishToDie'])).toBeNull();
    expect(listGroupUses(made.policy, made.id)).toEqual([]);
    expect(listGroupUses(policy, 'acuteSigns').filter((use) => use.kind === 'rule').length).toBeGreaterThan(2);
    expect(findErrors(JSON.stringify(made.policy))).toEqual([]);
  });

  test('a question of another kind has what that kind needs and nothing else', () => {
    const fact = { id: 'q', kind: 'answer', danger: true, proxy: false, source: 'a study' };
    expect(changeFactKind(fact, 'integer')).toEqual({ id: 'q', kind: 'integer', source: 'a study', min: 0, max: 10 });
    expect(changeFactKind(changeFactKind(fact, 'choice'), 'answer')).toEqual({ ...fact, danger: false });
  });

  test('options are typed with Japanese or English commas, each once', () => {
    expect(readOptions('母、父, other，母\n ')).toEqual(['母', '父', 'other']);
    expect(readOptions(' ')).toEqual([]);
  });

  test('moving past an end changes nothing', () => {
    expect(moveInList(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
    expect(moveInList(['a', 'b'], 1, -1)).toEqual(['b', 'a']);
  });
});

describe('rules as a decision table', () => {
  const yes = (fact: string) => ({ fact, operator: 'equal', value: true });

  test('what has to hold together goes into columns, what is nested stays beside them', () => {
    const nested = { any: [yes('b'), yes('c')] };
    const { cells, rest } = spreadConditions({ all: [yes('a'), nested] });
    expect([...cells]).toEqual([['a', [yes('a')]]]);
    expect(rest).toEqual([nested]);
    expect(spreadConditions(nested).rest).toEqual([nested]);
  });

  test('a cell is set, turned round and cleared; the last condition stays', () => {
    const root = { all: [yes('a')] };
    const both = setAnswerCell(root, 'b', false);
    expect(both).toEqual({ all: [yes('a'), { ...yes('b'), value: false }] });
    expect(setAnswerCell(both ?? root, 'a', null)).toEqual({ all: [{ ...yes('b'), value: false }] });
    expect(setAnswerCell(root, 'a', null)).toBeNull();
    expect(setAnswerCell({ any: [yes('a'), yes('b')] }, 'c', true)).toEqual({
      all: [{ any: [yes('a'), yes('b')] }, yes('c')],
    });
  });
});
