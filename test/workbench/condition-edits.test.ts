import { describe, expect, test } from 'vitest';
import type { JsonObject } from '../../workbench/state/json.ts';
import {
  changeFact,
  changeKind,
  changeOperator,
  insertCondition,
  liftCondition,
  listCountable,
  moveCondition,
  nestCondition,
  removeCondition,
  yesCondition,
} from '../../workbench/surfaces/policy/editing/condition-edits.ts';
import {
  kindOf,
  listOutline,
  listShapes,
  nodeAt,
  readOutline,
  type FactShape,
} from '../../workbench/surfaces/policy/editing/condition-nodes.ts';
import { matchOpened } from '../../workbench/surfaces/policy/editing/opened-conditions.ts';

const injury = yesCondition('injury');
const afraid = yesCondition('afraid');
const hungry = yesCondition('hungry');
const age: JsonObject = { fact: 'age', operator: 'lessThan', value: 6 };
const rule: JsonObject = { all: [injury, { any: [afraid, age] }] };

describe('an outline', () => {
  test('is read from the top down, each condition with its level and its place in the file', () => {
    const rows = listOutline(readOutline(rule));
    expect(rows.map((row) => row.pointer)).toEqual(['', '/all/0', '/all/1', '/all/1/any/0', '/all/1/any/1']);
    expect(rows.map((row) => row.kind)).toEqual(['all', 'comparison', 'any', 'comparison', 'comparison']);
    expect(rows.map((row) => row.path.length)).toEqual([0, 1, 1, 2, 2]);
  });

  test('knows counting and denying', () => {
    expect(kindOf({ fact: 'signs.count', operator: 'greaterThanInclusive', value: 2 })).toBe('atLeast');
    expect(kindOf({ fact: 'signs.count', operator: 'lessThan', value: 2 })).toBe('comparison');
    expect(listOutline(readOutline({ not: { all: [injury] } })).map((row) => row.pointer)).toEqual([
      '',
      '/not',
      '/not/all/0',
    ]);
  });
});

describe('adding', () => {
  test('into a group adds at its end, behind a condition adds right behind it', () => {
    expect(insertCondition(rule, [1], hungry)).toEqual({
      root: { all: [injury, { any: [afraid, age, hungry] }] },
      path: [1, 2],
    });
    expect(insertCondition(rule, [0], hungry)).toEqual({
      root: { all: [injury, hungry, { any: [afraid, age] }] },
      path: [1],
    });
  });

  test('beside the one condition of a “not” makes a group of both', () => {
    expect(insertCondition({ not: injury }, [0], hungry).root).toEqual({ not: { all: [injury, hungry] } });
  });

  test('beside a “not” at the top makes a group around it', () => {
    expect(insertCondition({ not: injury }, [], hungry)).toEqual({
      root: { all: [{ not: injury }, hungry] },
      path: [1],
    });
  });
});

describe('removing', () => {
  test('takes an emptied group along, so that no “any” is ever empty', () => {
    const alone: JsonObject = { all: [injury, { any: [{ not: age }] }] };
    expect(removeCondition(alone, [1, 0, 0])).toEqual({ root: { all: [injury] }, path: [0] });
  });

  test('never takes the last condition of a rule', () => {
    expect(removeCondition({ all: [{ any: [injury] }] }, [0, 0])).toBeNull();
    expect(removeCondition(rule, [])).toBeNull();
  });

  test('leaves the condition before it chosen', () => {
    expect(removeCondition(rule, [1, 1])?.path).toEqual([1, 0]);
    expect(removeCondition(rule, [1])?.path).toEqual([0]);
  });
});

