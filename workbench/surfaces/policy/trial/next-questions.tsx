import { useMemo } from 'react';
import type { Policy } from '../../../state/engine.ts';
import type { PolicyWords } from '../../../state/policy-words.ts';
import type { TriedFacts } from '../../../state/training.ts';
import { useText } from '../../../text/use-text.ts';
import type { SideOrder } from '../../../worker/messages.ts';
import { useSideWork } from '../use-side-work.ts';

/** The question to ask next, and the shortest list of questions that settles everything whatever is answered. */
export function NextQuestions(props: {
  readonly policy: Policy;
  readonly facts: TriedFacts;
  readonly next: string;
  readonly words: PolicyWords;
  readonly onAsk: (fact: string) => void;
}) {
  const { t } = useText();
  const { policy, facts, next, words, onAsk } = props;
  const order = useMemo((): SideOrder => ({ kind: 'findQuestions', policy, facts }), [policy, facts]);
  const { report, isCurrent } = useSideWork(order, 'questionsFound');
  const questions = isCurrent ? (report?.questions ?? null) : null;
  return (
    <div className="next-questions">
      <button
        type="button"
        className="next-question"
        onClick={() => {
          onAsk(next);
        }}
      >
        {t('policy.nextQuestion')}
        <strong>{words.fact(next)}</strong>
      </button>
      {isCurrent && questions === null && <p className="caption">{t('effect.tooManyQuestions')}</p>}
      {questions !== null && questions.length > 0 && (
        <details>
          <summary>{t('effect.settling', { count: questions.length })}</summary>
          <ul className="question-list">
            {questions.map((fact) => (
              <li key={fact}>
                <button
                  type="button"
                  className="link"
                  onClick={() => {
                    onAsk(fact);
                  }}
                >
                  {words.fact(fact)}
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
