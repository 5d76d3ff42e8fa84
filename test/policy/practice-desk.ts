import { readFileSync } from 'node:fs';
import type { Policy } from '../../engine/pack/policy-model.ts';
import { requirePolicy } from './random-policy.ts';

type Json = Record<string, unknown>;

/** The raw document of the practice desk, a small sound policy with one of everything. */
export function readPracticeDesk(): Json {
  return JSON.parse(readFileSync(new URL('../fixtures/policies/practice-desk.json', import.meta.url), 'utf8')) as Json;
}

export function practiceDesk(changes: Json = {}): Policy {
  return requirePolicy({ ...readPracticeDesk(), ...changes });
}

export const yes = (fact: string): Json => ({ fact, operator: 'equal', value: true });
export const no = (fact: string): Json => ({ fact, operator: 'equal', value: false });

export function answers(count: number, extra: Json = {}): Json[] {
  return Array.from({ length: count }, (_, index) => ({ id: `sign${index}`, kind: 'answer', danger: true, ...extra }));
}

export function rule(name: string, decision: string, outcome: string, conditions: Json, more: Json = {}): Json {
  const { priority, ...params } = more;
  return {
    name,
    ...(priority === undefined ? {} : { priority }),
    conditions,
    event: { type: decision, params: { outcome, ...params } },
  };
}

/** A policy of one scale, none < low < high < immediate, decided by the worst rule. */
export function urgencyPolicy(facts: Json[], rules: Json[], more: Json = {}): Policy {
  return requirePolicy({
    id: 'urgency',
    version: '1',
    facts,
    decisions: [{ id: 'urgency', scale: ['none', 'low', 'high', 'immediate'], hit: 'worst', otherwise: 'none' }],
    rules,
    ...more,
  });
}
