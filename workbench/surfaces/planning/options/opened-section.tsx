import { Suspense, useId, useState, type ReactNode } from 'react';
import { useText } from '../../../text/use-text.ts';

/** A section that is loaded and drawn only once it is opened. */
export function OpenedSection(props: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useText();
  const [isOpened, setOpened] = useState(false);
  const id = useId();
  return (
    <section className="section axis-body" aria-labelledby={id}>
      <div className="section-head">
        <h2 id={id}>{props.title}</h2>
        <button
          type="button"
          className="link"
          aria-expanded={isOpened}
          aria-label={t(isOpened ? 'ictOptions.hideNamed' : 'ictOptions.showNamed', { title: props.title })}
          onClick={() => {
            setOpened(!isOpened);
          }}
        >
          {t(isOpened ? 'ictOptions.hide' : 'ictOptions.show')}
        </button>
      </div>
      {isOpened && <Suspense fallback={<p className="caption">{t('ui.loading')}</p>}>{props.children}</Suspense>}
    </section>
  );
}
