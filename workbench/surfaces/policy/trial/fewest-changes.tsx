import { useMemo } from 'react';
import type { Outcome, Policy } from '../../../state/engine.ts';
import type { PolicyWords } from '../../../state/policy-words.ts';
import type { TriedFacts } from '../../../state/training.ts';
import { useText } from '../../../text/use-text.ts';
import { OutcomeChip } from '../../../ui/outcome-chip.tsx';
import { describeAnswer } from '../describe-case.ts';
import { useSideWork } from '../use-side-work.ts';
import type { SideOrder } from '../../../worker/messages.ts';

function listOutcomes(outcome: Outcome): readonly string[] {
  return typeof outcome === 'string' ? [outcome] : outcome;
}

/** Rows shown; a list of collected outcomes can be reached in very many ways. */
const shownAtMost = 8;

/** For each other outcome the fewest answers that lead to it, each to be tried with one press. */
export function FewestChanges(props: {
  readonly policy: Policy;
  readonly decision: string;
  readonly facts: TriedFacts;
  readonly words: PolicyWords;
  readonly onFacts: (facts: TriedFacts) => void;
}) {
  const { t } = useText();
  const { policy, decision, facts, words, onFacts } = props;
  const order = useMemo((): SideOrder => ({ kind: 'findChanges', policy, decision, facts }), [policy, decision, facts]);
  const { report, isCurrent } = useSideWork(order, 'changesFound');
  const changes = isCurrent ? (report?.search.changes ?? []) : [];
  const isExact = report?.search.exact ?? true;
  const found = isExact ? '' : t('effect.searchLimited');
  const status = !isCurrent
    ? t('effect.searching')
    : changes.length === 0
      ? found || t('effect.nothingChanges')
      : found;
  return (
    <>
      <h4>{t('effect.fewest')}</h4>
      <p className="caption" role="status">
        {status}
      </p>
      <ul className="changes">
        {changes.slice(0, shownAtMost).map((each) => (
          <li key={JSON.stringify(each.outcome)}>
            <span>
              {each.changes
                .map(({ fact, to }) =>
                  t('effect.answerOf', { fact: words.fact(fact), answer: describeAnswer(to, words, t) }),
                )
                .join(t('policy.and'))}{' '}
              <span aria-hidden="true">→</span>{' '}
              {listOutcomes(each.outcome).map((outcome) => (
                <OutcomeChip key={outcome} words={words} decision={decision} outcome={outcome} />
              ))}
            </span>
            <button
              type="button"
              className="link"
              onClick={() => {
                onFacts({ ...facts, ...Object.fromEntries(each.changes.map(({ fact, to }) => [fact, to])) });
              }}
            >
              {t('effect.tryThis')}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
