import { useEffect, useId, useRef, useState, type ChangeEvent, type SyntheticEvent } from 'react';
import { bundledPacks, loadBundledPack } from '../state/bundled-packs.ts';
import { readDocuments } from '../state/documents.ts';
import { readAt } from '../state/json.ts';
import { openFiles } from '../state/open-files.ts';
import { listChangedFiles, openProject } from '../state/project.ts';
import { readLocalized } from '../state/sourced.ts';
import { store } from '../state/store.ts';
import { useWorkbench } from '../state/use-store.ts';
import { useText } from '../text/use-text.ts';

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

/** Whether the open project may be left: it may where nothing was changed, else the user says so. */
function mayLeave(question: string): boolean {
  return listChangedFiles(store.getSnapshot().context.project).length === 0 || window.confirm(question);
}

/** Reads the chosen files as a pack; choosing the same files again works too. */
async function openChosen(event: ChangeEvent<HTMLInputElement>, question: string): Promise<void> {
  const input = event.currentTarget;
  const files = [...(input.files ?? [])];
  awaited = '';
  input.value = '';
  if (files.length === 0) return;
  const { project } = store.getSnapshot().context;
  const opened = await openFiles(files, project);
  if (opened.id === project.id || mayLeave(question)) store.trigger.projectOpened({ project: opened });
}

/** Which pack is open, and two ways to open another: one of those that came along, or files of the user. */
export function PackMenu() {
  const { t, say } = useText();
  const project = useWorkbench((state) => state.project);
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const [unavailable, setUnavailable] = useState(false);
  const id = useId();
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (listChangedFiles(store.getSnapshot().context.project).length > 0) event.preventDefault();
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
      <button type="button" className="button" onClick={() => folder.current?.click()}>
        {t('app.openFolder')}
      </button>
      <button type="button" className="button" onClick={() => files.current?.click()}>
        {t('app.openFiles')}
      </button>
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={t('app.openFolder')}
        webkitdirectory=""
        onChange={(event) => void openChosen(event, t('app.leaveChanges'))}
      />
      <input
        ref={files}
        type="file"
        hidden
        multiple
        accept=".json,application/json"
        aria-label={t('app.openFiles')}
        onChange={(event) => void openChosen(event, t('app.leaveChanges'))}
      />
    </div>
  );
}
