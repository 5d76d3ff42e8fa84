import type { Freshness as Kind } from '../state/run-view.ts';
import { useText } from '../text/use-text.ts';

/** Says that values are interim or stale; nothing where they belong to what is on screen. */
export function Freshness({ freshness }: { readonly freshness: Kind }) {
  const { t } = useText();
  return freshness === 'current' ? null : <span className="freshness">{t(`headline.${freshness}`)}</span>;
}
