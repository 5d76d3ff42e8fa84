import type { CompiledDecision } from '../compile.ts';
import type { ConditionNode } from '../condition-node.ts';
import type { Finding } from './finding.ts';

interface Direct {
  /** What is compared: a fact, or the count of a group. */
  readonly subject: string;
  /** Where it holds, by cell or count. */
  readonly holds: readonly boolean[];
  readonly fact: string;
}

/** A comparison, or one turned round by `not`, as a direct member of an `all`. */
function readDirect(node: ConditionNode): Direct | null {
  if (node.kind === 'not') {
    const inner = readDirect(node.of[0]);
    return inner && { ...inner, holds: inner.holds.map((each) => !each) };
  }
  if ('of' in node) return null;
  const subject = node.kind === 'fact' ? `fact ${node.fact}` : `${node.kind} ${node.group}`;
  return { subject, holds: node.holds, fact: node.literal.fact };
}

/** The fact on which two direct members of some `all` of the tree are opposites; null where there is none. */
function findOpposites(node: ConditionNode): string | null {
  if (!('of' in node)) return null;
  const children: readonly ConditionNode[] = node.of;
  if (node.kind === 'all') {
    const directs = children.flatMap((child) => readDirect(child) ?? []);
    for (const [place, one] of directs.entries()) {
      const opposite = directs
        .slice(place + 1)
        .find((other) => other.subject === one.subject && other.holds.every((each, cell) => each !== one.holds[cell]));
      if (opposite) return one.fact;
    }
  }
  for (const child of children) {
    const found = findOpposites(child);
    if (found !== null) return found;
  }
  return null;
}

/** Rules with a comparison and its opposite side by side in one `all` (errors): that `all` can never hold. */
export function findContradictions(decision: CompiledDecision): Finding[] {
  return decision.rules.flatMap(({ rule, node }): Finding[] => {
    const fact = findOpposites(node);
    if (fact === null) return [];
    const message = {
      ja: `規則「${rule.name}」の同じ all の中に、「${fact}」についての条件とその反対が並んでいます。どちらかを消してください。`,
      en: `Rule "${rule.name}" has a condition on "${fact}" and its opposite in one all. Remove one of them.`,
    };
    const { id } = decision.decision;
    return [
      { code: 'contradiction', severity: 'error', decision: id, rules: [rule.name], fact, witness: null, message },
    ];
  });
}
