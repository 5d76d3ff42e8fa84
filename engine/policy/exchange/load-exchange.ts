import type * as exchange from './exchange.ts';

/** Loads the reading and writing of CSV, xlsx and DMN, which needs libraries that a first screen does without. */
export function loadExchange(): Promise<typeof exchange> {
  return import('./exchange.ts');
}
