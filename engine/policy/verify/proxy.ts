import type { CompiledPolicy } from '../compile.ts';
import type { FactCells } from '../fact-cells.ts';
import { describeCase, wordAnswer, wordDecision, wordFact } from '../policy-words.ts';
import { listTurns, readCase } from './case-space.ts';
import type { DecisionTable } from './decision-table.ts';
import type { Finding } from './finding.ts';
import { describeDecision, listChangedRules } from './non-monotone.ts';

interface Raise {
  readonly before: number;
  readonly after: number;
}

/** The first case in which another answer to one fact alone raises the decision; answers turn from no to yes only. */
function findRaise(table: DecisionTable, index: number, cells: FactCells): Raise | null {
  const { space, highest } = table;
  const turns = cells.values.map((_, own) => listTurns(cells, own));
  for (let before = 0; before < space.size; before += 1) {
    for (const cell of turns[space.cellsOf(index)?.[before] ?? 0] ?? []) {
      const after = space.turnTo(index, before, cell);
      if (after >= 0 && (highest[after] ?? 0) > (highest[before] ?? 0)) return { before, after };
    }
  }
  return null;
}

/**
 * Proxy facts (poverty, disability, nationality, single parenthood …) that raise urgency or protection by themselves
 * (errors): a no that becomes a yes, or any option or number that becomes another. Turning several raises a level only if
 * one of the single turns on the way does, so each fact is tried alone, in every company. The witness is the case before
 * the turn. Decisions that concern support may use them.
 */
export function findProxies(table: DecisionTable, compiled: CompiledPolicy): Finding[] {
  const { decision, isOrdered } = table.decision;
  if (!isOrdered || decision.concerns === 'support') return [];
  return table.space.support.flatMap((index): Finding[] => {
    const cells = compiled.cells[index];
    if (cells?.fact.proxy !== true) return [];
    const raise = findRaise(table, index, cells);
    if (raise === null) return [];
    const { before, after } = raise;
    const facts = readCase(compiled, table.space, before);
    const answer = wordAnswer(compiled.policy, readCase(compiled, table.space, after)[cells.fact.id] ?? null);
    const words = describeCase(compiled.policy, facts);
    const [from, to] = [describeDecision(table, before, compiled), describeDecision(table, after, compiled)];
    const name = wordFact(compiled.policy, cells.fact.id);
    const decided = wordDecision(compiled.policy, decision.id);
    const message = {
      ja: `${words.ja}で「${name.ja}」が「${answer.ja}」に変わるだけで、判断「${decided.ja}」が${from.ja}から${to.ja}へ上がります。暮らしの事情だけで緊急度や保護を上げないでください（支援の対象を決めるのには使えます）。`,
      en: `In ${words.en}, turning "${name.en}" alone to ${answer.en} raises decision "${decided.en}" from ${from.en} to ${to.en}. Circumstances must not raise urgency or protection by themselves (they may decide on support).`,
    };
    const rules = listChangedRules(table, before, after);
    return [
      {
        ...({ code: 'proxy', severity: 'error', decision: decision.id } as const),
        ...{ rules, fact: cells.fact.id, witness: { facts }, message },
      },
    ];
  });
}
