import { readFacts, type FactValue, type Issue, type Policy, type WeighedEvidence } from '../../../state/engine.ts';
import type { TriedFacts } from '../../../state/training.ts';
import { readTypedDate } from '../versions/typed-date.ts';

/** What somebody saw or supposed of one fact of the tried case, as typed. */
export interface Seen {
  readonly answer: FactValue | null;
  readonly kind: 'fact' | 'guess';
  readonly by: string;
  readonly at: string;
}

/** What was seen, by fact id. */
export type SeenFacts = Readonly<Record<string, readonly Seen[]>>;

/** What was seen, weighed by the engine. */
export interface WeighedFacts {
  /** The answer that counts, by fact id. */
  readonly answers: TriedFacts;
  /** Place of the answer that counts among those seen, by fact id. */
  readonly taken: Readonly<Record<string, number>>;
  /** How the answers are known, for the explanation. */
  readonly evidence: Readonly<Record<string, WeighedEvidence>>;
  readonly issues: readonly Issue[];
}

/** The moment as the engine reads it: `now`, a day, a day and time; null where nothing is typed. */
export function readMoment(text: string): string | null {
  const plain = text.normalize('NFKC').trim();
  if (plain === '') return null;
  if (['now', '今', 'いま'].includes(plain.toLowerCase())) return 'now';
  const [day = '', time] = plain.split(/\s+/);
  const date = readTypedDate(day);
  if (date === null) return plain;
  return time === undefined ? date : `${date} ${time}`;
}

/** Weighs what was seen: facts outweigh guesses, what was seen later outweighs what was seen before. */
export function weighSeen(policy: Policy, seen: SeenFacts): WeighedFacts {
  const read = Object.entries(seen).flatMap(([fact, list]) => {
    if (list.length === 0) return [];
    const given = list.map(({ answer, kind, by, at }) => ({
      answer,
      evidence: { kind, by: by.trim() === '' ? null : by.trim(), at: readMoment(at) },
    }));
    const { facts, evidence, issues } = readFacts(policy, { [fact]: given }, fact);
    const best = evidence[fact]?.taken;
    const place = given.findIndex(
      (each) =>
        best !== undefined &&
        each.answer === best.answer &&
        each.evidence.kind === best.kind &&
        each.evidence.by === best.by &&
        each.evidence.at === best.at,
    );
    return [{ fact, answer: facts?.[fact] ?? null, place, evidence, issues }];
  });
  return {
    answers: Object.fromEntries(read.map(({ fact, answer }) => [fact, answer])),
    taken: Object.fromEntries(read.map(({ fact, place }) => [fact, place])),
    evidence: Object.assign({}, ...read.map(({ evidence }) => evidence)) as WeighedFacts['evidence'],
    issues: read.flatMap(({ issues }) => issues),
  };
}
