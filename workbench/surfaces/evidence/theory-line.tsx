import { useState } from 'react';
import { dayTypes, type DayType, type SimulationResult, type TheoryResult } from '../../state/engine.ts';
import { useLatestRun, useTheory } from '../../state/run-view.ts';
import { useText } from '../../text/use-text.ts';
import { formatInterval, formatNumber, formatPercent, formatSigned, missing } from '../../ui/format.ts';
import { Freshness } from '../../ui/freshness.tsx';
import { Segmented } from '../../ui/segmented.tsx';

function rateOf({ connected, offered }: { readonly connected: number; readonly offered: number }): number | null {
  return offered > 0 ? connected / offered : null;
}

function HourRows(props: { readonly result: SimulationResult; readonly theory: TheoryResult; readonly day: DayType }) {
  const { t } = useText();
  return props.theory.byHour
    .filter((hour) => hour.day === props.day)
    .map((hour) => {
      const run = props.result.byHour.find((each) => each.day === props.day && each.hour === hour.hour);
      const exact = rateOf(hour);
      const simulated = run?.responseRate ?? null;
      const mean = simulated?.mean ?? null;
      const difference = exact === null || mean === null ? null : mean - exact;
      return (
        <tr key={hour.hour}>
          <th scope="row">{t('evidence.check.hour', { hour: hour.hour })}</th>
          <td className="number">{formatNumber(hour.offered, 2)}</td>
          <td className="number">{formatPercent(exact)}%</td>
          <td className="number">
            <strong>{formatPercent(mean)}%</strong>
          </td>
          <td className="number secondary">{simulated === null ? missing : formatInterval(simulated, 1, 100)}</td>
          <td className="number">{formatSigned(difference === null ? null : difference * 100, 1)}</td>
        </tr>
      );
    });
}

/** The exponential model of the open desk beside its simulation, hour by hour. */
export function TheoryLine() {
  const { t } = useText();
  const run = useLatestRun();
  const theory = useTheory();
  const [chosen, setChosen] = useState<DayType>('weekday');
  if (run === null || theory === null) return null;
  const days = dayTypes.filter((day) => theory.byHour.some((hour) => hour.day === day));
  const day = days.includes(chosen) ? chosen : (days[0] ?? 'weekday');
  const { result } = run.outcome;
  const left = theory.leftOut.map((part) => t(`planning.leftOut.${part}`));
  return (
    <div className={`section theory-line is-${run.freshness}`}>
      <div className="section-head">
        <h2>{t('evidence.line.title')}</h2>
        <Freshness freshness={run.freshness} />
        {days.length > 1 && (
          <Segmented
            label={t('planning.dayType')}
            className="push"
            chosen={day}
            choices={days.map((each) => ({ value: each, label: t(`day.${each}`) }))}
            onChoose={setChosen}
          />
        )}
      </div>
      <p>
        {t('evidence.line.sum', {
          theory: formatPercent(theory.totals.responseRate),
          simulated: formatPercent(result.rates.responseRate.mean),
          interval: formatInterval(result.rates.responseRate, 1, 100),
        })}
      </p>
      {left.length > 0 && (
        <p className="caption">{t('planning.theoryWithout', { parts: left.join(t('member.join')) })}</p>
      )}
      <table className="table line-table">
        <caption className="spoken-only">{t('evidence.line.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{t(`day.${day}`)}</th>
            {(['offered', 'theory', 'simulated', 'interval', 'difference'] as const).map((head) => (
              <th key={head} scope="col" className="number">
                {t(`evidence.line.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <HourRows result={result} theory={theory} day={day} />
        </tbody>
      </table>
      <p className="caption">{t('evidence.line.runs', { seed: result.seed, count: result.replications })}</p>
    </div>
  );
}
