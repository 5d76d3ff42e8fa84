import type { Localized } from '../domain/localized.ts';
import type { FactValue, PolicyTest } from '../pack/policy-model.ts';
import type { CompiledPolicy, CompiledRule } from './compile.ts';
import { evaluateNode, type CaseState, type ConditionNode } from './condition-node.ts';
import { decideOutcomes } from './decide-outcomes.ts';
import { toCaseState, type Facts } from './facts.ts';
import { solve, type Goal } from './solve.ts';

/**
 * One thing to show of one comparison (modified condition / decision coverage): that it being true, or false, by itself
 * decides whether its rule fires.
 */
interface CoverageTarget {
  readonly rule: string;
  /** JSON Pointer to the comparison in the policy file. */
  readonly pointer: string;
  readonly shows: boolean;
}

interface Aim extends CoverageTarget {
  readonly goals: readonly Goal[];
}

function listComparisons(node: ConditionNode): ConditionNode[] {
  if (!('of' in node)) return [node];
  const children: readonly ConditionNode[] = node.of;
  return children.flatMap(listComparisons);
}

/** The tree with one comparison replaced by true or false. */
function fix(node: ConditionNode, target: ConditionNode, to: boolean): ConditionNode {
  if (node === target) return { kind: to ? 'all' : 'any', of: [], pointer: node.pointer };
  if (node.kind === 'not') return { ...node, of: [fix(node.of[0], target, to)] };
  if (node.kind === 'all' || node.kind === 'any') {
    const children: readonly ConditionNode[] = node.of;
    return { kind: node.kind, pointer: node.pointer, of: children.map((child) => fix(child, target, to)) };
  }
  return node;
}

function listAims({ rule, node }: CompiledRule): Aim[] {
  return listComparisons(node).flatMap((comparison) => {
    const [held, failed] = [fix(node, comparison, true), fix(node, comparison, false)];
    const decides = { node: exactlyOne(held, failed), wanted: true };
    return [true, false].map((shows) => ({
      rule: rule.name,
      pointer: comparison.pointer,
      shows,
      goals: [{ node: comparison, wanted: shows }, decides],
    }));
  });
}

/** Holds where exactly one of two trees holds. */
function exactlyOne(one: ConditionNode, other: ConditionNode): ConditionNode {
  const { pointer } = one;
  const not = (node: ConditionNode): ConditionNode => ({ kind: 'not', of: [node], pointer });
  return {
    kind: 'any',
    pointer,
    of: [
      { kind: 'all', of: [one, not(other)], pointer },
      { kind: 'all', of: [not(one), other], pointer },
    ],
  };
}

function isMet(aim: Aim, state: CaseState, compiled: CompiledPolicy): boolean {
  return aim.goals.every(({ node, wanted }) => evaluateNode(node, state, compiled.groups) === (wanted ? 1 : 0));
}

function unknownCase(compiled: CompiledPolicy): CaseState {
  return {
    cells: new Int32Array(compiled.cells.length).fill(-1),
    others: compiled.groups.map(() => 0),
    unknowns: compiled.groups.map(() => 0),
  };
}

/** How many coverage targets the cases show, and which they do not. */
export interface ConditionCoverage {
  readonly covered: number;
  /** Targets that some complete case can show. */
  readonly total: number;
  readonly missing: readonly CoverageTarget[];
  /** Targets too hard to search for: no case given shows them, and whether one could is not known. Not in `total`. */
  readonly unclear: readonly CoverageTarget[];
  readonly message: Localized;
}

/** Aims that some complete case can show, and those of which the search cannot tell. */
function searchAims(compiled: CompiledPolicy): {
  readonly reachable: readonly Aim[];
  readonly unclear: readonly Aim[];
} {
  const state = unknownCase(compiled);
  const aims = compiled.decisions.flatMap(({ rules }) => rules.flatMap(listAims));
  const answers = aims.map((aim) => solve(compiled, state, aim.goals));
  return {
    reachable: aims.filter((_, place) => answers[place] === 'yes'),
    unclear: aims.filter((_, place) => answers[place] === 'unclear'),
  };
}

const nameTarget = ({ rule, pointer, shows }: Aim): CoverageTarget => ({ rule, pointer, shows });

function wordCoverage(covered: number, total: number, unclear: number): Localized {
  const more =
    unclear === 0
      ? { ja: '', en: '' }
      : {
          ja: `ほかに ${unclear} 通りは、確かめられる事例があるかを調べきれませんでした。`,
          en: ` Of ${unclear} more, the search could not tell whether any case shows them.`,
        };
  return {
    ja: `条件の比較が結果を決める ${total} 通りのうち、${covered} 通りを試験で確かめています。${more.ja}`,
    en: `The tests show ${covered} of the ${total} ways in which a comparison decides its rule.${more.en}`,
  };
}

/** How many comparisons the given cases show to matter by themselves. Unknown answers show nothing that depends on them. */
export function measureConditionCoverage(compiled: CompiledPolicy, cases: readonly Facts[]): ConditionCoverage {
  const states = cases.map((facts) => toCaseState(compiled, facts));
  const isShown = (aim: Aim) => states.some((state) => isMet(aim, state, compiled));
  const { reachable, unclear } = searchAims(compiled);
  // A target that a case shows can be shown, whether or not the search would have found out.
  const shown = unclear.filter(isShown);
  const missing = reachable.filter((aim) => !isShown(aim));
  const total = reachable.length + shown.length;
  const covered = total - missing.length;
  const left = unclear.filter((aim) => !shown.includes(aim)).map(nameTarget);
  const message = wordCoverage(covered, total, left.length);
  return { covered, total, missing: missing.map(nameTarget), unclear: left, message };
}

/**
 * Complete cases that, with the policy's own tests, reach every coverage target that the search knows to be reachable;
 * what each case expects is what the policy says today, to be confirmed by a person.
 *
 * @returns tests in the order of the rules; none where the own tests suffice
 */
export function generateTests(compiled: CompiledPolicy): readonly PolicyTest[] {
  const own = compiled.policy.tests.map((test) => toCaseState(compiled, test.facts));
  const states: CaseState[] = [...own];
  const taken = new Set(compiled.policy.tests.map((test) => test.name));
  const tests: PolicyTest[] = [];
  for (const aim of searchAims(compiled).reachable) {
    if (states.some((state) => isMet(aim, state, compiled))) continue;
    solve(compiled, unknownCase(compiled), aim.goals, (found) => {
      const cells = found.map((cell) => Math.max(0, cell));
      const facts: Record<string, FactValue> = Object.fromEntries(
        compiled.cells.map(({ fact, values }, index) => [fact.id, values[cells[index] ?? 0] ?? false]),
      );
      const results = decideOutcomes(compiled, facts);
      const expected = compiled.decisions.flatMap(({ decision }, index) => {
        const outcome = results[index]?.outcome ?? null;
        return outcome === null ? [] : [[decision.id, outcome] as const];
      });
      let name = `${aim.rule} ${aim.shows ? '+' : '−'} ${aim.pointer.replace(/^\/rules\/\d+\/conditions/, '')}`;
      while (taken.has(name)) name += "'";
      taken.add(name);
      tests.push({ name, facts, expect: Object.fromEntries(expected) });
      states.push(toCaseState(compiled, facts));
    });
  }
  return tests;
}
