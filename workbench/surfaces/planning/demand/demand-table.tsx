import './demand.css';
import { lazy, Suspense, useState } from 'react';
import { useDocuments } from '../../../state/documents.ts';
import { dayTypes, type DayType } from '../../../state/engine.ts';
import { readNumber, readSourced } from '../../../state/sourced.ts';
import { useText } from '../../../text/use-text.ts';
import { BasisBadge } from '../../../ui/basis-badge.tsx';
import { formatExact, formatNumber } from '../../../ui/format.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { AxisColumns } from '../axis-columns.tsx';
import type { CellPlace } from '../cell-block.ts';
import { GridNote } from '../grid-note.tsx';
import { judgeRange } from '../judge-entry.ts';
import { isOpen } from '../open-hours.ts';
import { useCellGrid } from '../use-cell-grid.ts';
import { useDemand } from './use-demand.ts';

const DemandScalingLine = lazy(() => import('./demand-scaling-line.tsx'));
const DemandDetails = lazy(() => import('./demand-details.tsx'));

/** Contacts an hour. */
const rateBounds = { low: 0, high: 1_000_000 };

/**
 * Contacts per hour as the file states them, on the time axis: the day type of the chart, or all four with everything
 * else that makes the demand. A row that is typed into becomes the user's assumption.
 */
export function DemandTable(props: {
  readonly hours: readonly number[];
  readonly day: DayType;
  /** Channel whose contacts are shown; null = the first. */
  readonly channel: string | null;
  /** A sentence beneath the rows, after its own. */
  readonly note: string;
  readonly focusedHour: number | null;
  readonly onFocusHour: (hour: number) => void;
}) {
  const { t } = useText();
  const { now } = useDocuments();
  const [isOpened, setOpened] = useState(false);
  const view = useDemand(props.channel);
  const { hours, note, focusedHour, onFocusHour } = props;
  const desk = now['desk.json'];
  const shown = isOpened ? dayTypes : [props.day];
  const placeAt = ({ row, column }: CellPlace) => ({ day: shown[row] ?? props.day, hour: hours[column] ?? 0 });
  const rateAt = (place: CellPlace) => {
    const { day, hour } = placeAt(place);
    return view?.days[day].rates[hour] ?? 0;
  };
  const labelOf = (place: CellPlace) => {
    const { day, hour } = placeAt(place);
    return t('planning.demandLabel', { day: t(`day.${day}`), hour });
  };
  const cells = {
    rows: shown.length,
    columns: hours.length,
    isCell: (place: CellPlace) => {
      const { day, hour } = placeAt(place);
      return isOpen(desk, day, hour) || rateAt(place) > 0;
    },
    read: rateAt,
    judge: (value: number) => judgeRange(value, rateBounds, t),
  };
  const write = (writes: readonly (CellPlace & { readonly value: number })[]) => {
    const changes: Partial<Record<DayType, number[]>> = {};
    for (const { value, ...place } of writes) {
      const { day, hour } = placeAt(place);
      const rates = (changes[day] ??= [...(view?.days[day].rates ?? [])]);
      rates[hour] = value;
    }
    view?.setDays(changes);
  };
  const control = useCellGrid('demand', cells, write, labelOf);
  if (view === null) return null;
  const { days, openedDays } = view;

  const renderCell = (place: CellPlace) => {
    const { day, hour } = placeAt(place);
    const focus = hour === focusedHour ? 'is-focused' : '';
    if (!cells.isCell(place)) return <td key={hour} className={`closed ${focus}`} aria-label={t('planning.closed')} />;
    const rate = rateAt(place);
    const before = openedDays[day].rates[hour] ?? 0;
    const { onCellFocus, ...field } = control.fieldOf(place);
    return (
      <td
        key={hour}
        data-cell={`${String(place.row)},${String(place.column)}`}
        className={`${focus} ${control.isSelected(place) ? 'is-selected' : ''}`}
        onMouseEnter={() => {
          onFocusHour(hour);
        }}
      >
        <NumberField
          {...field}
          label={labelOf(place)}
          value={Number(rate.toPrecision(4)) === rate ? rate : Number(rate.toPrecision(4))}
          isChanged={rate !== before}
          {...(rate === before ? {} : { title: t('planning.before', { value: formatExact(before) }) })}
          onCommit={(value) => {
            write([{ ...place, value }]);
          }}
          onFocus={() => {
            onCellFocus();
            onFocusHour(hour);
          }}
        />
      </td>
    );
  };

  const total = readNumber(view.now['total']);
  const plain = total === null ? '' : t('planning.scaled', { total: formatNumber(total) });
  return (
    <>
      <table ref={control.table} className="axis-table demand-table">
        <caption className="spoken-only">{t('demandEdit.grid')}</caption>
        <AxisColumns hours={hours} />
        <tbody>
          {shown.map((day, row) => {
            const about = t('planning.demandOf', { day: t(`day.${day}`) });
            const sourced = readSourced(days[day].stored);
            const sum = hours.reduce((all, hour) => all + (days[day].rates[hour] ?? 0), 0);
            return (
              <tr key={day}>
                <th scope="row">
                  <span className="row-name">
                    {t('planning.demand')} <span className="caption">{t(`day.${day}`)}</span>
                    {sourced && <BasisBadge sourced={{ ...sourced, value: sum }} about={about} />}
                  </span>
                </th>
                {hours.map((_, column) => renderCell({ row, column }))}
                <td className="number total">
                  <strong>{formatNumber(sum, 1)}</strong> {t('planning.aDay')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <GridNote control={control} />
      <p className="caption demand-line">
        <button
          type="button"
          className="link"
          aria-expanded={isOpened}
          onClick={() => {
            setOpened(!isOpened);
          }}
        >
          {t(isOpened ? 'demandEdit.close' : 'demandEdit.open')}
        </button>
        <span>
          <Suspense fallback={plain}>
            <DemandScalingLine channel={view.channel} />
          </Suspense>{' '}
          {note}
        </span>
      </p>
      {isOpened && (
        <Suspense fallback={<p className="caption">{t('ui.loading')}</p>}>
          <DemandDetails view={view} hours={hours} />
        </Suspense>
      )}
    </>
  );
}
