import type { RefObject } from 'react';
import { useText } from '../text/use-text.ts';

/** Every key of the workbench, by where it works. */
const groups = {
  everywhere: [
    ['Ctrl+1 … Ctrl+4', 'surfaces'],
    ['F6 / Shift+F6', 'regions'],
    ['Ctrl+Z', 'undo'],
    ['Ctrl+Y / Ctrl+Shift+Z', 'redo'],
    ['Ctrl+Enter', 'run'],
    ['Esc', 'cancel'],
    ['?', 'list'],
  ],
  field: [
    ['Enter / Tab', 'cell'],
    ['Esc', 'giveUp'],
  ],
  grid: [
    ['← ↑ → ↓', 'grid'],
    ['Shift+← ↑ → ↓', 'select'],
    ['Ctrl+D / Ctrl+R', 'fill'],
    ['Ctrl+C / Ctrl+V', 'paste'],
  ],
  rules: [
    ['← ↑ → ↓ / Home / End', 'outline'],
    ['Enter / F2', 'enter'],
    ['Alt+↑ / Alt+↓', 'reorder'],
    ['Alt+→ / Alt+←', 'nest'],
    ['Insert / Delete', 'insert'],
    ['↑ / ↓', 'column'],
  ],
  choices: [['← / →', 'choose']],
  training: [['Ctrl+Enter', 'confirm']],
} as const;

type Group = keyof typeof groups;

function KeyRows({ group }: { readonly group: Group }) {
  const { t } = useText();
  return (
    <tbody>
      <tr className="group-row">
        <th scope="rowgroup" colSpan={2}>
          {t(`keys.group.${group}`)}
        </th>
      </tr>
      {groups[group].map(([key, what]) => (
        <tr key={what}>
          <th scope="row">
            <kbd className="key">{key}</kbd>
          </th>
          <td>{t(`keys.${what}`)}</td>
        </tr>
      ))}
    </tbody>
  );
}

export function KeyList({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }) {
  const { t } = useText();
  return (
    <dialog ref={dialog} className="key-list" aria-labelledby="key-list-title">
      <h2 id="key-list-title">{t('keys.title')}</h2>
      <div className="key-scroll" role="region" aria-label={t('keys.title')} tabIndex={0}>
        <table className="table">
          {(Object.keys(groups) as Group[]).map((group) => (
            <KeyRows key={group} group={group} />
          ))}
        </table>
      </div>
      <p className="caption">{t('keys.composing')}</p>
      <form method="dialog">
        <button type="submit" className="button">
          {t('ui.close')}
        </button>
      </form>
    </dialog>
  );
}
