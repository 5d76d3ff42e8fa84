import type { Localized } from '../domain/localized.ts';
import type { FactValue, Policy } from '../pack/policy-model.ts';
import { nameWeakening, tellWeakening, type Weakening } from './compare-weakening.ts';
import type { CompiledDecision, CompiledPolicy } from './compile.ts';
import type { CaseState, ConditionNode } from './condition-node.ts';
import { hasCell } from './cell-runs.ts';
import { describeCase, wordFact } from './policy-words.ts';
import { complementInPlace, createBits, forEachBit, hasBit, uniteInto, type CaseBits } from './verify/bits.ts';
import { enumerationLimit, readCase, type CaseSpace } from './verify/case-space.ts';
import { buildDecisionTable, type DecisionTable } from './verify/decision-table.ts';

/** One decision as two policies take it, compiled over the same facts. */
export interface DecisionSides {
  readonly compiled: readonly [CompiledPolicy, CompiledPolicy];
  readonly decision: readonly [CompiledDecision, CompiledDecision];
  /** −1 down, null where an order cannot place it, else no weakening. */
  readonly judge: (from: string, to: string) => number | null;
  /** The names of both policies. */
  readonly words: Policy;
}

type Tables = readonly [DecisionTable, DecisionTable];

/** What is unknown of a case, and in which groups a sign outside the list is written down. */
interface Circumstance {
  readonly unknown: ReadonlySet<number>;
  readonly others: ReadonlySet<string>;
}

const plain: Circumstance = { unknown: new Set(), others: new Set() };

/** Circumstances compared at most, and cases in all of them together. */
const circumstancesAtMost = 64;
const casesAtMost = 4 * enumerationLimit;

function visitCounts(
  node: ConditionNode,
  visit: (node: Extract<ConditionNode, { readonly group: number }>) => void,
): void {
  if (node.kind === 'count' || node.kind === 'unknown') visit(node);
  else if ('of' in node) for (const child of node.of as readonly ConditionNode[]) visitCounts(child, visit);
}

interface NamedGroup {
  readonly id: string;
  /** Comparisons with how many are unknown, with the members counted. */
  readonly comparisons: { readonly members: readonly number[]; readonly holds: (count: number) => boolean }[];
  isCounted: boolean;
}

/** The groups that rules or floors of either side count. */
function listNamedGroups({ compiled, decision }: DecisionSides): NamedGroup[] {
  const named = new Map<string, NamedGroup>();
  decision.forEach(({ rules, floors }, side) => {
    for (const { node } of [...rules, ...floors]) {
      visitCounts(node, (each) => {
        const group = compiled[side]?.groups[each.group];
        if (!group) return;
        const entry = named.get(group.id) ?? { id: group.id, comparisons: [], isCounted: false };
        named.set(group.id, entry);
        if (each.kind === 'count') entry.isCounted = true;
        else entry.comparisons.push({ members: group.members, holds: (count) => hasCell(each.holds, count) });
      });
    }
  });
  return [...named.values()];
}

/** Sets of unknown members, one for every way in which the comparisons with their number come out, small ones in front. */
function listUnknownSets(group: NamedGroup): ReadonlySet<number>[] {
  const lists = group.comparisons.map(({ members }) => members);
  const signatureOf = (fact: number) => lists.map((members) => members.includes(fact)).join();
  const classes = new Map<string, number[]>();
  for (const fact of new Set(lists.flat())) {
    classes.set(signatureOf(fact), [...(classes.get(signatureOf(fact)) ?? []), fact]);
  }
  let sets: number[][] = [[]];
  for (const facts of classes.values()) {
    sets = sets.flatMap((set) =>
      Array.from({ length: facts.length + 1 }, (_, count) => [...set, ...facts.slice(0, count)]),
    );
  }
  const byTruths = new Map<string, ReadonlySet<number>>();
  for (const set of sets.sort((a, b) => a.length - b.length)) {
    const unknown = new Set(set);
    const truths = group.comparisons
      .map(({ members, holds }) => holds(members.filter((member) => unknown.has(member)).length))
      .join();
    if (!byTruths.has(truths)) byTruths.set(truths, unknown);
  }
  return [...byTruths.values()];
}

function joinCircumstances(one: Circumstance, other: Circumstance): Circumstance {
  return {
    unknown: new Set([...one.unknown, ...other.unknown]),
    others: new Set([...one.others, ...other.others]),
  };
}

/**
 * What may be unknown or written down beside the questions, as far as the rules tell it apart; every combination of the
 * groups, or, where these are too many, one group at a time. The plain case is not among them.
 */
