import { useDocuments } from '../../state/documents.ts';
import { readAt, textOf } from '../../state/json.ts';
import { readLocalized } from '../../state/sourced.ts';
import { useText } from '../../text/use-text.ts';
import { RunBar } from '../../ui/run-bar.tsx';

export function PolicyContext() {
  const { t, say } = useText();
  const { now, original } = useDocuments();
  const policy = now['policy.json'];
  const version = textOf(readAt(policy, 'version'));
  const isChanged = JSON.stringify(policy) !== JSON.stringify(original['policy.json']);
  if (policy === undefined) return <span className="context-title">{t('surface.policy')}</span>;
  return (
    <>
      <span className="context-title">{say(readLocalized(readAt(policy, 'title')), t('surface.policy'))}</span>
      {version !== null && <span className="badge is-derived">{t('policy.version', { version })}</span>}
      <span className="caption">{isChanged ? t('policy.draft') : t('policy.asOpened')}</span>
      <div className="push">
        <RunBar />
      </div>
    </>
  );
}
