import { useText } from '../../text/use-text.ts';
import type { Progress } from './validation.ts';

/** Where one piece of work stands, with the button that starts or stops it. */
export function WorkBar(props: {
  readonly progress: Progress;
  readonly startWord: string;
  readonly doneWord: string;
  readonly onStart: () => void;
  readonly onCancel: () => void;
}) {
  const { t } = useText();
  const { phase, finished, wanted } = props.progress;
  const isRunning = phase === 'running';
  const percent = wanted === 0 ? 0 : Math.floor((100 * finished) / wanted);
  const words = () => {
    if (phase === 'running') return t('evidence.work.running', { percent });
    if (phase === 'done') return props.doneWord;
    return phase === 'idle' ? '' : t(`evidence.work.${phase}`);
  };
  const isPartDone = phase === 'done' || phase === 'cancelled' || phase === 'failed';
  return (
    <div className="work-bar" data-phase={phase}>
      <button type="button" className="button" onClick={isRunning ? props.onCancel : props.onStart}>
        {isRunning ? t('evidence.work.cancel') : isPartDone ? t('evidence.work.again') : props.startWord}
      </button>
      {isRunning && (
        <progress className="run-track" max={Math.max(1, wanted)} value={finished} aria-label={t('run.progress')} />
      )}
      <span className="caption">{words()}</span>
      <span role="status" className="spoken-only">
        {isRunning ? t('run.spoken', { percent: Math.floor(percent / 25) * 25 }) : words()}
      </span>
    </div>
  );
}
