import { describe, expect, test } from 'vitest';
import { sortItems } from '../../workbench/surfaces/policy/trial/possible-items.tsx';

const outcomes = ['visit', 'school', 'police'];

describe('what a decision that collects several may come to', () => {
  test('is sure where every set still possible holds it', () => {
    expect(sortItems(outcomes, [['visit'], ['visit', 'school']])).toEqual({
      always: ['visit'],
      maybe: ['school'],
      never: ['police'],
    });
  });

  test('is nothing at all where only the empty set is possible', () => {
    expect(sortItems(outcomes, [[]])).toEqual({ always: [], maybe: [], never: outcomes });
  });

  test('is never sure where the empty set is possible too', () => {
    expect(sortItems(outcomes, [[], outcomes])).toEqual({ always: [], maybe: outcomes, never: [] });
  });
});
