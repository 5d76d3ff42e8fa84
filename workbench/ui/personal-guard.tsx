import { useState, type ReactNode } from 'react';
import { findPersonalTraces, type PersonalTrace } from '../state/personal-data.ts';
import { useText } from '../text/use-text.ts';
import { WarningSign } from './icons.tsx';

/** Texts that the user has said to be of nobody real, while the page lives. */
const confirmed = new Set<string>();

/** Remembers that texts are of nobody real. */
export function confirmTexts(texts: readonly string[]): void {
  for (const text of texts) confirmed.add(text);
}

export function isConfirmed(text: string): boolean {
  return confirmed.has(text);
}

/** What is said of text that looks like personal data, with the button that lets it pass. */
export function PersonalWarning(props: { readonly traces: readonly PersonalTrace[]; readonly onConfirm: () => void }) {
  const { t } = useText();
  const kinds = props.traces.map(({ kind, text }) => `${t(`personal.kind.${kind}`)}「${text}」`);
  return (
    <span className="personal-warning" role="alert">
      <span>
        <WarningSign /> {t('personal.warning', { kinds: kinds.join(t('member.join')) })}
      </span>
      <span>{t('personal.rule')}</span>
      <button type="button" className="button" onClick={props.onConfirm}>
        {t('personal.confirm')}
      </button>
    </span>
  );
}

export interface PersonalGuard {
  /** Hands the text on unless it looks like personal data. @returns whether it was handed on */
  readonly submit: (text: string) => boolean;
  /** To be called when the text is typed on or given up. */
  readonly reset: () => void;
  /** To be drawn beside the field; null while there is nothing to say. */
  readonly warning: ReactNode;
}

/**
 * Stands between a text field and what stores it: text that looks like personal data is held, with a warning, until it is
 * changed or confirmed.
 *
 * @param find what is personal in the text, where not every trace is
 */
export function usePersonalGuard(
  onAccept: (text: string) => void,
  find: (text: string) => readonly PersonalTrace[] = findPersonalTraces,
): PersonalGuard {
  const [held, setHeld] = useState<{ text: string; traces: readonly PersonalTrace[] } | null>(null);
  const accept = (text: string) => {
    setHeld(null);
    onAccept(text);
  };
  return {
    submit: (text) => {
      const traces = isConfirmed(text) ? [] : find(text);
      if (traces.length === 0) accept(text);
      else setHeld({ text, traces });
      return traces.length === 0;
    },
    reset: () => {
      setHeld(null);
    },
    warning: held && (
      <PersonalWarning
        traces={held.traces}
        onConfirm={() => {
          confirmTexts([held.text, ...held.traces.map(({ text }) => text)]);
          accept(held.text);
        }}
      />
    ),
  };
}
