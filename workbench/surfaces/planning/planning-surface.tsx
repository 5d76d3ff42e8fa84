import './planning.css';
import './plans.css';
import './replay.css';
import { lazy, memo, Suspense, useDeferredValue, useMemo, useState } from 'react';
import { listComparedDesks } from '../../state/compared-desks.ts';
import { readPack, useDocuments, usePack } from '../../state/documents.ts';
import { dayTypes, type DayType } from '../../state/engine.ts';
import { useShownRun, useTheory } from '../../state/run-view.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { useText } from '../../text/use-text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { OpenedSection } from './options/opened-section.tsx';
import { DemandTable } from './demand/demand-table.tsx';
import { Headline } from './headline.tsx';
import { HeatMap } from './heat-map.tsx';
import { listChannels, type StaffOf } from './channels.ts';
import { countDays, readHourly } from './hourly.ts';
import { HourlyTable } from './hourly-table.tsx';
import { StaffingTable } from './staffing-table.tsx';
import { TurnedAway } from './turned-away.tsx';
import { useStaffing } from './use-staffing.ts';
import { Assumptions } from './assumptions.tsx';

// Each is drawn again only when something of its own changes: a run that goes on must not slow what is typed.
const HourlyBars = memo(lazy(() => import('../../charts/hourly-bars.tsx')));
const ExportTools = memo(lazy(() => import('./export/export-tools.tsx')));
const OptionsPanel = memo(lazy(() => import('./options/options-panel.tsx')));
const PatternsPanel = memo(lazy(() => import('./patterns/patterns-panel.tsx')));
const ReplayPanel = memo(lazy(() => import('./replay-panel.tsx')));
const ComparePanel = memo(lazy(() => import('./compare-panel.tsx')));
const NoDesk = lazy(() => import('./no-desk.tsx'));
const StaffingGridTable = memo(StaffingTable);
const Demand = memo(DemandTable);

/** The columns beside the time axis, as planning.css lays them out. */
const labelWidths = { ja: 118, en: 192 } as const;
const totalWidths = { ja: 64, en: 80 } as const;

