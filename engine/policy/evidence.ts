import { parseDate } from '../domain/civil-date.ts';
import { parseWallTime } from '../domain/wall-time.ts';
import type { FactValue } from '../pack/policy-model.ts';

/** How well an answer is known: seen or told as such, or supposed. */
type EvidenceKind = 'fact' | 'guess';

/** One answer to one question, and how it is known. */
export interface Observation {
  /** null: looked at, and still not known. */
  readonly answer: FactValue | null;
  readonly kind: EvidenceKind;
  /** Who saw or supposed it; null = not noted. */
  readonly by: string | null;
  /** `now`, `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`; null = not noted, taken as older than any other. */
  readonly at: string | null;
}

/** The observations of one fact, weighed. */
export interface WeighedEvidence {
  /** The one that answers the question; of a danger sign that stays open a yes with its answer taken back to null. */
  readonly taken: Observation;
  /** The others, as given; where a danger sign stays open, all of them. */
  readonly outweighed: readonly Observation[];
}

/** What an observation looks like, for people. */
export const observationForm =
  '{"answer": …, "evidence": {"kind": "fact" | "guess", "by": "…", "at": "now" | "YYYY-MM-DD" | "YYYY-MM-DD HH:MM"}}';

type Members = Readonly<Record<string, unknown>>;

function isMembers(json: unknown): json is Members {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

function isMoment(text: string): boolean {
  if (text === 'now') return true;
  const [date = '', time, ...rest] = text.split(' ');
  return rest.length === 0 && parseDate(date) !== null && (time === undefined || parseWallTime(time) !== null);
}

/**
 * Reads one observation. Without `evidence` it is a fact of which nobody noted who and when.
 * @returns null where the form is wrong; the answer itself is checked elsewhere
 */
export function readObservation(json: unknown): Observation | null {
  if (!isMembers(json) || !Object.hasOwn(json, 'answer')) return null;
  if (Object.keys(json).some((key) => key !== 'answer' && key !== 'evidence')) return null;
  const { answer, evidence = { kind: 'fact' } } = json;
  if (typeof answer === 'object' && answer !== null) return null;
  if (!isMembers(evidence) || Object.keys(evidence).some((key) => !['kind', 'by', 'at'].includes(key))) return null;
  const { kind, by = null, at = null } = evidence;
  if (kind !== 'fact' && kind !== 'guess') return null;
  if (by !== null && typeof by !== 'string') return null;
  if (at !== null && (typeof at !== 'string' || !isMoment(at))) return null;
  return { answer: answer as FactValue | null, kind, by, at };
}

/** Sorts moments: not noted, then by date and time, then now. */
function keyOf({ at }: Observation): string {
  return at === null ? '' : at === 'now' ? '~' : at;
}

function isSameDay(a: Observation, b: Observation): boolean {
  return a.at !== null && b.at !== null && (a.at.startsWith(b.at) || b.at.startsWith(a.at));
}

type Verdict = 'no' | 'open' | 'yes';

/** What is left of a no to a danger sign beside somebody's yes. */
function weighAgainst(no: Observation, yes: Observation): Verdict {
  const isOutweighed = yes.kind === 'guess' && no.kind === 'fact';
  if (no.at === yes.at) return isOutweighed ? 'no' : 'yes';
  // Without an hour nobody can tell which of two on one day came later.
  if (isSameDay(no, yes)) return isOutweighed ? 'open' : 'yes';
  if (no.at === 'now') return 'no';
  const isEarlier = yes.at !== null && keyOf(yes) < keyOf(no);
  return isEarlier ? 'no' : 'open';
}

/**
 * Weighs what was seen of one fact. Facts outweigh guesses, and the later of two outweighs the earlier, so that what is seen
 * now outweighs what was seen weeks ago; of equally late ones the last given. Having looked without finding out answers
 * nothing and outweighs nothing.
 *
 * A danger sign is not lost that way. Of equally late ones, or of ones on the same day of which an hour is not noted for
 * both, the yes is taken, in whatever order they are given. A no that may be older than a yes, supposed later or not dated,
 * does not answer the question: it stays open (null), so that it is asked again. A no seen as late as a supposed yes, or
 * later, answers it.
 *
 * @param observations one or more
 * @param isDanger whether a yes is a sign of danger
 */
export function weighObservations(
  observations: readonly [Observation, ...Observation[]],
  isDanger = false,
): WeighedEvidence {
  const strength = (each: Observation) => (each.answer === null ? 0 : each.kind === 'guess' ? 1 : 2);
  const strongest = observations.reduce((best, each) => {
    const difference = strength(each) - strength(best);
    return difference > 0 || (difference === 0 && keyOf(each) >= keyOf(best)) ? each : best;
  });
  const weigh = (taken: Observation) => ({ taken, outweighed: observations.filter((each) => each !== taken) });
  if (!isDanger || strongest.answer !== false) return weigh(strongest);
  const contested = observations
    .filter(({ answer }) => answer === true)
    .map((yes) => ({ yes, verdict: weighAgainst(strongest, yes) }));
  const winning = contested.find(({ verdict }) => verdict === 'yes');
  if (winning) return weigh(winning.yes);
  const open = contested.find(({ verdict }) => verdict === 'open');
  return weigh(open ? { ...open.yes, answer: null } : strongest);
}
