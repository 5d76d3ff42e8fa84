import { useId, useRef, type ToggleEvent } from 'react';
import { userSource } from '../state/engine.ts';
import type { Sourced } from '../state/sourced.ts';
import { useText } from '../text/use-text.ts';
import { formatRange } from './format.ts';
import { showSourced } from './place-name.ts';

function Details({ sourced }: { readonly sourced: Sourced }) {
  const { t, say } = useText();
  const { source, note, low, high } = sourced;
  const show = (value: Sourced['value']) => {
    const shown = showSourced({ ...sourced, value }, t);
    return `${shown.value} ${shown.unit}`.trim();
  };
  return (
    <dl>
      <dt>{t('basis.value')}</dt>
      <dd>{show(sourced.value)}</dd>
      <dt>{t('basis.source')}</dt>
      <dd>{source === userSource ? t('basis.user') : (source ?? t('basis.noSource'))}</dd>
      {low !== null && high !== null && (
        <>
          <dt>{t('basis.range')}</dt>
          <dd>{formatRange(show(low), show(high))}</dd>
        </>
      )}
      {note !== null && (
        <>
          <dt>{t('basis.note')}</dt>
          <dd>{say(note)}</dd>
        </>
      )}
    </dl>
  );
}

/** Room kept between the panel and the edges of the window, and between it and its badge. */
const gap = 8;

/** Where a number comes from, as text with a line style of its own; opens source, range and note. */
export function BasisBadge({ sourced, about }: { readonly sourced: Sourced; readonly about: string }) {
  const { t } = useText();
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  if (sourced.basis === null) return null;

  const place = (event: ToggleEvent<HTMLDivElement>) => {
    const anchor = button.current?.getBoundingClientRect();
    if (event.newState !== 'open' || !anchor) return;
    const panel = event.currentTarget;
    const left = Math.min(anchor.left, window.innerWidth - panel.offsetWidth - gap);
    const isRoomBelow = anchor.bottom + gap + panel.offsetHeight < window.innerHeight;
    const top = isRoomBelow ? anchor.bottom + gap : anchor.top - gap - panel.offsetHeight;
    panel.style.left = `${String(Math.max(gap, left))}px`;
    panel.style.top = `${String(Math.max(gap, top))}px`;
  };

  const word = t(`basis.${sourced.basis}`);
  return (
    <span className="badge-holder">
      <button
        ref={button}
        type="button"
        className="badge-button"
        popoverTarget={id}
        aria-label={t('basis.open', { basis: word, about })}
      >
        <span className={`badge is-${sourced.basis}`}>{word}</span>
      </button>
      <div id={id} popover="auto" className="badge-panel" role="note" onToggle={place}>
        <strong>{about}</strong>
        <Details sourced={sourced} />
      </div>
    </span>
  );
}

/** A basis that stands for a whole group of numbers and opens nothing. */
export function BasisMark({ basis }: { readonly basis: Exclude<Sourced['basis'], null> }) {
  const { t } = useText();
  return <span className={`badge is-${basis}`}>{t(`basis.${basis}`)}</span>;
}
