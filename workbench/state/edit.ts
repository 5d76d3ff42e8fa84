import { readDocuments } from './documents.ts';
import { setAtPointer } from './engine.ts';
import type { Json } from './json.ts';
import { currentTexts, type Edit } from './project.ts';
import { store } from './store.ts';

/** The text of a document as an edit writes it. */
export function writeDocument(document: Json): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}

/**
 * Puts a value into a file of the open project, as one step that can be undone. A bare number set onto a sourced one
 * becomes the user's assumption. A place that does not exist changes nothing.
 */
export function edit(change: Edit): void {
  const texts = currentTexts(store.getSnapshot().context.project);
  const before = readDocuments(texts)[change.file];
  if (before === undefined) return;
  const { document, issue } = setAtPointer(before, change.pointer, change.value, change.file);
  const text = writeDocument(document as Json);
  if (issue !== null || text === writeDocument(before)) return;
  store.trigger.edited({ edit: change, texts: { ...texts, [change.file]: text } });
}

export function undo(): void {
  store.trigger.undone();
}

export function redo(): void {
  store.trigger.redone();
}
