import type { CompiledDecision, CompiledPolicy } from '../compile.ts';
import type { ConditionNode, NodeScope } from '../condition-node.ts';
import { wordFact } from '../policy-words.ts';
import { beginSentence, wordRule } from '../rule-words.ts';
import { complementRuns, type CellRuns } from '../cell-runs.ts';
import type { Finding } from './finding.ts';

interface Direct {
  /** What is compared: a fact, or the count of a group. */
  readonly subject: string;
  /** The cells or counts in which it holds. */
  readonly holds: CellRuns;
  /** How many cells or counts there are. */
  readonly size: number;
  readonly fact: string;
}

/** How many cells or counts a comparison tells apart; a sign outside a group's list is never unknown. */
function countCells(node: Exclude<ConditionNode, { of: unknown }>, scope: NodeScope): number {
  if (node.kind === 'fact') return scope.cells[node.fact]?.values.length ?? 0;
  const group = scope.groups[node.group];
  return (node.kind === 'unknown' ? (group?.members.length ?? 0) + 1 : group?.counts.length) ?? 0;
}

/** A comparison, or one turned round by `not`, as a direct member of an `all`. */
function readDirect(node: ConditionNode, scope: NodeScope): Direct | null {
  if (node.kind === 'not') {
    const inner = readDirect(node.of[0], scope);
    return inner && { ...inner, holds: complementRuns(inner.holds, inner.size) };
  }
  if ('of' in node) return null;
  const subject = node.kind === 'fact' ? `fact ${node.fact}` : `${node.kind} ${node.group}`;
  return { subject, holds: node.holds, size: countCells(node, scope), fact: node.literal.fact };
}

/** The fact on which two direct members of some `all` of the tree are opposites; null where there is none. */
function findOpposites(node: ConditionNode, scope: NodeScope): string | null {
  if (!('of' in node)) return null;
  const children: readonly ConditionNode[] = node.of;
  if (node.kind === 'all') {
    const directs = children.flatMap((child) => readDirect(child, scope) ?? []);
    const keyOf = (subject: string, holds: CellRuns) => `${subject}/${holds.join()}`;
    const present = new Set(directs.map(({ subject, holds }) => keyOf(subject, holds)));
    const one = directs.find(({ subject, holds, size }) => present.has(keyOf(subject, complementRuns(holds, size))));
    if (one) return one.fact;
  }
  for (const child of children) {
    const found = findOpposites(child, scope);
    if (found !== null) return found;
  }
  return null;
}

/** Rules with a comparison and its opposite side by side in one `all` (errors): that `all` can never hold. */
export function findContradictions(decision: CompiledDecision, compiled: CompiledPolicy): Finding[] {
  return decision.rules.flatMap(({ rule, node }): Finding[] => {
    const fact = findOpposites(node, compiled);
    if (fact === null) return [];
    const [told, about] = [wordRule(compiled.policy, rule.name), wordFact(compiled.policy, fact)];
    const message = {
      ja: `${told.ja}の「すべて満たす」条件（all）の中に、「${about.ja}」についての条件とその反対が並んでいます。どちらかを消してください。`,
      en: `${beginSentence(told.en)} asks in one condition (all) for "${about.en}" and for its opposite. Remove one of them.`,
    };
    const { id } = decision.decision;
    return [
      { code: 'contradiction', severity: 'error', decision: id, rules: [rule.name], fact, witness: null, message },
    ];
  });
}
