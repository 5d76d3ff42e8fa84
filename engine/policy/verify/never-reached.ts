import type { CompiledPolicy } from '../compile.ts';
import type { CaseState } from '../condition-node.ts';
import { wordDecision, wordName } from '../policy-words.ts';
import { evaluateDecision, listRoutes } from '../possible-outcomes.ts';
import { solve, type Goal } from '../solve.ts';
import { findFirst } from './bits.ts';
import type { DecisionTable } from './decision-table.ts';
import type { Finding } from './finding.ts';

function listReached(table: DecisionTable): Set<number> {
  if (table.decision.decision.hit !== 'collect') return new Set(table.final);
  const { rules, otherwise } = table.decision;
  const reached = new Set(
    rules.filter((_, place) => findFirst(table.fired[place] ?? new Uint32Array()) >= 0).map((rule) => rule.rank),
  );
  const isGap = findGapPosition(table) >= 0;
  if (isGap) for (const rank of otherwise) reached.add(rank);
  return reached;
}

/** The first position where no rule of the decision fires. @returns −1 where one always does */
export function findGapPosition(table: DecisionTable): number {
  const { anyFired, space } = table;
  for (let position = 0; position < space.size; position += 32) {
    const word = anyFired[position >>> 5] ?? 0;
    const missing = ~word;
    if (missing === 0) continue;
    const at = position + 31 - Math.clz32(missing & -missing);
    return at < space.size ? at : -1;
  }
  return -1;
}

/** In a sample, what was not met may still exist: only what a search excludes is told. */
function isProvenAbsent(table: DecisionTable, compiled: CompiledPolicy, rank: number, onLimit: () => void): boolean {
  if (table.space.method === 'exhaustive') return true;
  const state: CaseState = {
    cells: new Int32Array(compiled.cells.length).fill(-1),
    others: compiled.groups.map(() => 0),
    unknowns: compiled.groups.map(() => 0),
  };
  const { decision } = table;
  const isImpossible = (goals: readonly Goal[]): boolean => {
    const found = solve(compiled, state, goals);
    if (found === 'unclear') onLimit();
    return found === 'no';
  };
  if (decision.decision.hit === 'collect') {
    return decision.rules.every(({ rank: own, node }) => own !== rank || isImpossible([{ node, wanted: true }]));
  }
  const truths = evaluateDecision(decision, state, compiled);
  for (const route of listRoutes(decision, truths)) {
    if (route.rank === rank && !isImpossible(route.listGoals())) return false;
  }
  return true;
}

/**
 * Outcomes that no case gives (warnings).
 * @param onLimit called where an outcome is too hard to search for
 */
export function findNeverReached(table: DecisionTable, compiled: CompiledPolicy, onLimit: () => void): Finding[] {
  const reached = listReached(table);
  return table.decision.outcomes.flatMap((outcome, rank): Finding[] => {
    if (reached.has(rank) || !isProvenAbsent(table, compiled, rank, onLimit)) return [];
    const decision = table.decision.decision.id;
    const [name, level] = [wordDecision(compiled.policy, decision), wordName(compiled.policy, outcome)];
    const message = {
      ja: `判断「${name.ja}」が「${level.ja}」になる事例がありません。規則を加えるか、この結果を消してください。`,
      en: `No case makes decision "${name.en}" come out as "${level.en}". Add a rule or remove the outcome.`,
    };
    return [{ code: 'never-reached', severity: 'warning', decision, rules: [], outcome, witness: null, message }];
  });
}
