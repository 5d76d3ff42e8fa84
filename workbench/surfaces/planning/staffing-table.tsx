import { useRef, type KeyboardEvent } from 'react';
import { dayTypes, type DayType } from '../../state/engine.ts';
import { readSourced } from '../../state/sourced.ts';
import { useText } from '../../text/use-text.ts';
import { BasisBadge } from '../../ui/basis-badge.tsx';
import { formatNumber } from '../../ui/format.ts';
import { NumberField } from '../../ui/number-field.tsx';
import type { DayCounts } from './hourly.ts';
import { isOpen } from './open-hours.ts';
import { sumHours, type StaffingCell } from './staffing-grid.ts';
import { StaffingChoice } from './staffing-choice.tsx';
import type { Staffing } from './use-staffing.ts';
import { AxisColumns } from './axis-columns.tsx';

interface CellPlace {
  readonly day: DayType;
  readonly hour: number;
}

const steps: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Moves the focus to the next cell that can be edited, in the direction of an arrow key. */
function moveCell(event: KeyboardEvent<HTMLInputElement>, table: HTMLTableElement | null): void {
  const step = steps[event.key];
  const input = event.currentTarget;
  const cell = input.closest('td');
  const row = cell?.parentElement;
  if (!step || !table || !cell || !(row instanceof HTMLTableRowElement)) return;
  const isInsideText = step[1] !== 0 && input.selectionStart === input.selectionEnd && input.value !== '';
  if (isInsideText) return;
  let rowIndex = row.rowIndex + step[0];
  let column = cell.cellIndex + step[1];
  while (rowIndex >= 0 && rowIndex < table.rows.length && column > 0 && column < row.cells.length) {
    const next = table.rows[rowIndex]?.cells[column]?.querySelector('input');
    if (next) {
      next.focus();
      event.preventDefault();
      return;
    }
    rowIndex += step[0];
    column += step[1];
  }
}

function isWholeCount(counsellors: number): boolean {
  return Number.isInteger(counsellors) && counsellors >= 0;
}

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
}) {
  const { t } = useText();
  const table = useRef<HTMLTableElement>(null);
  const { staffing, days, focusedHour, onFocusHour } = props;
  const { desk, grid, original, hours, setCell } = staffing;

  const renderCell = ({ day, hour }: CellPlace) => {
    const cell = grid.rows[day][hour] ?? null;
    const first = original.rows[day][hour] ?? null;
    const isChanged = (cell?.counsellors ?? 0) !== (first?.counsellors ?? 0);
    const focus = hour === focusedHour ? 'is-focused' : '';
    if (!isOpen(desk, day, hour) && cell === null) {
      return <td key={hour} className={`closed ${focus}`} aria-label={t('planning.closed')} />;
    }
    const label = t('planning.cellLabel', { day: t(`day.${day}`), hour });
    return (
      <td
        key={hour}
        className={focus}
        onMouseEnter={() => {
          onFocusHour(hour);
        }}
      >
        <NumberField
          label={label}
          value={cell?.counsellors ?? 0}
          isChanged={isChanged}
          isInvalid={cell !== null && !isWholeCount(cell.counsellors)}
          {...(isChanged ? { title: t('planning.before', { value: formatNumber(first?.counsellors ?? 0) }) } : {})}
          onCommit={(value) => {
            setCell(day, hour, value);
          }}
          onFocus={() => {
            onFocusHour(hour);
          }}
          onOtherKey={(event) => {
            moveCell(event, table.current);
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
        <span className="caption">{t('planning.staffingHint')}</span>
      </div>
      <table ref={table} className="axis-table staffing-table">
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
          {dayTypes.map((day) => {
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
                {hours.map((hour) => renderCell({ day, hour }))}
                <td className="number total">
                  <strong>{formatNumber(sumHours(grid.rows[day]))}</strong> {t('unit.personHours')}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {grid.outside.length > 0 && <p className="caption">{t('planning.outside', { count: grid.outside.length })}</p>}
    </>
  );
}
