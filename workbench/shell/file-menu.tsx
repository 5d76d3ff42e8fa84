import { useId, useRef, useState, type ChangeEvent, type ToggleEvent } from 'react';
import { listOtherWorks, openOtherWork, showWork } from '../state/autosave.ts';
import { tell, useNotices } from '../state/notices.ts';
import { openFiles } from '../state/open-files.ts';
import { listChangedFiles, openProject } from '../state/project.ts';
import { store } from '../state/store.ts';
import { readWorkText } from '../state/work.ts';
import type { KeptWork } from '../state/work-shelf.ts';
import { useText } from '../text/use-text.ts';
import { openUnlessPersonal } from './open-held.ts';
import { saveWork } from './save-work.ts';
import { useTimeWord } from './time-word.ts';

/** Bytes of a file that is read; the engine's limit of every file. */
const mostBytes = 20 * 1024 * 1024;

/** Takes the chosen files and lets the same ones be chosen again. */
function takeFiles(event: ChangeEvent<HTMLInputElement>): readonly File[] {
  const input = event.currentTarget;
  const files = [...(input.files ?? [])];
  input.value = '';
  return files;
}

/** Whether the changes may be left behind: kept work is found again, else the user says so. */
function mayLeave(question: string, isKept: boolean): boolean {
  return isKept || listChangedFiles(store.getSnapshot().context.project).length === 0 || window.confirm(question);
}

async function openPack(files: readonly File[], question: string, isKept: boolean): Promise<void> {
  if (files.length === 0) return;
  const { project } = store.getSnapshot().context;
  const opened = await openFiles(files, project);
  await openUnlessPersonal(opened.original, () => {
    if (opened.id === project.id || mayLeave(question, isKept)) store.trigger.projectOpened({ project: opened });
  });
}

async function openWorkFile(file: File | undefined, question: string, isKept: boolean): Promise<void> {
  if (file === undefined) return;
  if (file.size > mostBytes) {
    tell({ workProblem: { code: 'too-large' } });
    return;
  }
  const text = await file.text();
  const { work, problem } = readWorkText(text, file.name);
  if (problem !== null) {
    tell({ workProblem: problem });
    return;
  }
  tell({ workProblem: null });
  await openUnlessPersonal(
    { [file.name]: JSON.stringify({ names: work.plans, training: work.training }), ...work.original },
    () => {
      if (!mayLeave(question, isKept)) return;
      // Its own pack first, so that the work before keeps its place.
      store.trigger.projectOpened({ project: openProject(work.pack.id, work.pack.origin, work.original) });
      void showWork(work);
    },
  );
}

function OtherWorks({ works, onOpened }: { readonly works: readonly KeptWork[]; readonly onOpened: () => void }) {
  const { t, say } = useText();
  const sayTime = useTimeWord();
  const [isRefused, setRefused] = useState(false);
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
  const [works, setWorks] = useState<readonly KeptWork[]>([]);
  const isKept = keeping === 'kept';
  const question = t('app.leaveChanges');
  const close = () => panel.current?.hidePopover();
  const place = (event: ToggleEvent<HTMLDivElement>) => {
    const anchor = button.current?.getBoundingClientRect();
    if (event.newState !== 'open' || !anchor) return;
    const { style, offsetWidth } = event.currentTarget;
    style.left = `${String(Math.max(8, Math.min(anchor.left, window.innerWidth - offsetWidth - 8)))}px`;
    style.top = `${String(anchor.bottom + 4)}px`;
    listOtherWorks().then(setWorks, () => {
      setWorks([]);
    });
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
        <OtherWorks works={works} onOpened={close} />
      </div>
      <input
        ref={folder}
        type="file"
        hidden
        aria-label={t('app.openFolder')}
        webkitdirectory=""
        onChange={(event) => {
          onChosen();
          void openPack(takeFiles(event), question, isKept);
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
          void openPack(takeFiles(event), question, isKept);
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
          void openWorkFile(takeFiles(event)[0], question, isKept);
        }}
      />
    </>
  );
}
