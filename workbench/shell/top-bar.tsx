import { redo, undo } from '../state/edit.ts';
import { listChangedFiles } from '../state/project.ts';
import { store, surfaces } from '../state/store.ts';
import { useWorkbench } from '../state/use-store.ts';
import { useText } from '../text/use-text.ts';
import { WindowMark } from '../ui/icons.tsx';
import { saveFile } from '../ui/save-file.ts';
import { Segmented } from '../ui/segmented.tsx';
import { useNotices } from '../state/notices.ts';
import { PackMenu } from './pack-menu.tsx';
import { useTimeWord } from './time-word.ts';

function SurfaceTabs() {
  const { t } = useText();
  const current = useWorkbench((state) => state.surface);
  return (
    <nav className="surface-tabs" aria-label={t('region.surfaces')}>
      {surfaces.map((surface, index) => (
        <button
          key={surface}
          type="button"
          aria-current={surface === current ? 'page' : undefined}
          aria-keyshortcuts={`Control+${String(index + 1)}`}
          className={surface === 'evidence' ? 'is-apart' : ''}
          onClick={() => {
            store.trigger.surfaceChosen({ surface });
          }}
        >
          {t(`surface.${surface}`)}
        </button>
      ))}
    </nav>
  );
}

/** When the work was last kept in this browser. */
function KeptSign() {
  const { t } = useText();
  const sayTime = useTimeWord();
  const { keeping, keptAt } = useNotices();
  const words = () => {
    if (keeping === 'unavailable') return t('work.notKept');
    if (keeping === 'waiting') return t('work.waiting');
    return keptAt === null ? '' : t('work.kept', { time: sayTime(keptAt) });
  };
  return (
    <span className="caption kept-sign" data-keeping={keeping}>
      {words()}
    </span>
  );
}

export function TopBar({ onKeyList }: { readonly onKeyList: () => void }) {
  const { t, language } = useText();
  const canUndo = useWorkbench((state) => state.project.done.length > 0);
  const canRedo = useWorkbench((state) => state.project.undone.length > 0);
  const changed = listChangedFiles(useWorkbench((state) => state.project));
  const saveChanged = () => {
    for (const [file, text] of changed) saveFile(file.split('/').at(-1) ?? file, text, 'application/json');
  };
  return (
    <header className="top-bar" data-region tabIndex={-1}>
      <h1 className="product">
        <WindowMark />
        {t('app.name')}
      </h1>
      <SurfaceTabs />
      <div className="top-tools">
        <PackMenu />
        <KeptSign />
        <button
          type="button"
          className="button is-quiet"
          disabled={!canUndo}
          aria-keyshortcuts="Control+Z"
          onClick={undo}
        >
          {t('app.undo')}
        </button>
        <button
          type="button"
          className="button is-quiet"
          disabled={!canRedo}
          aria-keyshortcuts="Control+Y"
          onClick={redo}
        >
          {t('app.redo')}
        </button>
        <button type="button" className="button" disabled={changed.length === 0} onClick={saveChanged}>
          {t('app.save')}
        </button>
        <button type="button" className="button" aria-keyshortcuts="?" onClick={onKeyList}>
          {t('app.keys')} <span className="key">?</span>
        </button>
        <Segmented
          label={t('app.language')}
          chosen={language}
          choices={[
            { value: 'ja', label: <span lang="ja">日本語</span> },
            { value: 'en', label: <abbr title="English">EN</abbr> },
          ]}
          onChoose={(chosen) => {
            store.trigger.languageChosen({ language: chosen });
          }}
        />
      </div>
    </header>
  );
}
