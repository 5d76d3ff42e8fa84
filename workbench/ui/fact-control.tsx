import type { FactWords, PolicyWords } from '../state/policy-words.ts';
import type { TriedFacts } from '../state/training.ts';
import { useText } from '../text/use-text.ts';
import { NumberField } from './number-field.tsx';
import { ThreeWay } from './three-way.tsx';

/** The answer to one fact: yes, no, unknown; a number within its range; or one of its options. */
export function FactControl(props: {
  readonly fact: FactWords;
  readonly value: TriedFacts[string] | undefined;
  readonly words: PolicyWords;
  readonly onAnswer: (value: TriedFacts[string]) => void;
}) {
  const { t } = useText();
  const { fact, value, words, onAnswer } = props;
  if (fact.kind === 'answer') {
    return <ThreeWay label={fact.label} answer={typeof value === 'boolean' ? value : null} onAnswer={onAnswer} />;
  }
  if (fact.kind === 'integer') {
    return (
      <span className="integer-answer">
        <NumberField
          label={fact.label}
          value={typeof value === 'number' ? value : null}
          width={52}
          onCommit={(typed) => {
            const [least, most] = [fact.min ?? typed, fact.max ?? typed];
            onAnswer(Math.min(most, Math.max(least, Math.round(typed))));
          }}
        />
        <button
          type="button"
          className="button"
          aria-pressed={value === null || value === undefined}
          onClick={() => {
            onAnswer(null);
          }}
        >
          {t('answer.unknown')}
        </button>
      </span>
    );
  }
  return (
    <select
      className="select"
      aria-label={fact.label}
      value={typeof value === 'string' ? value : ''}
      onChange={(event) => {
        onAnswer(event.target.value === '' ? null : event.target.value);
      }}
    >
      <option value="">{t('answer.unknown')}</option>
      {fact.options.map((option) => (
        <option key={option} value={option}>
          {words.option(option)}
        </option>
      ))}
    </select>
  );
}
