import { listOf, readAt, textOf, type Json } from '../../../state/json.ts';
import { readLocalized } from '../../../state/sourced.ts';
import { useText } from '../../../text/use-text.ts';
import { OutcomeChip } from '../../../ui/outcome-chip.tsx';
import { describeCondition } from '../describe-condition.ts';
import { setMembers } from './checklist-edits.ts';
import { submitAt } from './editing-store.ts';
import { withLabel } from './facts-table.tsx';
import { IssueNotes } from './issue-notes.tsx';
import { issuesUnder } from './policy-draft.ts';
import type { TableProps } from './table-view.tsx';
import { TextField } from './text-field.tsx';

/** What is decided, what counts where no rule fires and why, and below which outcome a decision never falls. */
export function DecisionsTable({ policy, words, issues }: TableProps) {
  const { t } = useText();
  const renderRow = (decision: Json, place: number) => {
    const id = textOf(readAt(decision, 'id')) ?? '';
    const found = words.decisions.find((each) => each.id === id);
    const name = found?.label ?? id;
    const at = `/decisions/${String(place)}`;
    const label = readLocalized(readAt(decision, 'label')) ?? { ja: '', en: '' };
    const reason = readLocalized(readAt(decision, 'otherwiseReason')) ?? { ja: '', en: '' };
    const otherwise = textOf(readAt(decision, 'otherwise'));
    const put = (members: Readonly<Record<string, Json | undefined>>) => {
      submitAt(policy, at, setMembers(decision, members));
    };
    return (
      <tr key={id}>
        <td>
          {(['ja', 'en'] as const).map((language) => (
            <TextField
              key={language}
              label={t(language === 'ja' ? 'policy.labelJaOf' : 'policy.labelEnOf', { name: id })}
              value={label[language]}
              isCell
              lang={language}
              onCommit={(text) => {
                put({ label: withLabel(decision, language, text) });
              }}
            />
          ))}
        </td>
        <td>
          <span className="outcome-order">
            {(found?.outcomes ?? []).map((outcome) => (
              <OutcomeChip key={outcome} words={words} decision={id} outcome={outcome} />
            ))}
          </span>
          <span className="caption">
            {(found?.hit ?? null) === null
              ? ''
              : t(`policy.hit.${String(found?.hit)}` as 'policy.hit.worst', { defaultValue: '' })}
          </span>
        </td>
        <td>
          {otherwise === null ? (
            listOf(readAt(decision, 'otherwise'))
              .map((each) => words.option(String(each)))
              .join(t('policy.and'))
          ) : (
            <select
              className="select"
              aria-label={t('policy.otherwiseOf', { name })}
              value={otherwise}
              onChange={(event) => {
                put({ otherwise: event.target.value });
              }}
            >
              {(found?.outcomes ?? []).map((outcome) => (
                <option key={outcome} value={outcome}>
                  {words.outcome(id, outcome)}
                </option>
              ))}
            </select>
          )}
        </td>
        <td>
          {(['ja', 'en'] as const).map((language) => (
            <TextField
              key={language}
              label={t(language === 'ja' ? 'policy.otherwiseReasonJaOf' : 'policy.otherwiseReasonEnOf', { name })}
              value={reason[language]}
              lang={language}
              isCell
              onCommit={(text) => {
                const next = { ...reason, [language]: text };
                const isOne = next.ja === '' || next.en === '';
                put({ otherwiseReason: isOne ? next.ja || next.en || undefined : next });
              }}
            />
          ))}
          <IssueNotes issues={issuesUnder(issues, at)} />
        </td>
      </tr>
    );
  };
  return (
    <>
      <table className="table edit-table is-decisions">
        <caption className="spoken-only">{t('policy.decisions')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('policy.decision')}</th>
            <th scope="col">{t('policy.outcomes')}</th>
            <th scope="col">{t('policy.otherwise')}</th>
            <th scope="col">{t('policy.otherwiseReason')}</th>
          </tr>
        </thead>
        <tbody>{listOf(readAt(policy, 'decisions')).map(renderRow)}</tbody>
      </table>
      <h2>{t('policy.floors')}</h2>
      {listOf(readAt(policy, 'floors')).length === 0 && <p className="caption">{t('policy.noFloors')}</p>}
      <ul className="floor-list">
        {listOf(readAt(policy, 'floors')).map((floor, place) => {
          const decision = textOf(readAt(floor, 'decision')) ?? '';
          return (
            <li key={textOf(readAt(floor, 'id')) ?? place}>
              {t('policy.floorSays', {
                condition: describeCondition(readAt(floor, 'when'), words, t),
                decision: words.decisions.find((each) => each.id === decision)?.label ?? decision,
                outcome: words.outcome(decision, textOf(readAt(floor, 'atLeast')) ?? ''),
              })}
            </li>
          );
        })}
      </ul>
    </>
  );
}
