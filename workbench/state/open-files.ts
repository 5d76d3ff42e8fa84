import { isPackFile } from './engine.ts';
import { currentTexts, openProject, type PackTexts, type Project } from './project.ts';

/** The path of a file inside the pack: what is left after the folder that all chosen files share. */
function pathInPack(file: File, shared: string): string {
  const path = file.webkitRelativePath === '' ? file.name : file.webkitRelativePath;
  if (path.startsWith(shared) && shared !== '') return path.slice(shared.length);
  return isPackFile(path) ? path : `cases/${path}`;
}

function sharedFolder(files: readonly File[]): string {
  const first = files[0]?.webkitRelativePath.split('/')[0];
  return first === undefined || first === '' ? '' : `${first}/`;
}

/**
 * Reads files of the user's disk as one pack: a folder, or single files. A file chosen by itself that is none of
 * the named ones is a case. Single files without pack.json take the place of those of the open pack. Nothing leaves this
 * page.
 */
export async function openFiles(files: readonly File[], open: Project): Promise<Project> {
  const shared = sharedFolder(files);
  const json = files.filter((file) => file.name.endsWith('.json'));
  const read = await Promise.all(json.map(async (file) => [pathInPack(file, shared), await file.text()] as const));
  const texts: PackTexts = Object.fromEntries(read);
  if (shared === '' && json.length > 0 && !Object.hasOwn(texts, 'pack.json')) {
    return openProject(open.id, 'opened', { ...currentTexts(open), ...texts });
  }
  return openProject(shared === '' ? (files[0]?.name ?? '') : shared.slice(0, -1), 'opened', texts);
}
