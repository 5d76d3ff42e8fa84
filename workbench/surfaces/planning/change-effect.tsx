import type { Measured, SimulationResult } from '../../state/engine.ts';
import { useComparison } from '../../state/run-view.ts';
import { useText } from '../../text/use-text.ts';
import { formatNumber, formatPercent, formatSigned } from '../../ui/format.ts';

function differ(after: Measured, before: Measured): number | null {
  return after.mean === null || before.mean === null ? null : after.mean - before.mean;
}

/** Whether the intervals of two estimates lie apart. Overlap does not prove that there is no difference. */
function areApart(a: Measured, b: Measured): boolean {
  if (a.low === null || a.high === null || b.low === null || b.high === null) return false;
  return a.low > b.high || b.low > a.high;
}

/** The desk as opened beside the desk as edited, and one sentence that reads the two. */
export function ChangeEffect() {
  const { t } = useText();
  const comparison = useComparison();
  if (comparison === null) return null;
  const before = comparison.before.result;
  const after = comparison.after.result;
  const hours = after.workload.rosteredHours - before.workload.rosteredHours;
  const points = differ(after.rates.responseRate, before.rates.responseRate);
  const replied = differ(after.counts.autoReplied, before.counts.autoReplied);
  const isClear = areApart(after.rates.responseRate, before.rates.responseRate);
  const row = (name: string, result: SimulationResult, isAfter: boolean) => (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">
        {formatNumber(result.workload.rosteredHours)}
        {isAfter && <span className="difference">{formatSigned(hours)}</span>}
      </td>
      <td className="number">
        <strong>{formatPercent(result.rates.responseRate.mean)}%</strong>
        {isAfter && <span className="difference">{formatSigned(points === null ? null : points * 100, 2)} pt</span>}
      </td>
      <td className="number">
        {formatNumber(result.counts.autoReplied.mean)}
        {isAfter && <span className="difference">{formatSigned(replied)}</span>}
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
