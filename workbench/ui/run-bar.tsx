import type { ReactNode } from 'react';
import { cancelRun, startRun, useRunRequest } from '../state/run-controller.ts';
import { sameDesk, sameRequest, type RunOutcome } from '../state/run.ts';
import { useWorkbench } from '../state/use-store.ts';
import { useText } from '../text/use-text.ts';
import { formatNumber } from './format.ts';
import { nameComparedDesk } from './compared-desk-name.ts';

/** Half of the 95 % interval of the response rate, fraction; null where there is none. */
function halfWidthOf(outcome: RunOutcome | null): number | null {
  const rate = outcome?.result.rates.responseRate;
  if (typeof rate?.low !== 'number' || rate.high === null) return null;
  return (rate.high - rate.low) / 2;
}

/**
 * How much of the way is done, 0 … 1: the width of an interval shrinks with the root of the number of replications, and
 * the run ends at the most replications at the latest.
 */
export function estimateProgress(halfWidth: number | null, precision: number, finished: number, most: number): number {
  const ofMost = finished / most;
  if (halfWidth === null) return Math.min(1, ofMost);
  return Math.min(1, Math.max(ofMost, (precision / halfWidth) ** 2));
}

/**
 * Where the run stands, with the one thing that can be done about it. Its height never changes.
 * @param target where the precision asked for is typed; without it the number is only shown
 */
export function RunBar({ target }: { readonly target?: ReactNode }) {
  const { t } = useText();
  const run = useWorkbench((state) => state.run);
  const plans = useWorkbench((state) => state.plans);
  const request = useRunRequest();
  // The values of another desk stay on screen until new ones come; the bar does not count them as its own.
  const own = run.latest !== null && sameDesk(run.latest.request, request) ? run.latest : null;
  const halfWidth = halfWidthOf(own);
  const isStale = run.latest !== null && !sameRequest(run.latest.request, request);
  const isRunning = run.phase === 'running';
  const finished = own?.result.replications ?? 0;
  const { comparing } = run;
  const progress =
    comparing === null
      ? estimateProgress(halfWidth, request.precision, finished, request.most)
      : comparing.finished / comparing.wanted;
  const points = (fraction: number) => formatNumber(fraction * 100, 2);

  const words = () => {
    if (comparing !== null) {
      const name = nameComparedDesk(comparing.desk, plans, t);
      return t('run.comparing', { name, finished: comparing.finished, wanted: comparing.wanted });
    }
    if (isRunning) return t('run.running', { finished });
    if (run.phase === 'failed') return t('run.failed');
    if (run.phase === 'cancelled') return t('run.cancelled', { finished });
    if (isStale) return t('run.stale');
    if (run.latest === null) return t('run.idle');
    const seconds = formatNumber(run.latest.result.run.seconds, 1);
    return t(run.latest.isPrecise ? 'run.done' : 'run.atMost', { count: finished, seconds });
  };
  const isBusy = isRunning || comparing !== null;
  const isMeasured = isBusy || run.phase === 'cancelled' || run.phase === 'done';

  return (
    <div className="run-bar" data-phase={run.phase} data-stale={isStale} data-comparing={comparing !== null}>
      <span className="run-words">{words()}</span>
      <span className="run-precision">
        {isRunning && own !== null && `${t('headline.interim')} `}
        {t('run.precision', { precision: halfWidth === null ? '—' : `±${points(halfWidth)}` })}
        {target ?? ` ±${points(request.precision)} pt`}
      </span>
      <progress
        className="run-track"
        max={1}
        value={isMeasured ? (run.phase === 'done' && comparing === null ? 1 : progress) : 0}
        aria-label={t('run.progress')}
      />
      <span role="status" className="spoken-only">
        {isRunning
          ? t('run.spoken', { percent: Math.min(75, Math.floor(progress * 4) * 25) })
          : comparing === null
            ? words()
            : ''}
      </span>
      {isBusy ? (
        <button type="button" className="button" onClick={cancelRun}>
          {t('run.cancel')} <span className="key">Esc</span>
        </button>
      ) : (
        <button type="button" className="button" aria-keyshortcuts="Control+Enter" onClick={startRun}>
          {run.phase === 'cancelled' ? t('run.resume') : t('run.start')} <span className="key">Ctrl+Enter</span>
        </button>
      )}
    </div>
  );
}
