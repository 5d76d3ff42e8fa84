import type { CompiledDecision, CompiledPolicy } from './compile.ts';
import type { CaseState } from './condition-node.ts';
import { solve, type Goal } from './solve.ts';

/** Whether an option is collected in every completion, in none, or in some (also where a search gave up). */
export type ItemState = 'always' | 'never' | 'possible';

/**
 * What a decision that collects may hold, option by option: exact also where its lists are too many to list.
 * @returns by option, in declared order
 */
export function findItems(
  compiled: CompiledPolicy,
  decision: CompiledDecision,
  state: CaseState,
): Readonly<Record<string, ItemState>> {
  const cannot = (goals: readonly Goal[]) => solve(compiled, state, goals) === 'no';
  const fail = (rules: CompiledDecision['rules']) => rules.map(({ node }): Goal => ({ node, wanted: false }));
  const judge = (rank: number): ItemState => {
    const own = decision.rules.filter((rule) => rule.rank === rank);
    const others = decision.rules.filter((rule) => rule.rank !== rank);
    const isFallback = decision.otherwise.includes(rank);
    const isNever =
      own.every(({ node }) => cannot([{ node, wanted: true }])) && (!isFallback || cannot(fail(decision.rules)));
    if (isNever) return 'never';
    const isAlways = isFallback
      ? others.every(({ node }) => cannot([{ node, wanted: true }, ...fail(own)]))
      : cannot(fail(own));
    return isAlways ? 'always' : 'possible';
  };
  return Object.fromEntries(decision.outcomes.map((outcome, rank) => [outcome, judge(rank)]));
}
