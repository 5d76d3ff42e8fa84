import type { Localized } from '../domain/localized.ts';

const lengthCompared = 60;
const candidatesCompared = 400;

/** Names of a JavaScript prototype; nothing in a policy may be called so. */
export const prototypeNames: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Names of the rules engine's own events, and those of a prototype; no part of a policy may be called so. */
export const reservedNames: ReadonlySet<string> = new Set(['success', 'failure', ...prototypeNames]);

/** Characters without a shape: controls, format and direction marks, halves of characters, line ends, fillers. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\u034f\u115f\u1160\u2028\u2029\u3164\uffa0]/u;

/** Signs drawn as one are joined by a character of its own, which is no more hidden than they are. */
const joined = /(?<=[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f])\u200d(?=\p{Extended_Pictographic})/gu;

/** The first character of a name that nobody can see, a blank at either end among them, and the name without such. */
export function findUnseen(name: string): { readonly name: string; readonly got: string } | null {
  const found = unseen.exec(name.replace(joined, ''))?.[0] ?? /^\s|\s$/u.exec(name)?.[0];
  if (found === undefined) return null;
  const got = `U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  return { name: name.replace(new RegExp(unseen, 'gu'), '').trim(), got };
}

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
