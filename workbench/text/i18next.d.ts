import 'i18next';
import type { Dictionary } from './dictionary.ts';
import type { LaterDictionary } from './later-words.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Dictionary & LaterDictionary };
  }
}
