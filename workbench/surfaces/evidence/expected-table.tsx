import { useDocuments } from '../../state/documents.ts';
import { readPublished } from '../../state/published.ts';
import { useLatestRun } from '../../state/run-view.ts';
import { useText } from '../../text/use-text.ts';
import { BasisBadge, BasisMark } from '../../ui/basis-badge.tsx';
import { formatInterval, formatNumber, formatPercent, formatSigned } from '../../ui/format.ts';
import { Freshness } from '../../ui/freshness.tsx';
import { compareMeasure, type MeasureComparison } from './measure-comparison.ts';

function Row({ comparison }: { readonly comparison: MeasureComparison }) {
  const { t } = useText();
  const { published, simulated, error, isWithin, isRate } = comparison;
  const name = t(`measure.${published.measure}` as 'measure.responseRate', { defaultValue: published.measure });
  const show = (value: number | null) => (isRate ? `${formatPercent(value)}%` : formatNumber(value));
  return (
    <tr>
      <th scope="row">{name}</th>
      <td className="number">
        {show(published.value)} <BasisBadge sourced={published.sourced} about={name} />
      </td>
      <td className="number">
        <strong>{simulated === null ? '—' : show(simulated.mean)}</strong>
      </td>
      <td className="number secondary">
        {simulated === null ? '—' : isRate ? formatInterval(simulated, 1, 100) : formatInterval(simulated)}
      </td>
      <td className="number">
        {isRate ? `${formatSigned(error === null ? null : error * 100, 1)} pt` : formatSigned(error)}
      </td>
      <td className={isWithin === null ? '' : isWithin ? 'is-pass' : 'is-fail'}>
        {isWithin === null
          ? t('evidence.noTolerance')
          : isWithin
            ? `○ ${t('evidence.within')}`
            : `△ ${t('evidence.beyond')}`}
      </td>
    </tr>
  );
}

/** The published outcomes beside the run; a pack fitted to them is said to be fitted, never validated. */
export function ExpectedTable() {
  const { t } = useText();
  const { now } = useDocuments();
  const run = useLatestRun();
  const published = readPublished(now['expected.json']);
  return (
    <div className={`section is-${run?.freshness ?? 'current'}`}>
      <div className="section-head">
        <h2>{t('evidence.comparison')}</h2>
        {run && <Freshness freshness={run.freshness} />}
      </div>
      {published.role === 'fit' && (
        <p className="role-line">
          <BasisMark basis="fitted" /> {t('evidence.fit')}
        </p>
      )}
      {published.role === 'outOfSample' && <p className="role-line">{t('evidence.outOfSample')}</p>}
      {published.measures.length === 0 && <p className="empty">{t('evidence.noMeasures')}</p>}
      {run && published.measures.length > 0 && (
        <table className="table">
          <caption className="spoken-only">{t('evidence.comparison')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('evidence.measure')}</th>
              <th scope="col" className="number">
                {t('basis.published')}
              </th>
              <th scope="col" className="number">
                {t('headline.estimate')}
              </th>
              <th scope="col" className="number">
                {t('headline.interval')}
              </th>
              <th scope="col" className="number">
                {t('evidence.error')}
              </th>
              <th scope="col">{t('evidence.tolerance')}</th>
            </tr>
          </thead>
          <tbody>
            {published.measures.map((measure) => (
              <Row key={measure.measure} comparison={compareMeasure(measure, run.outcome.result)} />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}
