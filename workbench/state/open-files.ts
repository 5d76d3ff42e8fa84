import { isPackFile } from './engine.ts';
import { openProject, type Project } from './project.ts';

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
 * the named ones is a case. Nothing leaves this page.
 */
export async function openFiles(files: readonly File[]): Promise<Project> {
  const shared = sharedFolder(files);
  const json = files.filter((file) => file.name.endsWith('.json'));
  const read = await Promise.all(json.map(async (file) => [pathInPack(file, shared), await file.text()] as const));
  const texts = Object.fromEntries(read);
  return openProject(shared === '' ? (files[0]?.name ?? '') : shared.slice(0, -1), 'opened', texts);
}
