import type * as tableFiles from './table-files.ts';

/** Loads the reading and writing of xlsx and CSV, which needs libraries that a first screen does without. */
export function loadTableFiles(): Promise<typeof tableFiles> {
  return import('./table-files.ts');
}
