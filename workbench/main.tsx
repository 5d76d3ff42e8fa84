import '@digital-go-jp/design-tokens/dist/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/tables.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.tsx';
import { changeLanguage, loadWords, prepareText } from './text/prepare-text.ts';
import { firstPackId, loadBundledPack } from './state/bundled-packs.ts';
import { hasKeptWork } from './state/look-for-work.ts';
import { openProject } from './state/project.ts';
import { store } from './state/store.ts';
import { followRuns } from './state/run-controller.ts';

const loadAutosave = () => import('./state/autosave.ts');

async function open(place: HTMLElement): Promise<void> {
  prepareText();
  const loading = loadBundledPack(firstPackId);
  const isRestored = (await hasKeptWork()) && (await (await loadAutosave()).restoreWork());
  if (!isRestored) {
    store.trigger.projectOpened({ project: openProject(firstPackId, 'bundled', await loading) });
  }
  await changeLanguage(store.getSnapshot().context.language);
  const started = store.getSnapshot().context;
  followRuns();
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
  // The first picture waits neither for what keeps the work nor for the other language.
  requestAnimationFrame(() =>
    setTimeout(() => {
      void loadAutosave().then(({ followWork }) => {
        followWork(started);
      });
      void loadWords('en');
    }, 0),
  );
}

const place = document.getElementById('workbench');
if (place) void open(place);
