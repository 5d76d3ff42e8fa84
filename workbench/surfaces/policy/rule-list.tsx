import type { RuleState } from '../../state/engine.ts';
import { readAt, type Json } from '../../state/json.ts';
import type { DecisionWords, PolicyWords } from '../../state/policy-words.ts';
import { useText } from '../../text/use-text.ts';
import { formatPlain } from '../../ui/format.ts';
import { describeCondition } from './describe-condition.ts';
import { choosePart, chooseView } from './editing/editing-store.ts';
import { OutcomeChip } from '../../ui/outcome-chip.tsx';
import type { RuleRow } from './rule-list-view.ts';
import type { Trial } from './use-trial.ts';

const signs: Readonly<Record<RuleState, string>> = { fired: '○', not: '×', undecided: '？' };

export function RuleList(props: {
  readonly policy: Json;
  readonly rows: readonly RuleRow[];
  readonly words: PolicyWords;
  readonly trial: Trial | null;
  readonly selected: number;
  readonly onSelect: (place: number) => void;
}) {
  const { t } = useText();
  const { rows, words, trial, selected, onSelect } = props;

  const renderRow = (row: RuleRow) => {
    const state = trial?.ruleState(row.place) ?? null;
    return (
      <tr key={row.place} className={row.place === selected ? 'is-selected' : ''}>
        <td className="number secondary">{row.place + 1}</td>
        <th scope="row">
          <button
            type="button"
            className="rule-name"
            aria-pressed={row.place === selected}
            onClick={() => {
              onSelect(row.place);
            }}
          >
            {row.isChanged && <span className="changed-mark">{t('policy.changed')}</span>}
            {describeCondition(readAt(row.rule, 'conditions'), words, t)}
          </button>
        </th>
        <td>
          <OutcomeChip words={words} decision={row.decision} outcome={row.outcome} />
        </td>
        <td className="number">
          {row.deadlineHours === null ? '—' : t('policy.hours', { hours: formatPlain(row.deadlineHours) })}
        </td>
        <td className={`rule-state is-${state ?? 'none'}`}>
          {state !== null && (
            <>
              <span aria-hidden="true">{signs[state]}</span>
              <span className="spoken-only">{t(`policy.ruleState.${state}`)}</span>
            </>
          )}
        </td>
      </tr>
    );
  };

  const renderDecision = (decision: DecisionWords) => (
    <tbody key={decision.id}>
      <tr className="group-row">
        <th scope="rowgroup" colSpan={5}>
          {decision.label}{' '}
          <span className="caption">
            {decision.hit === null ? '' : t(`policy.hit.${decision.hit}` as 'policy.hit.worst', { defaultValue: '' })}
          </span>
        </th>
      </tr>
      {rows.filter((row) => row.decision === decision.id).map(renderRow)}
      {decision.otherwise !== null && (
        <tr>
          <td />
          <td className="secondary" title={decision.otherwiseReason ?? undefined}>
            {t('policy.otherwise')}
          </td>
          <td>
            <OutcomeChip words={words} decision={decision.id} outcome={decision.otherwise} />
          </td>
          <td className="number">—</td>
          <td />
        </tr>
      )}
    </tbody>
  );

  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('policy.rules')}</h2>
        <span className="caption">{t('policy.ruleCount', { count: rows.length })}</span>
        <button
          type="button"
          className="button push"
          onClick={() => {
            choosePart('facts');
            chooseView('table');
          }}
        >
          {t('policy.checklistCount', { count: words.facts.length })}
        </button>
      </div>
      <table className="table rule-table">
        <caption className="spoken-only">{t('policy.rules')}</caption>
        <colgroup>
          <col className="narrow" />
          <col />
          <col className="outcome" />
          <col className="deadline" />
          <col className="narrow" />
        </colgroup>
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('policy.order')}
            </th>
            <th scope="col">{t('policy.condition')}</th>
            <th scope="col">{t('policy.outcome')}</th>
            <th scope="col" className="number">
              {t('policy.deadline')}
            </th>
            <th scope="col">
              <span className="spoken-only">{t('policy.triedCase')}</span>
            </th>
          </tr>
        </thead>
        {words.decisions.map(renderDecision)}
      </table>
    </div>
  );
}
