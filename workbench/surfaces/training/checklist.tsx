import type { PolicyWords } from '../../state/policy-words.ts';
import type { TrainingState } from '../../state/training.ts';
import { useText } from '../../text/use-text.ts';
import { FactControl } from '../../ui/fact-control.tsx';
import { take } from './use-session.ts';

/** The form: each fact can be asked of the person, or written down as the trainee understood it. */
export function Checklist({ session, words }: { readonly session: TrainingState; readonly words: PolicyWords }) {
  const { t } = useText();
  const { walkthrough } = session;
  const filled = words.facts.filter((fact) => walkthrough.notes[fact.id] !== undefined).length;
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('training.checklist')}</h2>
        <span className="caption">{t('training.filled', { filled, count: words.facts.length })}</span>
        <progress
          className="run-track"
          max={Math.max(1, words.facts.length)}
          value={filled}
          aria-label={t('training.filledLabel')}
        />
      </div>
      <table className="table checklist-table">
        <caption className="spoken-only">{t('training.checklist')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('policy.facts')}</th>
            <th scope="col">{t('training.answer')}</th>
            <th scope="col">{t('training.ground')}</th>
          </tr>
        </thead>
        <tbody>
          {words.facts.map((fact) => {
            const isAsked = Object.hasOwn(walkthrough.revealed, fact.id);
            return (
              <tr key={fact.id} className={isAsked ? 'is-asked' : ''}>
                <th scope="row">{fact.label}</th>
                <td>
                  <FactControl
                    fact={fact}
                    value={walkthrough.notes[fact.id]}
                    words={words}
                    onAnswer={(value) => {
                      take({ kind: 'note', fact: fact.id, value });
                    }}
                  />
                </td>
                <td>
                  {fact.suppliedBy !== null ? (
                    <span className="caption">
                      {t(`training.supplied.${fact.suppliedBy}` as 'training.supplied.clock', { defaultValue: '' })}
                    </span>
                  ) : isAsked ? (
                    <span className="asked">
                      {t(walkthrough.revealed[fact.id] === null ? 'training.askedUnknown' : 'training.asked')}
                    </span>
                  ) : (
                    <button
                      type="button"
                      className="button"
                      aria-label={t('training.askOf', { fact: fact.label })}
                      disabled={walkthrough.paused}
                      onClick={() => {
                        take({ kind: 'ask', fact: fact.id });
                      }}
                    >
                      {t('training.ask')}
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