function listCircumstances(sides: DecisionSides, size: number): Circumstance[] {
  const byGroup = listNamedGroups(sides).map((group) => {
    const takesOther = sides.compiled[0].groups.some(({ id, takesOther: takes }) => id === group.id && takes);
    const others = group.isCounted && takesOther ? [[], [group.id]] : [[]];
    return others.flatMap((ids) => listUnknownSets(group).map((unknown) => ({ unknown, others: new Set(ids) })));
  });
  const count = byGroup.reduce((product, each) => product * each.length, 1);
  const isSmall = count <= circumstancesAtMost && count * size <= casesAtMost;
  const all: Circumstance[] = isSmall
    ? byGroup.reduce<Circumstance[]>(
        (joined, each) => joined.flatMap((one) => each.map((other) => joinCircumstances(one, other))),
        [plain],
      )
    : byGroup.flat();
  return all.filter(({ unknown, others }) => unknown.size + others.size > 0);
}

function stateOf(compiled: CompiledPolicy, { unknown, others }: Circumstance): CaseState {
  return {
    cells: new Int32Array(compiled.cells.length),
    others: compiled.groups.map(({ id, takesOther }) => (takesOther && others.has(id) ? 1 : 0)),
    unknowns: compiled.groups.map(({ members }) => members.filter((member) => unknown.has(member)).length),
  };
}

/** Tables of both sides; each over a space of its own, since groups of one id may count other answers. */
function buildTables({ compiled, decision }: DecisionSides, space: CaseSpace, circumstance: Circumstance): Tables {
  const build = (side: 0 | 1) =>
    buildDecisionTable(decision[side], { ...space, given: stateOf(compiled[side], circumstance) }, compiled[side]);
  return [build(0), build(1)];
}

/** Where each name is given by a fired rule that gives the outcome. */
function gatherBits(table: DecisionTable, namesOf: (place: number) => readonly string[]): Map<string, CaseBits> {
  const { decision, fired, base, space } = table;
  const collects = decision.decision.hit === 'collect';
  const found = new Map<string, CaseBits>();
  decision.rules.forEach(({ rank }, place) => {
    for (const name of namesOf(place)) {
      const bits = found.get(name) ?? createBits(space.size);
      found.set(name, bits);
      forEachBit(fired[place] ?? createBits(0), (position) => {
        if (collects || base[position] === rank)
          bits[position >>> 5] = (bits[position >>> 5] ?? 0) | (1 << (position & 31));
      });
    }
  });
  return found;
}

function findApprovals(table: DecisionTable): Map<string, CaseBits> {
  return gatherBits(table, (place) => table.decision.rules[place]?.approvals ?? []);
}

/** Where each outcome is among those given. */
function findSteps(table: DecisionTable): Map<string, CaseBits> {
  const { decision, anyFired, final, space } = table;
  const { outcomes } = decision;
  if (decision.decision.hit !== 'collect') {
    const found = new Map(outcomes.map((outcome) => [outcome, createBits(space.size)]));
    final.forEach((rank, position) => {
      const bits = found.get(outcomes[rank] ?? '');
      if (bits) bits[position >>> 5] = (bits[position >>> 5] ?? 0) | (1 << (position & 31));
    });
    return found;
  }
  const found = gatherBits(table, (place) => [outcomes[decision.rules[place]?.rank ?? -1] ?? '']);
  const none = anyFired.slice();
  complementInPlace(none, space.size);
  for (const rank of decision.otherwise) {
    const outcome = outcomes[rank] ?? '';
    const bits = found.get(outcome) ?? createBits(space.size);
    uniteInto(bits, none);
    found.set(outcome, bits);
  }
  return found;
}

/** By name: where it was given before and is not any more. */
function findDropped(before: Map<string, CaseBits>, after: Map<string, CaseBits>): Map<string, CaseBits> {
  return new Map(
    [...before].map(([name, bits]) => {
      const others = after.get(name);
      return [name, bits.map((word, at) => word & ~(others?.[at] ?? 0))] as const;
    }),
  );
}

/** What two tables differ in for the worse, at each position. */
interface Losses {
  readonly approvals: Map<string, CaseBits>;
  readonly steps: Map<string, CaseBits>;
}

function findLosses([before, after]: Tables): Losses {
  const collects = before.decision.decision.hit === 'collect';
  return {
    approvals: findDropped(findApprovals(before), findApprovals(after)),
    steps: collects ? findDropped(findSteps(before), findSteps(after)) : new Map(),
  };
}

function nameAt(table: DecisionTable, position: number): string {
  return table.decision.outcomes[table.final[position] ?? -1] ?? '';
}

type Change = Pick<Weakening, 'kind' | 'before' | 'after'>;

/**
 * Reports every change for the worse in one circumstance with its first position.
 * @param known the plain tables; what is already lost there is left out. null: these are the plain ones
 */
