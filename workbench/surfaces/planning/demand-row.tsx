import { edit } from '../../state/edit.ts';
import { formatJsonPointer, type DayType } from '../../state/engine.ts';
import { useDocuments } from '../../state/documents.ts';
import { isObject, listOf, readAt, type Json } from '../../state/json.ts';
import { readNumber, readSourced } from '../../state/sourced.ts';
import { useText } from '../../text/use-text.ts';
import { BasisBadge } from '../../ui/basis-badge.tsx';
import { formatNumber } from '../../ui/format.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { judgeRange } from './judge-entry.ts';
import { isOpen, readOfDay } from './open-hours.ts';
import { AxisColumns } from './axis-columns.tsx';

/** Contacts an hour. */
const rateBounds = { low: 0, high: 100_000 };

/** The channel asked for; the first where none is asked for or it has no contacts. */
function findChannel(demand: Json | undefined, wanted: string | null): string | null {
  const channels = readAt(demand, 'channels');
  if (!isObject(channels)) return null;
  return wanted !== null && Object.hasOwn(channels, wanted) ? wanted : (Object.keys(channels)[0] ?? null);
}

/** Contacts per hour as the file states them, for one day type; typing one makes the whole row the user's assumption. */
export function DemandRow(props: {
  readonly hours: readonly number[];
  readonly day: DayType;
  /** Channel whose contacts are shown; null = the first. */
  readonly channel: string | null;
  /** A sentence beneath the row, after its own. */
  readonly note: string;
  readonly focusedHour: number | null;
  readonly onFocusHour: (hour: number) => void;
}) {
  const { t } = useText();
  const { now, original } = useDocuments();
  const { hours, day, note, focusedHour, onFocusHour } = props;
  const demand = now['demand.json'];
  const channel = findChannel(demand, props.channel);
  if (channel === null) return null;
  const byDay = readOfDay(readAt(demand, 'channels', channel, 'perHour'), day);
  const sourced = readSourced(byDay?.value);
  const rates = listOf(sourced?.value);
  const opened = readOfDay(readAt(original['demand.json'], 'channels', channel, 'perHour'), day);
  const openedRates = listOf(readSourced(opened?.value)?.value);
  const total = readNumber(readAt(demand, 'channels', channel, 'total'));
  const about = t('planning.demandOf', { day: t(`day.${day}`) });
  const sum = hours.reduce((all, hour) => all + (readNumber(rates[hour]) ?? 0), 0);
  if (byDay === null || rates.length === 0) return null;

  const setRate = (hour: number, rate: number) => {
    const value = rates.map((each, index) => (index === hour ? rate : each));
    edit({ file: 'demand.json', pointer: formatJsonPointer(['channels', channel, 'perHour', byDay.key]), value });
  };

  return (
    <table className="axis-table demand-table">
      <caption className="spoken-only">{about}</caption>
      <AxisColumns hours={hours} />
      <tbody>
        <tr>
          <th scope="row">
            <span className="row-name">
              {t('planning.demand')} <span className="caption">{t(`day.${day}`)}</span>
              {sourced && <BasisBadge sourced={{ ...sourced, value: sum }} about={about} />}
            </span>
          </th>
          {hours.map((hour) => {
            const rate = readNumber(rates[hour]);
            const focus = hour === focusedHour ? 'is-focused' : '';
            if (!isOpen(now['desk.json'], day, hour)) {
              return <td key={hour} className={`closed ${focus}`} aria-label={t('planning.closed')} />;
            }
            return (
              <td
                key={hour}
                className={focus}
                onMouseEnter={() => {
                  onFocusHour(hour);
                }}
              >
                <NumberField
                  label={t('planning.demandLabel', { day: t(`day.${day}`), hour })}
                  value={rate}
                  judge={(value) => judgeRange(value, rateBounds, t)}
                  isChanged={rate !== readNumber(openedRates[hour])}
                  onCommit={(value) => {
                    setRate(hour, value);
                  }}
                  onFocus={() => {
                    onFocusHour(hour);
                  }}
                />
              </td>
            );
          })}
          <td className="number total">
            <strong>{formatNumber(sum, 1)}</strong> {t('planning.aDay')}
          </td>
        </tr>
      </tbody>
      {total !== null && (
        <tfoot>
          <tr>
            <td colSpan={hours.length + 2} className="caption">
              {t('planning.scaled', { total: formatNumber(total) })} {note}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  );
}
