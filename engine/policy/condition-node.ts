import { EngineError } from '../domain/engine-error.ts';
import type { Condition, Literal } from '../pack/policy-model.ts';
import { hasCell, isFull, isUniform, type CellRuns } from './cell-runs.ts';
import { findCells, type FactCells } from './fact-cells.ts';

/** Three-valued truth: 0 false, 1 true, 2 not decided by the answers so far. */
export type Truth = 0 | 1 | 2;

/** A group of answers that conditions count. */
export interface CompiledGroup {
  readonly id: string;
  /** Indexes of its facts. */
  readonly members: readonly number[];
  readonly takesOther: boolean;
  /** The numbers it may count: 0 … its members, one more where it takes others. Each is a cell of its own. */
  readonly counts: readonly number[];
}

/** A tree of conditions ready to be evaluated; `pointer` says where it stands in the policy file. */
export type ConditionNode =
  | { readonly kind: 'all' | 'any'; readonly of: readonly ConditionNode[]; readonly pointer: string }
  | { readonly kind: 'not'; readonly of: readonly [ConditionNode]; readonly pointer: string }
  | {
      readonly kind: 'fact';
      readonly fact: number;
      /** The cells of the fact in which the comparison holds. */
      readonly holds: CellRuns;
      /** Its truth while the fact is unknown. */
      readonly open: Truth;
      readonly literal: Literal;
      readonly pointer: string;
    }
  | {
      /** `count`: how many answers are yes. `unknown`: how many were unknown when the case was put. */
      readonly kind: 'count' | 'unknown';
      readonly group: number;
      /** The numbers counted for which the comparison holds. */
      readonly holds: CellRuns;
      readonly literal: Literal;
      readonly pointer: string;
    };

/** Answers as cells, with what is fixed about the groups. Searches write into `cells` and put it back. */
export interface CaseState {
  /** Cell of each fact; −1 = unknown. */
  readonly cells: Int32Array;
  /** By group: 1 where a sign outside its list was written down. */
  readonly others: readonly number[];
  /** By group: how many of its answers were unknown when the case was put; completing a case does not change it. */
  readonly unknowns: readonly number[];
}

/** What conditions are compiled against. */
export interface NodeScope {
  readonly cells: readonly FactCells[];
  readonly factIndex: ReadonlyMap<string, number>;
  readonly groups: readonly CompiledGroup[];
  /** Id of a fact that a group gives → the group and what is counted. */
  readonly groupFacts: ReadonlyMap<string, { readonly group: number; readonly counts: 'count' | 'unknown' }>;
}

function compileLiteral(literal: Literal, pointer: string, scope: NodeScope): ConditionNode {
  const fact = scope.factIndex.get(literal.fact);
  const cells = fact === undefined ? undefined : scope.cells[fact];
  if (fact !== undefined && cells) {
    const holds = findCells(literal, cells);
    const open: Truth = isFull(holds, cells.values.length) ? 1 : holds.length > 0 ? 2 : 0;
    return { kind: 'fact', fact, holds, open, literal, pointer };
  }
  const counted = scope.groupFacts.get(literal.fact);
  const group = counted === undefined ? undefined : scope.groups[counted.group];
  if (!counted || !group) throw new EngineError('unknown-fact', literal.fact);
  // A sign off the list is counted, yet it is never unknown.
  const counts = counted.counts === 'unknown' ? group.counts.slice(0, group.members.length + 1) : group.counts;
  const holds = findCells(literal, {
    values: counts,
    cellOf: (value) => (typeof value === 'number' && counts[value] === value ? value : -1),
  });
  return { kind: counted.counts, group: counted.group, holds, literal, pointer };
}

/**
 * Compiles a tree of conditions.
 * @throws EngineError `unknown-fact` for a policy that was not loaded
 */
export function compileCondition(condition: Condition, pointer: string, scope: NodeScope): ConditionNode {
  if ('all' in condition) {
    const of = condition.all.map((each, index) => compileCondition(each, `${pointer}/all/${index}`, scope));
    return { kind: 'all', of, pointer };
  }
  if ('any' in condition) {
    const of = condition.any.map((each, index) => compileCondition(each, `${pointer}/any/${index}`, scope));
    return { kind: 'any', of, pointer };
  }
  if ('not' in condition) {
    return { kind: 'not', of: [compileCondition(condition.not, `${pointer}/not`, scope)], pointer };
  }
  return compileLiteral(condition, pointer, scope);
}

/** How many members of a group are answered yes for certain, and how many might be. */
export function countGroup(group: CompiledGroup, index: number, state: CaseState): { low: number; high: number } {
  let low = state.others[index] ?? 0;
  let open = 0;
  for (const member of group.members) {
    const cell = state.cells[member] ?? -1;
    if (cell === 1) low += 1;
    else if (cell < 0) open += 1;
  }
  return { low, high: low + open };
}

/** Evaluates a tree by three-valued logic: true and false are certain, undecided may still turn out to be certain. */
export function evaluateNode(node: ConditionNode, state: CaseState, groups: readonly CompiledGroup[]): Truth {
  switch (node.kind) {
    case 'fact': {
      const cell = state.cells[node.fact] ?? -1;
      return cell < 0 ? node.open : hasCell(node.holds, cell) ? 1 : 0;
    }
    case 'all': {
      let truth: Truth = 1;
      for (const child of node.of) {
        const each = evaluateNode(child, state, groups);
        if (each === 0) return 0;
        if (each === 2) truth = 2;
      }
      return truth;
    }
    case 'any': {
      let truth: Truth = 0;
      for (const child of node.of) {
        const each = evaluateNode(child, state, groups);
        if (each === 1) return 1;
        if (each === 2) truth = 2;
      }
      return truth;
    }
    case 'not': {
      const inner = evaluateNode(node.of[0], state, groups);
      return inner === 2 ? 2 : inner === 1 ? 0 : 1;
    }
    case 'unknown':
      return hasCell(node.holds, state.unknowns[node.group] ?? 0) ? 1 : 0;
    case 'count': {
      const group = groups[node.group];
      if (!group) return 0;
      const { low, high } = countGroup(group, node.group, state);
      if (!isUniform(node.holds, low, high)) return 2;
      return hasCell(node.holds, low) ? 1 : 0;
    }
  }
}

/** Visits every comparison of a tree, in document order. */
export function visitLiterals(condition: Condition, visit: (literal: Literal) => void): void {
  if ('all' in condition) for (const each of condition.all) visitLiterals(each, visit);
  else if ('any' in condition) for (const each of condition.any) visitLiterals(each, visit);
  else if ('not' in condition) visitLiterals(condition.not, visit);
  else visit(condition);
}

/** Indexes of the facts that a tree looks at, members of its groups among them. */
export function collectFacts(node: ConditionNode, groups: readonly CompiledGroup[], into: Set<number>): Set<number> {
  if (node.kind === 'fact') into.add(node.fact);
  else if (node.kind === 'count') for (const member of groups[node.group]?.members ?? []) into.add(member);
  else if ('of' in node) {
    const children: readonly ConditionNode[] = node.of;
    for (const child of children) collectFacts(child, groups, into);
  }
  return into;
}
