import { useEffect, useId, useState } from 'react';
import type { PolicyWords } from '../../state/policy-words.ts';
import type { TrainingState } from '../../state/training.ts';
import { useText } from '../../text/use-text.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { usePersonalGuard } from '../../ui/personal-guard.tsx';
import { OutcomeChip } from '../../ui/outcome-chip.tsx';
import { take } from './use-session.ts';

/** The trainee's own judgement, given before the policy's is shown. It cannot be changed once confirmed. */
export function JudgementForm({ session, words }: { readonly session: TrainingState; readonly words: PolicyWords }) {
  const { t } = useText();
  const name = useId();
  const [chosen, setChosen] = useState<Readonly<Record<string, string>>>({});
  const [deadline, setDeadline] = useState<number | null>(null);
  const [reason, setReason] = useState('');
  const decisions = words.decisions.filter((decision) => decision.hit !== 'collect');
  const isReady = decisions.length > 0 && decisions.every((decision) => chosen[decision.id] !== undefined);
  const given = session.walkthrough.judgements.length;

  const guard = usePersonalGuard((text) => {
    take({ kind: 'judge', outcomes: chosen, deadlineHours: deadline, reason: text });
    setChosen({});
    setDeadline(null);
    setReason('');
  });
  const confirm = () => {
    guard.submit(reason.trim());
  };

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.defaultPrevented || event.key !== 'Enter' || !event.ctrlKey || !isReady) return;
      event.preventDefault();
      confirm();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => {
      window.removeEventListener('keydown', onKeyDown);
    };
  });

  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('training.judgement')}</h2>
        <span className="caption">{t('training.judgementNumber', { number: given + 1 })}</span>
      </div>
      {decisions.map((decision) => (
        <fieldset key={decision.id} className="judgement-choice">
          <legend>{decision.label}</legend>
          {decision.outcomes.map((outcome) => (
            <label key={outcome} className="choice-box">
              <input
                type="radio"
                name={`${name}-${decision.id}`}
                checked={chosen[decision.id] === outcome}
                onChange={() => {
                  setChosen({ ...chosen, [decision.id]: outcome });
                }}
              />
              {decision.isScale ? (
                <OutcomeChip words={words} decision={decision.id} outcome={outcome} />
              ) : (
                words.outcome(decision.id, outcome)
              )}
            </label>
          ))}
        </fieldset>
      ))}
      <label className="judgement-reason">
        {t('training.reason')}
        <textarea
          className="field is-text"
          rows={2}
          maxLength={2000}
          autoComplete="off"
          value={reason}
          onChange={(event) => {
            guard.reset();
            setReason(event.target.value);
          }}
        />
      </label>
      {guard.warning}
      <div className="judgement-foot">
        <span className="context-field">
          {t('policy.deadline')}
          <NumberField label={t('policy.deadlineHours')} value={deadline} width={56} onCommit={setDeadline} />
          {t('training.withinHours')}
        </span>
        <button
          type="button"
          className="button is-primary"
          aria-keyshortcuts="Control+Enter"
          disabled={!isReady || session.walkthrough.paused}
          onClick={confirm}
        >
          {t('training.confirm')}
        </button>
      </div>
      <p className="caption">{t('training.confirmHint')}</p>
    </div>
  );
}
