import type { Measured, SimulationResult } from '../../state/engine.ts';
import type { PolicyWords } from '../../state/policy-words.ts';
import { measureDifference } from '../../state/run-series.ts';
import { useComparison, useLatestRun } from '../../state/run-view.ts';
import { useText } from '../../text/use-text.ts';
import { formatDifference, formatInterval, formatNumber, formatPercent, formatSigned } from '../../ui/format.ts';
import { Freshness } from '../../ui/freshness.tsx';
import { OutcomeChip } from '../../ui/outcome-chip.tsx';

interface EffectRow {
  readonly key: string;
  readonly name: React.ReactNode;
  readonly isRate: boolean;
  readonly read: (result: SimulationResult) => Measured | null;
}

function useRows(words: PolicyWords, result: SimulationResult): readonly EffectRow[] {
  const { t } = useText();
  const decided = Object.keys(result.afterDesk.decided).flatMap((decision): EffectRow[] => {
    const outcomes = words.decisions.find((each) => each.id === decision)?.outcomes ?? [];
    return [...outcomes].reverse().map((outcome) => ({
      key: `${decision}:${outcome}`,
      name: <OutcomeChip words={words} decision={decision} outcome={outcome} />,
      isRate: false,
      read: (each) => each.afterDesk.decided[decision]?.[outcome] ?? null,
    }));
  });
  return [
    { key: 'handedOn', name: t('measure.handedOn'), isRate: false, read: (each) => each.afterDesk.handedOn },
    { key: 'responseRate', name: t('measure.responseRate'), isRate: true, read: (each) => each.rates.responseRate },
    ...decided,
  ];
}

/** What the policy as edited does to the desk, beside the policy as opened, on the same people. */
export function LoadEffect({ words }: { readonly words: PolicyWords }) {
  const run = useLatestRun();
  return run === null ? null : <EffectTable words={words} result={run.outcome.result} freshness={run.freshness} />;
}

function EffectTable(props: {
  readonly words: PolicyWords;
  readonly result: SimulationResult;
  readonly freshness: 'current' | 'interim' | 'stale';
}) {
  const { t } = useText();
  const comparison = useComparison();
  const { words, result, freshness } = props;
  const rows = useRows(words, result);
  const show = (measured: Measured | null, isRate: boolean) => {
    if (measured === null) return '—';
    return isRate ? `${formatPercent(measured.mean)}%` : formatNumber(measured.mean);
  };
  const difference = (row: EffectRow) => {
    if (comparison === null) return '—';
    if (row.key === 'handedOn' || row.key === 'responseRate') {
      const paired = measureDifference(comparison.before.series, comparison.after.series, row.key);
      return row.isRate ? `${formatDifference(paired, 2, 100)} pt` : formatDifference(paired, 1);
    }
    const before = row.read(comparison.before.result)?.mean ?? null;
    const after = row.read(comparison.after.result)?.mean ?? null;
    if (before === null || after === null) return '—';
    return formatSigned(after - before, 1);
  };
  return (
    <div className={`section is-${freshness}`}>
      <div className="section-head">
        <h2>{t('policy.load')}</h2>
        <span className="caption">
          {comparison === null ? t('policy.loadHint') : t('policy.loadCaption', { count: result.replications })}
        </span>
        <Freshness freshness={freshness} />
      </div>
      <table className="table load-table">
        <caption className="spoken-only">{t('policy.load')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('headline.perCalendar', { days: formatNumber(result.horizonDays) })}</th>
            {comparison !== null && (
              <th scope="col" className="number">
                {t('change.before')}
              </th>
            )}
            <th scope="col" className="number">
              {t('policy.now')}
            </th>
            <th scope="col" className="number">
              {comparison === null ? t('headline.interval') : t('policy.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const now = row.read(result);
            return (
              <tr key={row.key}>
                <th scope="row">{row.name}</th>
                {comparison !== null && (
                  <td className="number">{show(row.read(comparison.before.result), row.isRate)}</td>
                )}
                <td className="number">
                  <strong>{show(now, row.isRate)}</strong>
                </td>
                <td className="number secondary">
                  {comparison !== null
                    ? difference(row)
                    : now === null
                      ? '—'
                      : formatInterval(now, row.isRate ? 1 : 0, row.isRate ? 100 : 1)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
