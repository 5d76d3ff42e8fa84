import i18next from 'i18next';
import type { policyEffectsJa } from './policy-effects-ja.ts';
import type { Words } from './dictionary.ts';

/** Where words stand that are not part of the page but come with the surface that says them. */
export const laterWords = 'later';

/** Adds words that come with a surface, in both languages. */
export function addLaterWords(ja: typeof policyEffectsJa, en: Words<typeof policyEffectsJa>): void {
  i18next.addResourceBundle('ja', laterWords, ja, true);
  i18next.addResourceBundle('en', laterWords, en, true);
}
