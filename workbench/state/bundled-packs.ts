import { readLocalized } from './sourced.ts';
import type { Localized } from './engine.ts';
import type { Json } from './json.ts';
import type { PackTexts } from './project.ts';

/** The titles alone; they are part of the page. */
const titles = import.meta.glob<Json>('../../scenarios/*/pack.json', { import: 'title', eager: true });

/** The texts, each file on request; the build puts those of one pack into one script. */
const files = import.meta.glob<string>('../../scenarios/*/**/*.json', { query: '?raw', import: 'default' });

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

/** The bundled packs that have a file of this name, in the order of the list. */
export function listPacksWith(file: string): readonly BundledPack[] {
  return bundledPacks.filter(({ id }) =>
    Object.keys(files).some((path) => {
      const [, folder, name] = place.exec(path) ?? [];
      return folder === id && name === file;
    }),
  );
}

/** The pack shown first. */
export const firstPackId = 'tokyo-line-fy2021';

/** Loads the files of a bundled pack; empty where there is no such pack. */
export async function loadBundledPack(id: string): Promise<PackTexts> {
  const loading = Object.entries(files).flatMap(([path, load]) => {
    const [, folder, file] = place.exec(path) ?? [];
    return folder === id && file !== undefined ? [load().then((text) => [file, text] as const)] : [];
  });
  return Object.fromEntries(await Promise.all(loading));
}
