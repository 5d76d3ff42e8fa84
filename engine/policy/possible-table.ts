import { EngineError } from '../domain/engine-error.ts';
import type { Outcome } from '../pack/policy-model.ts';
import { hasCell, type CellRuns } from './cell-runs.ts';
import { numberCases, visitCases, type CasePositions } from './case-positions.ts';
import { nameOutcome, type CompiledDecision, type CompiledPolicy } from './compile.ts';
import type { ConditionNode } from './condition-node.ts';
import { tabledCasesAtMost, type TableRefusal } from './outcome-table.ts';
import { QuickPolicy } from './quick-decide.ts';
import { enumerationLimit } from './verify/case-space.ts';

/** Outcomes of one decision told apart: the bits of a word. */
const outcomesAtMost = 32;

/** What one decision may still become in every partial case. */
export interface PossibleColumn {
  /** Id of the decision. */
  readonly decision: string;
  /** What the bits stand for, the lowest first: outcomes in declared order, collected lists by their first difference. */
  readonly outcomes: readonly Outcome[];
  /** By the number of the case: bit b is set where some completion gives `outcomes[b]`. Never 0. */
  readonly sets: Uint32Array;
}

/** The possible outcomes of every partial case of a small policy. */
export interface PossibleTable {
  readonly kind: 'table';
  /** Unknown is the last value of every fact: of yes-or-no facts, cases are numbered in threes. */
  readonly positions: CasePositions;
  /** In declared order. */
  readonly columns: readonly PossibleColumn[];
  /**
   * Exactly the outcomes that some completion gives.
   * @param column place of the decision
   * @param position number of the partial case
   * @throws EngineError `no-such-case`
   */
  readonly possibleAt: (column: number, position: number) => readonly Outcome[];
}

/** Visits the comparisons of how much of a group is unknown. */
function visitUnknownCounts(node: ConditionNode, visit: (group: number, holds: CellRuns) => void): void {
  if (node.kind === 'unknown') visit(node.group, node.holds);
  else if ('of' in node) {
    const children: readonly ConditionNode[] = node.of;
    for (const child of children) visitUnknownCounts(child, visit);
  }
}

/**
 * How much of each group is unknown, as far as conditions ask for it. A partial case keeps what it counts while it is
 * completed, so every way of counting that conditions tell apart gets tables of its own.
 */
interface UnknownCounting {
  /** By group: for 0 … its members unknown, which way of counting it is. */
  readonly wayOf: readonly (readonly number[])[];
  /** Every combination of ways: a number of unknown answers for each group. */
  readonly combinations: readonly (readonly number[])[];
}

function findUnknownCounting(compiled: CompiledPolicy): UnknownCounting {
  const asked = compiled.groups.map((): CellRuns[] => []);
  for (const { rules, floors } of compiled.decisions) {
    for (const { node } of [...rules, ...floors]) visitUnknownCounts(node, (group, holds) => asked[group]?.push(holds));
  }
  const known = compiled.groups.map(({ members }, group) => {
    const places = new Map<string, number>();
    const examples: number[] = [];
    const ways = Array.from({ length: members.length + 1 }, (_, count) => {
      const signature = (asked[group] ?? []).map((holds) => hasCell(holds, count)).join();
      const way = places.get(signature) ?? places.size;
      if (way === places.size) {
        places.set(signature, way);
        examples.push(count);
      }
      return way;
    });
    return { ways, examples };
  });
  let combinations: number[][] = [[]];
  // The first group is the lowest digit of a combination's place.
  for (const { examples } of known) combinations = examples.flatMap((count) => combinations.map((c) => [...c, count]));
  return { wayOf: known.map(({ ways }) => ways), combinations };
}

/** Makes unknown a value of one more fact: it may become what any of its values may become. */
function addUnknown(sets: Uint32Array, inner: number, radix: number): Uint32Array {
  const block = inner * radix;
  const wider = new Uint32Array((sets.length / radix) * (radix + 1));
  let at = 0;
  for (let from = 0; from < sets.length; from += block) {
    wider.set(sets.subarray(from, from + block), at);
    const union = at + block;
    for (let place = 0; place < block; place += 1) {
      const target = union + (place % inner);
      wider[target] = (wider[target] ?? 0) | (sets[from + place] ?? 0);
    }
    at = union + inner;
  }
  return wider;
}