/** Staff by the hour on the left, what it does on the right; everything by the hour shares one time axis. */
export function PlanningSurface() {
  const { t, language } = useText();
  const { pack } = usePack();
  const [staffOf, setStaffOf] = useState<StaffOf | undefined>(undefined);
  const staffing = useStaffing(staffOf);
  const run = useShownRun();
  const known = useTheory();
  const isCompared = useWorkbench((state) => listComparedDesks(state.plans).length > 1);
  const isRunning = useWorkbench((state) => state.run.phase === 'running');
  const [day, setDay] = useState<DayType>('weekday');
  const [hour, setHour] = useState<number | null>(null);
  const [isTableShown, setTableShown] = useState(false);
  const [isReplayShown, setReplayShown] = useState(false);
  const { now } = useDocuments();
  const hasPatterns = now['operations.json'] !== undefined || now['survey.json'] !== undefined;
  const shownHour = useDeferredValue(hour);
  // While the pack cannot be read, the last values keep the calendar they were run on.
  const demand = (pack ?? (run ? readPack(run.outcome.request.texts).pack : null))?.demand;
  const days = useMemo(() => (demand ? countDays(demand.calendar) : null), [demand]);
  const isOneChannel = listChannels(staffing?.desk).length === 1;
  // The chart is of the whole desk, theory of one channel.
  const theory = isOneChannel ? known : null;
  const result = run?.outcome.result;
  const axis = staffing?.hours;
  const drawn = useMemo(
    () => (result && days && axis ? readHourly(result, axis, day, days[day], theory) : null),
    [result, days, axis, day, theory],
  );
  const hourly = useDeferredValue(drawn);
  const words = useMemo(
    () => ({ connected: t('planning.connected'), lost: t('planning.autoReplied'), theory: t('planning.theory') }),
    [t],
  );
  if (staffing === null || staffing.hours.length === 0) {
    return (
      <section className="column" aria-label={t('planning.inputs')} data-region tabIndex={-1}>
        <p className="empty">{t(hasPatterns ? 'operating.noDesk' : 'planning.noDesk')}</p>
        <Suspense>
          <NoDesk />
        </Suspense>
        {hasPatterns && (
          <section className="section" aria-labelledby="patterns-title">
            <h2 id="patterns-title">{t('operating.title')}</h2>
            <Suspense fallback={<p className="caption">{t('ui.loading')}</p>}>
              <PatternsPanel />
            </Suspense>
          </section>
        )}
      </section>
    );
  }
  const channels = listChannels(staffing.desk);
  const labelWidth = labelWidths[language];
  const totalWidth = totalWidths[language];
  const axisWidth = (hourWidth: number) => labelWidth + staffing.hours.length * hourWidth + totalWidth;
  const theoryNote =
    theory && theory.leftOut.length > 0
      ? t('planning.theoryWithout', {
          parts: theory.leftOut.map((part) => t(`planning.leftOut.${part}`)).join(t('policy.and')),
        })
      : // Theory comes after the first run; its place is kept.
        isOneChannel && known === null
        ? '\u00a0'
        : '';
  return (
    <div className="surface planning">
      <section className="column" aria-label={t('planning.inputs')} data-region tabIndex={-1}>
        <div
          className="axis-region"
          role="region"
          aria-label={t('planning.axisRegion')}
          tabIndex={0}
          onMouseLeave={() => {
            setHour(null);
          }}
        >
          <div className="axis-body" style={{ minWidth: axisWidth(40), maxWidth: axisWidth(72) }}>
            <StaffingGridTable
              staffing={staffing}
              days={days}
              focusedHour={hour}
              onFocusHour={setHour}
              onChooseStaff={setStaffOf}
            />
            <Demand
              hours={staffing.hours}
              day={day}
              channel={staffing.channel}
              note={theoryNote}
              focusedHour={shownHour}
              onFocusHour={setHour}
            />
            <div className="section-head chart-head">
              <h2>{t('planning.byHour')}</h2>
              <span className="caption">{t('planning.perHour')}</span>
              <Segmented
                label={t('planning.dayType')}
                chosen={day}
                choices={dayTypes.map((each) => ({ value: each, label: t(`day.${each}`) }))}
                onChoose={setDay}
              />
              <span className="legend push">
                <span className="legend-connected" aria-hidden="true" /> {t('planning.connected')}
                <span className="legend-lost" aria-hidden="true" /> {t('planning.autoReplied')}
                {isOneChannel && (
                  <span className={theory ? '' : 'is-awaited'}>
                    <span className="legend-theory" aria-hidden="true">
                      ─◇─
                    </span>{' '}
                    {t('planning.theory')}
                  </span>
                )}
              </span>
              <button
                type="button"
                className="link"
                aria-expanded={isTableShown}
                onClick={() => {
                  setTableShown(!isTableShown);
                }}
              >
                {t('planning.table')}
              </button>
            </div>
            <div className={`chart-space ${run?.freshness === 'stale' ? 'is-stale' : ''}`}>
              <Suspense fallback={<p className="caption">{t('ui.loading')}</p>}>
                {run === null && (
                  <p className="caption">{t(isRunning ? 'run.running' : 'headline.none', { finished: 0 })}</p>
                )}
                {hourly && (
                  <HourlyBars
                    rows={hourly}
                    labelWidth={labelWidth}
                    totalWidth={totalWidth}
                    focusedHour={shownHour}
                    label={t('planning.chartAlt', { day: t(`day.${day}`) })}
                    words={words}
                    onFocusHour={setHour}
                  />
                )}
              </Suspense>
            </div>
            {hourly && isTableShown && <HourlyTable rows={hourly} day={day} />}
            <HeatMap
              hours={staffing.hours}
              grid={staffing.grid}
              channel={staffing.channel ?? channels[0] ?? ''}
              staffing={staffing.plan}
              focusedHour={shownHour}
              onFocusHour={setHour}
            />
          </div>
        </div>
        <Suspense fallback={<p className="caption">{t('ui.loading')}</p>}>
          {isCompared ? <ComparePanel /> : <p className="caption change-effect">{t('compare.hint')}</p>}
        </Suspense>
        <section className="section axis-body" aria-labelledby="replay-title">
          <div className="section-head">
            <h2 id="replay-title">{t('replay.title')}</h2>
            <button
              type="button"
              className="link"
              aria-expanded={isReplayShown}
              onClick={() => {
                setReplayShown(!isReplayShown);
              }}
            >
              {t(isReplayShown ? 'replay.hide' : 'replay.show')}
            </button>
          </div>
          {isReplayShown && (
            <Suspense fallback={<p className="caption">{t('ui.loading')}</p>}>
              <ReplayPanel hours={staffing.hours} />
            </Suspense>
          )}
        </section>
        <OpenedSection title={t('ictOptions.title')}>
          <OptionsPanel />
        </OpenedSection>
        {hasPatterns && (
          <OpenedSection title={t('operating.title')}>
            <PatternsPanel />
          </OpenedSection>
        )}
      </section>
      <section className="column" aria-label={t('planning.results')} data-region tabIndex={-1}>
        <Suspense fallback={<div className="export-tools" />}>
          <ExportTools staffing={staffing} />
        </Suspense>
        <Headline />
        <TurnedAway />
        <Assumptions />
      </section>
    </div>
  );
}
