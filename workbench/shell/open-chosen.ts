import { showWork } from '../state/autosave.ts';
import { tell } from '../state/notices.ts';
import { openFiles } from '../state/open-files.ts';
import { listChangedFiles, openProject } from '../state/project.ts';
import { store } from '../state/store.ts';
import { readWorkText } from '../state/work.ts';
import { openUnlessPersonal } from './open-held.ts';

/** Bytes of a file that is read; the engine's limit of every file. */
const mostBytes = 20 * 1024 * 1024;

/** Whether the changes may be left behind: kept work is found again, else the user says so. */
function mayLeave(question: string, isKept: boolean): boolean {
  return isKept || listChangedFiles(store.getSnapshot().context.project).length === 0 || window.confirm(question);
}

/** Opens files as a pack. */
export async function openPack(files: readonly File[], question: string, isKept: boolean): Promise<void> {
  if (files.length === 0) return;
  const { project } = store.getSnapshot().context;
  const opened = await openFiles(files, project);
  await openUnlessPersonal(opened.original, () => {
    if (opened.id === project.id || mayLeave(question, isKept)) store.trigger.projectOpened({ project: opened });
  });
}

/** Opens a file as work. */
export async function openWorkFile(file: File | undefined, question: string, isKept: boolean): Promise<void> {
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
