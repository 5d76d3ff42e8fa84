import { cancelRun, startRun, useRunRequest } from '../state/run-controller.ts';
import { sameRequest } from '../state/run.ts';
import { useWorkbench } from '../state/use-store.ts';
import { useText } from '../text/use-text.ts';
import { formatNumber } from './format.ts';

/** How wide the 95 % interval of the response rate is, as ± points; empty where there is none. */
function usePrecision(): string {
  const rate = useWorkbench((state) => state.run.latest?.result.rates.responseRate);
  if (typeof rate?.low !== 'number' || rate.high === null) return '';
  return formatNumber(((rate.high - rate.low) / 2) * 100, 2);
}

/** Where the run stands, with the one thing that can be done about it. Its height never changes. */
export function RunBar() {
  const { t } = useText();
  const run = useWorkbench((state) => state.run);
  const request = useRunRequest();
  const precision = usePrecision();
  const isStale = run.latest !== null && !sameRequest(run.latest.request, request);
  const isRunning = run.phase === 'running';
  const spoken = isRunning ? Math.floor((run.finished / Math.max(1, run.wanted)) * 4) * 25 : 100;

  const words = () => {
    if (isRunning) return t('run.running', { finished: run.finished, wanted: run.wanted });
    if (run.phase === 'failed') return t('run.failed');
    if (run.phase === 'cancelled') return t('run.cancelled', { finished: run.finished });
    if (isStale) return t('run.stale');
    if (run.latest === null) return t('run.idle');
    const { replications } = run.latest.result;
    return t('run.done', { count: replications, seconds: formatNumber(run.latest.result.run.seconds, 1) });
  };

  return (
    <div className="run-bar" data-phase={run.phase} data-stale={isStale}>
      <span className="run-words">
        {words()}
        {precision !== '' && <span className="run-precision">{t('run.precision', { precision })}</span>}
      </span>
      <progress
        className="run-track"
        max={Math.max(1, run.wanted)}
        value={isRunning || run.phase === 'cancelled' ? run.finished : run.phase === 'done' ? run.wanted : 0}
        aria-label={t('run.progress')}
      />
      <span role="status" className="spoken-only">
        {isRunning ? t('run.spoken', { percent: spoken }) : words()}
      </span>
      {isRunning ? (
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
