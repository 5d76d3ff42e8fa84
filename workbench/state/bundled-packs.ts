import type { PackTexts } from './project.ts';

const files = import.meta.glob<string>('../../scenarios/*/**/*.json', {
  query: '?raw',
  import: 'default',
  eager: true,
});

const place = /\/scenarios\/([^/]+)\/(.+)$/;

function gather(): ReadonlyMap<string, PackTexts> {
  const packs = new Map<string, Record<string, string>>();
  for (const [path, text] of Object.entries(files)) {
    const [, id, file] = place.exec(path) ?? [];
    if (id === undefined || file === undefined) continue;
    const texts = packs.get(id) ?? {};
    texts[file] = text;
    packs.set(id, texts);
  }
  return packs;
}

/** The packs that come with the workbench, by folder name. */
export const bundledPacks = gather();

/** The pack shown first. */
export const firstPackId = bundledPacks.has('tokyo-line-fy2021')
  ? 'tokyo-line-fy2021'
  : ([...bundledPacks.keys()][0] ?? '');
