import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../state/engine.ts';
import { en } from './en.ts';
import { ja } from './ja.ts';

/** Makes the words of both languages ready; nothing is fetched. */
export function prepareText(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    initAsync: false,
    resources: { ja: { translation: ja }, en: { translation: en } },
    interpolation: { escapeValue: false },
  });
}

/** Changes the language of every word and of the document. */
export function changeLanguage(language: Language): void {
  void i18next.changeLanguage(language);
  document.documentElement.lang = language;
  document.title = i18next.t('app.title');
}
