import { isObject, readAt, type Json } from '../../../state/json.ts';
import { readLocalized } from '../../../state/sourced.ts';
import { useText } from '../../../text/use-text.ts';
import { setMembers } from './checklist-edits.ts';
import { submitAt } from './editing-store.ts';
import { IssueNotes } from './issue-notes.tsx';
import { issuesUnder } from './policy-draft.ts';
import { listNames } from './policy-uses.ts';
import type { TableProps } from './table-view.tsx';
import { TextField } from './text-field.tsx';

/** The words by which options, outcomes and approvers are shown. */
export function NamesTable({ policy, words, issues }: TableProps) {
  const { t } = useText();
  const labels = readAt(policy, 'labels');
  const put = (name: string, language: 'ja' | 'en', text: string) => {
    const label = { ...(readLocalized(readAt(labels, name)) ?? { ja: '', en: '' }), [language]: text.trim() };
    const isOne = label.ja === '' || label.en === '';
    const next: Json | undefined = isOne ? label.ja || label.en || undefined : label;
    const all = setMembers(isObject(labels) ? labels : {}, { [name]: next });
    submitAt(policy, '/labels', all);
  };
  return (
    <>
      <table className="table edit-table is-names">
        <caption className="spoken-only">{t('policy.names')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('policy.nameInFile')}</th>
            <th scope="col">{t('policy.shownAs')}</th>
            <th scope="col">{t('policy.labelJa')}</th>
            <th scope="col">{t('policy.labelEn')}</th>
          </tr>
        </thead>
        <tbody>
          {listNames(policy).map((name) => {
            const label = readLocalized(readAt(labels, name)) ?? { ja: '', en: '' };
            return (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="secondary">{words.option(name)}</td>
                {(['ja', 'en'] as const).map((language) => (
                  <td key={language}>
                    <TextField
                      isCell
                      label={t(language === 'ja' ? 'policy.labelJaOf' : 'policy.labelEnOf', { name })}
                      value={label[language]}
                      lang={language}
                      onCommit={(text) => {
                        put(name, language, text);
                      }}
                    />
                    {language === 'en' && <IssueNotes issues={issuesUnder(issues, `/labels/${name}`)} />}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <p className="caption">{t('policy.namesMean')}</p>
    </>
  );
}
