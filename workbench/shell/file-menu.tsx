import { lazy, Suspense, useId, useRef, useState, type ChangeEvent, type ToggleEvent } from 'react';
import { useNotices } from '../state/notices.ts';
import { useText } from '../text/use-text.ts';
import { saveWork } from './save-work.ts';

const OtherWorks = lazy(async () => ({ default: (await import('./other-works.tsx')).OtherWorks }));

/** Takes the chosen files and lets the same ones be chosen again. */
function takeFiles(event: ChangeEvent<HTMLInputElement>): readonly File[] {
  const input = event.currentTarget;
  const files = [...(input.files ?? [])];
  input.value = '';
  return files;
}

/** Everything that is opened or saved as files, and the works kept in this browser. */
export function FileMenu({ onChosen }: { readonly onChosen: () => void }) {
  const { t } = useText();
  const { keeping } = useNotices();
  const id = useId();
  const panel = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const folder = useRef<HTMLInputElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const workFile = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const isKept = keeping === 'kept';
  const question = t('app.leaveChanges');
  const close = () => panel.current?.hidePopover();
  const place = (event: ToggleEvent<HTMLDivElement>) => {
    setOpen(event.newState === 'open');
    const anchor = button.current?.getBoundingClientRect();
    if (event.newState !== 'open' || !anchor) return;
    const { style, offsetWidth } = event.currentTarget;
    style.left = `${String(Math.max(8, Math.min(anchor.left, window.innerWidth - offsetWidth - 8)))}px`;
    style.top = `${String(anchor.bottom + 4)}px`;
  };
  const choose = (input: HTMLInputElement | null) => {
    close();
    input?.click();
  };
  const entry = (word: string, act: () => void) => (
    <button type="button" className="button" onClick={act}>
      {word}
    </button>
  );
  return (
    <>
      <button ref={button} type="button" className="button" popoverTarget={id}>
        {t('work.menu')} <span aria-hidden="true">▾</span>
      </button>
      <div ref={panel} id={id} popover="auto" className="menu-panel" onToggle={place}>
        <h2>{t('work.packPart')}</h2>
        <p className="menu-row">
          {entry(t('app.openFolder'), () => {
            choose(folder.current);
          })}
          {entry(t('app.openFiles'), () => {
            choose(files.current);
          })}
        </p>
        <h2>{t('work.workPart')}</h2>
        <p className="caption">{t('work.workHint')}</p>
        <p className="menu-row">
          {entry(t('work.saveWork'), () => {
            close();
            void saveWork();
          })}
          {entry(t('work.openWork'), () => {
            choose(workFile.current);
          })}
        </p>
        <h2>{t('work.others')}</h2>
        {isOpen && (
          <Suspense>
            <OtherWorks onOpened={close} />
          </Suspense>
        )}
      </div>
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={t('app.openFolder')}
        webkitdirectory=""
        onChange={(event) => {
          onChosen();
          const chosen = takeFiles(event);
          void import('./open-chosen.ts').then(({ openPack }) => openPack(chosen, question, isKept));
        }}
      />
      <input
        ref={files}
        type="file"
        hidden
        multiple
        accept=".json,application/json"
        aria-label={t('app.openFiles')}
        onChange={(event) => {
          onChosen();
          const chosen = takeFiles(event);
          void import('./open-chosen.ts').then(({ openPack }) => openPack(chosen, question, isKept));
        }}
      />
      <input
        ref={workFile}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t('work.openWork')}
        onChange={(event) => {
          onChosen();
          const [chosen] = takeFiles(event);
          void import('./open-chosen.ts').then(({ openWorkFile }) => openWorkFile(chosen, question, isKept));
        }}
      />
    </>
  );
}