describe('reordering and nesting', () => {
  test('a condition moves among its neighbours and stops at the end', () => {
    expect(moveCondition(rule, [1], -1)).toEqual({ root: { all: [{ any: [afraid, age] }, injury] }, path: [0] });
    expect(moveCondition(rule, [0], -1)).toBeNull();
    expect(moveCondition(rule, [], 1)).toBeNull();
  });

  test('going in joins the group before it, else opens one of the other kind', () => {
    const three: JsonObject = { all: [{ any: [afraid] }, injury] };
    expect(nestCondition(three, [1])).toEqual({ root: { all: [{ any: [afraid, injury] }] }, path: [0, 1] });
    expect(nestCondition(rule, [0])).toEqual({
      root: { all: [{ any: [injury] }, { any: [afraid, age] }] },
      path: [0, 0],
    });
  });

  test('going out stands behind the group, and takes its place where it was alone', () => {
    expect(liftCondition(rule, [1, 0])).toEqual({ root: { all: [injury, { any: [age] }, afraid] }, path: [2] });
    expect(liftCondition({ all: [injury, { any: [age] }] }, [1, 0])).toEqual({
      root: { all: [injury, age] },
      path: [1],
    });
    expect(liftCondition(rule, [0])).toBeNull();
  });

  test('going out of “not” drops it; the top stays a group', () => {
    expect(liftCondition({ all: [{ not: age }] }, [0, 0])).toEqual({ root: { all: [age] }, path: [0] });
    expect(liftCondition({ not: age }, [0])).toEqual({ root: { all: [age] }, path: [0] });
  });

  test('names and order of evaluation of a group stay with it', () => {
    const named: JsonObject = { all: [injury, { any: [afraid, age], name: 'young' }] };
    expect(nodeAt(moveCondition(named, [1, 0], 1)?.root ?? {}, [1])).toEqual({ any: [age, afraid], name: 'young' });
    expect(nodeAt(changeKind(named, [1], 'all')?.root ?? {}, [1])).toEqual({ all: [afraid, age], name: 'young' });
  });
});

describe('changing what a condition is', () => {
  test('all, any and not turn into each other without losing what is inside', () => {
    expect(changeKind(rule, [1], 'all')?.root).toEqual({ all: [injury, { all: [afraid, age] }] });
    expect(changeKind(rule, [1], 'not')?.root).toEqual({ all: [injury, { not: { any: [afraid, age] } }] });
    expect(changeKind({ all: [{ not: { any: [afraid, age] } }] }, [0], 'all')?.root).toEqual({
      all: [{ all: [afraid, age] }],
    });
    expect(changeKind({ all: [{ any: [age] }] }, [0], 'not')?.root).toEqual({ all: [{ not: age }] });
  });

  test('only a group of different plain yeses can be counted', () => {
    expect(listCountable({ any: [injury, afraid] })).toEqual(['injury', 'afraid']);
    expect(listCountable({ any: [injury, age] })).toBeNull();
    expect(listCountable({ any: [injury, injury] })).toBeNull();
    expect(listCountable({ all: [{ ...injury, value: false }] })).toBeNull();
    expect(listCountable(injury)).toBeNull();
  });

  const answer: FactShape = { id: 'afraid', kind: 'answer', min: 0, max: 0, options: [] };
  const number: FactShape = { id: 'age', kind: 'integer', min: 0, max: 18, options: [] };

  test('another question of the same sort keeps the value, one of another sort gets one that fits', () => {
    const no: JsonObject = { fact: 'injury', operator: 'equal', value: false };
    expect(changeFact(no, { ...answer, id: 'injury' }, answer)).toEqual({ ...no, fact: 'afraid' });
    expect(changeFact(no, answer, number)).toEqual({ fact: 'age', operator: 'greaterThanInclusive', value: 18 });
  });

  test('a value becomes a list and back with the operator', () => {
    const listed = changeOperator(age, 'in');
    expect(listed).toEqual({ fact: 'age', operator: 'in', value: [6] });
    expect(changeOperator(listed, 'equal')).toEqual({ fact: 'age', operator: 'equal', value: 6 });
    expect(changeOperator(age, 'greaterThan')).toEqual({ ...age, operator: 'greaterThan' });
  });

  test('a group is counted up to its size, with others one more', () => {
    const shapes = listShapes({ facts: [], groups: [{ id: 'signs', of: ['a', 'b'], other: true }] });
    expect(shapes.map(({ id, max }) => [id, max])).toEqual([
      ['signs.count', 3],
      ['signs.unknown', 2],
    ]);
  });
});

describe('against the policy as opened', () => {
  test('only the condition that changed is marked, not those that moved down for a new one', () => {
    const now: JsonObject = { all: [hungry, injury, { any: [afraid, { ...age, value: 3 }] }] };
    const { changed, removed } = matchOpened(now, rule);
    expect([...changed]).toEqual([
      ['0', null],
      ['2.1', age],
    ]);
    expect(removed).toEqual([]);
  });

  test('a removed condition is told', () => {
    expect(matchOpened({ all: [injury] }, { all: [injury, age] }).removed).toEqual([age]);
  });

  test('a group of another kind is marked as itself, its inside is not', () => {
    const { changed } = matchOpened({ all: [injury, { all: [afraid, age] }] }, rule);
    expect([...changed.keys()]).toEqual(['1']);
  });

  test('nothing is marked where nothing changed; all is new in a new rule', () => {
    expect(matchOpened(rule, rule).changed.size).toBe(0);
    expect(matchOpened(rule, null).changed.size).toBe(5);
  });
});
