import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../state/engine.ts';
import { ja } from './ja.ts';
import { laterWords } from './later-words.ts';

/** The language asked for last; words that come after another was asked for change nothing. */
let wanted: Language = 'ja';

/** Makes the Japanese words ready, which are part of the page; nothing is fetched. */
export function prepareText(): void {
  void i18next.use(initReactI18next).init({
    lng: 'ja',
    fallbackLng: false,
    fallbackNS: laterWords,
    initAsync: false,
    resources: { ja: { translation: ja } },
    interpolation: { escapeValue: false },
  });
}

/** Loads the words of a language, once. */
export async function loadWords(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  const { en } = await import('./en.ts');
  i18next.addResourceBundle(language, 'translation', en);
}

/** Changes the language of every word and of the document, as soon as the words are there. */
export async function changeLanguage(language: Language): Promise<void> {
  wanted = language;
  await loadWords(language);
  if (wanted !== language) return;
  await i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.title = i18next.t('app.title');
}
