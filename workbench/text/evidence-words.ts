import { evidenceEn } from './evidence-en.ts';
import { evidenceJa } from './evidence-ja.ts';
import { addLaterWords } from './later-words.ts';

/** Makes the words of this surface ready. */
export function addEvidenceWords(): void {
  addLaterWords(evidenceJa, evidenceEn);
}
