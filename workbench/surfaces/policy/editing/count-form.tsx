import { useEffect, useId, useRef, useState } from 'react';
import type { PolicyWords } from '../../../state/policy-words.ts';
import { useText } from '../../../text/use-text.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import type { Label } from './checklist-edits.ts';

/** Which answers are counted, and how many of them have to be yes. */
export interface CountChoice {
  /** A group that exists, or null for one of `facts`. */
  readonly group: string | null;
  readonly facts: readonly string[];
  readonly count: number;
  readonly label: Label;
}

/** At least so many of a group: one that exists, or a new one of chosen answers. */
export function CountForm(props: {
  readonly words: PolicyWords;
  readonly onChoose: (choice: CountChoice) => void;
  readonly onClose: () => void;
}) {
  const { t } = useText();
  const { words } = props;
  const title = useId();
  const [group, setGroup] = useState(words.groups[0]?.id ?? '');
  const [facts, setFacts] = useState<readonly string[]>([]);
  const [ja, setJa] = useState('');
  const [en, setEn] = useState('');
  const [count, setCount] = useState(2);
  const first = useRef<HTMLSelectElement>(null);
  useEffect(() => {
    first.current?.focus();
  }, []);
  const answers = words.facts.filter((fact) => fact.kind === 'answer');
  const isNew = group === '';
  const most = isNew ? facts.length : (words.groups.find((each) => each.id === group)?.of.length ?? 0);
  const hasAnswers = !isNew || facts.length >= 2;
  const isCounted = (typed: number) => Number.isInteger(typed) && typed >= 1 && typed <= most;
  const isReady = hasAnswers && isCounted(count);
  const choose = () => {
    const label = (typed: string, other: string, lng: 'ja' | 'en') =>
      typed.trim() || other.trim() || t('policy.newGroup', { lng, count: facts.length });
    props.onChoose({
      group: isNew ? null : group,
      facts,
      count,
      label: { ja: label(ja, en, 'ja'), en: label(en, ja, 'en') },
    });
  };
  return (
    <div
      className="count-form"
      role="group"
      aria-labelledby={title}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.nativeEvent.isComposing || event.defaultPrevented) return;
        event.preventDefault();
        props.onClose();
      }}
    >
      <strong id={title}>{t('policy.countTitle')}</strong>
      <label className="context-field">
        <span className="secondary">{t('policy.countedGroup')}</span>
        <select
          ref={first}
          className="select"
          value={group}
          onChange={(event) => {
            setGroup(event.target.value);
          }}
        >
          {words.groups.map((each) => (
            <option key={each.id} value={each.id}>
              {t('policy.groupSize', { group: each.label, count: each.of.length })}
            </option>
          ))}
          <option value="">{t('policy.makeGroup')}</option>
        </select>
      </label>
      <span className="context-field">
        <NumberField
          label={t('policy.countHow')}
          value={count}
          width={40}
          judge={(typed) => (!hasAnswers || isCounted(typed) ? null : t('policy.typeCount', { most }))}
          onCommit={setCount}
        />
        {t('policy.countUnit')}
      </span>
      {isNew && (
        <>
          <fieldset className="option-boxes">
            <legend className="secondary">{t('policy.chooseAnswers')}</legend>
            {answers.map((fact) => (
              <label key={fact.id}>
                <input
                  type="checkbox"
                  checked={facts.includes(fact.id)}
                  onChange={(event) => {
                    setFacts(event.target.checked ? [...facts, fact.id] : facts.filter((each) => each !== fact.id));
                  }}
                />
                {fact.label}
              </label>
            ))}
          </fieldset>
          <label className="context-field">
            <span className="secondary">{t('policy.groupNameJa')}</span>
            <input
              className="field"
              lang="ja"
              value={ja}
              onChange={(event) => {
                setJa(event.target.value);
              }}
            />
          </label>
          <label className="context-field">
            <span className="secondary">{t('policy.groupNameEn')}</span>
            <input
              className="field"
              lang="en"
              value={en}
              onChange={(event) => {
                setEn(event.target.value);
              }}
            />
          </label>
        </>
      )}
      <span className="form-actions">
        <button type="button" className="button is-primary" disabled={!isReady} onClick={choose}>
          {t('policy.addCount')}
        </button>
        <button type="button" className="button" onClick={props.onClose}>
          {t('policy.cancel')}
        </button>
        {!hasAnswers && <span className="caption">{t('policy.chooseTwo')}</span>}
        {hasAnswers && !isCounted(count) && (
          <span className="error-text" role="alert">
            × {t('policy.typeCount', { most })}
          </span>
        )}
      </span>
    </div>
  );
}
