import type { ReactNode } from 'react';
import type { CountName, SimulationResult } from '../../../state/engine.ts';
import { useDocuments } from '../../../state/documents.ts';
import { readPublished } from '../../../state/published.ts';
import { useWorkbench } from '../../../state/use-store.ts';
import { useText } from '../../../text/use-text.ts';
import { BasisMark } from '../../../ui/basis-badge.tsx';
import { formatInterval, formatNumber, formatPercent, formatRange, missing } from '../../../ui/format.ts';

function Figure(props: {
  readonly name: ReactNode;
  readonly value: string;
  readonly unit: string;
  readonly below: readonly string[];
}) {
  return (
    <div className="summary-figure">
      <dt>{props.name}</dt>
      <dd>
        <strong>{props.value}</strong>
        <span>{props.unit}</span>
        {props.below.map((line) => (
          <small key={line}>{line}</small>
        ))}
      </dd>
    </div>
  );
}

/** The response rate, offered, connected and the spread from day to day, each with interval and published value. */
export function SummaryFigures({ result }: { readonly result: SimulationResult }) {
  const { t } = useText();
  const { now } = useDocuments();
  const published = readPublished(now['expected.json']);
  const isEdited = useWorkbench((state) => state.project.done.length > 0);
  const { responseRate } = result.rates;
  const { p05, p95 } = result.daily.responseRate;
  const find = (measure: string) => published.measures.find((each) => each.measure === measure) ?? null;
  const rate = find('responseRate');
  const isFitted = published.role === 'fit';
  const rateWords =
    rate === null ? t('headline.noPublished') : t('headline.published', { value: formatPercent(rate.value) });
  const fitWords = isFitted ? [t(isEdited ? 'headline.fittedAsOpened' : 'headline.fitted')] : [];
  const interval = t('headline.interval');
  const countFigure = (name: CountName & ('offered' | 'connected')) => {
    const known = find(name);
    return (
      <Figure
        name={t(`count.${name}`)}
        value={formatNumber(result.counts[name].mean)}
        unit={t('unit.contacts')}
        below={[
          `${interval} ${formatInterval(result.counts[name])}`,
          known === null
            ? t('headline.noPublished')
            : t('planSummary.publishedCount', { value: formatNumber(known.value) }),
        ]}
      />
    );
  };
  return (
    <dl className="summary-figures" aria-label={t('planSummary.figures')}>
      <Figure
        name={
          <>
            {t('planning.responseRate')} {isFitted && <BasisMark basis="fitted" />}
          </>
        }
        value={formatPercent(responseRate.mean)}
        unit={responseRate.mean === null ? '' : '%'}
        below={[`${interval} ${formatInterval(responseRate, 1, 100)}%`, rateWords, ...fitWords]}
      />
      {countFigure('offered')}
      {countFigure('connected')}
      <Figure
        name={t('planSummary.daily')}
        value={p05 === null || p95 === null ? missing : formatRange(formatPercent(p05, 0), formatPercent(p95, 0))}
        unit={p05 === null ? '' : '%'}
        below={[t('planSummary.dailyMeaning')]}
      />
    </dl>
  );
}
