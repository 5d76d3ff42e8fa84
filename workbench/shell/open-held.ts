import type { Json } from '../state/json.ts';
import { tell } from '../state/notices.ts';
import type { PackTexts } from '../state/project.ts';

/**
 * Opens what was read from files, unless something in it looks like personal data: then it waits until the user says that
 * nobody real is in it.
 */
export async function openUnlessPersonal(texts: PackTexts, open: () => void): Promise<void> {
  const { findPersonalPlaces } = await import('../state/personal-data.ts');
  const places = Object.entries(texts).flatMap(([file, text]) => {
    try {
      return findPersonalPlaces(file, JSON.parse(text.replace(/^\uFEFF/, '')) as Json);
    } catch {
      // What is no JSON is looked at as it stands.
      return findPersonalPlaces(file, text);
    }
  });
  if (places.length === 0) open();
  else tell({ heldImport: { places, open } });
}
