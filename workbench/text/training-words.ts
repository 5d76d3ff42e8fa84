import { trainingEn } from './training-en.ts';
import { trainingJa } from './training-ja.ts';
import { addLaterWords } from './later-words.ts';

/** Makes the words of this surface ready. */
export function addTrainingWords(): void {
  addLaterWords(trainingJa, trainingEn);
}
