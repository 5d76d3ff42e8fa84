import { userSource, type Issue } from '../../../state/engine.ts';
import { listOf, readAt, textOf, type Json } from '../../../state/json.ts';
import type { PolicyWords } from '../../../state/policy-words.ts';
import { readNumber, readSourced } from '../../../state/sourced.ts';
import { useText } from '../../../text/use-text.ts';
import { BasisBadge } from '../../../ui/basis-badge.tsx';
import { formatPlain } from '../../../ui/format.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { OutcomeChip } from '../../../ui/outcome-chip.tsx';
import type { RuleRow } from '../rule-list-view.ts';
import { ApprovalBoxes } from './approval-boxes.tsx';
import { BeforeNote } from './before-note.tsx';
import { setMembers } from './checklist-edits.ts';
import { submitAt } from './editing-store.ts';
import { IssueNotes } from './issue-notes.tsx';
import { issuesUnder } from './policy-draft.ts';

function texts(value: Json | undefined): readonly string[] {
  return listOf(value).flatMap((each) => textOf(each) ?? []);
}

/** What follows where the conditions hold: outcome, deadline, approval, and the order among rules. */
export function RuleConsequence(props: {
  readonly policy: Json;
  readonly row: RuleRow;
  readonly words: PolicyWords;
  readonly issues: readonly Issue[];
}) {
  const { t } = useText();
  const { policy, row, words, issues } = props;
  const rule = `/rules/${String(row.place)}`;
  const params = readAt(row.rule, 'event', 'params') ?? {};
  const opened = row.opened === undefined ? undefined : readAt(row.opened, 'event', 'params');
  const was = (member: string) => readSourced(readAt(opened, member))?.value;
  const deadline = readSourced(readAt(params, 'deadlineHours'));
  const hasDeadline = deadline?.value !== undefined && deadline.value !== null;
  const decision = words.decisions.find((each) => each.id === row.decision);
  const approvals = texts(readAt(params, 'approvals'));
  const approvalsBefore = opened === undefined ? null : texts(readAt(opened, 'approvals'));
  const priority = readNumber(readAt(row.rule, 'priority'));
  const priorityBefore = row.opened === undefined ? priority : readNumber(readAt(row.opened, 'priority'));
  const setParams = (members: Readonly<Record<string, Json | undefined>>) => {
    submitAt(policy, `${rule}/event/params`, setMembers(params, members));
  };
  const deadlineBefore = opened === undefined ? row.deadlineHours : readNumber(readAt(opened, 'deadlineHours'));
  const under = (place: string) => issuesUnder(issues, rule + place);
  const approverNames = (ids: readonly string[]) =>
    ids.length === 0 ? t('policy.noApproval') : ids.map((id) => words.option(id)).join(t('policy.and'));
  return (
    <div className="section">
      <div className="rule-outcome">
        <strong>{t('policy.then')}</strong>
        <label className="context-field">
          <span className="secondary">{decision?.label ?? row.decision}</span>
          <select
            className="select"
            value={row.outcome}
            onChange={(event) => {
              submitAt(policy, `${rule}/event/params/outcome`, event.target.value);
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
        {opened !== undefined && was('outcome') !== row.outcome && (
          <BeforeNote was={words.outcome(row.decision, String(was('outcome')))} />
        )}
        <span className="context-field">
          <span className="secondary">{t('policy.deadline')}</span>
          <NumberField
            label={t('policy.deadlineHours')}
            judge={(hours) => (hours > 0 ? null : t('policy.typeDeadline'))}
            value={row.deadlineHours}
            width={48}
            isChanged={deadlineBefore !== row.deadlineHours}
            isInvalid={under('/event/params/deadlineHours').length > 0}
            onCommit={(hours) => {
              if (hasDeadline) submitAt(policy, `${rule}/event/params/deadlineHours`, hours);
              else setParams({ deadlineHours: { value: hours, unit: 'hours', basis: 'assumed', source: userSource } });
            }}
          />
          {t('unit.hours')}
          {deadline !== null && hasDeadline && <BasisBadge sourced={deadline} about={t('policy.deadline')} />}
          {!hasDeadline && <span className="caption">{t('policy.noDeadline')}</span>}
          {hasDeadline && (
            <button
              type="button"
              className="button"
              onClick={() => {
                setParams({ deadlineHours: undefined });
              }}
            >
              {t('policy.dropDeadline')}
            </button>
          )}
          {deadlineBefore !== row.deadlineHours && (
            <BeforeNote
              was={
                deadlineBefore === null
                  ? t('policy.noDeadline')
                  : t('policy.hours', { hours: formatPlain(deadlineBefore) })
              }
            />
          )}
        </span>
        <label className="context-field">
          <span className="secondary">{t('policy.priority')}</span>
          <NumberField
            label={t('policy.priorityOf', { number: row.place + 1 })}
            value={priority}
            width={48}
            isChanged={priorityBefore !== priority}
            isInvalid={under('/priority').length > 0}
            onCommit={(next) => {
              submitAt(policy, `${rule}/priority`, next);
            }}
          />
          {priorityBefore !== priority && <BeforeNote was={String(priorityBefore ?? 1)} />}
        </label>
        <ApprovalBoxes
          policy={policy}
          words={words}
          label={t('policy.approval')}
          isLabelShown
          chosen={approvals}
          onChoose={(next) => {
            setParams({ approvals: next.length === 0 ? undefined : next });
          }}
        />
        {approvalsBefore !== null && JSON.stringify(approvalsBefore) !== JSON.stringify(approvals) && (
          <BeforeNote was={approverNames(approvalsBefore)} />
        )}
      </div>
      <IssueNotes issues={[...under('/event'), ...under('/priority')]} />
      <p className="caption">{t('policy.clock')}</p>
    </div>
  );
}
