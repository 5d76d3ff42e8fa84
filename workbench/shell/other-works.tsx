import { useEffect, useState } from 'react';
import { listOtherWorks, openOtherWork } from '../state/autosave.ts';
import type { KeptWork } from '../state/work-shelf.ts';
import { useText } from '../text/use-text.ts';
import { useTimeWord } from './time-word.ts';

/** Works kept in this browser that are open in no window, as they are when the list is opened. */
export function OtherWorks({ onOpened }: { readonly onOpened: () => void }) {
  const { t, say } = useText();
  const sayTime = useTimeWord();
  const [works, setWorks] = useState<readonly KeptWork[]>([]);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    listOtherWorks().then(setWorks, () => {
      setWorks([]);
    });
  }, []);
  if (works.length === 0) return <p className="caption">{t('work.noOthers')}</p>;
  return (
    <>
      {isRefused && (
        <p role="alert" className="error-text">
          {t('work.openElsewhere')}
        </p>
      )}
      <ul className="other-works">
        {works.map((kept) => {
          const title = say(kept.title, t('work.untitled'));
          const time = sayTime(kept.keptAt);
          return (
            <li key={kept.key}>
              <span>
                {title} <span className="caption">{time}</span>
              </span>
              <button
                type="button"
                className="button"
                aria-label={t('work.openOf', { title, time })}
                onClick={() => {
                  void openOtherWork(kept).then((isOpened) => {
                    setRefused(!isOpened);
                    if (isOpened) onOpened();
                  });
                }}
              >
                {t('work.open')}
              </button>
            </li>
          );
        })}
      </ul>
    </>
  );
}
