import { useText } from '../../../text/use-text.ts';

/** What stood here when the policy was opened. */
export function BeforeNote({ was }: { readonly was: string }) {
  const { t } = useText();
  return <span className="before-note">{t('policy.before', { value: was })}</span>;
}
