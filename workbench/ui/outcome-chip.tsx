import type { PolicyWords } from '../state/policy-words.ts';
import { LevelChip } from './level-chip.tsx';

/** An outcome of a decision: a level with rising bars, or a plain option of a route. */
export function OutcomeChip(props: {
  readonly words: PolicyWords;
  readonly decision: string;
  readonly outcome: string;
}) {
  const { words, decision, outcome } = props;
  const found = words.decisions.find((each) => each.id === decision);
  const rank = found?.isScale === true ? found.outcomes.indexOf(outcome) : null;
  return <LevelChip word={words.outcome(decision, outcome)} rank={rank} top={(found?.outcomes.length ?? 1) - 1} />;
}
