import { lazy, memo, Suspense, useState } from 'react';
import { dayTypes, type DayType } from '../../state/engine.ts';
import { useShownRun } from '../../state/run-view.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { useText } from '../../text/use-text.ts';
import { formatPercent, missing } from '../../ui/format.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Segmented } from '../../ui/segmented.tsx';
import { findHour } from './hourly.ts';
import { judgeRange } from './judge-entry.ts';
import { formatBesideTarget, isBelowTarget } from './target.ts';
import type { StaffingGrid } from './staffing-grid.ts';
import { AxisColumns } from './axis-columns.tsx';

type View = 'occupancy' | 'responseRate' | 'required';

const RequiredTable = lazy(() => import('./required-table.tsx'));

const firstTarget = 85;
const targetBounds = { low: 1, high: 99.9 };
/** Upper bounds, in percent, of the steps of the heat ramp. */
const steps = [25, 40, 55, 70, 85, 95];

function stepOf(percent: number): number {
  const step = steps.findIndex((bound) => percent < bound);
  return step === -1 ? steps.length : step;
}

/** Occupancy, response rate or staff needed by hour and day type, as a table with the number in each cell. */
export const HeatMap = memo(function HeatMap(props: {
  readonly hours: readonly number[];
  readonly grid: StaffingGrid;
  /** Channel and staffing whose need is worked out. */
  readonly channel: string;
  readonly staffing: string;
  readonly focusedHour: number | null;
  readonly onFocusHour: (hour: number) => void;
}) {
  const { t } = useText();
  const run = useShownRun();
  const isAwaited = useWorkbench((state) => state.run.latest === null && state.run.phase === 'running');
  const [view, setView] = useState<View>('occupancy');
  const [target, setTarget] = useState(firstTarget);
  const { hours, grid, focusedHour, onFocusHour } = props;

  const renderCell = (day: DayType, hour: number, shown: Exclude<View, 'required'>) => {
    const measures = run ? findHour(run.outcome.result, day, hour) : null;
    const value = measures?.[shown].mean ?? null;
    const rate = measures?.responseRate.mean ?? null;
    const focus = hour === focusedHour ? 'is-focused' : '';
    const isLow = rate !== null && isBelowTarget(rate, target);
    const low = isLow && (
      <>
        <span aria-hidden="true">▼</span>
        <span className="spoken-only">{t('planning.belowTarget')} </span>
      </>
    );
    if (value === null) {
      // With nobody on duty there is no occupancy, yet those who came were turned away.
      const isClosed = rate === null && !grid.rows[day][hour];
      return (
        <td key={hour} className={`${isClosed ? 'closed' : ''} ${focus}`}>
          {low}
          {isClosed ? '' : missing}
        </td>
      );
    }
    const heat = shown === 'occupancy' ? stepOf(value * 100) : stepOf(100 - value * 100);
    return (
      <td
        key={hour}
        className={`heat-${String(heat)} ${focus}`}
        onMouseEnter={() => {
          onFocusHour(hour);
        }}
      >
        {low}
        {shown === 'responseRate' ? formatBesideTarget(value, target) : formatPercent(value, 0)}
      </td>
    );
  };

  return (
    <>
      <div className="section-head">
        <h2>{view === 'required' ? t('required.title') : t(`planning.${view}`)}</h2>
        <Segmented
          label={t('planning.heatView')}
          chosen={view}
          choices={[
            { value: 'occupancy', label: `${t('planning.occupancyShort')} %` },
            { value: 'responseRate', label: `${t('planning.responseRate')} %` },
            { value: 'required', label: t('required.view') },
          ]}
          onChoose={setView}
        />
        <span className="caption heat-target">
          {view === 'required' ? t('required.before') : `▼ ${t('planning.targetBefore')}`}
          <NumberField
            label={t('planning.target')}
            value={target}
            width={44}
            judge={(value) => judgeRange(value, targetBounds, t)}
            onCommit={setTarget}
          />
          {t(view === 'required' ? 'required.after' : 'planning.targetAfter')}
        </span>
      </div>
      {view === 'required' ? (
        <Suspense fallback={<p className="caption">{t('ui.loading')}</p>}>
          <RequiredTable
            hours={hours}
            channel={props.channel}
            staffing={props.staffing}
            target={target}
            focusedHour={focusedHour}
            onFocusHour={onFocusHour}
          />
        </Suspense>
      ) : (
        <table className={`axis-table heat-table ${run?.freshness === 'stale' ? 'is-stale' : ''}`}>
          <caption className="spoken-only">{t(`planning.${view}`)}</caption>
          <AxisColumns hours={hours} />
          <thead className="spoken-only">
            <tr>
              <th scope="col">{t('planning.hour')}</th>
              {hours.map((hour) => (
                <th key={hour} scope="col">
                  {hour}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {dayTypes.map((day) => (
              <tr key={day}>
                <th scope="row">{t(`day.${day}`)}</th>
                {run === null ? (
                  <td colSpan={hours.length} className="awaited">
                    {isAwaited ? t('run.running', { finished: 0 }) : missing}
                  </td>
                ) : (
                  hours.map((hour) => renderCell(day, hour, view))
                )}
                <td className="total" />
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
});
