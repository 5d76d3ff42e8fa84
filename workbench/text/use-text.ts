import { useTranslation } from 'react-i18next';
import type { Language, Localized } from '../state/engine.ts';
import { useWorkbench } from '../state/use-store.ts';

/** The words of the workbench and those of the pack, in the chosen language. */
export function useText() {
  const { t } = useTranslation();
  const language: Language = useWorkbench((state) => state.language);
  return {
    t,
    language,
    /** A text of the pack; the fallback stands where the pack has none. */
    say: (text: Localized | null, fallback = ''): string => text?.[language] ?? fallback,
  };
}
