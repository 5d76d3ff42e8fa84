import { nameWord } from '../../../text/name-word.ts';
import { useText } from '../../../text/use-text.ts';

/** Words for the steps, classes of staff, bands, lines and patterns of an office; shifts go by those of the pack. */
export function useOperatingWord(): (id: string) => string {
  const { t, language } = useText();
  return (id) => t(`operating.word.${id}` as 'operating.word.intake', { defaultValue: nameWord(id, t, language) });
}