function reportChanges(
  sides: DecisionSides,
  tables: Tables,
  known: { readonly tables: Tables; readonly losses: Losses } | null,
  report: (change: Change, position: number) => void,
): Losses {
  const [before, after] = tables;
  const seen = new Set<string>();
  const reportOnce = (key: string, position: number, change: () => Change | null) => {
    if (seen.has(key)) return;
    seen.add(key);
    const found = change();
    if (found !== null) report(found, position);
  };
  const isSame = (read: (table: DecisionTable) => number | undefined) =>
    known !== null && tables.every((table, side) => read(table) === read(known.tables[side as 0 | 1]));
  const collects = [before, after].some(({ decision }) => decision.decision.hit === 'collect');
  for (let position = 0; position < before.space.size; position += 1) {
    const [soon, late] = [before.deadline[position] ?? Infinity, after.deadline[position] ?? Infinity];
    if (soon < late && !isSame(({ deadline }) => deadline[position])) {
      const kind = known ? 'incompleteDeadline' : 'deadline';
      reportOnce(`${soon}-${late}`, position, () => ({ kind, before: soon, after: late === Infinity ? null : late }));
    }
    if (known === null || collects || isSame(({ final }) => final[position])) continue;
    reportOnce(`${before.final[position]}>${after.final[position]}`, position, () => {
      const [from, to] = [nameAt(before, position), nameAt(after, position)];
      const sign = sides.judge(from, to);
      return sign === -1 || sign === null ? { kind: 'incompleteOutcome', before: from, after: to } : null;
    });
  }
  const losses = findLosses(tables);
  const kinds = known
    ? (['incompleteApproval', 'incompleteStep'] as const)
    : (['approvalDropped', 'stepDropped'] as const);
  (['approvals', 'steps'] as const).forEach((of, place) => {
    for (const [name, bits] of losses[of]) {
      const old = known?.losses[of].get(name);
      forEachBit(bits, (position) => {
        if (old && hasBit(old, position)) return;
        reportOnce(`${of} ${name}`, position, () => ({ kind: kinds[place as 0 | 1], before: name, after: null }));
      });
    }
  });
  return losses;
}

function readWitness(
  { compiled }: DecisionSides,
  space: CaseSpace,
  position: number,
  { unknown, others }: Circumstance,
): Record<string, FactValue | null> {
  const facts: Record<string, FactValue | null> = readCase(compiled[0], space, position);
  for (const fact of unknown) {
    const id = compiled[0].cells[fact]?.fact.id;
    if (id !== undefined) facts[id] = null;
  }
  for (const id of others) facts[`${id}.other`] = true;
  return facts;
}

function describeWitness(words: Policy, facts: Readonly<Record<string, FactValue | null>>): Localized {
  const given = describeCase(words, facts);
  const unknown = Object.keys(facts).filter((id) => facts[id] === null);
  const others = Object.keys(facts).filter((id) => id.endsWith('.other') && facts[id] === true);
  const list = (ids: readonly string[]) => ids.map((id) => wordFact(words, id));
  const told = [
    ...(others.length > 0 ? [{ ids: list(others), ja: '一覧にない兆候', en: 'outside the list' }] : []),
    ...(unknown.length > 0 ? [{ ids: list(unknown), ja: '不明', en: 'unknown' }] : []),
  ];
  return {
    ja: given.ja + told.map(({ ids, ja }) => `（${ja}：${ids.map((each) => each.ja).join('、')}）`).join(''),
    en: given.en + told.map(({ ids, en }) => ` (${en}: ${ids.map((each) => each.en).join(', ')})`).join(''),
  };
}

/**
 * What a decision does worse in some case than before, beside the outcomes of complete cases: longer deadlines, approvals
 * and collected steps left out; and, where rules count unknown answers or signs outside a list, all of these and lower
 * outcomes while such answers are unknown. Answers counted as unknown still range over every value, so a rule that waits
 * for them is seen where they would turn out to be no. Each once, with its smallest witness.
 */
export function findCaseWeakenings(sides: DecisionSides, space: CaseSpace): readonly Weakening[] {
  const found = new Map<string, Weakening>();
  const what = sides.decision[0].decision.id;
  const reportIn = (circumstance: Circumstance) => (change: Change, position: number) => {
    const key = nameWeakening({ ...change, what });
    if (found.has(key)) return;
    const facts = readWitness(sides, space, position, circumstance);
    const given = describeWitness(sides.words, facts);
    found.set(key, tellWeakening(sides.words, { ...change, what, witness: { facts } }, given));
  };
  const tables = buildTables(sides, space, plain);
  const known = { tables, losses: reportChanges(sides, tables, null, reportIn(plain)) };
  for (const circumstance of listCircumstances(sides, space.size)) {
    reportChanges(sides, buildTables(sides, space, circumstance), known, reportIn(circumstance));
  }
  return [...found.values()];
}
