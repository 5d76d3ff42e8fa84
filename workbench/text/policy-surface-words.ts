import { addLaterWords } from './later-words.ts';
import { policyEditorEn } from './policy-editor-en.ts';
import { policyEditorJa } from './policy-editor-ja.ts';
import { policyEffectsEn } from './policy-effects-en.ts';
import { policyEffectsJa } from './policy-effects-ja.ts';

/** Makes the words of this surface ready. */
export function addPolicyWords(): void {
  addLaterWords(policyEditorJa, policyEditorEn);
  addLaterWords(policyEffectsJa, policyEffectsEn);
}
