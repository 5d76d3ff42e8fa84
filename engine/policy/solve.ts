import { countGroup, evaluateNode, type CaseState, type CompiledGroup, type ConditionNode } from './condition-node.ts';
import type { NodeScope } from './condition-node.ts';

/** One thing asked of a completion: that a tree of conditions holds, or that it does not. */
export interface Goal {
  readonly node: ConditionNode;
  readonly wanted: boolean;
}

/** Steps after which a search gives up. Reached only by conditions built to be hard. */
export const searchLimit = 100_000;

/** How a search ended; `unclear` when it gave up at {@link searchLimit}. */
export type Satisfiability = 'yes' | 'no' | 'unclear';

interface Choice {
  readonly fact: number;
  /** Cells worth trying first come first. */
  readonly cells: readonly number[];
}

class Search {
  steps = 0;

  constructor(
    private readonly scope: NodeScope,
    private readonly state: CaseState,
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
    const choice = this.choose(next.node, next.wanted);
    if (choice === null) return true;
    for (const cell of choice.cells) {
      state.cells[choice.fact] = cell;
      if (this.run(open)) return true;
      state.cells[choice.fact] = -1;
      if (this.steps > searchLimit) return false;
    }
    return false;
  }

  /** An unknown fact that an undecided tree depends on, with the cells that move it the wanted way in front. */
  private choose(node: ConditionNode, wanted: boolean): Choice | null {
    const { state, scope } = this;
    switch (node.kind) {
      case 'fact': {
        const cells = node.holds.map((_, cell) => cell);
        const isWanted = (cell: number) => node.holds[cell] === wanted;
        return { fact: node.fact, cells: [...cells.filter(isWanted), ...cells.filter((cell) => !isWanted(cell))] };
      }
      case 'not':
        return this.choose(node.of[0], !wanted);
      case 'all':
      case 'any': {
        const open = node.of.find((child) => evaluateNode(child, state, scope.groups) === 2);
        return open ? this.choose(open, wanted) : null;
      }
      case 'count':
        return this.chooseMember(node.group, node.holds, wanted, scope.groups[node.group]);
      case 'unknown':
        return null;
    }
  }

  private chooseMember(
    index: number,
    holds: readonly boolean[],
    wanted: boolean,
    group: CompiledGroup | undefined,
  ): Choice | null {
    const member = group?.members.find((fact) => (this.state.cells[fact] ?? -1) < 0);
    if (group === undefined || member === undefined) return null;
    const { low, high } = countGroup(group, index, this.state);
    // Few more yes answers may do, or most of what is left has to be yes: go towards the nearest count that is wanted.
    let nearest = low;
    while (nearest < high && holds[nearest] !== wanted) nearest += 1;
    return { fact: member, cells: nearest > low ? [1, 0] : [0, 1] };
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
  onFound?: (cells: Int16Array) => void,
): Satisfiability {
  const before = state.cells.slice();
  const search = new Search(scope, state);
  const isFound = search.run(goals);
  if (isFound) onFound?.(state.cells);
  state.cells.set(before);
  return isFound ? 'yes' : search.steps > searchLimit ? 'unclear' : 'no';
}
