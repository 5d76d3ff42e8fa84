import { useState } from 'react';
import { listPossibleEvents, readDirective } from '../../state/engine.ts';
import type { TrainingState } from '../../state/training.ts';
import { useText } from '../../text/use-text.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { formatClock } from './format-clock.ts';
import { take } from './use-session.ts';

const firstMinutes = 10;

/** What can happen next, as the statechart allows it, and the clock moved on by hand. */
export function EventPanel({ session }: { readonly session: TrainingState }) {
  const { t, say } = useText();
  const { setup, walkthrough, refusal } = session;
  const [minutes, setMinutes] = useState(firstMinutes);
  const possible = listPossibleEvents(
    setup.machine,
    walkthrough.state,
    readDirective(setup, walkthrough.notes, ''),
  ).filter((event) => event.type !== 'facts.learned');
  const events = possible.filter((event) => event.timer === null);
  const timers = possible.filter((event) => event.timer !== null);
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('training.happens')}</h2>
        <span className="caption">{t('training.happensHint')}</span>
      </div>
      <div className="event-buttons">
        {events.map((event) => (
          <button
            key={event.type}
            type="button"
            className="button"
            disabled={walkthrough.paused}
            onClick={() => {
              take({ kind: 'event', type: event.type });
            }}
          >
            {say(event.label)}
          </button>
        ))}
      </div>
      <div className="clock-line">
        <NumberField
          label={t('training.minutesToPass')}
          value={minutes}
          width={56}
          onCommit={(typed) => {
            setMinutes(Math.max(1, Math.round(typed)));
          }}
        />
        {t('unit.minutes')}
        <button
          type="button"
          className="button"
          disabled={walkthrough.paused}
          onClick={() => {
            take({ kind: 'advance', minutes });
          }}
        >
          {t('training.advance')}
        </button>
        {walkthrough.timers.length > 0 && (
          <button
            type="button"
            className="button"
            disabled={walkthrough.paused}
            onClick={() => {
              take({ kind: 'wait' });
            }}
          >
            {t('training.wait')}
          </button>
        )}
      </div>
      {timers.length > 0 && (
        <ul className="timer-list">
          {timers.map((event) => {
            const running = walkthrough.timers.find((each) => each.timer === event.timer);
            return (
              <li key={event.timer}>
                {say(event.label)}{' '}
                <span className="secondary">
                  {running ? t('training.due', { clock: formatClock(running.due, t) }) : t('training.noMinutes')}
                </span>
              </li>
            );
          })}
        </ul>
      )}
      {refusal !== null && (
        <p role="alert" className="error-text">
          {say(refusal)}
        </p>
      )}
    </div>
  );
}
