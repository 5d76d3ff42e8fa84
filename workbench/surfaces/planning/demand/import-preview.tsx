import { useDocuments } from '../../../state/documents.ts';
import { dayTypes, type DayType, type HourlyReading } from '../../../state/engine.ts';
import { useText } from '../../../text/use-text.ts';
import { formatNumber } from '../../../ui/format.ts';
import { AxisColumns } from '../axis-columns.tsx';
import { isOpen } from '../open-hours.ts';

/** What a table comes to, on the time axis, before it is put into the demand. */
export function ImportPreview({
  reading,
  hours,
}: {
  readonly reading: HourlyReading;
  readonly hours: readonly number[];
}) {
  const { t } = useText();
  const { now } = useDocuments();
  const desk = now['desk.json'];
  const shown = dayTypes.flatMap((day) => {
    const rates = reading.rates[day];
    return rates === undefined ? [] : [{ day, rates }];
  });
  const outside = shown.filter(({ day, rates }) => rates.some((rate, hour) => rate > 0 && !isOpen(desk, day, hour)));
  const renderRate = (day: DayType, hour: number, rate: number) =>
    rate === 0 && !isOpen(desk, day, hour) ? (
      <td key={hour} className="closed" aria-label={t('planning.closed')} />
    ) : (
      <td key={hour}>{formatNumber(rate, 2)}</td>
    );
  return (
    <>
      <p className="caption">
        {t('demandEdit.preview')}{' '}
        {shown
          .filter(({ day }) => reading.days[day] > 0)
          .map(({ day }) => t('demandEdit.over', { day: t(`day.${day}`), count: reading.days[day] }))
          .join(t('member.join'))}
      </p>
      <div className="scroll-region" role="region" aria-label={t('demandEdit.previewRegion')} tabIndex={0}>
        <table className="axis-table import-preview">
          <caption className="spoken-only">{t('demandEdit.preview')}</caption>
          <AxisColumns hours={hours} />
          <thead>
            <tr>
              <th scope="col">{t('planning.hour')}</th>
              {hours.map((hour) => (
                <th key={hour} scope="col">
                  {hour}
                </th>
              ))}
              <th scope="col" className="number">
                {t('planning.dayTotal')}
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ day, rates }) => (
              <tr key={day}>
                <th scope="row">{t(`day.${day}`)}</th>
                {hours.map((hour) => renderRate(day, hour, rates[hour] ?? 0))}
                <td className="number total">
                  <strong>
                    {formatNumber(
                      rates.reduce((sum, rate) => sum + rate, 0),
                      1,
                    )}
                  </strong>{' '}
                  {t('planning.aDay')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {outside.length > 0 && <p className="caption">{t('demandEdit.outOfHours')}</p>}
    </>
  );
}
