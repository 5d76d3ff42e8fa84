import type { TFunction } from 'i18next';
import { useRef, useState } from 'react';
import { usePack } from '../../state/documents.ts';
import type { ExplainedDecision } from '../../state/engine.ts';
import type { DecisionWords, PolicyWords } from '../../state/policy-words.ts';
import { readLocalized } from '../../state/sourced.ts';
import type { TriedFacts } from '../../state/training.ts';
import { useText } from '../../text/use-text.ts';
import { formatPlain } from '../../ui/format.ts';
import { OutcomeChip } from '../../ui/outcome-chip.tsx';
import type { RuleRow } from './rule-list-view.ts';
import { Explanation } from './trial/explanation.tsx';
import { FactRows } from './trial/fact-rows.tsx';
import { PossibleItems, sortItems } from './trial/possible-items.tsx';
import { NextQuestions } from './trial/next-questions.tsx';
import type { SeenFacts } from './trial/observations.ts';
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
  readonly isExplained: boolean;
  readonly onExplain: () => void;
  readonly onSelectRule: (place: number) => void;
}) {
  const { t } = useText();
  const { decision, result, words, rows, isExplained, onExplain, onSelectRule } = props;
  const fired = rows.filter((row) => row.decision === decision.id && result.firedBy.includes(row.name));
  return (
    <div className="possible">
      <h3>{t(result.settled ? 'policy.settledOf' : 'policy.possibleOf', { decision: decision.label })}</h3>
      {decision.hit === 'collect' ? (
        <PossibleItems decision={decision} result={result} words={words} />
      ) : (
        <p className="possible-set">
          {result.possible.map((outcome, index) => (
            <span key={asList(outcome).join()}>
              {index > 0 && <span className="secondary"> {t('policy.or')} </span>}
              {asList(outcome).length === 0 && t('effect.noItem')}
              {asList(outcome).map((each) => (
                <OutcomeChip key={each} words={words} decision={decision.id} outcome={each} />
              ))}
            </span>
          ))}
        </p>
      )}
      {!result.settled && result.worst !== null && (
        <p>{t('policy.worst', { outcome: words.outcome(decision.id, result.worst) })}</p>
      )}
      {result.deadlineHours !== null && (
        <p className="secondary">{t('policy.within', { hours: formatPlain(result.deadlineHours) })}</p>
      )}
      {result.approvals.length > 0 && (
        <p className="secondary">
          {t('effect.approvals', { who: result.approvals.map((each) => words.option(each)).join(t('policy.and')) })}
        </p>
      )}
      <p className="secondary fired-rules">
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
      <button
        type="button"
        className="link"
        aria-pressed={isExplained}
        aria-label={t('effect.explainLabel', { decision: decision.label })}
        onClick={onExplain}
      >
        {t('effect.explain')}
      </button>
    </div>
  );
}

/** What is decided of the case, in one sentence for readers of the screen by ear. */
function summarise(trial: Trial, words: PolicyWords, t: TFunction): string {
  const told = words.decisions.flatMap((decision) => {
    const result = trial.decision.decisions[decision.id];
    if (result === undefined) return [];
    const nameAll = (outcomes: readonly string[]) =>
      outcomes.length === 0
        ? t('effect.noItem')
        : outcomes.map((each) => words.outcome(decision.id, each)).join(t('policy.and'));
    if (decision.hit === 'collect') {
      const { always, maybe } = sortItems(decision.outcomes, result.possible);
      return [t('effect.spokenItems', { decision: decision.label, always: nameAll(always), count: maybe.length })];
    }
    const outcomes = result.possible.map((each) => nameAll(asList(each))).join(t('policy.or'));
    return [t('effect.spokenDecision', { decision: decision.label, outcomes })];
  });
  return told.join(' ');
}

/** A made-up case: every fact can be yes, no or unknown, and the policy says at once what is still possible and why. */
export function TryCase(props: {
  readonly words: PolicyWords;
  readonly trial: Trial | null;
  readonly facts: TriedFacts;
  readonly seen: SeenFacts;
  readonly rows: readonly RuleRow[];
  readonly onFacts: (facts: TriedFacts) => void;
  readonly onSeen: (seen: SeenFacts) => void;
  readonly onSelectRule: (place: number) => void;
}) {
  const { t, say } = useText();
  const { pack } = usePack();
  const list = useRef<HTMLTableElement>(null);
  const [explained, setExplained] = useState<string | null>(null);
  const { words, trial, facts, seen, rows, onFacts, onSeen, onSelectRule } = props;
  const next = trial?.decision.nextQuestion ?? null;
  const cases = pack?.cases ?? [];
  const explainedDecision = words.decisions.find((decision) => decision.id === explained);
  const start = (started: TriedFacts) => {
    onSeen({});
    onFacts(started);
  };
  const ask = (fact: string) => {
    list.current?.querySelector<HTMLElement>(`[data-fact="${CSS.escape(fact)}"] :is(input, select)`)?.focus();
  };
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
            if (chosen) start({ ...chosen.facts });
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
            start({});
          }}
        >
          {t('policy.clear')}
        </button>
      </div>
      <p className="spoken-only" role="status">
        {trial === null ? t('policy.unreadable') : summarise(trial, words, t)}
      </p>
      <div className="verdict">
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
                  isExplained={decision.id === explained}
                  onExplain={() => {
                    setExplained(decision.id === explained ? null : decision.id);
                  }}
                  onSelectRule={onSelectRule}
                />
              )
            );
          })}
      </div>
      {trial !== null && next !== null && (
        <NextQuestions policy={trial.compiled.policy} facts={trial.facts} next={next} words={words} onAsk={ask} />
      )}
      {trial !== null && explainedDecision !== undefined && (
        <section aria-label={t('effect.explainOf', { decision: explainedDecision.label })}>
          <h3>{t('effect.explainOf', { decision: explainedDecision.label })}</h3>
          <Explanation
            compiled={trial.compiled}
            facts={trial.facts}
            seen={seen}
            decision={explainedDecision}
            words={words}
            rows={rows}
            onSelectRule={onSelectRule}
            onFacts={onFacts}
          />
        </section>
      )}
      <FactRows
        policy={trial?.compiled.policy ?? null}
        words={words}
        facts={facts}
        seen={seen}
        next={next}
        list={list}
        onFacts={onFacts}
        onSeen={onSeen}
      />
    </div>
  );
}
