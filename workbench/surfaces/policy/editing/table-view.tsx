import type { ReactNode, KeyboardEvent } from 'react';
import type { Issue } from '../../../state/engine.ts';
import { listOf, readAt, type Json } from '../../../state/json.ts';
import type { PolicyWords } from '../../../state/policy-words.ts';
import { useText } from '../../../text/use-text.ts';
import { Segmented } from '../../../ui/segmented.tsx';
import type { RuleRow } from '../rule-list-view.ts';
import { DecisionsTable } from './decisions-table.tsx';
import { choosePart, tableParts, useEditingView, type TablePart } from './editing-store.ts';
import { FactsTable } from './facts-table.tsx';
import { GroupsTable } from './groups-table.tsx';
import { NamesTable } from './names-table.tsx';
import { listNames } from './policy-uses.ts';
import { RulesTable } from './rules-table.tsx';

/** What every table of the policy works on. */
export interface TableProps {
  readonly policy: Json;
  readonly rows: readonly RuleRow[];
  readonly words: PolicyWords;
  readonly issues: readonly Issue[];
  readonly onSelect: (place: number) => void;
}

/** Up and down go to the same column of the next row, where the field itself has no use for them. */
function moveInColumn(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const { target } = event;
  if (step === 0 || event.nativeEvent.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
  if (!(target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement)) return;
  // Inside a longer text the arrows move the cursor until it stands at the end.
  const end = step === 1 ? target.value.length : 0;
  const isWholeChosen = target.selectionStart === 0 && target.selectionEnd === target.value.length;
  if (target instanceof HTMLTextAreaElement && target.selectionEnd !== end && !isWholeChosen) return;
  const cell = target.closest('td, th');
  const row = cell?.parentElement;
  const column = cell === null || !row ? -1 : [...row.children].indexOf(cell);
  const next = step === 1 ? row?.nextElementSibling : row?.previousElementSibling;
  const field = next?.children[column]?.querySelector<HTMLElement>('input, textarea');
  if (!field) return;
  event.preventDefault();
  field.focus();
}

/** Checklist, rules, groups and decisions as tables of one document. */
export function TableView(props: TableProps & { readonly viewSwitch: ReactNode }) {
  const { t } = useText();
  const { part } = useEditingView();
  const { policy, rows, words } = props;
  const counts: Readonly<Record<TablePart, number>> = {
    facts: words.facts.length,
    rules: rows.length,
    groups: words.groups.length,
    decisions: listOf(readAt(policy, 'decisions')).length,
    names: listNames(policy).length,
  };
  return (
    <div className="section table-view">
      <div className="section-head">
        <Segmented
          label={t('policy.tablePart')}
          chosen={part}
          choices={tableParts.map((each) => ({
            value: each,
            label: t(`policy.parts.${each}`, { count: counts[each] }),
          }))}
          onChoose={choosePart}
        />
        {props.viewSwitch}
      </div>
      <div
        className="scroll-region"
        role="region"
        aria-label={t(`policy.parts.${part}`, { count: counts[part] })}
        tabIndex={0}
        onKeyDown={moveInColumn}
      >
        {part === 'facts' && <FactsTable {...props} />}
        {part === 'rules' && <RulesTable {...props} />}
        {part === 'groups' && <GroupsTable {...props} />}
        {part === 'decisions' && <DecisionsTable {...props} />}
        {part === 'names' && <NamesTable {...props} />}
      </div>
    </div>
  );
}
