import { createStore } from '@xstate/store';
import { useSyncExternalStore } from 'react';
import { readDocuments, readPack } from '../../../state/documents.ts';
import { writeDocument } from '../../../state/edit.ts';
import { setAtPointer, type Issue } from '../../../state/engine.ts';
import type { Json } from '../../../state/json.ts';
import type { PersonalTrace } from '../../../state/personal-data.ts';
import { currentTexts } from '../../../state/project.ts';
import { store } from '../../../state/store.ts';
import { useWorkbench } from '../../../state/use-store.ts';
import { confirmTexts } from '../../../ui/personal-guard.tsx';
import { findNewPersonal } from './personal-strings.ts';
import { addDraftStep, currentStep, listBlocking, stepDraft, type PolicyDraft } from './policy-draft.ts';

export const editingViews = ['text', 'outline', 'table', 'json'] as const;
/** How the one document is shown. */
type EditingView = (typeof editingViews)[number];

export const tableParts = ['facts', 'rules', 'groups', 'decisions', 'names'] as const;
export type TablePart = (typeof tableParts)[number];

interface EditingState {
  readonly view: EditingView;
  readonly part: TablePart;
  readonly draft: PolicyDraft | null;
}

const file = 'policy.json';

const editing = createStore({
  context: { view: 'outline', part: 'facts', draft: null } as EditingState,
  on: {
    viewChosen: (state, event: { view: EditingView }): EditingState => ({ ...state, view: event.view }),
    partChosen: (state, event: { part: TablePart }): EditingState => ({ ...state, part: event.part }),
    drafted: (state, event: { draft: PolicyDraft | null }): EditingState => ({ ...state, draft: event.draft }),
  },
});

function subscribe(listen: () => void): () => void {
  const subscription = editing.subscribe(listen);
  return () => {
    subscription.unsubscribe();
  };
}

function useEditing<Part>(select: (state: EditingState) => Part): Part {
  return useSyncExternalStore(subscribe, () => select(editing.getSnapshot().context));
}

export function useEditingView(): { readonly view: EditingView; readonly part: TablePart } {
  return { view: useEditing((state) => state.view), part: useEditing((state) => state.part) };
}

export function chooseView(view: EditingView): void {
  editing.trigger.viewChosen({ view });
}

export function choosePart(part: TablePart): void {
  editing.trigger.partChosen({ part });
}

/** The draft of the open project; one of another project is out of date. */
function ownDraft(): PolicyDraft | null {
  const { draft } = editing.getSnapshot().context;
  return draft?.project === store.getSnapshot().context.project.id ? draft : null;
}

/** policy.json as its editors show it: the draft where there is one, else the document as taken. */
interface EditedPolicy {
  readonly text: string;
  /** null where the text is no JSON. */
  readonly document: Json | null;
  readonly isDraft: boolean;
  /** What keeps the draft from being taken; without a draft, what is wrong with the policy as opened. */
  readonly issues: readonly Issue[];
  /** What in the draft looks like personal data: it is not taken before it is confirmed or changed. */
  readonly personal: readonly PersonalTrace[];
  /** The policy was changed elsewhere since the draft was begun. */
  readonly isBehind: boolean;
}

const faultsOf = new WeakMap<object, readonly Issue[]>();

/** The errors in policy.json as taken; the same list for the same files. */
function listFaults(texts: Readonly<Record<string, string>>): readonly Issue[] {
  const known = faultsOf.get(texts);
  if (known !== undefined) return known;
  const faults = readPack(texts).issues.filter((issue) => issue.file === file && issue.severity === 'error');
  faultsOf.set(texts, faults);
  return faults;
}

export function useEditedPolicy(): EditedPolicy {
  const project = useWorkbench((state) => state.project);
  const draft = useEditing((state) => state.draft);
  const texts = currentTexts(project);
  const taken = texts[file] ?? '';
  const step = draft?.project === project.id ? currentStep(draft) : null;
  const text = step?.text ?? taken;
  return {
    text,
    document: readDocuments(step === null ? texts : draftTexts(texts, text))[file] ?? null,
    isDraft: step !== null,
    issues: step?.issues ?? listFaults(texts),
    personal: step?.personal ?? [],
    isBehind: step !== null && draft?.base !== taken,
  };
}

let newest: { readonly texts: object; readonly text: string; readonly next: Record<string, string> } | null = null;

/** The files with another policy.json; the same object for the same text, so that it is read once. */
function draftTexts(texts: Readonly<Record<string, string>>, text: string): Readonly<Record<string, string>> {
  if (newest?.texts !== texts || newest.text !== text) newest = { texts, text, next: { ...texts, [file]: text } };
  return newest.next;
}

/**
 * Takes a new text of policy.json as one step where nothing keeps it from being taken, else keeps it as a draft. Text that
 * looks like personal data keeps it, whichever view it was typed in or file it came from.
 */
export function submitText(text: string, pointer = ''): void {
  const taken = currentTexts(store.getSnapshot().context.project)[file];
  if (taken === undefined || text === (currentStep(ownDraft())?.text ?? taken)) return;
  if (text === taken) discardDraft();
  else takeOrKeep(text, pointer);
}

function takeOrKeep(text: string, pointer: string): void {
  const { project } = store.getSnapshot().context;
  const texts = currentTexts(project);
  const taken = texts[file] ?? '';
  const draft = ownDraft();
  const next = draftTexts(texts, text);
  const issues = listBlocking(file, readPack(texts).issues, readPack(next).issues);
  const document = readDocuments(next)[file];
  const personal = document === undefined ? [] : findNewPersonal(readDocuments(texts)[file], document);
  if (issues.length > 0 || personal.length > 0 || document === undefined) {
    const start = { project: project.id, base: taken };
    editing.trigger.drafted({ draft: addDraftStep(draft, start, { text, issues, personal }) });
    return;
  }
  editing.trigger.drafted({ draft: null });
  store.trigger.edited({ edit: { file, pointer, value: document }, texts: next });
}

/** Takes a new document, or keeps it as a draft. */
export function submitDocument(document: Json, pointer = ''): void {
  submitText(writeDocument(document), pointer);
}

/** Puts a value into the document; a bare number set onto a sourced one becomes the user's assumption. */
export function submitAt(document: Json, pointer: string, value: Json): void {
  const { document: next, issue } = setAtPointer(document, pointer, value, file);
  if (issue === null) submitDocument(next as Json, pointer);
}

/** Says that what looks like personal data in the draft is of nobody real, and takes the draft where nothing else keeps it. */
export function confirmDraft(): void {
  const step = currentStep(ownDraft());
  if (step === null) return;
  confirmTexts(step.personal.map(({ text }) => text));
  takeOrKeep(step.text, '');
}

/** Gives the draft up; it can be brought back as long as nothing else is edited. */
export function discardDraft(): void {
  const draft = ownDraft();
  editing.trigger.drafted({ draft: draft === null ? null : { ...draft, at: 0 } });
}

/** Undoes (−1) or redoes (1) within the draft; false where it has nothing to undo or redo. */
export function stepBackInDraft(by: -1 | 1): boolean {
  const draft = ownDraft();
  const isStale = draft?.at === 0 && draft.base !== currentTexts(store.getSnapshot().context.project)[file];
  const next = isStale ? null : stepDraft(draft, by);
  if (next === null) return false;
  editing.trigger.drafted({ draft: next });
  return true;
}
