import type { CompiledPolicy, CompiledRule } from '../compile.ts';
import { hasCell, type CellRuns } from '../cell-runs.ts';
import type { CaseState, ConditionNode } from '../condition-node.ts';
import { beginSentence, wordRule } from '../rule-words.ts';
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

/** Ways of being incomplete tried at most for one rule. */
const openingsAtMost = 4096;

/** How a case may go beyond listed answers: by group, how many are unknown, and whether another sign is written down. */
type Opening = Pick<CaseState, 'unknowns' | 'others'>;

function visitGroups(node: ConditionNode, visit: (node: Extract<ConditionNode, { group: number }>) => void): void {
  if (node.kind === 'unknown' || node.kind === 'count') visit(node);
  const children: readonly ConditionNode[] = 'of' in node ? node.of : [];
  for (const child of children) visitGroups(child, visit);
}

/** One way for each that some condition of the rule tells apart, every group by itself. */
function* listOpenings(node: ConditionNode, compiled: CompiledPolicy): Generator<Opening> {
  const asked = compiled.groups.map((): CellRuns[] => []);
  const counted = new Set<number>();
  visitGroups(node, ({ kind, group, holds }) => {
    if (kind === 'unknown') asked[group]?.push(holds);
    else counted.add(group);
  });
  const choices = compiled.groups.map(({ members, takesOther }, group) => {
    const counts = new Map<string, number>();
    for (let count = 0; count <= members.length; count += 1) {
      const signature = (asked[group] ?? []).map((holds) => hasCell(holds, count)).join();
      if (!counts.has(signature)) counts.set(signature, count);
    }
    return [...counts.values()].flatMap((unknown) =>
      (takesOther && counted.has(group) ? [0, 1] : [0]).map((other) => ({ unknown, other })),
    );
  });
  const size = choices.reduce((product, { length }) => product * length, 1);
  for (let place = 0; place < size; place += 1) {
    let rest = place;
    const chosen = choices.map((own) => {
      const choice = own[rest % own.length];
      rest = Math.floor(rest / own.length);
      return choice ?? { unknown: 0, other: 0 };
    });
    yield { unknowns: chosen.map(({ unknown }) => unknown), others: chosen.map(({ other }) => other) };
  }
}

/** Whether a rule that no complete case satisfies fires while answers are missing, or on a sign outside a group's list. */
function firesBeyondCases(rule: CompiledRule, compiled: CompiledPolicy, onLimit: () => void): boolean {
  if (!looksBeyondCases(rule.node, compiled)) return false;
  let left = openingsAtMost;
  for (const opening of listOpenings(rule.node, compiled)) {
    if (left === 0) {
      onLimit();
      return false;
    }
    left -= 1;
    const cells = new Int32Array(compiled.cells.length).fill(-1);
    if (solve(compiled, { ...opening, cells }, [{ node: rule.node, wanted: true }]) === 'yes') return true;
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
    const waits = firesBeyondCases(rule, compiled, onLimit);
    const message = waits
      ? {
          ja: `${told.ja}は、一覧の答えがそろった事例では働きません。答えが足りないあいだ、または一覧にない「その他」のしるしがあるときだけ働きます。`,
          en: `${beginSentence(told.en)} never fires on complete answers; it fires only while answers are missing or a sign outside the list is noted.`,
        }
      : {
          ja: `${told.ja}の条件を満たす事例がありません。条件を見直すか、規則を消してください。`,
          en: `No case satisfies the conditions of ${told.en}. Mend the conditions or remove the rule.`,
        };
    const decision = table.decision.decision.id;
    return [
      { code: 'unreachable', severity: waits ? 'info' : 'error', decision, rules: [name], witness: null, message },
    ];
  });
}
