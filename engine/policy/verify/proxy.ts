import type { CompiledPolicy } from '../compile.ts';
import { describeCase, wordDecision, wordFact } from '../policy-words.ts';
import { readCase } from './case-space.ts';
import type { DecisionTable } from './decision-table.ts';
import type { Finding } from './finding.ts';
import { describeDecision, listChangedRules } from './non-monotone.ts';

/**
 * Proxy facts (poverty, disability, nationality, single parenthood …) that raise urgency or protection by themselves
 * (errors). Turning several from no to yes raises a level only if one of the single turns on the way does, so each fact is
 * tried alone, in every company. The witness is the case before the turn. Decisions that concern support may use them.
 */
export function findProxies(table: DecisionTable, compiled: CompiledPolicy): Finding[] {
  const { decision, isOrdered } = table.decision;
  if (!isOrdered || decision.hit === 'collect' || decision.concerns === 'support') return [];
  return table.space.support.flatMap((index): Finding[] => {
    const fact = compiled.cells[index]?.fact;
    if (fact?.kind !== 'answer' || !fact.proxy) return [];
    for (let before = 0; before < table.space.size; before += 1) {
      const after = table.space.turnOn(index, before);
      if (after < 0 || (table.final[after] ?? 0) <= (table.final[before] ?? 0)) continue;
      const facts = readCase(compiled, table.space, before);
      const words = describeCase(compiled.policy, facts);
      const [from, to] = [describeDecision(table, before, compiled), describeDecision(table, after, compiled)];
      const name = wordFact(compiled.policy, fact.id);
      const decided = wordDecision(compiled.policy, decision.id);
      const message = {
        ja: `${words.ja}で「${name.ja}」が「はい」に変わるだけで、判断「${decided.ja}」が${from.ja}から${to.ja}へ上がります。暮らしの事情だけで緊急度や保護を上げないでください（支援の対象を決めるのには使えます）。`,
        en: `In ${words.en}, turning "${name.en}" alone to yes raises decision "${decided.en}" from ${from.en} to ${to.en}. Circumstances must not raise urgency or protection by themselves (they may decide on support).`,
      };
      const rules = listChangedRules(table, before, after);
      return [
        { code: 'proxy', severity: 'error', decision: decision.id, rules, fact: fact.id, witness: { facts }, message },
      ];
    }
    return [];
  });
}
