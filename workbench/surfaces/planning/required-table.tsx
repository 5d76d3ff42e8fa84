import { useMemo } from 'react';
import { usePack } from '../../state/documents.ts';
import { dayTypes, findRequiredStaff, type RequiredHour } from '../../state/engine.ts';
import { useShownRun } from '../../state/run-view.ts';
import { useText } from '../../text/use-text.ts';
import { formatNumber, formatSigned } from '../../ui/format.ts';
import { AxisColumns } from './axis-columns.tsx';
import { findHour } from './hourly.ts';
import { formatBesideTarget, isBelowTarget } from './target.ts';

/** Whole people without decimals, parts of people with one. */
function decimalsOf(value: number): number {
  return Number.isInteger(value) ? 0 : 1;
}

function signOf(net: number): 'short' | 'enough' | 'spare' {
  if (Math.abs(net) < 1e-9) return 'enough';
  return net < 0 ? 'short' : 'spare';
}

const marks = { short: '▼', enough: '', spare: '▲' } as const;

/** Staff needed by theory beside staff scheduled, by hour and day type. */
export default function RequiredTable(props: {
  readonly hours: readonly number[];
  readonly channel: string;
  readonly staffing: string;
  /** Response rate asked for, percent. */
  readonly target: number;
  readonly focusedHour: number | null;
  readonly onFocusHour: (hour: number) => void;
}) {
  const { t } = useText();
  const { pack } = usePack();
  const run = useShownRun();
  const { hours, channel, staffing, target, focusedHour, onFocusHour } = props;
  const required = useMemo(() => {
    if (!pack?.demand || !pack.desk) return null;
    return findRequiredStaff(pack.demand, pack.desk, channel, staffing, target / 100);
  }, [pack, channel, staffing, target]);
  // The run counts by the hour for all channels together, theory for one.
  const isOneChannel = Object.keys(pack?.desk?.channels ?? {}).length === 1;
  const simulated = run !== null && run.freshness !== 'stale' && isOneChannel ? run.outcome.result : null;
  if (required === null) return <p className="caption">{t('required.none')}</p>;

  const renderCell = (found: RequiredHour | undefined, hour: number) => {
    const focus = hour === focusedHour ? 'is-focused' : '';
    if (!found) return <td key={hour} className={`closed ${focus}`} />;
    const { net, scheduled } = found;
    const sign = net === null ? 'short' : signOf(net);
    const rate = simulated ? (findHour(simulated, found.day, hour)?.responseRate.mean ?? null) : null;
    const isMissed = sign !== 'short' && rate !== null && isBelowTarget(rate, target);
    return (
      <td
        key={hour}
        className={`required-cell is-${sign} ${isMissed ? 'is-missed' : ''} ${focus}`}
        onMouseEnter={() => {
          onFocusHour(hour);
        }}
      >
        <span className="net">
          <span aria-hidden="true">{marks[sign]}</span>
          {net === null || sign === 'enough' ? '' : formatSigned(net, decimalsOf(net))}{' '}
          <span className="net-word">{t(`required.${sign}`)}</span>
        </span>
        <span className="needed">
          <span className="spoken-only">{t('required.needed')}</span> {formatNumber(found.required)} /{' '}
          <span className="spoken-only">{t('required.scheduled')}</span>{' '}
          {formatNumber(scheduled, decimalsOf(scheduled))}
        </span>
        {isMissed && (
          <strong className="missed">
            <span aria-hidden="true">▼</span>
            {t('required.simulated', { rate: formatBesideTarget(rate, target) })}
            <span className="spoken-only"> {t('planning.belowTarget')}</span>
          </strong>
        )}
      </td>
    );
  };
  return (
    <>
      <table className="axis-table required-table">
        <caption className="spoken-only">{t('required.title')}</caption>
        <AxisColumns hours={hours} />
        <thead className="spoken-only">
          <tr>
            <th scope="col">{t('planning.hour')}</th>
            {hours.map((hour) => (
              <th key={hour} scope="col">
                {hour}
              </th>
            ))}
            <th scope="col">{t('required.dayNet')}</th>
          </tr>
        </thead>
        <tbody>
          {dayTypes.map((day) => {
            const ofDay = required.byHour.filter((each) => each.day === day);
            const net = ofDay.reduce((sum, each) => sum + (each.net ?? Number.NaN), 0);
            return (
              <tr key={day}>
                <th scope="row">{t(`day.${day}`)}</th>
                {hours.map((hour) =>
                  renderCell(
                    ofDay.find((each) => each.hour === hour),
                    hour,
                  ),
                )}
                <td className="number total">
                  {ofDay.length > 0 && (
                    <>
                      <strong>{Number.isFinite(net) ? formatSigned(net, decimalsOf(net)) : '—'}</strong>{' '}
                      {t('unit.personHours')}
                    </>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="caption required-note">
        {t('required.note', {
          formula: t(`required.formula.${required.formula}`),
          minutes: formatNumber(required.sessionMinutes, 1),
        })}
      </p>
    </>
  );
}