/** By partial case: which combination of ways of counting it is. */
function placeCombinations(
  compiled: CompiledPolicy,
  counting: UnknownCounting,
  { size, radixes }: CasePositions,
): Uint32Array {
  const places = new Uint32Array(size);
  const strides: number[] = [];
  let stride = 1;
  for (const radix of radixes) {
    strides.push(stride);
    stride *= radix;
  }
  let weight = 1;
  compiled.groups.forEach(({ members }, group) => {
    const ways = counting.wayOf[group] ?? [];
    const count = new Set(ways).size;
    for (let position = 0; count > 1 && position < size; position += 1) {
      let unknown = 0;
      for (const member of members) {
        const radix = radixes[member] ?? 1;
        if (Math.floor(position / (strides[member] ?? 1)) % radix === radix - 1) unknown += 1;
      }
      places[position] = (places[position] ?? 0) + (ways[unknown] ?? 0) * weight;
    }
    weight *= count;
  });
  return places;
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((rank, index) => rank !== b[index]);
  return differs < 0 ? a.length - b.length : (a[differs] ?? -1) - (b[differs] ?? -1);
}

/** Complete cases of one decision: its outcomes as lists of ranks, and the place of each case's among them. */
class CompleteColumn {
  readonly lists: (readonly number[])[] = [];
  private readonly places = new Map<string, number>();
  private readonly placeOf = new Map<readonly number[], number>();

  constructor(readonly decision: CompiledDecision) {}

  place(ranks: readonly number[]): number {
    const known = this.placeOf.get(ranks);
    if (known !== undefined) return known;
    const key = ranks.join();
    const place = this.places.get(key) ?? this.places.size;
    if (place === this.places.size) {
      this.places.set(key, place);
      this.lists.push(ranks);
    }
    this.placeOf.set(ranks, place);
    return place;
  }

  /** The lists in declared order, and for every place the bit that it gets. */
  order(): { readonly lists: readonly (readonly number[])[]; readonly bitOf: Uint32Array } {
    const lists = [...this.lists].sort(compareLists);
    const bitOf = Uint32Array.from(this.lists, (list) => 1 << lists.indexOf(list));
    return { lists, bitOf };
  }
}

/**
 * Works out what every decision may still become in every partial case: complete cases are decided one by one, then a
 * case with an unknown fact is the union of the cases in which that fact has a value. Equal to the exact search.
 *
 * @returns `refused` with the reason where there are more than 65,536 complete or 3¹³ partial cases (those of a policy
 * whose conditions ask how much is unknown count once for every way of counting), too many comparisons, or more than 32
 * outcomes of one decision
 */
export function buildPossibleTable(
  compiled: CompiledPolicy,
): PossibleTable | { readonly kind: 'refused'; readonly reason: TableRefusal } {
  const complete = numberCases(compiled, false);
  const positions = numberCases(compiled, true);
  const counting = findUnknownCounting(compiled);
  const ways = counting.combinations.length;
  if (complete.size * ways > tabledCasesAtMost || positions.size * ways > enumerationLimit) {
    return { kind: 'refused', reason: 'too-many-cases' };
  }
  const quick = QuickPolicy.of(compiled);
  if (quick === null) return { kind: 'refused', reason: 'too-many-comparisons' };
  const columns = compiled.decisions.map((decision) => new CompleteColumn(decision));
  const placesByWay = counting.combinations.map((unknowns) => {
    const places = columns.map(() => new Uint32Array(complete.size));
    visitCases(compiled, (position, cells, others) => {
      quick.bits.readCells(cells, others, unknowns);
      quick.settle().forEach(({ ranks }, column) => {
        const own = places[column];
        if (own) own[position] = columns[column]?.place(ranks) ?? 0;
      });
    });
    return places;
  });
  if (columns.some(({ lists }) => lists.length > outcomesAtMost)) {
    return { kind: 'refused', reason: 'too-many-outcomes' };
  }
  const combinationOf = ways > 1 ? placeCombinations(compiled, counting, positions) : null;
  const tabled = columns.map((column, index): PossibleColumn => {
    const { lists, bitOf } = column.order();
    const setsByWay = placesByWay.map((places) => {
      let sets: Uint32Array = Uint32Array.from(places[index] ?? [], (place) => bitOf[place] ?? 0);
      let inner = 1;
      for (const { values } of compiled.cells) {
        sets = addUnknown(sets, inner, values.length);
        inner *= values.length + 1;
      }
      return sets;
    });
    const [first = new Uint32Array()] = setsByWay;
    const sets = combinationOf ? first.map((_, at) => setsByWay[combinationOf[at] ?? 0]?.[at] ?? 0) : first;
    const outcomes = lists.map((ranks) => nameOutcome(column.decision, ranks));
    return { decision: column.decision.decision.id, outcomes, sets };
  });
  const possibleAt = (column: number, position: number) => {
    const { outcomes, sets } = tabled[column] ?? { outcomes: [], sets: [] };
    const set = sets[position];
    if (set === undefined) throw new EngineError('no-such-case', `${String(column)}/${String(position)}`);
    return outcomes.filter((_, bit) => ((set >>> bit) & 1) === 1);
  };
  return { kind: 'table', positions, columns: tabled, possibleAt };
}
