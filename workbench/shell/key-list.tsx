import type { RefObject } from 'react';
import { useText } from '../text/use-text.ts';

const keys = [
  ['Ctrl+1 … Ctrl+4', 'surfaces'],
  ['F6 / Shift+F6', 'regions'],
  ['Ctrl+Z / Ctrl+Y', 'undo'],
  ['Ctrl+Enter', 'run'],
  ['Esc', 'cancel'],
  ['← ↑ → ↓', 'grid'],
  ['Enter', 'cell'],
  ['?', 'list'],
] as const;

export function KeyList({ dialog }: { readonly dialog: RefObject<HTMLDialogElement | null> }) {
  const { t } = useText();
  return (
    <dialog ref={dialog} className="key-list" aria-labelledby="key-list-title">
      <h2 id="key-list-title">{t('keys.title')}</h2>
      <table className="table">
        <tbody>
          {keys.map(([key, what]) => (
            <tr key={what}>
              <th scope="row">
                <kbd className="key">{key}</kbd>
              </th>
              <td>{t(`keys.${what}`)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <form method="dialog">
        <button type="submit" className="button">
          {t('ui.close')}
        </button>
      </form>
    </dialog>
  );
}
