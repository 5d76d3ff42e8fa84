import { editPolicy } from '../../../state/edit-policy.ts';
import type { Outcome, Policy, Verification } from '../../../state/engine.ts';
import type { DecisionWords, PolicyWords } from '../../../state/policy-words.ts';
import { useText } from '../../../text/use-text.ts';
import { describeCase } from '../describe-case.ts';
import { expectOf } from './test-edits.ts';

type Test = Policy['tests'][number];
type Failure = Verification['tests']['failures'][number];

function listOutcomes(outcome: Outcome | null): readonly string[] {
  if (outcome === null) return [];
  return typeof outcome === 'string' ? [outcome] : outcome;
}

/** What a test expects of one decision; lists of collected outcomes are told, single ones can be chosen. */
function Expectation(props: {
  readonly test: Test;
  readonly place: number;
  readonly decision: DecisionWords;
  readonly expected: Outcome;
  readonly failure: Failure | null;
  readonly words: PolicyWords;
}) {
  const { t } = useText();
  const { test, place, decision, expected, failure, words } = props;
  const name = (outcome: Outcome | null) =>
    listOutcomes(outcome)
      .map((each) => words.outcome(decision.id, each))
      .join(t('policy.and')) || t('effect.nothing');
  const got = failure?.got ?? null;
  return (
    <li className="expectation">
      <span>{decision.label}</span>
      {typeof expected === 'string' ? (
        <select
          className="select"
          aria-label={t('effect.expectedOf', { test: test.name, decision: decision.label })}
          value={expected}
          onChange={(event) => {
            const { value } = event.target;
            editPolicy((document) => expectOf(document, place, decision.id, value === '' ? null : value));
          }}
        >
          {decision.outcomes.map((outcome) => (
            <option key={outcome} value={outcome}>
              {words.outcome(decision.id, outcome)}
            </option>
          ))}
          {Object.keys(test.expect).length > 1 && <option value="">{t('effect.notExpected')}</option>}
        </select>
      ) : (
        <span>{name(expected)}</span>
      )}
      {failure !== null && (
        <>
          <span className="error-text">{t('effect.gotInstead', { outcome: name(got) })}</span>
          {got !== null && (
            <button
              type="button"
              className="link"
              onClick={() => {
                editPolicy((document) => expectOf(document, place, decision.id, got));
              }}
            >
              {t('effect.expectGot')}
            </button>
          )}
        </>
      )}
    </li>
  );
}

/** One test: whether it passes, its case in words, and what it expects, which can be changed. */
export function TestRow(props: {
  readonly test: Test;
  readonly place: number;
  /** null while the tests are being run. */
  readonly failures: readonly Failure[] | null;
  readonly words: PolicyWords;
  readonly onTry: () => void;
  readonly onDelete: () => void;
}) {
  const { t } = useText();
  const { test, place, failures, words, onTry, onDelete } = props;
  const hasFailed = failures !== null && failures.length > 0;
  return (
    <li className={`test-row ${hasFailed ? 'is-failed' : ''}`}>
      <p>
        {failures !== null && (
          <strong className={hasFailed ? 'error-text' : 'is-pass'}>
            {hasFailed ? `× ${t('effect.fails')}` : `○ ${t('effect.passes')}`}
          </strong>
        )}{' '}
        {test.name}
      </p>
      <p className="secondary">{describeCase(test.facts, words, t)}</p>
      <ul>
        {words.decisions.flatMap((decision) => {
          const expected = test.expect[decision.id];
          if (expected === undefined) return [];
          return [
            <Expectation
              key={decision.id}
              test={test}
              place={place}
              decision={decision}
              expected={expected}
              failure={failures?.find((failure) => failure.decision === decision.id) ?? null}
              words={words}
            />,
          ];
        })}
      </ul>
      <p className="row-actions">
        <button type="button" className="link" aria-label={t('effect.tryTest', { test: test.name })} onClick={onTry}>
          {t('effect.tryThis')}
        </button>
        <button
          type="button"
          className="link"
          aria-label={t('effect.deleteTest', { test: test.name })}
          onClick={onDelete}
        >
          {t('effect.delete')}
        </button>
      </p>
    </li>
  );
}
