import type { SimulationResult } from '../../../state/engine.ts';
import { useWorkbench } from '../../../state/use-store.ts';
import { useText } from '../../../text/use-text.ts';
import { nameComparedDesk } from '../../../ui/compared-desk-name.ts';
import { formatNumber, formatPercent, formatSigned, missing } from '../../../ui/format.ts';
import { useChanges } from '../compare-summary.tsx';
import { hoursPerWeek } from '../compared-measures.ts';
import { DifferenceBar, DifferenceCell } from '../difference-cell.tsx';
import type { ComparedRow, ComparisonView } from '../use-comparison-view.ts';

function childShare(result: SimulationResult): number | null {
  return result.turnedAway.byConsulter.find(({ group }) => group === 'child')?.turnedAwayShare.mean ?? null;
}

/** Every plan beside the base, pair by pair on the same people. */
export function SummaryComparison({ view }: { readonly view: ComparisonView }) {
  const { t } = useText();
  const plans = useWorkbench((state) => state.plans);
  const changes = useChanges();
  const base = view.base.run.outcome.result;
  const hasChild = childShare(base) !== null;
  const ends = view.others.flatMap(({ run }) => {
    const rate = run.differences?.paired.rates.responseRate;
    return rate ? [rate.mean, rate.low, rate.high].map((end) => Math.abs(end ?? 0)) : [];
  });
  const reach = Math.max(0, ...ends);
  const renderRow = ({ run, desk }: ComparedRow) => {
    const { result } = run.outcome;
    const rate = run.differences?.paired.rates.responseRate;
    const isBase = desk.id === view.base.desk.id;
    const hours = hoursPerWeek(result);
    const share = childShare(result);
    return (
      <tr key={desk.id}>
        <th scope="row">{nameComparedDesk(desk.id, plans, t)}</th>
        <td>{changes(desk)}</td>
        <td className="number">{isBase ? formatNumber(hours, 1) : formatSigned(hours - hoursPerWeek(base), 1)}</td>
        <td className="number">
          <strong>{formatPercent(result.rates.responseRate.mean)}%</strong>
        </td>
        {rate ? (
          <DifferenceCell difference={rate} isFraction decimals={2} />
        ) : (
          <td className="number">{t('compare.isBase')}</td>
        )}
        <td className="bar-cell">{rate && <DifferenceBar difference={rate} reach={reach} />}</td>
        <td className="number">
          {hasChild
            ? share === null
              ? missing
              : `${formatPercent(share)}%`
            : formatNumber(result.counts.autoReplied.mean)}
        </td>
      </tr>
    );
  };
  return (
    <section className="summary-part" aria-labelledby="summary-compare">
      <h2 id="summary-compare">
        {t('compare.title')}{' '}
        <small>
          {t('compare.caption', { seed: base.seed, count: view.comparison.replications })}
          {t('planSummary.pairs')}
        </small>
      </h2>
      <table className="summary-table">
        <thead>
          <tr>
            <th scope="col">{t('compare.plan')}</th>
            <th scope="col">{t('compare.changes')}</th>
            <th scope="col" className="number">
              {t('compare.measure.staffHours')}
            </th>
            <th scope="col" className="number">
              {t('planning.responseRate')}
            </th>
            <th scope="col" className="number">
              {t('compare.difference')}
            </th>
            <th scope="col" className="bar-cell">
              {reach > 0 && `0 = ${t('compare.noDifference')}`}
            </th>
            <th scope="col" className="number">
              {hasChild ? t('planSummary.childAway') : t('compare.measure.autoReplied')}
            </th>
          </tr>
        </thead>
        <tbody>
          {renderRow(view.base)}
          {view.others.map(renderRow)}
        </tbody>
      </table>
    </section>
  );
}
