import { useEffect, useMemo, useState } from 'react';
import { readPack } from '../../state/documents.ts';
import { formatDate, listCalendarDays, type DayReplay, type RunDay } from '../../state/engine.ts';
import { replayRunDay } from '../../state/run-controller.ts';
import type { RunOutcome } from '../../state/run.ts';
import { useLatestRun, type Freshness as RunFreshness } from '../../state/run-view.ts';
import { useText } from '../../text/use-text.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { Freshness } from '../../ui/freshness.tsx';
import { judgeWhole } from './judge-entry.ts';
import { ReplayDay } from './replay-day.tsx';

function sameDay(a: RunDay | null, b: RunDay | null): boolean {
  return a?.replication === b?.replication && a?.day === b?.day;
}

/** One day of the newest run: by default the median one, the worst at hand, any other by its date and replication. */
export default function ReplayPanel({ hours }: { readonly hours: readonly number[] }) {
  const { t } = useText();
  const run = useLatestRun();
  if (run === null || run.outcome.days === null) return <p className="caption">{t('replay.none')}</p>;
  return (
    <Replay key={run.outcome.result.run.resultHash} outcome={run.outcome} freshness={run.freshness} hours={hours} />
  );
}

function Replay(props: {
  readonly outcome: RunOutcome;
  readonly freshness: RunFreshness;
  readonly hours: readonly number[];
}) {
  const { t } = useText();
  const { outcome, freshness, hours } = props;
  const { days: notable, result } = outcome;
  const [place, setPlace] = useState<RunDay | null>(notable?.median ?? null);
  const [replay, setReplay] = useState<DayReplay | null>(null);
  const dates = useMemo(() => {
    const demand = readPack(outcome.request.texts).pack?.demand;
    const days = demand ? listCalendarDays(demand.calendar) : [];
    return days.map(({ dayNumber, dayType }) => ({ date: formatDate(dayNumber), dayType }));
  }, [outcome]);
  useEffect(() => {
    let isAwaited = true;
    if (place === null) return;
    void replayRunDay(outcome, place).then((found) => {
      if (isAwaited) setReplay(found);
    });
    return () => {
      isAwaited = false;
    };
  }, [outcome, place]);
  if (notable === null || place === null) return null;
  const date = dates[place.day];
  const dateBounds = { min: dates[0]?.date, max: dates.at(-1)?.date };
  const chooser = (kind: 'median' | 'worst') => (
    <button
      type="button"
      className="button"
      aria-pressed={sameDay(place, notable[kind])}
      onClick={() => {
        setPlace(notable[kind]);
      }}
    >
      {t(`replay.${kind}`)}
    </button>
  );
  return (
    <div className={`replay is-${freshness}`}>
      <div className="section-head">
        {chooser('median')}
        {chooser('worst')}
        <label className="context-field">
          <span className="caption">{t('replay.date')}</span>
          <input
            type="date"
            className="field"
            value={date?.date ?? ''}
            min={dateBounds.min}
            max={dateBounds.max}
            onChange={(event) => {
              const day = dates.findIndex((each) => each.date === event.target.value);
              if (day !== -1) setPlace({ ...place, day });
            }}
          />
        </label>
        {date && <span>{t(`day.${date.dayType}`)}</span>}
        <span className="context-field">
          <span className="caption">{t('replay.replication')}</span>
          <NumberField
            label={t('replay.replicationLabel')}
            value={place.replication + 1}
            width={48}
            judge={(value) => judgeWhole(value, { low: 1, high: result.replications }, t)}
            onCommit={(value) => {
              setPlace({ ...place, replication: value - 1 });
            }}
          />
          <span className="caption">/ {result.replications}</span>
        </span>
        {freshness === 'stale' && <Freshness freshness={freshness} />}
      </div>
      {replay === null || !sameDay(replay, place) ? (
        <p className="caption" role="status">
          {t('ui.loading')}
        </p>
      ) : (
        <ReplayDay key={`${String(replay.replication)} ${String(replay.day)}`} replay={replay} hours={hours} />
      )}
    </div>
  );
}
