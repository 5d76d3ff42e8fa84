import { useState } from 'react';
import { useDocuments } from '../../state/documents.ts';
import { readAt, textOf } from '../../state/json.ts';
import { readLocalized } from '../../state/sourced.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { addPolicyWords } from '../../text/policy-surface-words.ts';
import { useText } from '../../text/use-text.ts';
import { RunBar } from '../../ui/run-bar.tsx';

export function PolicyContext() {
  useState(addPolicyWords);
  const { t, say } = useText();
  const { now, original } = useDocuments();
  const policy = now['policy.json'];
  const version = textOf(readAt(policy, 'version'));
  const isChanged = JSON.stringify(policy) !== JSON.stringify(original['policy.json']);
  const verification = useWorkbench((state) => state.verification?.verification ?? null);
  const count = (severity: 'error' | 'warning') =>
    verification?.findings.filter((finding) => finding.severity === severity).length ?? 0;
  if (policy === undefined) return <span className="context-title">{t('surface.policy')}</span>;
  return (
    <>
      <span className="context-title">{say(readLocalized(readAt(policy, 'title')), t('surface.policy'))}</span>
      {version !== null && <span className="badge is-derived">{t('policy.version', { version })}</span>}
      {isChanged && <span className="caption">{t('policy.draft')}</span>}
      <div className="push">
        {verification && <span>{t('policy.verified', { errors: count('error'), warnings: count('warning') })}</span>}
        {now['desk.json'] !== undefined && <RunBar />}
      </div>
    </>
  );
}
