import type { Dictionary } from './dictionary.ts';
import { ja } from './ja.ts';
export const en: Dictionary = ja;
