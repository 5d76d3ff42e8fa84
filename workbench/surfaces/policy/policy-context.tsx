import { useDocuments } from '../../state/documents.ts';
import { readAt, textOf } from '../../state/json.ts';
import { readLocalized } from '../../state/sourced.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { useText } from '../../text/use-text.ts';
import { RunBar } from '../../ui/run-bar.tsx';

export function PolicyContext() {
  const { t, say } = useText();
  const { now, original } = useDocuments();
  const policy = now['policy.json'];
  const version = textOf(readAt(policy, 'version'));
  const isChanged = JSON.stringify(policy) !== JSON.stringify(original['policy.json']);
  const verification = useWorkbench((state) => state.verification?.verification ?? null);
  const count = (severity: 'error' | 'warning' | 'info') =>
    verification?.findings.filter((finding) => finding.severity === severity).length ?? 0;
  if (policy === undefined) return <span className="context-title">{t('surface.policy')}</span>;
  return (
    <>
      <span className="context-title">{say(readLocalized(readAt(policy, 'title')), t('surface.policy'))}</span>
      {version !== null && <span className="badge is-derived">{t('policy.version', { version })}</span>}
      <span className="caption">{isChanged ? t('policy.draft') : t('policy.asOpened')}</span>
      <div className="push">
        {verification && (
          <span>
            {t('policy.verified')}{' '}
            {t('policy.findingCounts', {
              errors: count('error'),
              warnings: count('warning'),
              infos: count('info'),
            })}
          </span>
        )}
        {now['desk.json'] !== undefined && <RunBar />}
      </div>
    </>
  );
}
