import { useId, useRef, type ToggleEvent } from 'react';
import type { Sourced } from '../state/sourced.ts';
import { useText } from '../text/use-text.ts';
import { formatPlain } from './format.ts';

function Details({ sourced }: { readonly sourced: Sourced }) {
  const { t, say } = useText();
  const { value, unit, source, note, low, high } = sourced;
  return (
    <dl>
      <dt>{t('basis.value')}</dt>
      <dd>
        {typeof value === 'number' ? formatPlain(value) : JSON.stringify(value)} {unit ?? ''}
      </dd>
      <dt>{t('basis.source')}</dt>
      <dd>{source ?? t('basis.noSource')}</dd>
      {low !== null && high !== null && (
        <>
          <dt>{t('basis.range')}</dt>
          <dd>
            {formatPlain(low)}〜{formatPlain(high)}
          </dd>
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
    panel.style.left = `${String(Math.max(8, Math.min(anchor.left, window.innerWidth - 396)))}px`;
    panel.style.top = `${String(Math.min(anchor.bottom + 6, window.innerHeight - 140))}px`;
  };

  const word = t(`basis.${sourced.basis}`);
  return (
    <span className="badge-holder">
      <button
        ref={button}
        type="button"
        className={`badge is-${sourced.basis}`}
        popoverTarget={id}
        aria-label={t('basis.open', { basis: word, about })}
      >
        {word}
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
