import { useMemo } from 'react';
import type { TrainingState } from '../../state/training.ts';
import { useText } from '../../text/use-text.ts';
import { listBoxes } from './chart-view.ts';
import { formatClock } from './format-clock.ts';

/** Where the case stands in its statechart: done, here, or not reached; a sign, a line style and a word each. */
export function StateStrip(props: {
  readonly session: TrainingState;
  readonly isPictureShown: boolean;
  readonly onPicture: () => void;
}) {
  const { t, say } = useText();
  const { setup, walkthrough } = props.session;
  const boxes = useMemo(() => listBoxes(setup, walkthrough), [setup, walkthrough]);
  return (
    <section className="state-strip" aria-label={t('training.strip')} data-region tabIndex={-1}>
      <ol>
        {boxes.map((box) => (
          <li
            key={box.id}
            className={`is-${box.standing}`}
            aria-current={box.standing === 'current' ? 'step' : undefined}
          >
            <span className="box-name">
              {box.standing === 'done' && <span aria-hidden="true">✓ </span>}
              {say(box.label)}
            </span>
            <span className="box-standing">
              {box.inside.length > 0
                ? box.inside.map((label) => (
                    <span key={label.en} className="pill">
                      {say(label)}
                    </span>
                  ))
                : t(`training.${box.standing}`)}
            </span>
          </li>
        ))}
      </ol>
      <p className="strip-clock" role="status">
        {t('training.sinceReceipt')} <strong>{formatClock(walkthrough.minute, t)}</strong>
        {walkthrough.paused && <span className="freshness">{t('training.paused')}</span>}
      </p>
      <button type="button" className="button" aria-expanded={props.isPictureShown} onClick={props.onPicture}>
        {t('training.chartPicture')}
      </button>
    </section>
  );
}
