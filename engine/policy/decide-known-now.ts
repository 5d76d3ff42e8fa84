import { hasCell, type CellRuns } from './cell-runs.ts';
import type { CompiledDecision, CompiledPolicy } from './compile.ts';
import type { CaseState, ConditionNode } from './condition-node.ts';
import { findPossibleOutcomes } from './possible-outcomes.ts';

/** Ways in which the counts of unknown answers may come out that are told apart at most. */
const countsAtMost = 4096;
/** Of these, ways that conditions tell apart and that are looked at at most. */
const waysAtMost = 64;

/** How much may be unknown once more is answered. */
interface UnknownCounts {
  /** By group, one list for each way that the conditions tell apart; what is unknown now in front. */
  readonly ways: readonly (readonly number[])[];
  /** False: too many to list. */
  readonly isComplete: boolean;
}

function gatherAsked(node: ConditionNode, into: Map<number, CellRuns[]>): void {
  if (node.kind === 'unknown') into.set(node.group, [...(into.get(node.group) ?? []), node.holds]);
  else if ('of' in node) {
    const children: readonly ConditionNode[] = node.of;
    for (const child of children) gatherAsked(child, into);
  }
}

/** Unknown members of a group that can be asked, in fact order. */
function listUnanswered(
  compiled: CompiledPolicy,
  group: number,
  state: CaseState,
  skipped: ReadonlySet<number>,
): readonly number[] {
  const members = compiled.groups[group]?.members ?? [];
  return members.filter((fact) => (state.cells[fact] ?? -1) < 0 && !skipped.has(fact)).sort((a, b) => a - b);
}

/**
 * The numbers of unknown answers that answering some of them leads to, as far as conditions of a decision ask for them.
 * @param skipped questions that stay unanswered
 */
export function listUnknownCounts(
  compiled: CompiledPolicy,
  decision: CompiledDecision,
  state: CaseState,
  skipped: ReadonlySet<number>,
): UnknownCounts {
  const asked = new Map<number, CellRuns[]>();
  for (const { node } of [...decision.rules, ...decision.floors]) gatherAsked(node, asked);
  const groupsOf = new Map<number, number[]>();
  for (const group of asked.keys()) {
    for (const fact of listUnanswered(compiled, group, state, skipped)) {
      groupsOf.set(fact, [...(groupsOf.get(fact) ?? []), group]);
    }
  }
  let counts = new Map([[state.unknowns.join(), state.unknowns]]);
  for (const groups of groupsOf.values()) {
    const next = new Map(counts);
    for (const each of counts.values()) {
      const fewer = each.map((count, group) => (groups.includes(group) ? count - 1 : count));
      next.set(fewer.join(), fewer);
    }
    counts = next;
    if (counts.size > countsAtMost) return { ways: [state.unknowns], isComplete: false };
  }
  const ways = new Map<string, readonly number[]>();
  for (const each of counts.values()) {
    const told = [...asked].map(([group, holds]) =>
      holds.map((runs) => (hasCell(runs, each[group] ?? 0) ? '+' : '-')).join(''),
    );
    if (!ways.has(told.join())) ways.set(told.join(), each);
  }
  const isComplete = ways.size <= waysAtMost;
  return { ways: isComplete ? [...ways.values()] : [state.unknowns], isComplete };
}

/** Groups in which two ways differ. */
function listDiffering(one: readonly number[], other: readonly number[]): number[] {
  return one.flatMap((count, group) => (count === other[group] ? [] : [group]));
}

/**
 * Groups whose counts of unknown answers make the difference between ways that come out otherwise: those that do so alone,
 * and where none does, all that differ.
 * @param isOther whether the two ways at these places come out otherwise
 */
export function findTurningGroups(
  ways: readonly (readonly number[])[],
  isOther: (one: number, other: number) => boolean,
): ReadonlySet<number> {
  const turning = new Set<number>();
  const together: number[][] = [];
  ways.forEach((way, place) => {
    for (let other = place + 1; other < ways.length; other += 1) {
      if (!isOther(place, other)) continue;
      const groups = listDiffering(way, ways[other] ?? way);
      const [alone] = groups;
      if (groups.length === 1 && alone !== undefined) turning.add(alone);
      else together.push(groups);
    }
  });
  for (const groups of together) {
    if (!groups.some((group) => turning.has(group))) for (const group of groups) turning.add(group);
  }
  return turning;
}

/** Unknown members of some groups that can be asked, each once, in fact order. */
export function listMembersToAsk(
  compiled: CompiledPolicy,
  groups: Iterable<number>,
  state: CaseState,
  skipped: ReadonlySet<number>,
): readonly number[] {
  const members = [...groups].flatMap((group) => listUnanswered(compiled, group, state, skipped));
  return [...new Set(members)].sort((a, b) => a - b);
}

/**
 * Unknown answers that a settled decision hangs on by their being unknown: once some of them are given, it may come out
 * otherwise.
 *
 * @param skipped questions that stay unanswered
 * @returns facts in fact order; none where no answer can change the outcome. Where the ways are too many to tell, every
 *   member of the groups asked for.
 */
export function listKnownNow(
  compiled: CompiledPolicy,
  decision: CompiledDecision,
  state: CaseState,
  skipped: ReadonlySet<number>,
): readonly number[] {
  const { ways, isComplete } = listUnknownCounts(compiled, decision, state, skipped);
  if (!isComplete) {
    const asked = new Map<number, CellRuns[]>();
    for (const { node } of [...decision.rules, ...decision.floors]) gatherAsked(node, asked);
    return listMembersToAsk(compiled, asked.keys(), state, skipped);
  }
  if (ways.length < 2) return [];
  const outcomes = ways.map((unknowns) => {
    const { ranks, isExact } = findPossibleOutcomes(decision, { ...state, unknowns }, compiled);
    return isExact ? ranks.join(';') : 'unclear';
  });
  const groups = findTurningGroups(ways, (one, other) => outcomes[one] !== outcomes[other]);
  return listMembersToAsk(compiled, groups, state, skipped);
}
