import type { Localized } from '../domain/localized.ts';

const lengthCompared = 60;
const candidatesCompared = 400;

/** Names of the rules engine's own events and of a JavaScript prototype; no part of a policy may be called so. */
export const reservedNames: ReadonlySet<string> = new Set([
  'success',
  'failure',
  '__proto__',
  'constructor',
  'prototype',
]);

/** Number of letters to insert, remove, change or swap with the next to turn one text into the other. */
function countEdits(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const isSame = from[row - 1] === to[column - 1];
      let edits = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (isSame ? 0 : 1),
      );
      const isSwap = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (isSwap) edits = Math.min(edits, (beforeLast[column - 2] ?? 0) + 1);
      current.push(edits);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length] ?? 0;
}

/**
 * The candidate most like a mistyped name, or null when none is near (more than a third of its letters differ).
 * Upper and lower case count as the same letter. Of equally near ones the first.
 */
function findNearestName(got: string, candidates: Iterable<string>): string | null {
  if (got.length > lengthCompared) return null;
  const wanted = got.toLowerCase();
  let nearest: string | null = null;
  let fewest = Math.max(1, Math.floor(got.length / 3)) + 1;
  let compared = 0;
  for (const candidate of candidates) {
    if (compared >= candidatesCompared) break;
    compared += 1;
    if (Math.abs(candidate.length - got.length) >= fewest) continue;
    const edits = countEdits(wanted, candidate.toLowerCase());
    if (edits < fewest) [fewest, nearest] = [edits, candidate];
  }
  return nearest;
}

/** "Did you mean …?" in both languages, or nothing where no candidate is near. */
export function suggestName(got: string, candidates: Iterable<string>): Localized {
  const nearest = findNearestName(got, candidates);
  return nearest === null
    ? { ja: '', en: '' }
    : { ja: `「${nearest}」のことですか。`, en: ` Did you mean "${nearest}"?` };
}
