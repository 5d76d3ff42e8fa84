import { readDocuments } from './documents.ts';
import { edit } from './edit.ts';
import { isObject, type JsonObject } from './json.ts';
import { currentTexts } from './project.ts';
import { store } from './store.ts';

/** Changes the open policy as a whole, as one step that can be undone. */
export function editPolicy(change: (policy: JsonObject) => JsonObject): void {
  const policy = readDocuments(currentTexts(store.getSnapshot().context.project))['policy.json'];
  if (isObject(policy)) edit({ file: 'policy.json', pointer: '', value: change(policy) });
}
