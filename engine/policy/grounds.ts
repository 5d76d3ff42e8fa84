import type { FactValue } from '../pack/policy-model.ts';
import type { CompiledPolicy } from './compile.ts';
import type { Observation, WeighedEvidence } from './evidence.ts';
import { readAnswer, type Facts } from './facts.ts';
import type { ConditionTrace, Trace } from './trace.ts';

/** How the answers of a case are known, as read with them by `readFacts`. */
export interface Grounds {
  /** By fact id; facts without an entry were answered without a word on how they are known. */
  readonly evidence?: Readonly<Record<string, WeighedEvidence>> | undefined;
  /** The moment of the judgement, `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`; absent: the latest moment noted in the case. */
  readonly now?: string | undefined;
}

/**
 * What speaks against leaning on an answer: it is supposed and not seen; it was seen on an earlier day than the judgement;
 * somebody else answered otherwise.
 */
type Doubt = 'guess' | 'old' | 'disputed';

/** An answer with how it is known. */
export interface GroundedAnswer {
  readonly fact: string;
  readonly answer: FactValue | null;
  readonly kind: Observation['kind'];
  /** Who saw or supposed it; null = not noted. */
  readonly by: string | null;
  /** `now`, `YYYY-MM-DD` or `YYYY-MM-DD HH:MM`; null = not noted. */
  readonly at: string | null;
  /** None where nothing speaks against it. */
  readonly doubts: readonly Doubt[];
}

const dayLength = 'YYYY-MM-DD'.length;

/** The day of a moment; `now` sorts after every date, and a moment not noted before. */
function dayOf(at: string | null): string {
  return at === null ? '' : at === 'now' ? '~' : at.slice(0, dayLength);
}

function findLatestDay({ evidence = {}, now }: Grounds): string {
  const days = Object.values(evidence).map(({ taken }) => dayOf(taken.at));
  if (now === undefined) return days.reduce((latest, day) => (day > latest ? day : latest), '');
  return dayOf(now);
}

function findDoubts({ taken, outweighed }: WeighedEvidence, latestDay: string): Doubt[] {
  const day = dayOf(taken.at);
  const isOld = day !== '' && day < latestDay;
  const isDisputed = outweighed.some(({ answer }) => answer !== null && answer !== taken.answer);
  return [
    ...(taken.kind === 'guess' ? (['guess'] as const) : []),
    ...(isOld ? (['old'] as const) : []),
    ...(isDisputed ? (['disputed'] as const) : []),
  ];
}

/** Looks up how answers are known: a fact's own, or, of what a group counts, those of its members. */
export type GroundsReader = (fact: string) => readonly GroundedAnswer[];

/**
 * Prepares the looking up for one case.
 *
 * @returns of a fact nothing or one answer, of a group's fact one for each member whose answer came with evidence; unknown
 *   answers have no grounds
 */
export function createGroundsReader(compiled: CompiledPolicy, facts: Facts, grounds: Grounds): GroundsReader {
  const { evidence = {} } = grounds;
  const latestDay = findLatestDay(grounds);
  const readOne = (fact: string): GroundedAnswer[] => {
    const weighed = Object.hasOwn(evidence, fact) ? evidence[fact] : undefined;
    const answer = readAnswer(facts, fact);
    if (weighed === undefined || answer === null) return [];
    const { kind, by, at } = weighed.taken;
    return [{ fact, answer, kind, by, at, doubts: findDoubts(weighed, latestDay) }];
  };
  return (fact) => {
    const counted = compiled.groupFacts.get(fact);
    if (counted === undefined) return readOne(fact);
    const group = compiled.groups[counted.group];
    const members = (group?.members ?? []).flatMap((member) => compiled.cells[member]?.fact.id ?? []);
    return [...members, `${group?.id ?? ''}.other`].flatMap(readOne);
  };
}

/** The trace of a case with, at every comparison, how the answers compared are known; nothing is added without evidence. */
export function addGrounds(trace: Trace, compiled: CompiledPolicy, facts: Facts, grounds: Grounds): Trace {
  const read = createGroundsReader(compiled, facts, grounds);
  const visit = (condition: ConditionTrace): ConditionTrace => {
    if (condition.kind !== 'comparison') return { ...condition, of: condition.of.map(visit) };
    const restsOn = read(condition.fact);
    return restsOn.length === 0 ? condition : { ...condition, restsOn };
  };
  return {
    rules: trace.rules.map((each) => ({ ...each, conditions: visit(each.conditions) })),
    floors: trace.floors.map((each) => ({ ...each, conditions: visit(each.conditions) })),
  };
}
