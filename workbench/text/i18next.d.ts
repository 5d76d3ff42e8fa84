import 'i18next';
import type { Dictionary, Words } from './dictionary.ts';
import type { policyEffectsJa } from './policy-effects-ja.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: Dictionary & Words<typeof policyEffectsJa> };
  }
}
