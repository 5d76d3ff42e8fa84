import { countGroup, evaluateNode, type CaseState, type CompiledGroup, type ConditionNode } from './condition-node.ts';
import type { NodeScope } from './condition-node.ts';
import { complementRuns, hasCell, listCells, type CellRuns } from './cell-runs.ts';

/** One thing asked of a completion: that a tree of conditions holds, or that it does not. */
export interface Goal {
  readonly node: ConditionNode;
  readonly wanted: boolean;
}

/** Steps after which a search gives up. Reached only by conditions built to be hard. */
const searchLimit = 100_000;

/** How a search ended; `unclear` when it gave up after a fixed number of steps. */
export type Satisfiability = 'yes' | 'no' | 'unclear';

interface Choice {
  readonly fact: number;
  /** Cells worth trying first come first. */
  readonly cells: Iterable<number>;
  /** Unknown facts that only count towards the same groups: where the first cell fails for one, it fails for all. */
  readonly twins?: readonly number[];
}

function collectComparedFacts(node: ConditionNode, into: Set<number>): Set<number> {
  if (node.kind === 'fact') into.add(node.fact);
  else if ('of' in node) {
    const children: readonly ConditionNode[] = node.of;
    for (const child of children) collectComparedFacts(child, into);
  }
  return into;
}

/** The cells of one set, then those of the other; a fact may have tens of thousands, and few are tried. */
function* listBoth(first: CellRuns, then: CellRuns): Generator<number> {
  yield* listCells(first);
  yield* listCells(then);
}

class Search {
  steps = 0;
  /** Facts that some goal compares directly; worked out when a group is first branched on. */
  private compared: ReadonlySet<number> | null = null;

  constructor(
    private readonly scope: NodeScope,
    private readonly state: CaseState,
    private readonly goals: readonly Goal[],
  ) {}

  run(goals: readonly Goal[]): boolean {
    this.steps += 1;
    const { state, scope } = this;
    const open: Goal[] = [];
    for (const goal of goals) {
      const truth = evaluateNode(goal.node, state, scope.groups);
      if (truth === 2) open.push(goal);
      else if ((truth === 1) !== goal.wanted) return false;
    }
    const next = open[0];
    if (next === undefined) return true;
    const choice = this.choose(next.node, next.wanted, true);
    if (choice === null) return true;
    let isFirst = true;
    for (const cell of choice.cells) {
      const facts = !isFirst && choice.twins ? choice.twins : [choice.fact];
      isFirst = false;
      for (const fact of facts) state.cells[fact] = cell;
      if (this.run(open)) return true;
      for (const fact of facts) state.cells[fact] = -1;
      if (this.steps > searchLimit) return false;
    }
    return false;
  }

  /**
   * An unknown fact that an undecided tree depends on, with the cells that move it the wanted way in front.
   * @param isForced the goal is met only if this tree goes the wanted way: cells that move it the other way are left out
   */
  private choose(node: ConditionNode, wanted: boolean, isForced: boolean): Choice | null {
    const { state, scope } = this;
    switch (node.kind) {
      case 'fact': {
        const others = complementRuns(node.holds, scope.cells[node.fact]?.values.length ?? 0);
        const [first, then] = wanted ? [node.holds, others] : [others, node.holds];
        return { fact: node.fact, cells: listBoth(first, isForced ? [] : then) };
      }
      case 'not':
        return this.choose(node.of[0], !wanted, isForced);
      case 'all':
      case 'any': {
        const open = node.of.find((child) => evaluateNode(child, state, scope.groups) === 2);
        return open ? this.choose(open, wanted, isForced && (node.kind === 'all') === wanted) : null;
      }
      case 'count':
        return this.chooseMember(node.group, node.holds, wanted, scope.groups[node.group]);
      case 'unknown':
        return null;
    }
  }

  private chooseMember(
    index: number,
    holds: CellRuns,
    wanted: boolean,
    group: CompiledGroup | undefined,
  ): Choice | null {
    const open = group?.members.filter((fact) => (this.state.cells[fact] ?? -1) < 0) ?? [];
    const [member] = open;
    if (group === undefined || member === undefined) return null;
    const { low, high } = countGroup(group, index, this.state);
    // Few more yes answers may do, or most of what is left has to be yes: go towards the nearest count that is wanted.
    let nearest = low;
    while (nearest < high && hasCell(holds, nearest) !== wanted) nearest += 1;
    return { fact: member, cells: nearest > low ? [1, 0] : [0, 1], twins: this.findTwins(member, open) };
  }

  private findTwins(member: number, open: readonly number[]): readonly number[] {
    this.compared ??= this.goals.reduce((facts, goal) => collectComparedFacts(goal.node, facts), new Set<number>());
    const compared = this.compared;
    if (compared.has(member)) return [member];
    const signatureOf = (fact: number) => this.scope.groups.map((group) => group.members.includes(fact));
    const signature = signatureOf(member).join();
    return open.filter((fact) => !compared.has(fact) && signatureOf(fact).join() === signature);
  }
}

/**
 * Whether the unknown answers can be completed so that every goal is met: exact, by three-valued pruning and branching
 * on the facts that still matter.
 *
 * @param state put back as it was, whatever the result
 * @param goals the ones most likely to fail, or to fix many answers, in front
 * @param onFound called with the cells of the completion found, some perhaps still unknown because they do not matter
 */
export function solve(
  scope: NodeScope,
  state: CaseState,
  goals: readonly Goal[],
  onFound?: (cells: Int32Array) => void,
): Satisfiability {
  const before = state.cells.slice();
  const search = new Search(scope, state, goals);
  const isFound = search.run(goals);
  if (isFound) onFound?.(state.cells);
  state.cells.set(before);
  return isFound ? 'yes' : search.steps > searchLimit ? 'unclear' : 'no';
}
