import { readAt } from '../../../state/json.ts';
import { readSourced } from '../../../state/sourced.ts';
import { useText } from '../../../text/use-text.ts';
import { OutcomeChip } from '../../../ui/outcome-chip.tsx';
import { describeCondition } from '../describe-condition.ts';
import type { RuleRow } from '../rule-list-view.ts';
import { readConditions } from './condition-edits.ts';
import { listShapes } from './condition-nodes.ts';
import { chooseView, submitAt } from './editing-store.ts';
import { setAnswerCell, spreadConditions, type SpreadRule } from './spread-rules.ts';
import type { TableProps } from './table-view.tsx';

/** The rules as a decision table: one column a question, a cell says what the rule wants of it. */
export function RuleMatrix({ policy, rows, words, onSelect }: TableProps) {
  const { t } = useText();
  const spread = new Map(
    rows.map((row) => [row.place, spreadConditions(readConditions(readAt(row.rule, 'conditions')))] as const),
  );
  const asked = new Set([...spread.values()].flatMap((rule) => [...rule.cells.keys()]));
  const columns = listShapes(policy).filter((shape) => asked.has(shape.id));

  const renderCell = (row: RuleRow, rule: SpreadRule, column: (typeof columns)[number]) => {
    const parts = rule.cells.get(column.id) ?? [];
    const [only] = parts;
    const value = readSourced(only?.['value'])?.value;
    const isPlain = parts.length === 0 || (parts.length === 1 && only?.['operator'] === 'equal');
    const label = t('policy.cellOf', { number: row.place + 1, fact: words.fact(column.id) });
    if (column.kind !== 'answer' || !isPlain) {
      return (
        <td key={column.id}>{parts.map((part) => describeCondition(part, words, t)).join(t('policy.and')) || '—'}</td>
      );
    }
    return (
      <td key={column.id}>
        <select
          className="select"
          aria-label={label}
          value={parts.length === 0 ? '' : String(value)}
          onChange={(event) => {
            const answer = event.target.value === '' ? null : event.target.value === 'true';
            const next = setAnswerCell(readConditions(readAt(row.rule, 'conditions')), column.id, answer);
            if (next !== null) submitAt(policy, `/rules/${String(row.place)}/conditions`, next);
          }}
        >
          <option value="" disabled={rule.cells.size + rule.rest.length === 1 && parts.length === 1}>
            —
          </option>
          <option value="true">{t('answer.yes')}</option>
          <option value="false">{t('answer.no')}</option>
        </select>
      </td>
    );
  };

  const renderRow = (row: RuleRow) => {
    const rule = spread.get(row.place);
    if (rule === undefined) return null;
    return (
      <tr key={row.place}>
        <th scope="row">
          <button
            type="button"
            className="link"
            onClick={() => {
              onSelect(row.place);
              chooseView('outline');
            }}
          >
            {t('policy.ruleNumber', { number: row.place + 1 })}
          </button>
        </th>
        <td>
          <OutcomeChip words={words} decision={row.decision} outcome={row.outcome} />
        </td>
        {columns.map((column) => renderCell(row, rule, column))}
        <td className="rest-cell">
          {rule.rest.map((part) => describeCondition(part, words, t)).join(t('policy.and')) || '—'}
        </td>
      </tr>
    );
  };

  return (
    <table className="table edit-table is-matrix">
      <caption className="caption">{t('policy.matrixMeans')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('policy.rules')}</th>
          <th scope="col">{t('policy.outcome')}</th>
          {columns.map((column) => (
            <th key={column.id} scope="col">
              {words.fact(column.id)}
            </th>
          ))}
          <th scope="col">{t('policy.nested')}</th>
        </tr>
      </thead>
      {words.decisions.map((decision) => (
        <tbody key={decision.id}>
          <tr className="group-row">
            <th scope="rowgroup" colSpan={columns.length + 3}>
              {decision.label}
            </th>
          </tr>
          {rows.filter((row) => row.decision === decision.id).map(renderRow)}
        </tbody>
      ))}
    </table>
  );
}
