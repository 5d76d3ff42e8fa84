import { useRef } from 'react';
import { usePack } from '../../state/documents.ts';
import type { ExplainedDecision } from '../../state/engine.ts';
import type { DecisionWords, PolicyWords } from '../../state/policy-words.ts';
import { readLocalized } from '../../state/sourced.ts';
import { useText } from '../../text/use-text.ts';
import { formatPlain } from '../../ui/format.ts';
import { FactControl } from '../../ui/fact-control.tsx';
import { OutcomeChip } from '../../ui/outcome-chip.tsx';
import type { RuleRow } from './rule-list-view.ts';
import type { TriedFacts } from '../../state/training.ts';
import type { Trial } from './use-trial.ts';

function asList(outcome: ExplainedDecision['possible'][number]): readonly string[] {
  return typeof outcome === 'string' ? [outcome] : outcome;
}

/** The outcomes still possible, the worst of them, and which rules decide. */
function Possible(props: {
  readonly decision: DecisionWords;
  readonly result: ExplainedDecision;
  readonly words: PolicyWords;
  readonly rows: readonly RuleRow[];
  readonly onSelectRule: (place: number) => void;
}) {
  const { t } = useText();
  const { decision, result, words, rows, onSelectRule } = props;
  const fired = rows.filter((row) => row.decision === decision.id && result.firedBy.includes(row.name));
  return (
    <div className="possible">
      <h3>{t(result.settled ? 'policy.settledOf' : 'policy.possibleOf', { decision: decision.label })}</h3>
      <p className="possible-set">
        {result.possible.map((outcome, index) => (
          <span key={asList(outcome).join()}>
            {index > 0 && <span className="secondary"> {t('policy.or')} </span>}
            {asList(outcome).map((each) => (
              <OutcomeChip key={each} words={words} decision={decision.id} outcome={each} />
            ))}
          </span>
        ))}
      </p>
      {!result.settled && result.worst !== null && (
        <p>{t('policy.worst', { outcome: words.outcome(decision.id, result.worst) })}</p>
      )}
      {result.deadlineHours !== null && (
        <p className="secondary">{t('policy.within', { hours: formatPlain(result.deadlineHours) })}</p>
      )}
      <p className="secondary">
        {fired.length === 0 ? t('policy.noneFired') : t('policy.firedBy')}{' '}
        {fired.map((row) => (
          <button
            key={row.place}
            type="button"
            className="link"
            onClick={() => {
              onSelectRule(row.place);
            }}
          >
            {t('policy.ruleNumber', { number: row.place + 1 })}
          </button>
        ))}
      </p>
    </div>
  );
}

/** A made-up case: every fact can be yes, no or unknown, and the policy says at once what is still possible. */
export function TryCase(props: {
  readonly words: PolicyWords;
  readonly trial: Trial | null;
  readonly facts: TriedFacts;
  readonly rows: readonly RuleRow[];
  readonly onFacts: (facts: TriedFacts) => void;
  readonly onSelectRule: (place: number) => void;
}) {
  const { t, say } = useText();
  const { pack } = usePack();
  const list = useRef<HTMLTableElement>(null);
  const { words, trial, facts, rows, onFacts, onSelectRule } = props;
  const next = trial?.decision.nextQuestion ?? null;
  const cases = pack?.cases ?? [];
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('policy.tryCase')}</h2>
        <span className="caption">{t('policy.fictional')}</span>
        <select
          className="select push case-select"
          aria-label={t('policy.chooseCase')}
          value=""
          onChange={(event) => {
            const chosen = cases.find((each) => each.id === event.target.value);
            if (chosen) onFacts({ ...chosen.facts });
          }}
        >
          <option value="">{t('policy.chooseCase')}</option>
          {cases.map((each) => (
            <option key={each.id} value={each.id}>
              {say(readLocalized(each.title), each.id)}
            </option>
          ))}
        </select>
        <button
          type="button"
          className="button"
          onClick={() => {
            onFacts({});
          }}
        >
          {t('policy.clear')}
        </button>
      </div>
      <>
        <div className="verdict" role="status">
          {trial === null && <p>{t('policy.unreadable')}</p>}
          {trial &&
            words.decisions.map((decision) => {
              const result = trial.decision.decisions[decision.id];
              return (
                result && (
                  <Possible
                    key={decision.id}
                    decision={decision}
                    result={result}
                    words={words}
                    rows={rows}
                    onSelectRule={onSelectRule}
                  />
                )
              );
            })}
          {next !== null && (
            <button
              type="button"
              className="next-question"
              onClick={() => {
                list.current
                  ?.querySelector<HTMLElement>(`[data-fact="${CSS.escape(next)}"] :is(input, select)`)
                  ?.focus();
              }}
            >
              {t('policy.nextQuestion')}
              <strong>{words.fact(next)}</strong>
            </button>
          )}
        </div>
        <table className="table fact-table" ref={list}>
          <caption className="spoken-only">{t('policy.facts')}</caption>
          <tbody>
            {words.facts.map((fact) => (
              <tr key={fact.id} data-fact={fact.id} className={fact.id === next ? 'is-next' : ''}>
                <th scope="row">
                  {fact.id === next && <span aria-hidden="true">→ </span>}
                  {fact.label}
                </th>
                <td>
                  <FactControl
                    fact={fact}
                    value={facts[fact.id]}
                    words={words}
                    onAnswer={(value) => {
                      onFacts({ ...facts, [fact.id]: value });
                    }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </>
    </div>
  );
}
