import { useState } from 'react';
import { listOf, readAt, textOf, type Json } from '../../../state/json.ts';
import { readNumber } from '../../../state/sourced.ts';
import { useText } from '../../../text/use-text.ts';
import { formatPlain } from '../../../ui/format.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { describeCondition } from '../describe-condition.ts';
import { deleteRule, findNeighbour, moveRule } from '../rule-edits.ts';
import type { RuleRow } from '../rule-list-view.ts';
import { AddRule } from '../rule-tools.tsx';
import { ApprovalBoxes } from './approval-boxes.tsx';
import { BeforeNote } from './before-note.tsx';
import { setMembers } from './checklist-edits.ts';
import { chooseView, submitAt } from './editing-store.ts';
import { IssueNotes } from './issue-notes.tsx';
import { issuesUnder } from './policy-draft.ts';
import { RowTools } from './row-tools.tsx';
import { RuleMatrix } from './rule-matrix.tsx';
import type { TableProps } from './table-view.tsx';
import { userSource } from '../../../state/engine.ts';

/** The rules, one row each, what follows from them in cells; the conditions in words, or spread over columns. */
export function RulesTable(props: TableProps) {
  const { t } = useText();
  const { policy, rows, words, issues, onSelect } = props;
  const [isSpread, setSpread] = useState(false);

  const renderRow = (row: RuleRow) => {
    const number = row.place + 1;
    const at = `/rules/${String(row.place)}`;
    const params = readAt(row.rule, 'event', 'params') ?? {};
    const decision = words.decisions.find((each) => each.id === row.decision);
    const rules = listOf(readAt(policy, 'rules'));
    const approvals = listOf(readAt(params, 'approvals')).flatMap((each) => textOf(each) ?? []);
    const setParams = (members: Readonly<Record<string, Json | undefined>>) => {
      submitAt(policy, `${at}/event/params`, setMembers(params, members));
    };
    const opened = row.opened === undefined ? null : readAt(row.opened, 'event', 'params');
    const outcomeBefore = opened === null ? row.outcome : textOf(readAt(opened, 'outcome'));
    const deadlineBefore = opened === null ? row.deadlineHours : readNumber(readAt(opened, 'deadlineHours'));
    const priority = readNumber(readAt(row.rule, 'priority'));
    const priorityBefore = opened === null ? priority : readNumber(readAt(row.opened, 'priority'));
    const wrong = (place: string) => issuesUnder(issues, at + place).length > 0;
    return (
      <tr key={row.place} className={row.isChanged ? 'is-changed' : ''}>
        <td className="number secondary">{number}</td>
        <td>
          <button
            type="button"
            className="rule-name"
            onClick={() => {
              onSelect(row.place);
              chooseView('outline');
            }}
          >
            {row.isChanged && <span className="changed-mark">{t('policy.changed')}</span>}
            {describeCondition(readAt(row.rule, 'conditions'), words, t)}
          </button>
          <IssueNotes issues={issuesUnder(issues, at)} />
        </td>
        <td>
          <select
            className="select"
            aria-label={t('policy.outcomeOf', { number })}
            value={row.outcome}
            onChange={(event) => {
              submitAt(policy, `${at}/event/params/outcome`, event.target.value);
            }}
          >
            {(decision?.outcomes ?? []).map((outcome) => (
              <option key={outcome} value={outcome}>
                {words.outcome(row.decision, outcome)}
              </option>
            ))}
          </select>
          {outcomeBefore !== null && outcomeBefore !== row.outcome && (
            <BeforeNote was={words.outcome(row.decision, outcomeBefore)} />
          )}
        </td>
        <td>
          <NumberField
            label={t('policy.deadlineOf', { number })}
            judge={(hours) => (hours > 0 ? null : t('policy.typeDeadline'))}
            value={row.deadlineHours}
            width={52}
            isChanged={deadlineBefore !== row.deadlineHours}
            isInvalid={wrong('/event/params/deadlineHours')}
            onCommit={(hours) => {
              if (row.deadlineHours !== null) submitAt(policy, `${at}/event/params/deadlineHours`, hours);
              else setParams({ deadlineHours: { value: hours, unit: 'hours', basis: 'assumed', source: userSource } });
            }}
          />
          {deadlineBefore !== row.deadlineHours && (
            <BeforeNote was={deadlineBefore === null ? t('policy.noDeadline') : formatPlain(deadlineBefore)} />
          )}
        </td>
        <td>
          <ApprovalBoxes
            policy={policy}
            words={words}
            label={t('policy.approvalOf', { number })}
            isLabelShown={false}
            chosen={approvals}
            onChoose={(next) => {
              setParams({ approvals: next.length === 0 ? undefined : next });
            }}
          />
        </td>
        <td>
          <NumberField
            label={t('policy.priorityOf', { number })}
            value={priority}
            width={44}
            isChanged={priorityBefore !== priority}
            isInvalid={wrong('/priority')}
            onCommit={(priority) => {
              submitAt(policy, `${at}/priority`, priority);
            }}
          />
          {priorityBefore !== priority && <BeforeNote was={String(priorityBefore ?? 1)} />}
        </td>
        <td>
          <RowTools
            name={t('policy.ruleNumber', { number })}
            isFirst={findNeighbour(rules, row.place, -1) === null}
            isLast={findNeighbour(rules, row.place, 1) === null}
            onMove={(step) => {
              submitAt(policy, '/rules', moveRule(rules, row.place, step).rules);
            }}
            onRemove={() => {
              submitAt(policy, '/rules', deleteRule(rules, row.place).rules);
            }}
          />
        </td>
      </tr>
    );
  };

  return (
    <>
      <label className="spread-switch">
        <input
          type="checkbox"
          checked={isSpread}
          onChange={(event) => {
            setSpread(event.target.checked);
          }}
        />
        {t('policy.spread')}
      </label>
      {isSpread ? (
        <RuleMatrix {...props} />
      ) : (
        <table className="table edit-table is-rules">
          <caption className="spoken-only">{t('policy.rules')}</caption>
          <thead>
            <tr>
              <th scope="col" className="number">
                {t('policy.order')}
              </th>
              <th scope="col">{t('policy.condition')}</th>
              <th scope="col">{t('policy.outcome')}</th>
              <th scope="col">{t('policy.deadlineHours')}</th>
              <th scope="col">{t('policy.approval')}</th>
              <th scope="col">{t('policy.priority')}</th>
              <th scope="col">{t('policy.tools')}</th>
            </tr>
          </thead>
          {words.decisions.map((decision) => (
            <tbody key={decision.id}>
              <tr className="group-row">
                <th scope="rowgroup" colSpan={7}>
                  {decision.label}
                </th>
              </tr>
              {rows.filter((row) => row.decision === decision.id).map(renderRow)}
            </tbody>
          ))}
        </table>
      )}
      <AddRule policy={policy} words={words} onSelect={onSelect} />
    </>
  );
}
