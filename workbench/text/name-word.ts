import type { TFunction } from 'i18next';
import type { Language } from '../state/engine.ts';
import { packWordsJa } from './pack-words-ja.ts';

/** `childGuidanceCenter` → `child guidance center`: how a name without words is shown. */
export function spellOut(id: string): string {
  return id.replace(/([a-z0-9])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
}

/** The word for a name that packs use: the vocabulary's, else that of the shipped packs, else the name spelled out. */
export function nameWord(id: string, t: TFunction, language: Language): string {
  const word = language === 'ja' && Object.hasOwn(packWordsJa, id) ? packWordsJa[id] : undefined;
  return t(`vocabulary.${id}` as 'vocabulary.high', { defaultValue: word ?? spellOut(id) });
}
