import { formatJsonPointer } from '../domain/json-pointer.ts';
import type { Basis } from '../domain/vocabulary.ts';
import { isSourcedValue, type SourcedValue } from './quantity.ts';

/** One sourced value of a pack and where it stands. */
export interface ProvenanceEntry extends SourcedValue {
  readonly file: string;
  /** JSON Pointer to the object that holds `value`. */
  readonly pointer: string;
}

/** Every sourced value of the documents that states a basis, in file and document order. */
export function listProvenance(documents: Readonly<Record<string, unknown>>): ProvenanceEntry[] {
  const entries: ProvenanceEntry[] = [];
  const walk = (node: unknown, file: string, path: readonly PropertyKey[]) => {
    if (typeof node !== 'object' || node === null) return;
    const isMeasure = !Array.isArray(node) && Object.hasOwn(node, 'measure') && Object.hasOwn(node, 'basis');
    if ((isSourcedValue(node) || isMeasure) && (node as SourcedValue).basis !== undefined) {
      entries.push({ ...(node as SourcedValue), file, pointer: formatJsonPointer(path) });
      return;
    }
    for (const [key, value] of Object.entries(node)) walk(value, file, [...path, key]);
  };
  for (const [file, document] of Object.entries(documents)) walk(document, file, []);
  return entries;
}

/** How many of the entries state each basis. */
export function countBases(entries: readonly ProvenanceEntry[]): Record<Basis, number> {
  const counts: Record<Basis, number> = { published: 0, derived: 0, assumed: 0, fitted: 0 };
  for (const { basis } of entries) if (basis) counts[basis] += 1;
  return counts;
}

/**
 * The fraction of a run's sourced numbers that is assumed or fitted, 0 … 1.
 * @returns null when no number states its basis
 */
export function shareOfAssumptions(entries: readonly ProvenanceEntry[]): number | null {
  const counts = countBases(entries);
  const all = counts.published + counts.derived + counts.assumed + counts.fitted;
  return all === 0 ? null : (counts.assumed + counts.fitted) / all;
}
