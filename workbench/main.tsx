import '@digital-go-jp/design-tokens/dist/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/tables.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.tsx';
import { prepareText } from './text/prepare-text.ts';
import { followWork, restoreWork } from './state/autosave.ts';
import { firstPackId, loadBundledPack } from './state/bundled-packs.ts';
import { openProject } from './state/project.ts';
import { store } from './state/store.ts';
import { followRuns } from './state/run-controller.ts';

async function open(place: HTMLElement): Promise<void> {
  prepareText(store.getSnapshot().context.language);
  const loading = loadBundledPack(firstPackId);
  if (!(await restoreWork())) {
    store.trigger.projectOpened({ project: openProject(firstPackId, 'bundled', await loading) });
  }
  followRuns();
  followWork();
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}

const place = document.getElementById('workbench');
if (place) void open(place);
