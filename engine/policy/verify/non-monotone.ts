import type { Localized } from '../../domain/localized.ts';
import type { CompiledPolicy } from '../compile.ts';
import { describeCase, wordDecision, wordFact, wordName } from '../policy-words.ts';
import { hasBit } from './bits.ts';
import { readCase } from './case-space.ts';
import type { DecisionTable } from './decision-table.ts';
import type { Finding } from './finding.ts';

/** Rules that fire at one of two positions only. */
export function listChangedRules(table: DecisionTable, before: number, after: number): string[] {
  return table.decision.rules.flatMap(({ rule }, place) => {
    const bits = table.fired[place];
    return bits && hasBit(bits, before) !== hasBit(bits, after) ? [rule.name] : [];
  });
}

/** What a position comes to, in words: the outcome, and its deadline where there is one. */
export function describeDecision(table: DecisionTable, position: number, { policy }: CompiledPolicy): Localized {
  const outcome = wordName(policy, table.decision.outcomes[table.highest[position] ?? -1] ?? '');
  const hours = table.deadline[position] ?? Number.POSITIVE_INFINITY;
  if (!table.decision.isOrdered) {
    return Number.isFinite(hours)
      ? { ja: `期限 ${hours} 時間`, en: `${hours} hours` }
      : { ja: '期限なし', en: 'no deadline' };
  }
  if (!Number.isFinite(hours)) return { ja: `「${outcome.ja}」（期限なし）`, en: `"${outcome.en}" (no deadline)` };
  return { ja: `「${outcome.ja}」（期限 ${hours} 時間）`, en: `"${outcome.en}" (${hours} hours)` };
}

/**
 * Danger facts that make things less urgent: turning the fact from no to yes lowers a scale, moves to a less protective
 * option, or lengthens a deadline, no deadline being the longest (errors). Of outcomes collected the highest counts. The
 * witness is the case before the turn.
 */
export function findNonMonotone(table: DecisionTable, compiled: CompiledPolicy): Finding[] {
  const { decision, isOrdered } = table.decision;
  return table.space.support.flatMap((index): Finding[] => {
    const fact = compiled.cells[index]?.fact;
    if (fact?.kind !== 'answer' || !fact.danger) return [];
    for (let before = 0; before < table.space.size; before += 1) {
      const after = table.space.turnOn(index, before);
      if (after < 0) continue;
      const isLower = isOrdered && (table.highest[after] ?? 0) < (table.highest[before] ?? 0);
      const isLater = (table.deadline[after] ?? 0) > (table.deadline[before] ?? 0);
      if (!isLower && !isLater) continue;
      const facts = readCase(compiled, table.space, before);
      const words = describeCase(compiled.policy, facts);
      const [from, to] = [describeDecision(table, before, compiled), describeDecision(table, after, compiled)];
      const name = wordFact(compiled.policy, fact.id);
      const decided = wordDecision(compiled.policy, decision.id);
      const message = {
        ja: `${words.ja}で「${name.ja}」が「はい」に変わると、判断「${decided.ja}」が${from.ja}から${to.ja}へ下がります。危険のしるしで緊急度・保護・期限が緩まないようにしてください。`,
        en: `In ${words.en}, turning "${name.en}" to yes moves decision "${decided.en}" from ${from.en} to ${to.en}. A danger sign must never ease urgency, protection or a deadline.`,
      };
      const rules = listChangedRules(table, before, after);
      return [
        {
          code: 'non-monotone',
          severity: 'error',
          decision: decision.id,
          rules,
          fact: fact.id,
          witness: { facts },
          message,
        },
      ];
    }
    return [];
  });
}
