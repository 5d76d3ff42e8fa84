import { Fragment, memo } from 'react';
import { useDocuments } from '../../state/documents.ts';
import type { SimulationResult } from '../../state/engine.ts';
import { readPublished, type Published } from '../../state/published.ts';
import { leastForCounts } from '../../state/run.ts';
import { useShownRun } from '../../state/run-view.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { useText } from '../../text/use-text.ts';
import { BasisBadge, BasisMark } from '../../ui/basis-badge.tsx';
import { formatInterval, formatNumber, formatPercent, missing } from '../../ui/format.ts';
import { RunWarnings } from './run-warnings.tsx';
import { Freshness } from '../../ui/freshness.tsx';
import { IntervalGraphic } from '../../ui/interval-graphic.tsx';

const shownCounts = [
  'offered',
  'connected',
  'noReply',
  'autoReplied',
  'abandoned',
  'closedOut',
  'carriedOver',
] as const;
/** Always shown; the others only where the desk knows them. */
const alwaysShown: ReadonlySet<string> = new Set(['offered', 'connected', 'noReply', 'autoReplied']);

/** A fraction in percent; a missing one has no sign. */
function showPercent(fraction: number | null): string {
  return fraction === null ? missing : `${formatPercent(fraction)}%`;
}

function CountRows({ result, published }: { readonly result: SimulationResult; readonly published: Published }) {
  const { t, say } = useText();
  const rows = shownCounts.filter((name) => alwaysShown.has(name) || (result.counts[name].mean ?? 0) > 0);
  const find = (measure: string) => published.measures.find((each) => each.measure === measure) ?? null;
  const cell = (measure: string, isShare: boolean) => {
    const found = find(measure);
    if (!found) return missing;
    return (
      <>
        <BasisBadge sourced={found.sourced} about={t('headline.publishedOf')} />{' '}
        {isShare ? `${formatPercent(found.value)}%` : formatNumber(found.value)}
      </>
    );
  };
  const note = (measure: string) => {
    const words = say(find(measure)?.sourced.note ?? null);
    return words === '' ? null : (
      <tr className="note-row">
        <td colSpan={4} className="caption">
          {words}
        </td>
      </tr>
    );
  };
  return (
    <tbody>
      {rows.map((name) => (
        <Fragment key={name}>
          <tr>
            <th scope="row" className={name === 'noReply' ? 'is-part' : ''}>
              {t(`count.${name}`)}
            </th>
            <td className="number">
              <strong>{formatNumber(result.counts[name].mean)}</strong>
            </td>
            <td className="number secondary">{formatInterval(result.counts[name])}</td>
            <td className="number">{cell(name, false)}</td>
          </tr>
          {note(name)}
        </Fragment>
      ))}
      <tr>
        <th scope="row">{t('planning.occupancy')}</th>
        <td className="number">
          <strong>{showPercent(result.rates.occupancy.mean)}</strong>
        </td>
        <td className="number secondary">{formatInterval(result.rates.occupancy, 1, 100)}</td>
        <td className="number">{cell('occupancy', true)}</td>
      </tr>
      {note('occupancy')}
    </tbody>
  );
}

/** The response rate with its interval, the published value and what the two have to do with each other. */
export const Headline = memo(function Headline() {
  const { t } = useText();
  const { now } = useDocuments();
  const run = useShownRun();
  const published = readPublished(now['expected.json']);
  const rate = published.measures.find((each) => each.measure === 'responseRate') ?? null;
  const isEdited = useWorkbench((state) => state.project.done.length > 0);
  const isFitted = published.role === 'fit';
  if (run === null) {
    return (
      <div className="section">
        <h2>{t('planning.responseRate')}</h2>
        <p className="empty">{t('headline.none')}</p>
      </div>
    );
  }
  const { result } = run.outcome;
  const { mean, low, high } = result.rates.responseRate;
  const spread = result.daily.responseRate;
  const interval = formatInterval(result.rates.responseRate, 1, 100);
  return (
    <div className={`section headline is-${run.freshness}`}>
      <div className="section-head">
        <h2>{t('planning.responseRate')}</h2>
        <span className="caption">{t('headline.formula')}</span>
        {isFitted && (
          <span className="fit-note push">
            <BasisMark basis="fitted" /> {t(isEdited ? 'headline.fittedAsOpened' : 'headline.fitted')}
          </span>
        )}
      </div>
      <div className="headline-figures">
        <p className="headline-number" data-testid="response-rate">
          {formatPercent(mean)}
          {mean !== null && <span>%</span>}
        </p>
        <div className="headline-words">
          <p>
            {t('headline.interval')}{' '}
            {low === null ? (
              <span>{t(result.replications < 2 ? 'precision.oneReplication' : 'precision.noInterval')}</span>
            ) : (
              <strong>{interval}%</strong>
            )}
            <Freshness freshness={run.freshness} />
          </p>
          <p className="secondary">
            {spread.p05 === null || spread.p95 === null
              ? t('headline.noSpread')
              : t('headline.spread', { low: formatPercent(spread.p05, 0), high: formatPercent(spread.p95, 0) })}
          </p>
          <p className="secondary">
            {rate === null ? (
              t('headline.noPublished')
            ) : (
              <>
                {t('headline.published', { value: formatPercent(rate.value) })}{' '}
                <BasisBadge sourced={rate.sourced} about={t('headline.publishedOf')} />
              </>
            )}
          </p>
        </div>
      </div>
      {mean !== null && (
        <IntervalGraphic
          mean={mean * 100}
          low={low === null ? null : low * 100}
          high={high === null ? null : high * 100}
          published={rate === null ? null : rate.value * 100}
          publishedWord={rate === null ? '' : t('headline.published', { value: formatPercent(rate.value) })}
          label={
            low === null
              ? t('precision.graphicWithout', { value: formatPercent(mean) })
              : t('headline.graphic', { value: formatPercent(mean), interval })
          }
        />
      )}
      <table className="table count-table">
        <caption className="spoken-only">{t('headline.counts')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('headline.perCalendar', { days: formatNumber(result.horizonDays) })}</th>
            <th scope="col" className="number">
              {t('headline.estimate')}
            </th>
            <th scope="col" className="number">
              {t('headline.interval')}
            </th>
            <th scope="col" className="number">
              {t('basis.published')}
            </th>
          </tr>
        </thead>
        <CountRows result={result} published={published} />
      </table>
      {low !== null && low === high && <p className="caption">{t('precision.sameRate', { least: leastForCounts })}</p>}
      <RunWarnings warnings={run.outcome.warnings} />
    </div>
  );
});
