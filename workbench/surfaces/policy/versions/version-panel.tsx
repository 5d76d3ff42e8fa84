import { useState } from 'react';
import { editPolicy } from '../../../state/edit-policy.ts';
import { edit } from '../../../state/edit.ts';
import { readAt, textOf, type Json } from '../../../state/json.ts';
import { findPersonalTraces } from '../../../state/personal-data.ts';
import type { PolicyWords } from '../../../state/policy-words.ts';
import { useText } from '../../../text/use-text.ts';
import { HistoryTable } from './history-table.tsx';
import { ToldForm } from './told-form.tsx';
import { readTypedDate } from './typed-date.ts';
import { listVersions, readVersion, startVersion, suggestVersion } from './version-edits.ts';

/** A text of the policy that becomes the value on Enter or on leaving; a wrong one stays and is explained. */
function StampField(props: {
  readonly label: string;
  readonly value: string;
  readonly member: 'effectiveFrom' | 'asOf';
  readonly read: (text: string) => string | null;
  readonly problem: string;
}) {
  const { label, value, member, read, problem } = props;
  const [draft, setDraft] = useState<string | null>(null);
  const isWrong = draft !== null && draft.trim() !== '' && read(draft) === null;
  const commit = () => {
    if (draft === null || isWrong) return;
    const typed = draft.trim() === '' ? null : read(draft);
    if ((typed ?? '') !== value) edit({ file: 'policy.json', pointer: `/${member}`, value: typed });
    setDraft(null);
  };
  return (
    <>
      <label>
        {label}{' '}
        <input
          className="field stamp-field"
          autoComplete="off"
          aria-invalid={isWrong}
          value={draft ?? value}
          onChange={(event) => {
            setDraft(event.target.value);
          }}
          onBlur={commit}
          onKeyDown={(event) => {
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') commit();
            if (event.key === 'Escape' && draft !== null) {
              setDraft(null);
              event.stopPropagation();
            }
          }}
        />
      </label>
      {isWrong && (
        <span className="error-text" role="alert">
          × {problem}
        </span>
      )}
    </>
  );
}

/** The version in force, what it is for, a new one to be started, and all that came before. */
export function VersionPanel(props: {
  readonly policy: Json;
  readonly needsVersion: boolean;
  readonly words: PolicyWords;
}) {
  const { t } = useText();
  const { policy, needsVersion, words } = props;
  const [isAsked, setAsked] = useState(false);
  const version = readVersion(policy);
  const versions = listVersions(policy);
  const taken = new Set(versions.map((entry) => entry.version));
  const stamp = (member: 'effectiveFrom' | 'asOf') => {
    const value = readAt(policy, member);
    return typeof value === 'number' ? String(value) : (textOf(value) ?? '');
  };
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('versions.title', { version: version ?? '—' })}</h2>
        <button
          type="button"
          className="button push"
          aria-expanded={isAsked}
          onClick={() => {
            setAsked(!isAsked);
          }}
        >
          {t('versions.start')}
        </button>
      </div>
      {needsVersion && <p className="limit-note">{t('versions.sameVersion')}</p>}
      {isAsked && (
        <ToldForm
          asked={[
            {
              name: 'version',
              label: t('versions.number'),
              kind: 'text',
              judge: (typed) => (taken.has(typed) ? t('versions.taken') : null),
            },
            { name: 'date', label: t('versions.date'), kind: 'date' },
            { name: 'author', label: t('versions.author'), kind: 'text' },
            { name: 'authorOrganisation', label: t('versions.authorOrganisation'), kind: 'text' },
            { name: 'reason', label: t('versions.reason'), kind: 'long' },
          ]}
          start={{ version: suggestVersion(version) }}
          submit={t('versions.startNow')}
          onTold={(told) => {
            setAsked(false);
            editPolicy((document) => startVersion(document, told));
          }}
          onCancel={() => {
            setAsked(false);
          }}
        />
      )}
      <p className="tools">
        <StampField
          label={t('versions.effectiveFrom')}
          value={stamp('effectiveFrom')}
          member="effectiveFrom"
          read={readTypedDate}
          problem={t('versions.typeDate')}
        />
        <StampField
          label={t('versions.asOf')}
          value={stamp('asOf')}
          member="asOf"
          read={(text) => (findPersonalTraces(text).length > 0 ? null : text.trim())}
          problem={t('personal.rule')}
        />
      </p>
      <p className="caption">{t('versions.asOfHint')}</p>
      <p>
        <label>
          <input
            type="checkbox"
            checked={readAt(policy, 'approval', 'secondOrganisation') === true}
            onChange={(event) => {
              const value = { secondOrganisation: event.target.checked };
              edit({ file: 'policy.json', pointer: '/approval', value });
            }}
          />{' '}
          {t('versions.secondOrganisation')}
        </label>
      </p>
      <HistoryTable versions={versions} words={words} />
    </div>
  );
}
