import { readLocalized } from './sourced.ts';
import type { Localized } from './engine.ts';
import type { Json } from './json.ts';
import type { PackTexts } from './project.ts';

/** The titles alone; they are part of the page. */
const titles = import.meta.glob<Json>('../../scenarios/*/pack.json', { import: 'title', eager: true });

/** The texts of the pack shown first; those of the others are found when one of them is asked for. */
const firstFiles = import.meta.glob<string>('../../scenarios/tokyo-line-fy2021/**/*.json', {
  query: '?raw',
  import: 'default',
});

const place = /\/scenarios\/([^/]+)\/(.+)$/;

/** A pack that comes with the workbench, as the list of packs names it. */
export interface BundledPack {
  /** Name of its folder. */
  readonly id: string;
  readonly title: Localized | null;
}

export const bundledPacks: readonly BundledPack[] = Object.entries(titles).map(([path, title]) => ({
  id: place.exec(path)?.[1] ?? path,
  title: readLocalized(title),
}));

/** The pack shown first. */
export const firstPackId = 'tokyo-line-fy2021';

async function findFiles(id: string): Promise<typeof firstFiles> {
  return id === firstPackId ? firstFiles : (await import('./pack-files.ts')).packFiles;
}

/** Loads the files of a bundled pack; empty where there is no such pack. */
export async function loadBundledPack(id: string): Promise<PackTexts> {
  const loading = Object.entries(await findFiles(id)).flatMap(([path, load]) => {
    const [, folder, file] = place.exec(path) ?? [];
    return folder === id && file !== undefined ? [load().then((text) => [file, text] as const)] : [];
  });
  return Object.fromEntries(await Promise.all(loading));
}

/** The bundled packs that have a file of this name, in the order of the list. */
export async function listPacksWith(name: string): Promise<readonly BundledPack[]> {
  const { packFiles } = await import('./pack-files.ts');
  const folders = Object.keys(packFiles).flatMap((path) => {
    const [, folder, file] = place.exec(path) ?? [];
    return file === name ? [folder] : [];
  });
  return bundledPacks.filter(({ id }) => folders.includes(id));
}
