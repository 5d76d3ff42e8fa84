import type { CompiledPolicy, CompiledRule } from '../compile.ts';
import type { CaseState, ConditionNode } from '../condition-node.ts';
import { wordRule } from '../policy-words.ts';
import { solve } from '../solve.ts';
import { findFirst } from './bits.ts';
import type { DecisionTable } from './decision-table.ts';
import type { Finding } from './finding.ts';

/** Whether a tree looks at something that no complete case of listed facts has: unknown answers, or a sign off the list. */
function looksBeyondCases(node: ConditionNode, compiled: CompiledPolicy): boolean {
  if (node.kind === 'unknown') return true;
  if (node.kind === 'count') return compiled.groups[node.group]?.takesOther === true;
  const children: readonly ConditionNode[] = 'of' in node ? node.of : [];
  return children.some((child) => looksBeyondCases(child, compiled));
}

/** Whether a rule that no complete case satisfies fires while answers are missing, or on a sign outside a group's list. */
function firesBeyondCases(rule: CompiledRule, compiled: CompiledPolicy): boolean {
  if (!looksBeyondCases(rule.node, compiled)) return false;
  const cells = new Int32Array(compiled.cells.length).fill(-1);
  const others = compiled.groups.map((group) => (group.takesOther ? 1 : 0));
  const none = compiled.groups.map(() => 0);
  const most = Math.max(0, ...compiled.groups.map((group) => group.members.length));
  for (let count = 0; count <= most; count += 1) {
    const unknowns = compiled.groups.map((group) => Math.min(count, group.members.length));
    for (const written of [none, others]) {
      const state = { cells: cells.slice(), others: written, unknowns };
      if (solve(compiled, state, [{ node: rule.node, wanted: true }]) === 'yes') return true;
    }
  }
  return false;
}

function isProvenUnreachable(
  rule: CompiledRule,
  table: DecisionTable,
  compiled: CompiledPolicy,
  onLimit: () => void,
): boolean {
  if (table.space.method === 'exhaustive') return true;
  const state: CaseState = {
    cells: new Int32Array(compiled.cells.length).fill(-1),
    others: compiled.groups.map(() => 0),
    unknowns: compiled.groups.map(() => 0),
  };
  const found = solve(compiled, state, [{ node: rule.node, wanted: true }]);
  if (found === 'unclear') onLimit();
  return found === 'no';
}

/**
 * Rules whose conditions nothing satisfies (errors). A rule that waits for missing answers (`<group>.unknown`), or for a
 * sign outside a group's list, cannot fire on complete answers by its nature: it is told as information.
 *
 * @param onLimit called where a rule's conditions are too hard to search through
 */
export function findUnreachable(table: DecisionTable, compiled: CompiledPolicy, onLimit: () => void): Finding[] {
  return table.decision.rules.flatMap((rule, place): Finding[] => {
    const bits = table.fired[place];
    if (!bits || findFirst(bits) >= 0 || !isProvenUnreachable(rule, table, compiled, onLimit)) return [];
    const { name } = rule.rule;
    const told = wordRule(compiled.policy, name);
    const waits = firesBeyondCases(rule, compiled);
    const message = waits
      ? {
          ja: `規則「${told.ja}」は、一覧の答えがそろった事例では働きません。答えが足りないあいだ、または一覧にない「その他」のしるしがあるときだけ働きます。`,
          en: `Rule "${told.en}" never fires on complete answers; it fires only while answers are missing or a sign outside the list is noted.`,
        }
      : {
          ja: `規則「${told.ja}」の条件を満たす事例がありません。条件を見直すか、規則を消してください。`,
          en: `No case satisfies the conditions of rule "${told.en}". Mend the conditions or remove the rule.`,
        };
    const decision = table.decision.decision.id;
    return [
      { code: 'unreachable', severity: waits ? 'info' : 'error', decision, rules: [name], witness: null, message },
    ];
  });
}
