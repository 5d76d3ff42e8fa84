import { useState } from 'react';
import { firstPackId, loadBundledPack } from '../state/bundled-packs.ts';
import { forgetWork } from '../state/autosave.ts';
import { tell, useNotices, type HeldImport } from '../state/notices.ts';
import { openProject } from '../state/project.ts';
import { store } from '../state/store.ts';
import { useText } from '../text/use-text.ts';
import { WarningSign } from '../ui/icons.tsx';
import { useTimeWord } from './time-word.ts';
import type { WorkProblem } from '../state/work.ts';

/** Places of a held import that are listed one by one. */
const shownPlaces = 5;

async function startAfresh(): Promise<void> {
  const texts = await loadBundledPack(firstPackId);
  await forgetWork();
  store.trigger.projectOpened({ project: openProject(firstPackId, 'bundled', texts) });
  store.trigger.surfaceChosen({ surface: 'planning' });
}

function Restored({ at }: { readonly at: number }) {
  const { t } = useText();
  const sayTime = useTimeWord();
  const [isSure, setSure] = useState(false);
  return (
    <p className="notice" role="status">
      <span>{isSure ? t('work.afreshSure') : t('work.restored', { time: sayTime(at) })}</span>
      {isSure ? (
        <>
          <button type="button" className="button" onClick={() => void startAfresh()}>
            {t('work.afreshDo')}
          </button>
          <button
            type="button"
            className="button"
            onClick={() => {
              setSure(false);
            }}
          >
            {t('work.keep')}
          </button>
        </>
      ) : (
        <>
          <button
            type="button"
            className="button"
            onClick={() => {
              setSure(true);
            }}
          >
            {t('work.afresh')}
          </button>
          <CloseButton
            onClose={() => {
              tell({ restoredAt: null });
            }}
          />
        </>
      )}
    </p>
  );
}

function CloseButton({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText();
  return (
    <button type="button" className="button is-quiet push" onClick={onClose}>
      {t('ui.close')}
    </button>
  );
}

function Warning({ text, onClose }: { readonly text: string; readonly onClose?: () => void }) {
  return (
    <p className="notice is-warning" role="status">
      <span>
        <WarningSign /> {text}
      </span>
      {onClose && <CloseButton onClose={onClose} />}
    </p>
  );
}

function Problem({ problem }: { readonly problem: WorkProblem }) {
  const { t, say } = useText();
  const words = () => {
    switch (problem.code) {
      case 'unreadable':
        return [t('work.problem.unreadable'), ...problem.issues.slice(0, 1).map(({ message }) => say(message))].join(
          ' ',
        );
      case 'not-work':
        return t('work.problem.notWork');
      case 'too-large':
        return t('work.problem.tooLarge');
      case 'newer':
        return t('work.problem.newer', { version: problem.version });
      case 'malformed':
        return t('work.problem.malformed', { place: problem.place });
    }
  };
  return (
    <Warning
      text={words()}
      onClose={() => {
        tell({ workProblem: null });
      }}
    />
  );
}

function Held({ held }: { readonly held: HeldImport }) {
  const { t } = useText();
  const answer = (isOpened: boolean) => {
    tell({ heldImport: null });
    if (isOpened) held.open();
  };
  const rest = held.places.length - shownPlaces;
  return (
    <section className="notice is-warning is-tall" role="alert" aria-label={t('personal.list')}>
      <p>
        <WarningSign /> {t('personal.imported', { count: held.places.length })} {t('personal.importRule')}
      </p>
      <ul>
        {held.places.slice(0, shownPlaces).map(({ file, pointer, kind, text }) => (
          <li key={`${file}${pointer}${kind}${text}`}>
            {t(`personal.kind.${kind}`)}「{text}」 <span className="caption">{`${file} ${pointer}`}</span>
          </li>
        ))}
        {rest > 0 && <li className="caption">{t('personal.more', { count: rest })}</li>}
      </ul>
      <p className="notice-tools">
        <button
          type="button"
          className="button"
          onClick={() => {
            answer(true);
          }}
        >
          {t('personal.importOpen')}
        </button>
        <button
          type="button"
          className="button"
          onClick={() => {
            answer(false);
          }}
        >
          {t('personal.importClose')}
        </button>
      </p>
    </section>
  );
}

/** What the user must know of the work and its files: said where it stands, nothing is blocked by it. */
export function NoticeList() {
  const { t } = useText();
  const { restoredAt, hasNewer, isElsewhere, isCopy, keeping, heldImport, workProblem } = useNotices();
  return (
    <>
      {restoredAt !== null && <Restored at={restoredAt} />}
      {hasNewer && (
        <Warning
          text={t('work.newer')}
          onClose={() => {
            tell({ hasNewer: false });
          }}
        />
      )}
      {isElsewhere && (
        <Warning
          text={t('work.elsewhere')}
          onClose={() => {
            tell({ isElsewhere: false });
          }}
        />
      )}
      {isCopy && (
        <Warning
          text={t('work.copy')}
          onClose={() => {
            tell({ isCopy: false });
          }}
        />
      )}
      {keeping === 'unavailable' && <Warning text={t('work.unavailable')} />}
      {workProblem !== null && <Problem problem={workProblem} />}
      {heldImport !== null && <Held held={heldImport} />}
    </>
  );
}
