import { tell } from './notices.ts';
import { readShelfVersion } from './shelf-name.ts';

/** Version of the form in which work is kept, in this browser and in files. */
export const workFormatVersion = 1;

/**
 * Looks whether this browser keeps any work, without loading what could read it. Work of a newer version is only told of,
 * and a window without storage too.
 */
export async function hasKeptWork(): Promise<boolean> {
  try {
    // Older browsers cannot list: then it is looked for by opening.
    if (!('databases' in indexedDB)) return true;
    const versions = (await indexedDB.databases()).map(({ name }) => readShelfVersion(name));
    if (versions.some((version) => version !== null && version > workFormatVersion)) tell({ hasNewer: true });
    return versions.includes(workFormatVersion);
  } catch {
    // A window may have no storage at all: work goes on, and the user is told.
    tell({ keeping: 'unavailable' });
    return false;
  }
}
