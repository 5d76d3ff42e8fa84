import type { FactWords, PolicyWords } from '../../../state/policy-words.ts';
import type { TriedFacts } from '../../../state/training.ts';
import { useText } from '../../../text/use-text.ts';
import { FactControl } from '../../../ui/fact-control.tsx';
import type { Seen } from './observations.ts';

function EvidenceRow(props: {
  readonly fact: FactWords;
  readonly seen: Seen;
  readonly number: number;
  readonly isTaken: boolean;
  readonly words: PolicyWords;
  readonly onChange: (seen: Seen) => void;
  readonly onRemove: () => void;
}) {
  const { t } = useText();
  const { fact, seen, number, isTaken, words, onChange, onRemove } = props;
  const about = { fact: fact.label, number };
  return (
    <li className={isTaken ? 'is-taken' : ''}>
      <FactControl
        fact={{ ...fact, label: t('effect.seenOf', about) }}
        value={seen.answer}
        words={words}
        onAnswer={(answer: TriedFacts[string]) => {
          onChange({ ...seen, answer });
        }}
      />
      <select
        className="select"
        aria-label={t('effect.kindOf', about)}
        value={seen.kind}
        onChange={(event) => {
          onChange({ ...seen, kind: event.target.value === 'guess' ? 'guess' : 'fact' });
        }}
      >
        <option value="fact">{t('effect.fact')}</option>
        <option value="guess">{t('effect.guess')}</option>
      </select>
      <label>
        {t('effect.by')}{' '}
        <input
          className="field"
          autoComplete="off"
          aria-label={t('effect.byOf', about)}
          value={seen.by}
          onChange={(event) => {
            onChange({ ...seen, by: event.target.value });
          }}
        />
      </label>
      <label>
        {t('effect.at')}{' '}
        <input
          className="field"
          autoComplete="off"
          aria-label={t('effect.atOf', about)}
          value={seen.at}
          onChange={(event) => {
            onChange({ ...seen, at: event.target.value });
          }}
        />
      </label>
      <button type="button" className="link" aria-label={t('effect.removeSeenOf', about)} onClick={onRemove}>
        {t('effect.removeSeen')}
      </button>
      {isTaken && <strong>{t('effect.taken')}</strong>}
    </li>
  );
}

/** What was seen or supposed of one fact, by whom and when; the engine says which of it counts. */
export function EvidenceRows(props: {
  readonly fact: FactWords;
  readonly list: readonly Seen[];
  /** The answer of the tried case, from which the first observation starts. */
  readonly answer: TriedFacts[string] | undefined;
  /** Place of the observation that counts; −1 while none does. */
  readonly taken: number;
  readonly words: PolicyWords;
  readonly onChange: (list: readonly Seen[]) => void;
}) {
  const { t } = useText();
  const { fact, list, answer, taken, words, onChange } = props;
  return (
    <div className="evidence-rows">
      {list.length > 0 && (
        <ul>
          {list.map((seen, place) => (
            <EvidenceRow
              key={place}
              fact={fact}
              seen={seen}
              number={place + 1}
              isTaken={place === taken}
              words={words}
              onChange={(changed) => {
                onChange(list.with(place, changed));
              }}
              onRemove={() => {
                onChange(list.filter((_, at) => at !== place));
              }}
            />
          ))}
        </ul>
      )}
      <button
        type="button"
        className="link"
        aria-label={t('effect.addSeenOf', { fact: fact.label })}
        onClick={() => {
          onChange([...list, { answer: answer ?? null, kind: 'fact', by: '', at: '' }]);
        }}
      >
        {t('effect.addSeen')}
      </button>
    </div>
  );
}
