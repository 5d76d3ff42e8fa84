import { useEffect, useState } from 'react';
import { DaySteps } from '../../charts/day-steps.tsx';
import { formatWallTime, type DayReplay } from '../../state/engine.ts';
import { useText } from '../../text/use-text.ts';
import { ReplayTable } from './replay-table.tsx';
import { levelsAt, listLost } from './replay-view.ts';

/** Minutes of the day that pass at each tick while it plays, and how long a tick is. */
const minutesPerTick = 5;
const tickMilliseconds = 100;

/** A day as levels over the clock, with a moment of it to move through. */
export function ReplayDay({ replay, hours }: { readonly replay: DayReplay; readonly hours: readonly number[] }) {
  const { t } = useText();
  const from = (hours[0] ?? 0) * 60;
  const to = ((hours.at(-1) ?? 23) + 1) * 60;
  const [minute, setMinute] = useState(from);
  const [isPlaying, setPlaying] = useState(false);
  const [isTableShown, setTableShown] = useState(false);
  const hasEnded = minute >= to;
  useEffect(() => {
    if (!isPlaying || hasEnded) return;
    const timer = setInterval(() => {
      setMinute((now) => Math.min(to, now + minutesPerTick));
    }, tickMilliseconds);
    return () => {
      clearInterval(timer);
    };
  }, [isPlaying, hasEnded, to]);
  const { busy, staff, waiting } = levelsAt(replay.steps, minute);
  const { counts } = replay;
  const lost = counts.autoReplied + counts.abandoned + counts.closedOut;
  const clock = formatWallTime(Math.min(minute, 24 * 60));
  const now = t('replay.now', { clock, staff, busy, waiting });
  const play = () => {
    if (hasEnded) setMinute(from);
    setPlaying(hasEnded || !isPlaying);
  };
  return (
    <>
      <p>
        {t('replay.counts', { offered: counts.offered, connected: counts.connected, lost })}{' '}
        <span className="caption">{t('replay.same')}</span>
      </p>
      <DaySteps
        steps={replay.steps}
        lost={listLost(replay.events)}
        from={from}
        to={to}
        minute={minute}
        label={t('replay.alt', { offered: counts.offered, connected: counts.connected, lost })}
        words={{
          busy: t('replay.busy'),
          staff: t('replay.staff'),
          waiting: t('replay.waiting'),
          lost: t('replay.lost'),
        }}
      />
      <div className="replay-tools">
        <button type="button" className="button" onClick={play}>
          {t(isPlaying && !hasEnded ? 'replay.pause' : 'replay.play')}
        </button>
        <input
          type="range"
          className="replay-range"
          aria-label={t('replay.moment')}
          aria-valuetext={now}
          min={from}
          max={to}
          step={1}
          value={minute}
          onChange={(event) => {
            setPlaying(false);
            setMinute(Number(event.target.value));
          }}
        />
        <output className="replay-now">{now}</output>
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
      {isTableShown && <ReplayTable replay={replay} minute={minute} />}
    </>
  );
}
