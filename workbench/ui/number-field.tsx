import { useEffect, useId, useState, type ClipboardEvent, type KeyboardEvent } from 'react';
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
 * composes, Enter and Esc belong to it. Text that is no number, or one that `judge` refuses, keeps its draft and says what
 * to type; it is never committed. A field left empty says so and keeps the old value in force. After Enter and Esc
 * the whole number is selected, so that the next digit replaces it. A key that acts on the whole screen takes the draft
 * along: it becomes the value first, and Ctrl+Z gives it up before anything else is undone.
 */
export function NumberField(props: {
  readonly label: string;
  readonly value: number | null;
  readonly onCommit: (value: number) => void;
  /** Why a number cannot be taken, as a sentence that says what to type; null where it can. */
  readonly judge?: (value: number) => string | null;
  /** Told of what is wrong with the draft, null when nothing is; then the sentence is shown by who is told. */
  readonly onProblem?: (problem: string | null) => void;
  /** Where that sentence then stands. */
  readonly problemId?: string;
  readonly isChanged?: boolean;
  readonly isInvalid?: boolean;
  readonly className?: string;
  readonly width?: number;
  readonly title?: string;
  readonly onFocus?: () => void;
  readonly onPaste?: (event: ClipboardEvent<HTMLInputElement>) => void;
  readonly onCopy?: (event: ClipboardEvent<HTMLInputElement>) => void;
  /** Keys that the field itself has no use for: the arrows of a grid. */
  readonly onOtherKey?: (event: KeyboardEvent<HTMLInputElement>) => void;
}) {
  const { t } = useText();
  const [draft, setDraft] = useState<string | null>(null);
  /** An empty draft is wrong only once it was to be taken: between two numbers a field is empty too. */
  const [isEmptyTold, setEmptyTold] = useState(false);
  const ownId = useId();
  const typed = draft === null ? null : readTypedNumber(draft);
  const isEmpty = draft?.trim() === '';
  const refusal = typed === null ? t('ui.notANumber') : (props.judge?.(typed) ?? null);
  const problem = draft === null ? null : isEmpty ? (isEmptyTold ? t('ui.emptyNumber') : null) : refusal;
  const isWrong = problem !== null;
  const { onProblem } = props;
  useEffect(() => {
    onProblem?.(problem);
    // Told once for every sentence: who is told may be another function on every drawing.
  }, [problem]);

  const commit = () => {
    if (isEmpty) setEmptyTold(true);
    if (draft === null || isWrong || isEmpty) return;
    if (typed !== null && typed !== props.value) props.onCommit(typed);
    setDraft(null);
  };

  const onScreenKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (draft === null) return;
    if (event.key.toLowerCase() === 'z') {
      setDraft(null);
      event.preventDefault();
    } else if (/^(Enter|[1-4dr])$/i.test(event.key)) {
      if (isWrong || isEmpty) event.preventDefault();
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
        aria-describedby={isWrong ? (props.problemId ?? ownId) : undefined}
        title={props.title}
        style={props.width === undefined ? undefined : { width: props.width }}
        value={draft ?? (props.value === null ? '' : formatExact(props.value))}
        onChange={(event) => {
          setEmptyTold(false);
          setDraft(event.target.value);
        }}
        onFocus={(event) => {
          event.target.select();
          props.onFocus?.();
        }}
        onBlur={commit}
        onPaste={props.onPaste}
        onCopy={props.onCopy}
        onKeyDown={onKeyDown}
      />
      {isWrong && onProblem === undefined && (
        <span id={ownId} role="alert" className="field-problem">
          × {problem}
        </span>
      )}
    </>
  );
}
