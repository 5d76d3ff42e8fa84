import { useId, useState, type KeyboardEvent } from 'react';
import { useText } from '../text/use-text.ts';
import { formatExact, readTypedNumber } from './format.ts';

/** Selects the whole text once the new value is shown. */
function selectSoon(input: HTMLInputElement): void {
  requestAnimationFrame(() => {
    if (document.activeElement === input) input.select();
  });
}

/**
 * A number that can be typed. The draft becomes the value on Enter or on leaving; Esc gives it up. While an input method
 * composes, Enter and Esc belong to it. Text that is no number keeps its draft and says what to type. After Enter and Esc
 * the whole number is selected, so that the next digit replaces it. A key that acts on the whole screen takes the draft
 * along: it becomes the value first, and Ctrl+Z gives it up before anything else is undone.
 */
export function NumberField(props: {
  readonly label: string;
  readonly value: number | null;
  readonly onCommit: (value: number) => void;
  readonly isChanged?: boolean;
  readonly isInvalid?: boolean;
  readonly className?: string;
  readonly width?: number;
  readonly title?: string;
  readonly onFocus?: () => void;
  /** Keys that the field itself has no use for: the arrows of a grid. */
  readonly onOtherKey?: (event: KeyboardEvent<HTMLInputElement>) => void;
}) {
  const { t } = useText();
  const [draft, setDraft] = useState<string | null>(null);
  const problem = useId();
  const typed = draft === null ? null : readTypedNumber(draft);
  const isWrong = draft !== null && typed === null;

  const commit = () => {
    if (draft === null) return;
    if (typed === null && draft.trim() !== '') return;
    if (typed !== null && typed !== props.value) props.onCommit(typed);
    setDraft(null);
  };

  const onScreenKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (draft === null) return;
    if (event.key.toLowerCase() === 'z') {
      setDraft(null);
      event.preventDefault();
    } else if (/^(Enter|[1-4])$/.test(event.key)) {
      if (isWrong) event.preventDefault();
      else commit();
    }
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.ctrlKey || event.metaKey) onScreenKey(event);
    else if (event.key === 'Enter') {
      commit();
      selectSoon(event.currentTarget);
      event.preventDefault();
    } else if (event.key === 'Escape' && draft !== null) {
      setDraft(null);
      selectSoon(event.currentTarget);
      event.preventDefault();
      event.stopPropagation();
    }
    props.onOtherKey?.(event);
  };

  const classes = ['field is-number', props.isChanged ? 'is-changed' : '', props.className ?? ''].join(' ');
  return (
    <>
      <input
        type="text"
        inputMode="decimal"
        autoComplete="off"
        className={classes}
        aria-label={props.label}
        aria-invalid={isWrong || props.isInvalid === true}
        aria-describedby={isWrong ? problem : undefined}
        title={props.title}
        style={props.width === undefined ? undefined : { width: props.width }}
        value={draft ?? (props.value === null ? '' : formatExact(props.value))}
        onChange={(event) => {
          setDraft(event.target.value);
        }}
        onFocus={(event) => {
          event.target.select();
          props.onFocus?.();
        }}
        onBlur={commit}
        onKeyDown={onKeyDown}
      />
      {isWrong && (
        <span id={problem} role="alert" className="field-problem">
          × {t('ui.notANumber')}
        </span>
      )}
    </>
  );
}
