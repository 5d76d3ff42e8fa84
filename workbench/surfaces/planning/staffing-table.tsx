import { dayTypes } from '../../state/engine.ts';
import { readSourced } from '../../state/sourced.ts';
import { useText } from '../../text/use-text.ts';
import { BasisBadge } from '../../ui/basis-badge.tsx';
import { formatNumber } from '../../ui/format.ts';
import { NumberField } from '../../ui/number-field.tsx';
import type { DayCounts } from './hourly.ts';
import type { StaffOf } from './channels.ts';
import { ChannelChoice } from './channel-choice.tsx';
import type { CellPlace } from './cell-block.ts';
import { GridNote } from './grid-note.tsx';
import { judgeWhole } from './judge-entry.ts';
import { isOpen } from './open-hours.ts';
import { sumHours, type StaffingCell } from './staffing-grid.ts';
import { StaffingChoice } from './staffing-choice.tsx';
import { useCellGrid } from './use-cell-grid.ts';
import type { Staffing } from './use-staffing.ts';
import { AxisColumns } from './axis-columns.tsx';

/** What a file may hold. */
const counsellorBounds = { low: 0, high: 10_000 };

/** The weakest basis among the cells of a row, with its source. */
function basisOfRow(row: readonly (StaffingCell | null)[]) {
  const sourced = row.flatMap((cell) =>
    cell?.provenance ? [readSourced({ value: cell.counsellors, ...cell.provenance })] : [],
  );
  return sourced.find((each) => each?.basis === 'assumed') ?? sourced[0] ?? null;
}

export function StaffingTable(props: {
  readonly staffing: Staffing;
  readonly days: DayCounts | null;
  readonly focusedHour: number | null;
  readonly onFocusHour: (hour: number) => void;
  readonly onChooseStaff: (staffOf: StaffOf) => void;
}) {
  const { t } = useText();
  const { staffing, days, focusedHour, onFocusHour } = props;
  const { desk, grid, original, hours, setCells } = staffing;
  const hourAt = ({ row, column }: CellPlace) => ({ day: dayTypes[row] ?? 'weekday', hour: hours[column] ?? 0 });
  const cellAt = (place: CellPlace) => {
    const { day, hour } = hourAt(place);
    return grid.rows[day][hour] ?? null;
  };
  const isCell = (place: CellPlace) => {
    const { day, hour } = hourAt(place);
    return isOpen(desk, day, hour) || cellAt(place) !== null;
  };
  const labelOf = (place: CellPlace) => {
    const { day, hour } = hourAt(place);
    return t('planning.cellLabel', { day: t(`day.${day}`), hour });
  };
  const cells = {
    rows: dayTypes.length,
    columns: hours.length,
    isCell,
    read: (place: CellPlace) => cellAt(place)?.counsellors ?? 0,
    judge: (value: number) => judgeWhole(value, counsellorBounds, t),
  };
  const control = useCellGrid(
    'staffing',
    cells,
    (writes) => {
      setCells(writes.map((each) => ({ ...hourAt(each), counsellors: each.value })));
    },
    labelOf,
  );

  const renderCell = (place: CellPlace) => {
    const { day, hour } = hourAt(place);
    const cell = cellAt(place);
    const first = original.rows[day][hour] ?? null;
    const isChanged = (cell?.counsellors ?? 0) !== (first?.counsellors ?? 0);
    const focus = hour === focusedHour ? 'is-focused' : '';
    if (!isCell(place)) {
      return <td key={hour} className={`closed ${focus}`} aria-label={t('planning.closed')} />;
    }
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
          value={cell?.counsellors ?? 0}
          isChanged={isChanged}
          isInvalid={cell !== null && cells.judge(cell.counsellors) !== null}
          {...(isChanged ? { title: t('planning.before', { value: formatNumber(first?.counsellors ?? 0) }) } : {})}
          onCommit={(value) => {
            setCells([{ day, hour, counsellors: value }]);
          }}
          onFocus={() => {
            onCellFocus();
            onFocusHour(hour);
          }}
        />
      </td>
    );
  };

  return (
    <>
      <div className="section-head">
        <h2>{t('planning.staffing')}</h2>
        <StaffingChoice />
        <ChannelChoice staffing={staffing} onChoose={props.onChooseStaff} />
        <span className="caption">{t('planning.staffingHint')}</span>
      </div>
      <table ref={control.table} className="axis-table staffing-table">
        <caption className="spoken-only">{t('planning.staffing')}</caption>
        <AxisColumns hours={hours} />
        <thead>
          <tr>
            <th scope="col">{t('planning.hour')}</th>
            {hours.map((hour) => (
              <th key={hour} scope="col" className={hour === focusedHour ? 'is-focused' : ''}>
                {hour}
              </th>
            ))}
            <th scope="col" className="number">
              {t('planning.dayTotal')}
            </th>
          </tr>
        </thead>
        <tbody>
          {dayTypes.map((day, row) => {
            const basis = basisOfRow(grid.rows[day]);
            return (
              <tr key={day}>
                <th scope="row">
                  <span className="row-name">
                    {t(`day.${day}`)}
                    {days && <span className="caption">{t('planning.days', { count: days[day] })}</span>}
                    {basis && <BasisBadge sourced={basis} about={`${t('planning.staffing')} ${t(`day.${day}`)}`} />}
                  </span>
                </th>
                {hours.map((_, column) => renderCell({ row, column }))}
                <td className="number total">
                  <strong>{formatNumber(sumHours(grid.rows[day]))}</strong> {t('unit.personHours')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <GridNote control={control} />
      {grid.outside.length > 0 && <p className="caption">{t('planning.outside', { count: grid.outside.length })}</p>}
    </>
  );
}
