import { usePack } from '../../../state/documents.ts';
import type { SimulationResult } from '../../../state/engine.ts';
import { useTheory } from '../../../state/run-view.ts';
import { useText } from '../../../text/use-text.ts';
import { countDays, readHourly } from '../hourly.ts';
import { chooseChartDays } from './summary-reading.ts';
import { SummaryChart } from './summary-chart.tsx';

/** Response rate below which an hour is marked, percent. */
const target = 85;

/** Room of the sheet for the hours of all charts together, beside their axes. */
const hoursWidth = 620;
const widestHour = 44;

/** Contacts by the hour of an average weekday and of the day off that turns most away. */
export function SummaryCharts({
  result,
  hours,
}: {
  readonly result: SimulationResult;
  readonly hours: readonly number[];
}) {
  const { t } = useText();
  const { pack } = usePack();
  const known = useTheory();
  if (!pack?.demand || !pack.desk) return null;
  // The charts are of the whole desk, theory of one channel.
  const theory = Object.keys(pack.desk.channels).length === 1 ? known : null;
  const days = countDays(pack.demand.calendar);
  const charts = chooseChartDays(result, days).map((day) => {
    const rows = readHourly(result, hours, day, days[day], theory);
    const [first, last] = [rows.findIndex(isSeen), rows.findLastIndex(isSeen)];
    return { day, rows: rows.slice(first, last + 1) };
  });
  const shownHours = charts.reduce((sum, { rows }) => sum + rows.length, 0);
  const column = Math.min(widestHour, hoursWidth / Math.max(1, shownHours));
  const most = Math.max(
    0,
    ...charts.flatMap(({ rows }) => rows.map(({ offered, theory: line }) => Math.max(offered ?? 0, line ?? 0))),
  );
  return (
    <section className="summary-part" aria-labelledby="summary-hours">
      <h2 id="summary-hours">
        {t('planning.byHour')} <small>{t('planSummary.chartCaption', { target })}</small>
      </h2>
      <div className="summary-charts">
        {charts.map(({ day, rows }) => (
          <figure key={day}>
            <figcaption>{t(`day.${day}`)}</figcaption>
            <SummaryChart
              rows={rows}
              most={most}
              target={target}
              column={column}
              label={t('planning.chartAlt', { day: t(`day.${day}`) })}
            />
          </figure>
        ))}
      </div>
      <p className="summary-legend">
        <span className="legend-box" aria-hidden="true" /> {t('planning.connected')}
        <span className="legend-box is-hatched" aria-hidden="true" /> {t('planSummary.awayAll')}
        {theory && <span>─◇─ {t('planning.theory')}</span>}
      </p>
    </section>
  );
}

function isSeen({ offered }: { readonly offered: number | null }): boolean {
  return (offered ?? 0) > 0;
}
