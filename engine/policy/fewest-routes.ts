import { complementRuns, hasCell, listCells, type CellRuns } from './cell-runs.ts';
import type { CompiledDecision, CompiledPolicy } from './compile.ts';
import { countGroup, evaluateNode, type CaseState, type ConditionNode } from './condition-node.ts';
import { countUnknowns } from './facts.ts';
import { listRoutes } from './possible-outcomes.ts';
import type { Goal } from './solve.ts';

/** Cells of one fact tried at most to meet a comparison. */
const cellsTried = 4;

const never = Number.POSITIVE_INFINITY;

/** What a search along the rules came to. */
interface RouteSearch {
  /** The case changed so that the decision settles on the outcome; null where none was found. */
  readonly cells: Int32Array | null;
  /** Cases looked at. */
  readonly cases: number;
}

/** The nearest run of a set to the numbers from `low` to `high`: how many of them have to change to be inside it. */
function distanceTo(holds: CellRuns, low: number, high: number): number {
  let nearest = never;
  for (let place = 0; place < holds.length; place += 2) {
    const [from, to] = [holds[place] ?? 0, (holds[place + 1] ?? 0) - 1];
    nearest = Math.min(nearest, Math.max(0, from - low) + Math.max(0, high - to));
  }
  return nearest;
}

/** Changes answers one by one, each towards what some rule still lacks. */
class RouteFinder {
  cases = 0;
  private readonly state: CaseState & { unknowns: number[] };
  /** By fact: 1 where it has been changed, or is to stay as it is. */
  private readonly locked: Uint8Array;

  constructor(
    private readonly compiled: CompiledPolicy,
    start: CaseState,
    private readonly casesAtMost: number,
  ) {
    this.state = { cells: start.cells.slice(), others: start.others, unknowns: [...start.unknowns] };
    this.locked = new Uint8Array(start.cells.length);
  }

  /** @returns the cells that meet all goals; null where no `changesAtMost` changes were found to do it */
  find(goals: readonly Goal[], changesAtMost: number): Int32Array | null {
    if (this.cases >= this.casesAtMost) return null;
    this.cases += 1;
    let hardest: Goal | null = null;
    let most = 0;
    for (const goal of goals) {
      const lacking = this.countLacking(goal.node, goal.wanted);
      if (lacking > changesAtMost) return null;
      if (lacking > most) [most, hardest] = [lacking, goal];
    }
    if (hardest === null) return this.state.cells.slice();
    return this.advance(hardest.node, hardest.wanted, () => this.find(goals, changesAtMost - 1));
  }

  /** About how many answers have to change for a tree to come out as wanted for certain; 0 = it does already. */
  private countLacking(node: ConditionNode, wanted: boolean): number {
    const { compiled, state } = this;
    if (evaluateNode(node, state, compiled.groups) === (wanted ? 1 : 0)) return 0;
    switch (node.kind) {
      case 'not':
        return this.countLacking(node.of[0], !wanted);
      case 'all':
      case 'any': {
        const needsEvery = (node.kind === 'all') === wanted;
        const lacking = node.of.map((child) => this.countLacking(child, wanted));
        return needsEvery
          ? lacking.reduce((sum, each) => sum + each, 0)
          : lacking.reduce((a, b) => Math.min(a, b), never);
      }
      case 'fact':
        return this.locked[node.fact] === 1 || this.cellsFor(node, wanted).length === 0 ? never : 1;
      case 'count': {
        const group = compiled.groups[node.group];
        if (group === undefined) return never;
        const { low, high } = countGroup(group, node.group, state);
        return distanceTo(this.wantedCounts(node, wanted), low, high);
      }
      case 'unknown': {
        const count = state.unknowns[node.group] ?? 0;
        const wantedCounts = this.wantedCounts(node, wanted);
        // Answers are given, not taken back.
        for (let fewer = 1; fewer <= count; fewer += 1) if (hasCell(wantedCounts, count - fewer)) return fewer;
        return never;
      }
    }
  }

  private wantedCounts(node: Extract<ConditionNode, { kind: 'count' | 'unknown' }>, wanted: boolean): CellRuns {
    return wanted ? node.holds : complementRuns(node.holds, this.compiled.groups[node.group]?.counts.length ?? 0);
  }

