import type { ReactNode } from 'react';
import { readDocuments } from '../../state/documents.ts';
import type { Measured, TurnedAwayRow } from '../../state/engine.ts';
import { useWords } from '../../state/policy-words.ts';
import { useText } from '../../text/use-text.ts';
import { formatNumber, formatPercent, formatSigned } from '../../ui/format.ts';
import { OutcomeChip } from '../../ui/outcome-chip.tsx';
import { decimalsThatAgree } from './compare-decimals.ts';
import { comparedMeasures } from './compared-measures.ts';
import { DifferenceCell } from './difference-cell.tsx';
import type { ComparedRow, ComparisonView } from './use-comparison-view.ts';

function show(measured: Measured | undefined, isFraction: boolean, decimals: number): string {
  const mean = measured?.mean ?? null;
  return isFraction && mean !== null ? `${formatPercent(mean, decimals)}%` : formatNumber(mean, decimals);
}

/** The difference of figures that are the same in every replication. */
function fixedDifference(before: Measured, after: Measured): Measured {
  return { mean: (after.mean ?? 0) - (before.mean ?? 0), low: null, high: null };
}

/** One plan beside the base, figure by figure, then by what was decided and by who was turned away. */
export function CompareDetail(props: {
  readonly view: ComparisonView;
  readonly row: ComparedRow;
  readonly name: (id: string) => string;
  readonly onChoose: (desk: string) => void;
}) {
  const { t } = useText();
  const { view, row, name, onChoose } = props;
  const words = useWords(readDocuments(row.desk.texts)['policy.json']);
  const [before, after] = [view.base.run.outcome.result, row.run.outcome.result];
  const { differences } = row.run;
  if (differences === null) return null;
  const renderRow = (key: string, title: ReactNode, values: readonly [string, string], difference: ReactNode) => (
    <tr key={key}>
      <th scope="row">{title}</th>
      <td className="number">{values[0]}</td>
      <td className="number">
        <strong>{values[1]}</strong>
      </td>
      {difference}
    </tr>
  );
  const measures = comparedMeasures.map(({ key, isFraction, decimals, read, difference }) => {
    const [first, second] = [read(before), read(after)];
    const found = difference?.(differences) ?? fixedDifference(first, second);
    const scale = isFraction ? 100 : 1;
    const shown = decimalsThatAgree(first.mean, second.mean, found, isFraction ? 2 : decimals, scale);
    const values = [show(first, isFraction, shown), show(second, isFraction, shown)] as const;
    const cell =
      difference === null ? (
        <td className="number">{formatSigned(found.mean, shown)}</td>
      ) : (
        <DifferenceCell difference={found} isFraction={isFraction} decimals={shown} />
      );
    return renderRow(key, t(`compare.measure.${key}`), values, cell);
  });
  const outcomes = Object.entries(differences.decided).flatMap(([decision, byOutcome]) => {
    const title = words.decisions.find(({ id }) => id === decision)?.label ?? decision;
    const known = Object.entries(byOutcome).filter(([outcome]) => {
      const means = [before, after].map(({ afterDesk }) => afterDesk.decided[decision]?.[outcome]?.mean ?? 0);
      return means.some((mean) => mean > 0);
    });
    const rows = known.reverse().map(([outcome, difference]) => {
      const means = [before, after].map(({ afterDesk }) => afterDesk.decided[decision]?.[outcome]);
      const shown = decimalsThatAgree(means[0]?.mean ?? null, means[1]?.mean ?? null, difference, 1, 1);
      const values = means.map((each) => show(each, false, shown));
      return renderRow(
        `${decision}:${outcome}`,
        <OutcomeChip words={words} decision={decision} outcome={outcome} />,
        [values[0] ?? '', values[1] ?? ''],
        <DifferenceCell difference={difference} isFraction={false} decimals={shown} />,
      );
    });
    return rows.length === 0 ? [] : [{ decision, title: t('compare.decided', { decision: title }), rows }];
  });
  const groups = differences.paired.turnedAway.byConsulter.flatMap((group) => {
    const find = (rows: readonly TurnedAwayRow[]) => rows.find((each) => each.group === group.group)?.turnedAwayShare;
    const values = [find(before.turnedAway.byConsulter), find(after.turnedAway.byConsulter)];
    if (values.every((each) => (each?.mean ?? null) === null)) return [];
    const [first, second] = values.map((each) => each?.mean ?? null);
    const shown = decimalsThatAgree(first ?? null, second ?? null, group.turnedAwayShare, 2, 100);
    return renderRow(
      group.group,
      words.consulter(group.group),
      [show(values[0], true, shown), show(values[1], true, shown)],
      <DifferenceCell difference={group.turnedAwayShare} isFraction decimals={shown} />,
    );
  });
  return (
    <div className="compare-detail">
      {view.others.length > 1 && (
        <label className="context-field">
          <span className="caption">{t('compare.detail')}</span>
          <select
            className="select"
            value={row.desk.id}
            onChange={(event) => {
              onChoose(event.target.value);
            }}
          >
            {view.others.map(({ desk }) => (
              <option key={desk.id} value={desk.id}>
                {name(desk.id)}
              </option>
            ))}
          </select>
        </label>
      )}
      <div className="scroll-region" role="region" aria-label={t('compare.detail')} tabIndex={0}>
        <table className="table compare-detail-table">
          <caption className="spoken-only">{t('compare.detail')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('headline.perCalendar', { days: formatNumber(after.horizonDays) })}</th>
              <th scope="col" className="number">
                {name(view.base.desk.id)}
              </th>
              <th scope="col" className="number">
                {name(row.desk.id)}
              </th>
              <th scope="col" className="number">
                {t('compare.difference')}
              </th>
            </tr>
          </thead>
          <tbody>{measures}</tbody>
          {outcomes.map(({ decision, title, rows }) => (
            <tbody key={decision}>
              <tr className="group-row">
                <th scope="rowgroup" colSpan={4}>
                  {title}
                </th>
              </tr>
              {rows}
            </tbody>
          ))}
          {groups.length > 0 && (
            <tbody>
              <tr className="group-row">
                <th scope="rowgroup" colSpan={4}>
                  {t('compare.turnedAway')}
                </th>
              </tr>
              {groups}
            </tbody>
          )}
        </table>
      </div>
    </div>
  );
}
