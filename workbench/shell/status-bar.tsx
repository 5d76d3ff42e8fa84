import { useMemo } from 'react';
import { version } from '../../package.json' with { type: 'json' };
import { useDocuments, usePack } from '../state/documents.ts';
import { hashContent } from '../state/engine.ts';
import { useLatestRun } from '../state/run-view.ts';
import { readAt, textOf } from '../state/json.ts';
import { useWorkbench } from '../state/use-store.ts';
import { useText } from '../text/use-text.ts';
import { WarningSign } from '../ui/icons.tsx';

const shownDigits = 6;

/** The fixed line, the teaching stamp and what would make the same result again. */
export function StatusBar() {
  const { t } = useText();
  const { now } = useDocuments();
  const { pack } = usePack();
  const run = useLatestRun();
  const seed = useWorkbench((state) => state.seed);
  const year = textOf(readAt(now['pack.json'], 'asOf')) ?? textOf(readAt(now['policy.json'], 'asOf'));
  const policyHash = useMemo(() => (pack?.policy ? hashContent(pack.policy) : null), [pack]);
  const resultHash = run?.freshness === 'current' ? run.outcome.result.run.resultHash : null;
  const short = (hash: string | null | undefined) => hash?.slice(0, shownDigits) ?? '—';
  return (
    <footer className="status-bar" data-region tabIndex={-1}>
      <strong className="fixed-line">
        <WarningSign /> {t('app.fixedLine')}
      </strong>
      <span>{year === null ? t('app.stampWithoutYear') : t('app.stamp', { year })}</span>
      <span className="hashes" data-result-hash={resultHash ?? ''}>
        {t('app.hashes', {
          pack: short(pack?.hash),
          policy: short(policyHash),
          result: short(resultHash),
          seed,
          version,
        })}
      </span>
    </footer>
  );
}
