import { store } from '../state/store.ts';
import { saveFile } from '../ui/save-file.ts';

/** Hands the work on screen to the user as one file. */
export async function saveWork(): Promise<void> {
  const { captureWork } = await import('../state/autosave.ts');
  const state = store.getSnapshot().context;
  const text = `${JSON.stringify(await captureWork(state), null, 1)}\n`;
  const day = new Date().toLocaleDateString('sv-SE');
  saveFile(`madoguchi-${state.project.id.replace(/[^\w-]/g, '_')}-${day}.json`, text, 'application/json');
}
