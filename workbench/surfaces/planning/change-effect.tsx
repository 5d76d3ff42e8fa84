import type { SimulationResult } from '../../state/engine.ts';
import { measureDifference } from '../../state/run-series.ts';
import { useComparison } from '../../state/run-view.ts';
import { useText } from '../../text/use-text.ts';
import { formatDifference, formatNumber, formatPercent, formatSigned } from '../../ui/format.ts';

/** The desk as opened beside the desk as edited, and one sentence that reads the two. */
export function ChangeEffect() {
  const { t } = useText();
  const comparison = useComparison();
  if (comparison === null) return <p className="caption change-effect">{t('change.hint')}</p>;
  const before = comparison.before.result;
  const after = comparison.after.result;
  const hours = after.workload.rosteredHours - before.workload.rosteredHours;
  const rate = measureDifference(comparison.before.series, comparison.after.series, 'responseRate');
  const replied = measureDifference(comparison.before.series, comparison.after.series, 'autoReplied');
  const points = rate.mean;
  const isClear = rate.low !== null && rate.high !== null && (rate.low > 0 || rate.high < 0);
  const row = (name: string, result: SimulationResult, isAfter: boolean) => (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">
        {formatNumber(result.workload.rosteredHours)}
        {isAfter && <span className="difference">{formatSigned(hours)}</span>}
      </td>
      <td className="number">
        <strong>{formatPercent(result.rates.responseRate.mean)}%</strong>
        {isAfter && <span className="difference">{formatDifference(rate, 2, 100)} pt</span>}
      </td>
      <td className="number">
        {formatNumber(result.counts.autoReplied.mean)}
        {isAfter && <span className="difference">{formatDifference(replied)}</span>}
      </td>
    </tr>
  );
  const reading = () => {
    const move = t(hours > 0 ? 'change.more' : hours < 0 ? 'change.less' : 'change.same', {
      hours: formatNumber(Math.abs(hours)),
    });
    if (points === null || !isClear) return `${move}${t('change.unclear')}`;
    return `${move}${t(points > 0 ? 'change.rises' : 'change.falls', { points: formatNumber(Math.abs(points) * 100, 2) })}`;
  };
  return (
    <section className="section change-effect" aria-labelledby="change-title">
      <div className="section-head">
        <h2 id="change-title">{t('change.title')}</h2>
        <span className="caption">{t('change.caption', { seed: after.seed, count: after.replications })}</span>
      </div>
      <table className="table">
        <caption className="spoken-only">{t('change.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('change.plan')}</th>
            <th scope="col" className="number">
              {t('change.hours')}
            </th>
            <th scope="col" className="number">
              {t('planning.responseRate')}
            </th>
            <th scope="col" className="number">
              {t('count.autoReplied')}
            </th>
          </tr>
        </thead>
        <tbody>
          {row(t('change.before'), before, false)}
          {row(t('change.after'), after, true)}
        </tbody>
      </table>
      <p role="status" className="reading">
        <strong>{t('change.reading')}</strong> {reading()}
      </p>
    </section>
  );
}
