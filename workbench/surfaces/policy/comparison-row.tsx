import { useDocuments } from '../../state/documents.ts';
import { edit } from '../../state/edit.ts';
import { parseJsonPointer } from '../../state/engine.ts';
import { readAt, textOf, type Json, type JsonObject } from '../../state/json.ts';
import type { PolicyWords } from '../../state/policy-words.ts';
import { readNumber, readSourced } from '../../state/sourced.ts';
import { useText } from '../../text/use-text.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { ConditionMark } from './condition-mark.tsx';
import { describeValue } from './describe-condition.ts';
import type { Trial } from './use-trial.ts';

const comparisons = ['equal', 'notEqual', 'lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
const equalities = ['equal', 'notEqual'];
const memberships = ['in', 'notIn'];

/** Operators that take the comparand as it stands: changing one never makes the rule unreadable. */
function safeOperators(kind: 'answer' | 'integer' | 'choice', operator: string): readonly string[] {
  if (memberships.includes(operator)) return memberships;
  return kind === 'integer' ? comparisons : equalities;
}

/** The comparand as opened, at the same place; undefined where the rule stood elsewhere. */
function useOpenedValue(pointer: string): Json | undefined {
  const { original } = useDocuments();
  const steps = parseJsonPointer(`${pointer}/value`) ?? [];
  return readAt(original['policy.json'], ...steps);
}

function ValueControl(props: {
  readonly pointer: string;
  readonly label: string;
  readonly kind: 'answer' | 'integer' | 'choice';
  readonly options: readonly string[];
  readonly value: Json | undefined;
  readonly words: PolicyWords;
}) {
  const { t } = useText();
  const { pointer, label, kind, options, value, words } = props;
  const opened = useOpenedValue(pointer);
  const plain = readSourced(value)?.value ?? null;
  const isChanged = opened !== undefined && JSON.stringify(readSourced(opened)?.value) !== JSON.stringify(plain);
  const set = (next: Json) => {
    edit({ file: 'policy.json', pointer: `${pointer}/value`, value: next });
  };
  const changed = isChanged && (
    <span className="before-note">{t('planning.before', { value: describeValue(opened, words, t) })}</span>
  );
  if (kind === 'integer' && typeof plain === 'number') {
    return (
      <>
        <NumberField label={label} value={readNumber(value)} width={52} isChanged={isChanged} onCommit={set} />
        {changed}
      </>
    );
  }
  if (Array.isArray(plain)) return <span>{describeValue(value, words, t)}</span>;
  const choices = kind === 'answer' ? ['true', 'false'] : options;
  return (
    <>
      <select
        className={`select ${isChanged ? 'is-changed' : ''}`}
        aria-label={label}
        value={String(plain)}
        onChange={(event) => {
          set(kind === 'answer' ? event.target.value === 'true' : event.target.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice} value={choice}>
            {kind === 'answer' ? t(choice === 'true' ? 'answer.yes' : 'answer.no') : words.option(choice)}
          </option>
        ))}
      </select>
      {changed}
    </>
  );
}

/** One comparison: the fact in words, an operator that fits it, and what it is compared with. */
export function ComparisonRow(props: {
  readonly literal: JsonObject;
  readonly fact: string;
  readonly pointer: string;
  readonly words: PolicyWords;
  readonly trial: Trial | null;
}) {
  const { t } = useText();
  const { literal, fact, pointer, words, trial } = props;
  const found = words.facts.find((each) => each.id === fact);
  const kind = found?.kind ?? 'integer';
  const operator = textOf(literal['operator']) ?? 'equal';
  const label = words.fact(fact);
  return (
    <div className="condition-row">
      <span className="fact-words">
        {label}
        {found?.isDanger === true && <span className="danger-mark">{t('policy.danger')}</span>}
      </span>
      <span className="comparison">
        <select
          className="select"
          aria-label={t('policy.operatorOf', { fact: label })}
          value={operator}
          onChange={(event) => {
            edit({ file: 'policy.json', pointer: `${pointer}/operator`, value: event.target.value });
          }}
        >
          {safeOperators(kind, operator).map((each) => (
            <option key={each} value={each}>
              {t(`policy.operator.${each}` as 'policy.operator.equal')}
            </option>
          ))}
        </select>
        <ValueControl
          pointer={pointer}
          label={t('policy.valueOf', { fact: label })}
          kind={kind}
          options={found?.options ?? []}
          value={literal['value']}
          words={words}
        />
      </span>
      <ConditionMark state={trial?.stateOf(pointer) ?? null} />
    </div>
  );
}
