import { useState } from 'react';
import { listOf, readAt, textOf, type Json } from '../../../state/json.ts';
import { readLocalized } from '../../../state/sourced.ts';
import { useText } from '../../../text/use-text.ts';
import { addGroup, changeList, setMembers } from './checklist-edits.ts';
import { chooseView, submitAt, submitDocument } from './editing-store.ts';
import { withLabel } from './facts-table.tsx';
import { IssueNotes } from './issue-notes.tsx';
import { issuesUnder } from './policy-draft.ts';
import { listGroupUses, type Use } from './policy-uses.ts';
import { RowTools } from './row-tools.tsx';
import type { TableProps } from './table-view.tsx';
import { TextField } from './text-field.tsx';
import { UseList } from './use-list.tsx';

/** The groups whose answers are counted: their names, and which answers they hold. */
export function GroupsTable({ policy, words, issues, onSelect }: TableProps) {
  const { t } = useText();
  const [refusal, setRefusal] = useState<{ readonly id: string; readonly uses: readonly Use[] } | null>(null);
  const groups = listOf(readAt(policy, 'groups'));
  const answers = words.facts.filter((fact) => fact.kind === 'answer');
  const put = (place: number, group: Json) => {
    submitAt(policy, `/groups/${String(place)}`, group);
  };
  const nameOf = (id: string) => words.groups.find((each) => each.id === id)?.label ?? id;
  const remove = (place: number, id: string) => {
    const uses = listGroupUses(policy, id);
    setRefusal(uses.length > 0 ? { id, uses } : null);
    if (uses.length > 0) return;
    submitDocument(
      changeList(policy, 'groups', (list) => list.toSpliced(place, 1)),
      '/groups',
    );
  };
  const renderRow = (group: Json, place: number) => {
    const id = textOf(readAt(group, 'id')) ?? '';
    const label = readLocalized(readAt(group, 'label')) ?? { ja: '', en: '' };
    const of = listOf(readAt(group, 'of')).flatMap((each) => textOf(each) ?? []);
    return (
      <tr key={id}>
        {(['ja', 'en'] as const).map((language) => (
          <td key={language}>
            <TextField
              isCell
              label={t(language === 'ja' ? 'policy.labelJaOf' : 'policy.labelEnOf', { name: id })}
              value={label[language]}
              lang={language}
              onCommit={(text) => {
                put(place, setMembers(group, { label: withLabel(group, language, text) }));
              }}
            />
          </td>
        ))}
        <td>
          <fieldset className="option-boxes">
            <legend className="spoken-only">{t('policy.membersOf', { name: nameOf(id) })}</legend>
            {answers.map((fact) => (
              <label key={fact.id}>
                <input
                  type="checkbox"
                  checked={of.includes(fact.id)}
                  onChange={(event) => {
                    put(
                      place,
                      setMembers(group, {
                        of: event.target.checked ? [...of, fact.id] : of.filter((each) => each !== fact.id),
                      }),
                    );
                  }}
                />
                {fact.label}
              </label>
            ))}
          </fieldset>
          <IssueNotes issues={issuesUnder(issues, `/groups/${String(place)}`)} />
        </td>
        <td className="check-cell">
          <label>
            <input
              type="checkbox"
              aria-label={t('policy.otherOf', { name: nameOf(id) })}
              checked={readAt(group, 'other') === true}
              onChange={(event) => {
                put(place, setMembers(group, { other: event.target.checked }));
              }}
            />
          </label>
        </td>
        <td>
          <RowTools
            name={nameOf(id)}
            isFirst
            isLast
            onRemove={() => {
              remove(place, id);
            }}
          />
        </td>
      </tr>
    );
  };
  return (
    <>
      <table className="table edit-table is-groups">
        <caption className="spoken-only">{t('policy.groups')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('policy.labelJa')}</th>
            <th scope="col">{t('policy.labelEn')}</th>
            <th scope="col">{t('policy.members')}</th>
            <th scope="col">{t('policy.other')}</th>
            <th scope="col">{t('policy.tools')}</th>
          </tr>
        </thead>
        <tbody>{groups.map(renderRow)}</tbody>
      </table>
      {refusal !== null && (
        <UseList
          name={nameOf(refusal.id)}
          uses={refusal.uses}
          words={words}
          onRule={(place) => {
            onSelect(place);
            chooseView('outline');
          }}
        />
      )}
      <p className="form-actions">
        <button
          type="button"
          className="button"
          disabled={answers.length === 0}
          onClick={() => {
            const of = answers.slice(0, 2).map((fact) => fact.id);
            const label = (lng: 'ja' | 'en') => t('policy.newGroup', { lng, count: of.length });
            submitDocument(addGroup(policy, { ja: label('ja'), en: label('en') }, of).policy, '/groups');
          }}
        >
          {t('policy.addGroupRow')}
        </button>
        <span className="caption">{t('policy.groupMeans')}</span>
      </p>
    </>
  );
}
