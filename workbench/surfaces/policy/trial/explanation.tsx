import { useMemo } from 'react';
import { explainDecision, type CompiledPolicy } from '../../../state/engine.ts';
import type { DecisionWords, PolicyWords } from '../../../state/policy-words.ts';
import type { TriedFacts } from '../../../state/training.ts';
import { useText } from '../../../text/use-text.ts';
import { OutcomeChip } from '../../../ui/outcome-chip.tsx';
import { describeAnswer } from '../describe-case.ts';
import type { RuleRow } from '../rule-list-view.ts';
import { readLocalized } from '../../../state/sourced.ts';
import { readAt } from '../../../state/json.ts';
import { FewestChanges } from './fewest-changes.tsx';
import { weighSeen, type SeenFacts } from './observations.ts';

type Explained = ReturnType<typeof explainDecision>[number];

/** The answers that make a rule fire, or those that keep it from firing. */
function Answers({ explained, words }: { readonly explained: Explained; readonly words: PolicyWords }) {
  const { t } = useText();
  const told = [
    ...new Set(
      explained.because.map(({ fact, answer }) =>
        t('effect.answerOf', { fact: words.fact(fact), answer: describeAnswer(answer, words, t) }),
      ),
    ),
  ];
  return <>{told.join(t('policy.and'))}</>;
}

/** Why one decision comes out so: the rules that decide, what blocked the others, and what would change it. */
export function Explanation(props: {
  readonly compiled: CompiledPolicy;
  readonly facts: TriedFacts;
  readonly seen: SeenFacts;
  readonly decision: DecisionWords;
  readonly words: PolicyWords;
  readonly rows: readonly RuleRow[];
  readonly onSelectRule: (place: number) => void;
  readonly onFacts: (facts: TriedFacts) => void;
}) {
  const { t, say } = useText();
  const { compiled, facts, seen, decision, words, rows, onSelectRule, onFacts } = props;
  const explained = useMemo(() => {
    const found = compiled.decisions.find((each) => each.decision.id === decision.id);
    return found === undefined
      ? []
      : explainDecision(compiled, found, facts, { evidence: weighSeen(compiled.policy, seen).evidence });
  }, [compiled, decision.id, facts, seen]);
  const deciding = explained.filter((each) => each.decides);
  const others = explained.filter((each) => !each.decides);
  const rowOf = (rule: string) => rows.find((row) => row.name === rule);
  const toRule = (rule: string) => {
    const row = rowOf(rule);
    return (
      row && (
        <button
          type="button"
          className="link"
          onClick={() => {
            onSelectRule(row.place);
          }}
        >
          {t('policy.ruleNumber', { number: row.place + 1 })}
        </button>
      )
    );
  };
  return (
    <div className="explanation">
      <h4>{t('effect.why')}</h4>
      {deciding.length === 0 && (
        <p>
          {t('effect.noRuleDecides')} {decision.otherwiseReason}
        </p>
      )}
      <ul>
        {deciding.map((each) => (
          <li key={each.rule}>
            {toRule(each.rule)} <Answers explained={each} words={words} />
            <span className="because">
              {say(readLocalized(readAt(rowOf(each.rule)?.rule, 'event', 'params', 'because')))}
            </span>
            {each.doubtful.map((doubt) => (
              <span key={doubt.fact} className="limit-note">
                {t('effect.doubtful', {
                  fact: words.fact(doubt.fact),
                  doubts: doubt.doubts.map((why) => t(`effect.doubt.${why}`)).join(t('policy.and')),
                })}
              </span>
            ))}
          </li>
        ))}
      </ul>
      <FewestChanges policy={compiled.policy} decision={decision.id} facts={facts} words={words} onFacts={onFacts} />
      {others.length > 0 && (
        <details>
          <summary>{t('effect.whyNot', { count: others.length })}</summary>
          <ul>
            {others.map((each) => (
              <li key={each.rule}>
                {toRule(each.rule)} <OutcomeChip words={words} decision={decision.id} outcome={each.outcome} />{' '}
                {each.state === 'fired' ? (
                  t('effect.firedBehind')
                ) : (
                  <>
                    {t(each.state === 'not' ? 'effect.blockedBy' : 'effect.openBy')}{' '}
                    <Answers explained={each} words={words} />
                  </>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
