import { useState } from 'react';
import { useDocuments } from '../../../state/documents.ts';
import { listOf, readAt, textOf, type Json } from '../../../state/json.ts';
import { readLocalized, readNumber } from '../../../state/sourced.ts';
import { useText } from '../../../text/use-text.ts';
import { NumberField } from '../../../ui/number-field.tsx';
import { addFact, changeFactKind, changeList, moveInList, readOptions, setMembers } from './checklist-edits.ts';
import { chooseView, submitAt, submitDocument } from './editing-store.ts';
import { IssueNotes } from './issue-notes.tsx';
import { issuesUnder } from './policy-draft.ts';
import { listFactUses, type Use } from './policy-uses.ts';
import { RowTools } from './row-tools.tsx';
import type { TableProps } from './table-view.tsx';
import { TextField } from './text-field.tsx';
import { UseList } from './use-list.tsx';

const kinds = ['answer', 'integer', 'choice'] as const;

/** A label changed in one language; one text stands for both until there are two. */
export function withLabel(node: Json, language: 'ja' | 'en', text: string): Json | undefined {
  const label = { ...(readLocalized(readAt(node, 'label')) ?? { ja: '', en: '' }), [language]: text.trim() };
  if (label.ja === '' && label.en === '') return undefined;
  return label.ja === '' || label.en === '' ? label.ja || label.en : { ...label };
}

