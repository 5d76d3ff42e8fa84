import type { Outcome } from '../../../state/engine.ts';
import { isObject, listOf, readAt, type Json, type JsonObject } from '../../../state/json.ts';
import type { TriedFacts } from '../../../state/training.ts';

/** A test to be added: a case with the outcome expected of some decisions. */
export interface NewTest {
  readonly name: string;
  readonly facts: TriedFacts;
  readonly expect: Readonly<Record<string, Outcome>>;
}

function listTests(policy: JsonObject): readonly Json[] {
  return listOf(policy['tests']);
}

/** Adds tests behind the others. A name that is taken gets a number. */
export function addTests(policy: JsonObject, tests: readonly NewTest[]): JsonObject {
  const taken = new Set(listTests(policy).map((test) => readAt(test, 'name')));
  const added = tests.map(({ name, facts, expect }): Json => {
    let free = name;
    for (let number = 2; taken.has(free); number += 1) free = `${name} (${String(number)})`;
    taken.add(free);
    return { name: free, facts, expect };
  });
  return { ...policy, tests: [...listTests(policy), ...added] };
}

export function deleteTest(policy: JsonObject, place: number): JsonObject {
  return { ...policy, tests: listTests(policy).filter((_, at) => at !== place) };
}

/**
 * Changes what a test expects of one decision.
 *
 * @param outcome null: the test no longer looks at the decision; the last expectation stays
 */
export function expectOf(policy: JsonObject, place: number, decision: string, outcome: Outcome | null): JsonObject {
  const test = listTests(policy)[place];
  if (!isObject(test)) return policy;
  const known = isObject(test['expect']) ? test['expect'] : {};
  const others = Object.fromEntries(Object.entries(known).filter(([id]) => id !== decision));
  const expect: JsonObject = outcome === null ? others : { ...others, [decision]: outcome };
  if (Object.keys(expect).length === 0) return policy;
  return { ...policy, tests: listTests(policy).with(place, { ...test, expect }) };
}
