import { useEffect, useId, useState, type SyntheticEvent } from 'react';
import { bundledPacks, loadBundledPack } from '../state/bundled-packs.ts';
import { readDocuments } from '../state/documents.ts';
import { readAt } from '../state/json.ts';
import { notices } from '../state/notices.ts';
import { listChangedFiles, openProject } from '../state/project.ts';
import { readLocalized } from '../state/sourced.ts';
import { store } from '../state/store.ts';
import { useWorkbench } from '../state/use-store.ts';
import { useText } from '../text/use-text.ts';
import { FileMenu } from './file-menu.tsx';

const openedValue = 'opened:';

/** The bundled pack asked for last; one that arrives after another was asked for is not opened. */
let awaited = '';

async function openBundled(id: string): Promise<void> {
  if (awaited === id) return;
  awaited = id;
  try {
    const texts = await loadBundledPack(id);
    if (awaited === id) store.trigger.projectOpened({ project: openProject(id, 'bundled', texts) });
  } finally {
    if (awaited === id) awaited = '';
  }
}

/** Which pack is open, one of those that came along to be opened instead, and the menu of files. */
export function PackMenu() {
  const { t, say } = useText();
  const project = useWorkbench((state) => state.project);
  const [unavailable, setUnavailable] = useState(false);
  const id = useId();
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      const isKept = notices.getSnapshot().context.keeping === 'kept';
      if (!isKept && listChangedFiles(store.getSnapshot().context.project).length > 0) event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, []);
  const titleOf = (texts: (typeof project)['original'], fallback: string) =>
    say(readLocalized(readAt(readDocuments(texts)['pack.json'], 'title')), fallback);
  // A redraw between the two events of one choice puts the old value back, so the first of them counts.
  const choose = (event: SyntheticEvent<HTMLSelectElement>) => {
    const chosen = event.currentTarget.value;
    const isOpen = project.origin === 'bundled' && project.id === chosen;
    if (isOpen || chosen === openedValue) return;
    setUnavailable(false);
    openBundled(chosen).catch(() => {
      setUnavailable(true);
    });
  };
  return (
    <div className="pack-menu">
      <label htmlFor={id} className="caption">
        {t('app.pack')}
      </label>
      <select
        id={id}
        className="select pack-select"
        value={project.origin === 'bundled' ? project.id : openedValue}
        onInput={choose}
        onChange={choose}
      >
        {project.origin === 'opened' && <option value={openedValue}>{titleOf(project.original, project.id)}</option>}
        {bundledPacks.map((each) => (
          <option key={each.id} value={each.id}>
            {say(each.title, each.id)}
          </option>
        ))}
      </select>
      {unavailable && (
        <span role="alert" className="error-text">
          {t('app.packUnavailable')}
        </span>
      )}
      <FileMenu
        onChosen={() => {
          awaited = '';
        }}
      />
    </div>
  );
}
