import './editing.css';
import { lazy, Suspense } from 'react';
import { useText } from '../../../text/use-text.ts';
import { DraftNotice } from './draft-notice.tsx';
import { useEditedPolicy } from './editing-store.ts';

const JsonView = lazy(async () => ({ default: (await import('./json-view.tsx')).JsonView }));

/** A pack whose policy.json is no JSON: the text can be mended. A pack without one is said to have none. */
export function UnreadablePolicy() {
  const { t } = useText();
  const { text } = useEditedPolicy();
  if (text === '') return <p className="column empty">{t('policy.none')}</p>;
  return (
    <section className="column" aria-label={t('policy.views.json')} data-region tabIndex={-1}>
      <h2>{t('policy.jsonLabel')}</h2>
      <DraftNotice isBrief onSelectRule={() => undefined} />
      <Suspense fallback={<p className="caption loading">{t('ui.loading')}</p>}>
        <JsonView rule={null} />
      </Suspense>
    </section>
  );
}
