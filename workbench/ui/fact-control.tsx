import type { FactWords, PolicyWords } from '../state/policy-words.ts';
import type { TriedFacts } from '../state/training.ts';
import { useText } from '../text/use-text.ts';
import { formatPlain } from './format.ts';
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
    const low = fact.min ?? Number.MIN_SAFE_INTEGER;
    const high = fact.max ?? Number.MAX_SAFE_INTEGER;
    const judge = (typed: number) =>
      Number.isInteger(typed) && typed >= low && typed <= high
        ? null
        : t('entry.whole', { low: formatPlain(low), high: formatPlain(high) });
    return (
      <span className="integer-answer">
        <NumberField
          label={fact.label}
          value={typeof value === 'number' ? value : null}
          width={52}
          judge={judge}
          onCommit={onAnswer}
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
