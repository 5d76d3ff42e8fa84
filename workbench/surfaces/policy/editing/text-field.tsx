import { useState, type KeyboardEvent } from 'react';
import { usePersonalGuard } from '../../../ui/personal-guard.tsx';

/**
 * A text that can be typed. The draft becomes the text on Enter or on leaving; Esc gives it up. While an input method
 * composes, every key belongs to it. Ctrl+Z gives the draft up before anything else is undone. A draft that looks like
 * personal data stays a draft until it is changed or confirmed.
 */
export function TextField(props: {
  readonly label: string;
  readonly value: string;
  readonly onCommit: (value: string) => void;
  readonly isLong?: boolean;
  /** Inside a table: as high as its text. */
  readonly isCell?: boolean;
  readonly isInvalid?: boolean;
  readonly isChanged?: boolean;
  readonly lang?: string;
  readonly className?: string;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const guard = usePersonalGuard((text) => {
    setDraft(null);
    props.onCommit(text);
  });
  const commit = () => {
    if (draft !== null && draft !== props.value) guard.submit(draft);
    else setDraft(null);
  };
  const type = (text: string) => {
    guard.reset();
    setDraft(text);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement | HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return;
    const isControl = event.ctrlKey || event.metaKey;
    if (event.key === 'Enter' && !event.shiftKey) {
      commit();
      if (!isControl) event.preventDefault();
    } else if (draft !== null && (event.key === 'Escape' || (isControl && event.key.toLowerCase() === 'z'))) {
      guard.reset();
      setDraft(null);
      event.preventDefault();
      event.stopPropagation();
    }
  };
  const shared = {
    className: `field is-text ${props.isChanged === true ? 'is-changed' : ''} ${props.isCell === true ? 'is-cell' : ''} ${props.className ?? ''}`,
    'aria-label': props.label,
    'aria-invalid': props.isInvalid === true,
    autoComplete: 'off',
    lang: props.lang,
    value: draft ?? props.value,
    onBlur: commit,
    onKeyDown,
  };
  const isArea = props.isLong === true || props.isCell === true;
  return (
    <>
      {isArea ? (
        <textarea
          {...shared}
          rows={props.isCell === true ? 1 : 2}
          onChange={(event) => {
            type(event.target.value);
          }}
        />
      ) : (
        <input
          {...shared}
          type="text"
          onChange={(event) => {
            type(event.target.value);
          }}
        />
      )}
      {guard.warning}
    </>
  );
}