/** The checklist: one row a question, every cell of it can be changed. */
export function FactsTable({ policy, words, issues, onSelect }: TableProps) {
  const { t } = useText();
  const [refusal, setRefusal] = useState<{ readonly id: string; readonly uses: readonly Use[] } | null>(null);
  const facts = listOf(readAt(policy, 'facts'));
  const { original } = useDocuments();
  const openedFacts = new Map(
    listOf(readAt(original['policy.json'], 'facts')).map((fact) => [readAt(fact, 'id'), JSON.stringify(fact)]),
  );
  const put = (place: number, fact: Json) => {
    submitAt(policy, `/facts/${String(place)}`, fact);
  };
  const remove = (place: number, id: string) => {
    const uses = listFactUses(policy, id);
    setRefusal(uses.length > 0 ? { id, uses } : null);
    if (uses.length > 0) return;
    submitDocument(
      changeList(policy, 'facts', (list) => list.toSpliced(place, 1)),
      '/facts',
    );
  };

  const renderRange = (fact: Json, place: number, name: string) => {
    const at = `/facts/${String(place)}`;
    switch (readAt(fact, 'kind')) {
      case 'integer':
        return (
          <span className="range-cell">
            {(['min', 'max'] as const).map((end) => (
              <span key={end}>
                {end === 'max' && '〜'}
                <NumberField
                  label={t(end === 'min' ? 'policy.leastOf' : 'policy.mostOf', { name })}
                  value={readNumber(readAt(fact, end))}
                  width={44}
                  isInvalid={issuesUnder(issues, at).length > 0}
                  onCommit={(value) => {
                    submitAt(policy, `${at}/${end}`, value);
                  }}
                />
              </span>
            ))}
          </span>
        );
      case 'choice':
        return (
          <>
            <TextField
              isCell
              label={t('policy.optionsOf', { name })}
              value={listOf(readAt(fact, 'options')).map(String).join(', ')}
              isInvalid={issuesUnder(issues, `${at}/options`).length > 0}
              onCommit={(text) => {
                put(place, setMembers(fact, { options: readOptions(text) }));
              }}
            />
            <span className="caption">
              {listOf(readAt(fact, 'options'))
                .map((each) => words.option(String(each)))
                .join(t('policy.and'))}
            </span>
          </>
        );
      default:
        return <span className="secondary">—</span>;
    }
  };

  const renderRow = (fact: Json, place: number) => {
    const id = textOf(readAt(fact, 'id')) ?? '';
    const name = words.fact(id);
    const isChanged = openedFacts.get(id) !== JSON.stringify(fact);
    const label = readLocalized(readAt(fact, 'label')) ?? { ja: '', en: '' };
    const kind = readAt(fact, 'kind');
    const uses = listFactUses(policy, id).filter((use) => use.kind === 'rule').length;
    return (
      <tr key={id} className={isChanged ? 'is-changed' : ''}>
        <td className="number secondary">
          {isChanged && (
            <span className="changed-mark">{t(openedFacts.has(id) ? 'policy.changed' : 'policy.added')}</span>
          )}
          {place + 1}
        </td>
        {(['ja', 'en'] as const).map((language) => (
          <td key={language}>
            <TextField
              isCell
              label={t(language === 'ja' ? 'policy.labelJaOf' : 'policy.labelEnOf', { name: id })}
              value={label[language]}
              lang={language}
              onCommit={(text) => {
                put(place, setMembers(fact, { label: withLabel(fact, language, text) }));
              }}
            />
            {language === 'ja' && <IssueNotes issues={issuesUnder(issues, `/facts/${String(place)}`)} />}
          </td>
        ))}
        <td>
          <select
            className="select"
            aria-label={t('policy.kindOf', { name })}
            value={String(kind)}
            onChange={(event) => {
              const next = kinds.find((each) => each === event.target.value);
              if (next !== undefined) put(place, changeFactKind(fact, next));
            }}
          >
            {kinds.map((each) => (
              <option key={each} value={each}>
                {t(`policy.kinds.${each}`)}
              </option>
            ))}
          </select>
        </td>
        {(['danger', 'proxy'] as const).map((mark) => (
          <td key={mark} className="check-cell">
            <label>
              <input
                type="checkbox"
                aria-label={t(`policy.markOf.${mark}`, { name })}
                disabled={kind !== 'answer'}
                checked={readAt(fact, mark) === true}
                onChange={(event) => {
                  put(place, setMembers(fact, { [mark]: event.target.checked }));
                }}
              />
            </label>
          </td>
        ))}
        <td>{renderRange(fact, place, name)}</td>
        <td>
          <TextField
            isCell
            label={t('policy.sourceOf', { name })}
            value={textOf(readAt(fact, 'source')) ?? ''}
            onCommit={(text) => {
              put(place, setMembers(fact, { source: text.trim() === '' ? undefined : text.trim() }));
            }}
          />
        </td>
        <td className="number">{uses}</td>
        <td>
          <RowTools
            name={name}
            isFirst={place === 0}
            isLast={place === facts.length - 1}
            onMove={(step) => {
              submitDocument(
                changeList(policy, 'facts', (list) => moveInList(list, place, step)),
                '/facts',
              );
            }}
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
      <table className="table edit-table is-facts">
        <caption className="spoken-only">{t('policy.facts')}</caption>
        <thead>
          <tr>
            <th scope="col" className="number">
              {t('policy.order')}
            </th>
            <th scope="col">{t('policy.labelJa')}</th>
            <th scope="col">{t('policy.labelEn')}</th>
            <th scope="col">{t('policy.kind')}</th>
            <th scope="col">{t('policy.danger')}</th>
            <th scope="col">{t('policy.proxy')}</th>
            <th scope="col">{t('policy.range')}</th>
            <th scope="col">{t('policy.source')}</th>
            <th scope="col" className="number">
              {t('policy.rules')}
            </th>
            <th scope="col">{t('policy.tools')}</th>
          </tr>
        </thead>
        <tbody>{facts.map(renderRow)}</tbody>
      </table>
      {refusal !== null && (
        <UseList
          name={words.fact(refusal.id)}
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
          onClick={() => {
            const label = (lng: 'ja' | 'en') => t('policy.newFact', { lng, number: facts.length + 1 });
            submitDocument(addFact(policy, { ja: label('ja'), en: label('en') }).policy, '/facts');
          }}
        >
          {t('policy.addFactRow')}
        </button>
        <span className="caption">{t('policy.proxyMeans')}</span>
      </p>
    </>
  );
}
