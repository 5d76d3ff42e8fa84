import { useState } from 'react';
import { readLocalized } from '../../state/sourced.ts';
import { addTrainingWords } from '../../text/training-words.ts';
import { useText } from '../../text/use-text.ts';
import { closeSession, openSession, take, useCases, useSession } from './use-session.ts';

/** Which case is practised, and its pauses. */
export function TrainingContext() {
  useState(addTrainingWords);
  const { t, say } = useText();
  const { pack } = useCases();
  const session = useSession();
  if (session === null) return <span className="context-title">{t('training.choose')}</span>;
  const { scenario, walkthrough } = session;
  return (
    <>
      <span className="context-title">{say(readLocalized(scenario.title), scenario.id)}</span>
      <span className="caption">{t('training.fictional')}</span>
      <span className="badge is-derived">{t(`training.chart.${session.setup.machine}`)}</span>
      <div className="push">
        <button
          type="button"
          className="button"
          onClick={() => {
            take({ kind: walkthrough.paused ? 'resume' : 'pause' });
          }}
        >
          {walkthrough.paused ? t('training.resume') : t('training.pause')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            if (pack) openSession(pack, scenario, session.setup.machine);
          }}
        >
          {t('training.restart')}
        </button>
        <button type="button" className="button" onClick={closeSession}>
          {t('training.otherCase')}
        </button>
      </div>
    </>
  );
}
