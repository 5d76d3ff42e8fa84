import type { DayType } from '../../state/engine.ts';
import { useText } from '../../text/use-text.ts';
import { saveCsv } from '../../ui/save-csv.ts';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import type { HourRow } from './hourly.ts';

/** The chart by the hour as a table, and as a file. */
export function HourlyTable({ rows, day }: { readonly rows: readonly HourRow[]; readonly day: DayType }) {
  const { t } = useText();
  const title = t('planning.chartAlt', { day: t(`day.${day}`) });
  const heads = [
    t('planning.hour'),
    t('count.offered'),
    t('count.connected'),
    t('count.autoReplied'),
    t('planning.theory'),
    `${t('planning.responseRate')} %`,
  ];
  const save = () => {
    const lines = rows.map((row) => [
      row.hour,
      row.offered,
      row.connected,
      row.autoReplied,
      row.theory,
      row.responseRate,
    ]);
    saveCsv(`by-hour-${day}.csv`, [heads.slice(0, 5).concat(t('planning.responseRate')), ...lines]);
  };
  return (
    <div className="section">
      <table className="table">
        <caption className="caption">
          {title}{' '}
          <button type="button" className="link" onClick={save}>
            {t('ui.saveCsv')}
          </button>
        </caption>
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={head} scope="col" className={index === 0 ? '' : 'number'}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.hour}>
              <th scope="row">{row.hour}</th>
              <td className="number">{formatNumber(row.offered, 2)}</td>
              <td className="number">{formatNumber(row.connected, 2)}</td>
              <td className="number">{formatNumber(row.autoReplied, 2)}</td>
              <td className="number">{formatNumber(row.theory, 2)}</td>
              <td className="number">{formatPercent(row.responseRate)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
