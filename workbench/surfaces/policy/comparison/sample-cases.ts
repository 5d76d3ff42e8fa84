import {
  decideSideBySide,
  type Localized,
  type Policy,
  type PolicyComparison,
  type ScenarioCase,
} from '../../../state/engine.ts';
import { readLocalized } from '../../../state/sourced.ts';
import type { TriedFacts } from '../../../state/training.ts';

/** A case that goes from one outcome to another. */
export interface SampleCase {
  /** null: not a case of the pack but the one with the fewest dangers of the cell. */
  readonly title: Localized | null;
  readonly facts: TriedFacts;
}

type Cell = PolicyComparison['decisions'][string]['matrix'][number];

/** Outcomes collected together are joined so by the engine. */
export const joint = ' + ';

/** The case of a cell with the fewest dangers, then every case of the pack that both policies put there. */
export function listSampleCases(
  cell: Cell,
  decision: string,
  policies: readonly [before: Policy, after: Policy],
  cases: readonly ScenarioCase[],
): readonly SampleCase[] {
  const own = cases.filter(({ facts }) => {
    const [from, to] = decideSideBySide(policies, facts).map((side) => {
      const outcome = side.decisions[decision]?.outcome ?? null;
      return outcome === null || typeof outcome === 'string' ? outcome : outcome.join(joint);
    });
    return from === cell.from && to === cell.to;
  });
  return [
    { title: null, facts: cell.witness.facts },
    ...own.map(({ title, facts }) => ({ title: readLocalized(title), facts })),
  ];
}
