import type { Measured, SimulationResult } from '../../state/engine.ts';
import type { PolicyWords } from '../../state/policy-words.ts';
import { useLatestRun } from '../../state/run-view.ts';
import { useText } from '../../text/use-text.ts';
import { formatDifference, formatInterval, formatNumber, formatPercent } from '../../ui/format.ts';
import { Freshness } from '../../ui/freshness.tsx';
import { OutcomeChip } from '../../ui/outcome-chip.tsx';
import { readMovement, useLoadDifferences, type LoadDifferences, type Movement } from './use-load-differences.ts';

interface EffectRow {
  readonly key: string;
  readonly name: React.ReactNode;
  /** The name inside a sentence. */
  readonly word: string;
  readonly isRate: boolean;
  readonly read: (result: SimulationResult) => Measured | null;
  /** null until the pairs are subtracted. */
  readonly difference: (differences: LoadDifferences) => Measured | null;
}

function useRows(words: PolicyWords, result: SimulationResult): readonly EffectRow[] {
  const { t } = useText();
  const decided = Object.keys(result.afterDesk.decided).flatMap((decision): EffectRow[] => {
    const outcomes = words.decisions.find((each) => each.id === decision)?.outcomes ?? [];
    return [...outcomes].reverse().map((outcome) => ({
      key: `${decision}:${outcome}`,
      name: <OutcomeChip words={words} decision={decision} outcome={outcome} />,
      word: words.outcome(decision, outcome),
      isRate: false,
      read: (each) => each.afterDesk.decided[decision]?.[outcome] ?? null,
      difference: (each) => each.decided?.[decision]?.[outcome] ?? null,
    }));
  });
  const measured = (key: 'handedOn' | 'responseRate', read: EffectRow['read']): EffectRow => ({
    key,
    name: t(`measure.${key}`),
    word: t(`measure.${key}`),
    isRate: key === 'responseRate',
    read,
    difference: (each) => each[key],
  });
  return [
    measured('handedOn', (each) => each.afterDesk.handedOn),
    measured('responseRate', (each) => each.rates.responseRate),
    ...decided,
  ];
}

const movements: readonly Exclude<Movement, 'unknown'>[] = ['rises', 'falls', 'unclear', 'none'];

/** The same differences in words. */
function EffectReading(props: { readonly rows: readonly EffectRow[]; readonly differences: LoadDifferences }) {
  const { t } = useText();
  const { rows, differences } = props;
  return (
    <ul className="effect-reading" aria-label={t('effect.reading')}>
      {movements.flatMap((movement) => {
        const found = rows.filter((row) => readMovement(row.difference(differences)) === movement);
        const isClear = movement === 'rises' || movement === 'falls';
        const what = found.map((row) => {
          const difference = row.difference(differences);
          return isClear && difference !== null
            ? t('effect.movedWhat', { what: row.word, difference: showDifference(difference, row.isRate) })
            : row.word;
        });
        return found.length === 0
          ? []
          : [<li key={movement}>{t(`effect.moved.${movement}`, { what: what.join(t('policy.and')) })}</li>];
      })}
    </ul>
  );
}

function showDifference(difference: Measured, isRate: boolean): string {
  return isRate ? `${formatDifference(difference, 2, 100)} pt` : formatDifference(difference, 1);
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
  const differences = useLoadDifferences();
  const { words, result, freshness } = props;
  const rows = useRows(words, result);
  const show = (measured: Measured | null, isRate: boolean) => {
    if (measured === null) return '—';
    if (isRate) return `${formatPercent(measured.mean)}%`;
    return formatNumber(measured.mean, differences === null ? 0 : 1);
  };
  const showChange = (row: EffectRow, each: LoadDifferences) => {
    const difference = row.difference(each);
    if (difference === null) return each.decided === null ? t('effect.subtracting') : '—';
    return readMovement(difference) === 'none' ? t('effect.unchanged') : showDifference(difference, row.isRate);
  };
  return (
    <div className={`section is-${freshness}`}>
      <div className="section-head">
        <h2>{t('policy.load')}</h2>
        <span className="caption">
          {differences === null ? t('policy.loadHint') : t('policy.loadCaption', { count: result.replications })}
        </span>
        <Freshness freshness={freshness} />
      </div>
      <table className="table load-table">
        <caption className="spoken-only">{t('policy.load')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('headline.perCalendar', { days: formatNumber(result.horizonDays) })}</th>
            {differences !== null && (
              <th scope="col" className="number">
                {t('change.before')}
              </th>
            )}
            <th scope="col" className="number">
              {t('policy.now')}
            </th>
            <th scope="col" className="number">
              {differences === null ? t('headline.interval') : t('policy.difference')}
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const now = row.read(result);
            return (
              <tr key={row.key}>
                <th scope="row">{row.name}</th>
                {differences !== null && <td className="number">{show(row.read(differences.before), row.isRate)}</td>}
                <td className="number">
                  <strong>{show(now, row.isRate)}</strong>
                </td>
                <td className="number secondary">
                  {differences !== null
                    ? showChange(row, differences)
                    : now === null
                      ? '—'
                      : formatInterval(now, row.isRate ? 1 : 0, row.isRate ? 100 : 1)}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {differences !== null && <EffectReading rows={rows} differences={differences} />}
    </div>
  );
}
