import { edit } from '../../state/edit.ts';
import { listOf, readAt } from '../../state/json.ts';
import type { PolicyWords } from '../../state/policy-words.ts';
import { readLocalized, readSourced } from '../../state/sourced.ts';
import { useText } from '../../text/use-text.ts';
import { BasisBadge } from '../../ui/basis-badge.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { ConditionTree } from './condition-tree.tsx';
import { describeCondition } from './describe-condition.ts';
import { OutcomeChip } from '../../ui/outcome-chip.tsx';
import type { RuleRow } from './rule-list-view.ts';
import type { Trial } from './use-trial.ts';

/** One rule: its sentence, its conditions, and what follows where they hold. */
export function RuleEditor(props: {
  readonly row: RuleRow;
  readonly words: PolicyWords;
  readonly trial: Trial | null;
}) {
  const { t, say } = useText();
  const { row, words, trial } = props;
  const pointer = `/rules/${String(row.place)}`;
  const params = readAt(row.rule, 'event', 'params');
  const deadline = readSourced(readAt(params, 'deadlineHours'));
  const decision = words.decisions.find((each) => each.id === row.decision);
  const approvals = listOf(readAt(params, 'approvals')).flatMap((each) =>
    typeof each === 'string' ? [words.option(each)] : [],
  );
  const because = readLocalized(readAt(params, 'because'));
  return (
    <div className="section rule-editor">
      <div className="section-head">
        <h2>{t('policy.ruleNumber', { number: row.place + 1 })}</h2>
        <span className="caption rule-id">{row.name}</span>
      </div>
      <p className="rule-sentence">
        {t('policy.sentence', {
          condition: describeCondition(readAt(row.rule, 'conditions'), words, t),
          decision: decision?.label ?? row.decision,
          outcome: words.outcome(row.decision, row.outcome),
        })}
        {because !== null && <span className="because">{say(because)}</span>}
      </p>
      <ConditionTree
        node={readAt(row.rule, 'conditions')}
        pointer={`${pointer}/conditions`}
        words={words}
        trial={trial}
      />
      <div className="rule-outcome">
        <strong>{t('policy.then')}</strong>
        <label className="context-field">
          <span className="secondary">{decision?.label ?? row.decision}</span>
          <select
            className="select"
            value={row.outcome}
            onChange={(event) => {
              edit({ file: 'policy.json', pointer: `${pointer}/event/params/outcome`, value: event.target.value });
            }}
          >
            {(decision?.outcomes ?? []).map((outcome) => (
              <option key={outcome} value={outcome}>
                {words.outcome(row.decision, outcome)}
              </option>
            ))}
          </select>
        </label>
        <OutcomeChip words={words} decision={row.decision} outcome={row.outcome} />
        <span className="context-field">
          <span className="secondary">{t('policy.deadline')}</span>
          {deadline === null ? (
            t('policy.noDeadline')
          ) : (
            <>
              <NumberField
                label={t('policy.deadlineHours')}
                value={row.deadlineHours}
                width={52}
                onCommit={(hours) => {
                  edit({ file: 'policy.json', pointer: `${pointer}/event/params/deadlineHours`, value: hours });
                }}
              />
              {t('unit.hours')}
              <BasisBadge sourced={deadline} about={t('policy.deadline')} />
            </>
          )}
        </span>
        {approvals.length > 0 && (
          <span>
            <span className="secondary">{t('policy.approval')}</span> {approvals.join(t('policy.and'))}
          </span>
        )}
      </div>
      <p className="caption">{t('policy.clock')}</p>
    </div>
  );
}