  private cellsFor(node: Extract<ConditionNode, { kind: 'fact' }>, wanted: boolean): number[] {
    const runs = wanted ? node.holds : complementRuns(node.holds, this.compiled.cells[node.fact]?.values.length ?? 0);
    const cells: number[] = [];
    for (const cell of listCells(runs)) {
      if (cells.length >= cellsTried) break;
      if (cell !== this.state.cells[node.fact]) cells.push(cell);
    }
    return cells;
  }

  /** Changes one answer towards a tree that does not come out as wanted yet, in each way that may help. */
  private advance(node: ConditionNode, wanted: boolean, next: () => Int32Array | null): Int32Array | null {
    switch (node.kind) {
      case 'not':
        return this.advance(node.of[0], !wanted, next);
      case 'all':
      case 'any': {
        const lacking = node.of
          .map((child) => ({ child, count: this.countLacking(child, wanted) }))
          .filter(({ count }) => count > 0)
          .sort((a, b) => a.count - b.count);
        const needsEvery = (node.kind === 'all') === wanted;
        // Where every part has to come out so, the one that asks the most decides whether it can.
        const parts = needsEvery ? lacking.slice(-1) : lacking.filter(({ count }) => count < never);
        for (const { child } of parts) {
          const found = this.advance(child, wanted, next);
          if (found !== null) return found;
        }
        return null;
      }
      case 'fact':
        return this.locked[node.fact] === 1 ? null : this.change([node.fact], this.cellsFor(node, wanted), next);
      case 'count':
      case 'unknown': {
        const members = this.compiled.groups[node.group]?.members ?? [];
        const { cells } = this.state;
        const free = members.filter((fact) => this.locked[fact] === 0);
        if (node.kind === 'unknown')
          return this.change(
            free.filter((fact) => (cells[fact] ?? -1) < 0),
            [0, 1],
            next,
          );
        // What is unknown is answered before an answer is turned round.
        const inOrder = [...free].sort((a, b) => Math.sign((cells[a] ?? -1) + 0.5) - Math.sign((cells[b] ?? -1) + 0.5));
        return this.change(inOrder, [1, 0], next);
      }
    }
  }

  /** Tries every fact with every cell; a fact tried in vain stays as it is while the ones after it are tried. */
  private change(facts: readonly number[], tried: readonly number[], next: () => Int32Array | null): Int32Array | null {
    const { cells } = this.state;
    let found: Int32Array | null = null;
    for (const fact of facts) {
      const before = cells[fact] ?? -1;
      this.locked[fact] = 1;
      for (const cell of tried) {
        if (found !== null || cell === before || this.cases >= this.casesAtMost) continue;
        this.put(fact, cell);
        found = next();
      }
      this.put(fact, before);
      if (found !== null) break;
    }
    for (const fact of facts) this.locked[fact] = 0;
    return found;
  }

  private put(fact: number, cell: number): void {
    this.state.cells[fact] = cell;
    this.state.unknowns.splice(0, this.state.unknowns.length, ...countUnknowns(this.compiled, this.state.cells));
  }
}

/**
 * Looks for a few answers that settle a decision on an outcome: along every way in which rules and floors give it, the ones
 * that lack the fewest answers in front. Few, but not always the fewest.
 *
 * @param rank place of the outcome, of a decision that gives one
 * @param casesAtMost cases looked at; 1 or more
 */
export function findByRoutes(
  compiled: CompiledPolicy,
  decision: CompiledDecision,
  start: CaseState,
  rank: number,
  casesAtMost: number,
): RouteSearch {
  const open = {
    rules: decision.rules.map(() => 2 as const),
    floors: decision.floors.map(() => 2 as const),
  };
  const routes: (readonly Goal[])[] = [];
  for (const route of listRoutes(decision, open)) {
    if (routes.length >= casesAtMost) break;
    if (route.rank === rank) routes.push(route.listGoals());
  }
  const finder = new RouteFinder(compiled, start, casesAtMost);
  for (let changes = 1; changes <= start.cells.length; changes += 1) {
    for (const goals of routes) {
      const cells = finder.find(goals, changes);
      if (cells !== null || finder.cases >= casesAtMost) return { cells, cases: finder.cases };
    }
  }
  return { cells: null, cases: finder.cases };
}
