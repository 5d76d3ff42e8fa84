import { describeDiagram, type Choice } from '../../state/engine.ts';
import type { PolicyWords } from '../../state/policy-words.ts';
import type { TrainingState } from '../../state/training.ts';
import { useText } from '../../text/use-text.ts';
import { nameState } from './chart-view.ts';
import { formatClock } from './format-clock.ts';

/** Every step with its clock, the newest first. */
export function StepLog({ session, words }: { readonly session: TrainingState; readonly words: PolicyWords }) {
  const { t, say } = useText();
  const { setup, walkthrough } = session;
  const diagram = describeDiagram(setup.machine);

  const nameAnswer = (value: boolean | number | string | null): string => {
    if (value === null) return t('answer.unknown');
    if (typeof value === 'boolean') return t(value ? 'answer.yes' : 'answer.no');
    return typeof value === 'number' ? String(value) : words.option(value);
  };
  const nameChoice = (choice: Choice): string => {
    switch (choice.kind) {
      case 'event': {
        const found = diagram.transitions.find((each) => each.event === choice.type);
        return found ? say(found.label) : choice.type;
      }
      case 'ask':
        return t('training.log.ask', { fact: words.fact(choice.fact) });
      case 'note':
        return t('training.log.note', { fact: words.fact(choice.fact), answer: nameAnswer(choice.value) });
      case 'advance':
        return t('training.log.advance', { minutes: choice.minutes });
      case 'judge':
        return t('training.log.judge', {
          outcomes: Object.entries(choice.outcomes)
            .map(([decision, outcome]) => [outcome].flat().map((each) => words.outcome(decision, each)))
            .flat()
            .join(t('member.join')),
        });
      default:
        return t(`training.log.${choice.kind}`);
    }
  };

  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('training.logTitle')}</h2>
        <span className="caption">{t('training.steps', { count: walkthrough.log.length })}</span>
      </div>
      {walkthrough.log.length === 0 ? (
        <p className="caption">{t('training.noSteps')}</p>
      ) : (
        <table className="table log-table">
          <caption className="spoken-only">{t('training.logTitle')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('training.clock')}</th>
              <th scope="col">{t('training.step')}</th>
              <th scope="col">{t('training.stateAfter')}</th>
            </tr>
          </thead>
          <tbody>
            {walkthrough.log
              .map((entry, index) => (
                <tr key={index}>
                  <td>{formatClock(entry.minute, t)}</td>
                  <td>{nameChoice(entry.choice)}</td>
                  <td className="secondary">
                    {nameState(diagram, entry.after.state)
                      .slice(-1)
                      .map((label) => say(label))
                      .join('')}
                  </td>
                </tr>
              ))
              .reverse()}
          </tbody>
        </table>
      )}
    </div>
  );
}
