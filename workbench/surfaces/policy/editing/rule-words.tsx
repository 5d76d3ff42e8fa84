import type { Issue } from '../../../state/engine.ts';
import { readAt, textOf, type Json } from '../../../state/json.ts';
import { readLocalized } from '../../../state/sourced.ts';
import { useText } from '../../../text/use-text.ts';
import type { RuleRow } from '../rule-list-view.ts';
import { BeforeNote } from './before-note.tsx';
import { submitAt } from './editing-store.ts';
import { IssueNotes } from './issue-notes.tsx';
import { issuesUnder } from './policy-draft.ts';
import { TextField } from './text-field.tsx';

/** The name of a rule and its reason in both languages. */
export function RuleWords(props: { readonly policy: Json; readonly row: RuleRow; readonly issues: readonly Issue[] }) {
  const { t } = useText();
  const { policy, row, issues } = props;
  const rule = `/rules/${String(row.place)}`;
  const because = readLocalized(readAt(row.rule, 'event', 'params', 'because')) ?? { ja: '', en: '' };
  /** One text stands for both languages until there are two. */
  const withText = (language: 'ja' | 'en', text: string): Json => {
    const next = { ...because, [language]: text };
    return next.ja === '' || next.en === '' ? next.ja || next.en : next;
  };
  const before = readLocalized(readAt(row.opened, 'event', 'params', 'because'));
  const nameBefore = textOf(readAt(row.opened, 'name'));
  const nameIssues = issuesUnder(issues, `${rule}/name`);
  return (
    <div className="rule-words">
      <label>
        <span className="secondary">{t('policy.ruleName')}</span>
        <TextField
          label={t('policy.ruleName')}
          value={row.name}
          isInvalid={nameIssues.length > 0}
          isChanged={nameBefore !== null && nameBefore !== row.name}
          onCommit={(name) => {
            submitAt(policy, `${rule}/name`, name.trim());
          }}
        />
      </label>
      {nameBefore !== null && nameBefore !== row.name && <BeforeNote was={nameBefore} />}
      <IssueNotes issues={nameIssues} />
      {(['ja', 'en'] as const).map((language) => (
        <label key={language}>
          <span className="secondary">{t(`policy.because.${language}`)}</span>
          <TextField
            label={t(`policy.because.${language}`)}
            value={because[language]}
            lang={language}
            isLong
            isChanged={before !== null && before[language] !== because[language]}
            onCommit={(text) => {
              submitAt(policy, `${rule}/event/params/because`, withText(language, text));
            }}
          />
        </label>
      ))}
      <IssueNotes issues={issuesUnder(issues, `${rule}/event/params/because`)} />
    </div>
  );
}
