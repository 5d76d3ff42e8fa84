import { loadPack, type LoadedPack } from './engine.ts';
import type { Json } from './json.ts';
import { currentTexts, type PackTexts } from './project.ts';
import { useWorkbench } from './use-store.ts';

export type Documents = Readonly<Record<string, Json | undefined>>;

const documentsOf = new WeakMap<PackTexts, Documents>();
const packOf = new WeakMap<PackTexts, LoadedPack>();

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch {
    // What is wrong with the text is told by the issues of loadPack, with its line.
    return undefined;
  }
}

/** The files of a pack as JSON; a file that is no JSON is absent. */
export function readDocuments(texts: PackTexts): Documents {
  const known = documentsOf.get(texts);
  if (known) return known;
  const documents = Object.fromEntries(Object.entries(texts).map(([file, text]) => [file, parse(text)]));
  documentsOf.set(texts, documents);
  return documents;
}

/** The pack as the engine loads it, with everything wrong with it. */
export function readPack(texts: PackTexts): LoadedPack {
  const known = packOf.get(texts);
  if (known) return known;
  const loaded = loadPack(texts);
  packOf.set(texts, loaded);
  return loaded;
}

/** The files of the open project as JSON, now and as opened. */
export function useDocuments(): { readonly now: Documents; readonly original: Documents } {
  const project = useWorkbench((state) => state.project);
  return { now: readDocuments(currentTexts(project)), original: readDocuments(project.original) };
}

/** The open project as the engine loads it. */
export function usePack(): LoadedPack {
  return readPack(useWorkbench((state) => currentTexts(state.project)));
}
