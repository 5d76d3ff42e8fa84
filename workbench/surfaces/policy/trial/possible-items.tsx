import type { ExplainedDecision } from '../../../state/engine.ts';
import type { DecisionWords, PolicyWords } from '../../../state/policy-words.ts';
import { useText } from '../../../text/use-text.ts';
import { OutcomeChip } from '../../../ui/outcome-chip.tsx';

const certainties = ['always', 'maybe', 'never'] as const;
type Certainty = (typeof certainties)[number];

/** How sure each outcome of a decision that collects several is: in every set still possible, in some of them, in none. */
export function sortItems(
  outcomes: readonly string[],
  possible: ExplainedDecision['possible'],
): Readonly<Record<Certainty, readonly string[]>> {
  const sets = possible.map((set) => (typeof set === 'string' ? [set] : set));
  const certaintyOf = (outcome: string): Certainty => {
    const holding = sets.filter((set) => set.includes(outcome)).length;
    return holding === 0 ? 'never' : holding === sets.length ? 'always' : 'maybe';
  };
  const of = (certainty: Certainty) => outcomes.filter((outcome) => certaintyOf(outcome) === certainty);
  return { always: of('always'), maybe: of('maybe'), never: of('never') };
}

/** The outcomes of a decision that collects several, by how sure they are. */
export function PossibleItems(props: {
  readonly decision: DecisionWords;
  readonly result: Pick<ExplainedDecision, 'possible'>;
  readonly words: PolicyWords;
}) {
  const { t } = useText();
  const { decision, result, words } = props;
  const sorted = sortItems(decision.outcomes, result.possible);
  return (
    <dl className="possible-items">
      {certainties.map((certainty) => (
        <div key={certainty}>
          <dt className="secondary">{t(`effect.certainty.${certainty}`)}</dt>
          <dd>
            {sorted[certainty].length === 0
              ? t('effect.noItem')
              : sorted[certainty].map((outcome) => (
                  <OutcomeChip key={outcome} words={words} decision={decision.id} outcome={outcome} />
                ))}
          </dd>
        </div>
      ))}
    </dl>
  );
}
