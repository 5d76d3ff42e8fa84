import fc from 'fast-check';
import { expect } from 'vitest';
import type { CompiledPolicy } from '../../engine/policy/compile.ts';
import { decideOutcomes } from '../../engine/policy/decide-outcomes.ts';
import type { DmnExport } from '../../engine/policy/exchange/dmn.ts';
import type { FactValue } from '../../engine/pack/policy-model.ts';
import { readDmn, type DmnModel } from './dmn-evaluator.ts';

export type Case = Record<string, FactValue>;

const seed = 20211102;

/** Complete cases of a policy: all of them where they are few, else a seeded sample. Numbers are cut at their comparands. */
export function listCases(compiled: CompiledPolicy, casesAtMost: number): Case[] {
  const axes: { id: string; values: readonly FactValue[] }[] = [
    ...compiled.cells.map(({ fact, values }) => ({
      id: fact.id,
      values: fact.kind === 'choice' ? fact.options : values,
    })),
    ...compiled.groups
      .filter((group) => group.takesOther)
      .map(({ id }) => ({ id: `${id}.other`, values: [false, true] })),
  ];
  const size = axes.reduce((product, { values }) => product * values.length, 1);
  if (size <= casesAtMost) {
    return axes.reduce<Case[]>(
      (cases, { id, values }) => cases.flatMap((each) => values.map((value) => ({ ...each, [id]: value }))),
      [{}],
    );
  }
  const some = fc.record(Object.fromEntries(axes.map(({ id, values }) => [id, fc.constantFrom(...values)])));
  return fc.sample(some, { numRuns: casesAtMost, seed });
}

export function decideByDmn(model: DmnModel, exported: DmnExport, facts: Case) {
  const inputs = Object.fromEntries([...exported.inputs].map(([id, name]) => [name, facts[id] ?? null]));
  const values = model.decide(inputs);
  return [...exported.decisions.values()].map((names) => ({
    outcome: values[names.outcome],
    deadlineHours: names.deadlineHours === null ? null : values[names.deadlineHours],
    approvals: names.approvals === null ? [] : values[names.approvals],
  }));
}

export function decideByEngine(compiled: CompiledPolicy, facts: Case) {
  return decideOutcomes(compiled, facts).map(({ outcome, deadlineHours, approvals }) => ({
    outcome,
    deadlineHours,
    approvals,
  }));
}

export async function readExport(exported: DmnExport): Promise<DmnModel> {
  expect(exported.xml).not.toBeNull();
  const model = await readDmn(exported.xml ?? '');
  expect(model.warnings).toEqual([]);
  return model;
}

/** Fails on the first complete case that the DMN decides otherwise than the policy. */
export async function expectSameDecisions(
  compiled: CompiledPolicy,
  exported: DmnExport,
  cases: readonly Case[],
): Promise<void> {
  const model = await readExport(exported);
  for (const facts of cases) expect(decideByDmn(model, exported, facts)).toEqual(decideByEngine(compiled, facts));
}
