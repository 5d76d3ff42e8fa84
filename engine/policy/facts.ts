import type { FactValue } from '../pack/policy-model.ts';
import { EngineError } from '../domain/engine-error.ts';
import type { CompiledPolicy } from './compile.ts';
import type { CaseState } from './condition-node.ts';

/** Answers by fact id; absent or null is unknown. `<group>.other` may be given for a group that takes others. */
export type Facts = Readonly<Record<string, FactValue | null | undefined>>;

/** The answer to one question; null = unknown. A fact may be called like what every object inherits (`toString`). */
export function readAnswer(facts: Facts, id: string): FactValue | null {
  return Object.hasOwn(facts, id) ? (facts[id] ?? null) : null;
}

/** By group: how many of its answers are unknown. */
export function countUnknowns(compiled: CompiledPolicy, cells: Int32Array): number[] {
  return compiled.groups.map((group) => group.members.filter((member) => (cells[member] ?? -1) < 0).length);
}

/**
 * Turns answers into cells.
 * @throws EngineError `fact-value` for a value that the fact cannot have
 */
export function toCaseState(compiled: CompiledPolicy, facts: Facts): CaseState {
  const cells = new Int32Array(compiled.cells.length);
  compiled.cells.forEach(({ fact, cellOf }, index) => {
    const value = readAnswer(facts, fact.id);
    const cell = value === null ? -1 : cellOf(value);
    if (cell < 0 && value !== null) {
      throw new EngineError('fact-value', `${fact.id}: ${String(value)}`);
    }
    cells[index] = cell;
  });
  const others = compiled.groups.map((group) =>
    group.takesOther && readAnswer(facts, `${group.id}.other`) === true ? 1 : 0,
  );
  return { cells, others, unknowns: countUnknowns(compiled, cells) };
}

/**
 * A key of a case: equal for two cases exactly when no comparison of the policy tells them apart. For remembering
 * decisions; a number where the cells fit into 53 bits, else a text.
 */
export function packCase(compiled: CompiledPolicy, state: CaseState): number | string {
  let key = 0;
  let span = 1;
  compiled.cells.forEach(({ values }, index) => {
    key += ((state.cells[index] ?? -1) + 1) * span;
    span *= values.length + 1;
  });
  compiled.groups.forEach((group, index) => {
    if (!group.takesOther) return;
    key += (state.others[index] ?? 0) * span;
    span *= 2;
  });
  return span <= Number.MAX_SAFE_INTEGER ? key : [...state.cells, ...state.others].join();
}
