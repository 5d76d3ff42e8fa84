import { Dexie, type Table } from 'dexie';
import type { Localized } from './engine.ts';
import { workFormatVersion } from './look-for-work.ts';
import { shelfName } from './shelf-name.ts';
import type { Work } from './work.ts';

/** Works that are kept at most; the oldest that nobody has open go first. */
const mostWorks = 12;

/** Work as it stands in the browser's storage, which every local page may share: nothing of it is believed unread. */
export interface KeptWork {
  readonly key: string;
  /** Token of the page that wrote it last. */
  readonly owner: string;
  /** Milliseconds since 1970. */
  readonly keptAt: number;
  readonly formatVersion: number;
  readonly title: Localized | null;
  readonly work: Work;
}

class Shelf extends Dexie {
  declare readonly works: Table<KeptWork, string>;

  constructor() {
    super(shelfName(workFormatVersion));
    this.version(1).stores({ works: 'key, keptAt' });
  }
}

let shelf: Shelf | null = null;

function openShelf(): Shelf {
  shelf ??= new Shelf();
  return shelf;
}

/** All kept works, newest first. */
export async function listWorks(): Promise<readonly KeptWork[]> {
  return openShelf().works.orderBy('keptAt').reverse().toArray();
}

/** Makes a work that of this page; null where it is no longer there. */
export async function takeWork(key: string, owner: string): Promise<KeptWork | null> {
  const { works } = openShelf();
  return openShelf().transaction('rw', works, async () => {
    const kept = await works.get(key);
    if (kept === undefined) return null;
    const taken = { ...kept, owner };
    await works.put(taken);
    return taken;
  });
}

/**
 * Keeps a work under its key, unless another page has taken that key meanwhile: then nothing is overwritten.
 * @returns whether it was kept
 */
export async function putWork(kept: KeptWork): Promise<boolean> {
  const { works } = openShelf();
  return openShelf().transaction('rw', works, async () => {
    const there = await works.get(kept.key);
    if (there !== undefined && there.owner !== kept.owner) return false;
    await works.put(kept);
    return true;
  });
}

export async function removeWork(key: string): Promise<void> {
  await openShelf().works.delete(key);
}

/** Removes the oldest works beyond the limit, except those that are open somewhere. */
export async function removeOldest(isOpen: (key: string) => Promise<boolean>): Promise<void> {
  const oldest = (await listWorks()).slice(mostWorks);
  for (const { key } of oldest) if (!(await isOpen(key))) await removeWork(key);
}
