import i18next from 'i18next';
import type { Words } from './dictionary.ts';
import type { evidenceJa } from './evidence-ja.ts';
import type { policyEditorJa } from './policy-editor-ja.ts';
import type { policyEffectsJa } from './policy-effects-ja.ts';
import type { trainingJa } from './training-ja.ts';

/** Where words stand that are not part of the page but come with the surface that says them. */
export const laterWords = 'later';

/** Every word that comes with a surface. */
export type LaterDictionary = Words<
  typeof policyEditorJa & typeof policyEffectsJa & typeof trainingJa & typeof evidenceJa
>;

/** Adds words that come with a surface, in both languages. */
export function addLaterWords<T extends Partial<LaterDictionary>>(ja: T, en: Words<T>): void {
  i18next.addResourceBundle('ja', laterWords, ja, true);
  i18next.addResourceBundle('en', laterWords, en, true);
}
