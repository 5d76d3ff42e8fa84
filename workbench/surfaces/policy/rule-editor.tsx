import type { Issue } from '../../state/engine.ts';
import { readAt, type Json } from '../../state/json.ts';
import type { PolicyWords } from '../../state/policy-words.ts';
import { readLocalized } from '../../state/sourced.ts';
import type { TriedFacts } from '../../state/training.ts';
import { useText } from '../../text/use-text.ts';
import { describeCondition } from './describe-condition.ts';
import { Outline } from './editing/outline.tsx';
import { RuleConsequence } from './editing/rule-consequence.tsx';
import { RuleWords } from './editing/rule-words.tsx';
import { SentenceTree } from './editing/sentence-tree.tsx';
import type { RuleRow } from './rule-list-view.ts';
import type { Trial } from './use-trial.ts';

/** One rule: its sentence, its conditions, and what follows where they hold; in words, or as an outline to change. */
export function RuleEditor(props: {
  readonly policy: Json;
  readonly row: RuleRow;
  readonly words: PolicyWords;
  readonly trial: Trial | null;
  readonly tried: TriedFacts;
  readonly issues: readonly Issue[];
  readonly isOutline: boolean;
}) {
  const { t, say } = useText();
  const { policy, row, words, trial, tried, issues, isOutline } = props;
  const because = readLocalized(readAt(row.rule, 'event', 'params', 'because'));
  const decision = words.decisions.find((each) => each.id === row.decision);
  return (
    <div className="rule-body">
      <p className="rule-sentence">
        {t('policy.sentence', {
          condition: describeCondition(readAt(row.rule, 'conditions'), words, t),
          decision: decision?.label ?? row.decision,
          outcome: words.outcome(row.decision, row.outcome),
        })}
        {because !== null && <span className="because">{say(because)}</span>}
      </p>
      {isOutline ? (
        <>
          <Outline
            key={row.place}
            policy={policy}
            row={row}
            words={words}
            trial={trial}
            tried={tried}
            issues={issues}
          />
          <RuleConsequence policy={policy} row={row} words={words} issues={issues} />
          <details className="section">
            <summary>{t('policy.ruleWords')}</summary>
            <RuleWords policy={policy} row={row} issues={issues} />
          </details>
        </>
      ) : (
        <>
          <SentenceTree row={row} words={words} trial={trial} />
          <RuleWords policy={policy} row={row} issues={issues} />
        </>
      )}
    </div>
  );
}
