import { useState } from 'react';
import { readPack } from '../../../state/documents.ts';
import { hasErrors, type Issue, type Policy } from '../../../state/engine.ts';
import type { Json } from '../../../state/json.ts';
import { currentTexts } from '../../../state/project.ts';
import { useWorkbench } from '../../../state/use-store.ts';
import { useText } from '../../../text/use-text.ts';
import { FileButton } from '../../../ui/file-button.tsx';
import { IssueRows } from '../exchange/issue-rows.tsx';
import { fileBase, openedBase, type Base } from './base.ts';

/** Chooses what the policy is compared with: as opened, another policy of the pack, or a file kept from before. */
export function BaseChooser(props: {
  readonly base: Base;
  readonly opened: Base;
  readonly others: Readonly<Record<string, Policy>>;
  readonly otherDocuments: Readonly<Record<string, Json | undefined>>;
  readonly onChoose: (base: Base) => void;
}) {
  const { t, say } = useText();
  const { base, opened, others, otherDocuments, onChoose } = props;
  const texts = useWorkbench((state) => currentTexts(state.project));
  const [issues, setIssues] = useState<readonly Issue[]>([]);
  const openFile = async (file: File) => {
    const text = await file.text();
    const { pack, issues: found } = readPack({ ...texts, 'policy.json': text });
    const own = found.filter((issue) => issue.file === 'policy.json').map((issue) => ({ ...issue, file: file.name }));
    setIssues(hasErrors(own) ? own : []);
    if (!hasErrors(own) && pack?.policy) {
      onChoose({ name: fileBase, policy: pack.policy, document: JSON.parse(text.replace(/^\uFEFF/, '')) as Json });
    }
  };
  return (
    <>
      <div className="tools">
        <label>
          {t('effect.base')}{' '}
          <select
            className="select"
            value={base.name}
            onChange={(event) => {
              const { value } = event.target;
              const policy = others[value];
              if (value === openedBase) onChoose(opened);
              else if (policy) onChoose({ name: value, policy, document: otherDocuments[value] });
            }}
          >
            <option value={openedBase}>{t('effect.openedBase', { version: opened.policy?.version ?? '—' })}</option>
            {Object.entries(others).map(([name, policy]) => (
              <option key={name} value={name}>
                {say(policy.title, name)}
              </option>
            ))}
            {base.name === fileBase && (
              <option value={fileBase}>{t('effect.fileBase', { version: base.policy?.version ?? '—' })}</option>
            )}
          </select>
        </label>
        <FileButton
          label={t('effect.openBase')}
          accept=".json"
          onFiles={([file]) => {
            if (file) void openFile(file);
          }}
        />
      </div>
      <IssueRows issues={issues} />
    </>
  );
}
