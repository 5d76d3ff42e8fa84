import { useText } from '../../text/use-text.ts';
import type { CellGridControl } from './use-cell-grid.ts';

/** What stands under a grid of cells: what was refused, what a paste left out, how many cells are selected. */
export function GridNote({ control }: { readonly control: CellGridControl }) {
  const { t } = useText();
  const { problem, problemId, notice, selected } = control;
  return (
    <div className="grid-note">
      {problem !== null && (
        <p id={problemId} role="alert" className="error-text">
          × {problem}
        </p>
      )}
      <p role="status" className="caption">
        {[notice ?? '', selected > 0 ? t('grid.selected', { count: selected }) : ''].join('')}
      </p>
    </div>
  );
}
