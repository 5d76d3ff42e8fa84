import '@digital-go-jp/design-tokens/dist/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/tables.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './shell/app.tsx';
import { prepareText } from './text/prepare-text.ts';
import { store } from './state/store.ts';
import { followRuns } from './state/run-controller.ts';

const place = document.getElementById('workbench');
if (place) {
  prepareText(store.getSnapshot().context.language);
  followRuns();
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
