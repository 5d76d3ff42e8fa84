import type { CompiledPolicy } from '../compile.ts';
import { describeCase, quoteWords, wordName } from '../policy-words.ts';
import { wordRule } from '../rule-words.ts';
import { findFirst, findFirstShared } from './bits.ts';
import { readCase } from './case-space.ts';
import type { DecisionTable } from './decision-table.ts';
import type { Finding } from './finding.ts';

/** Words compared at most over all pairs of rules; beyond them the remaining pairs are left out. */
const workLimit = 1e9;

/** Pairs told at most, per decision. */
const pairsTold = 20_000;

/**
 * Pairs of rules that fire together with different outcomes: errors where the first hit decides and both have the same
 * priority, so that only their order in the file separates them; else information.
 *
 * @param onLimit called where the search stops early
 */
export function findOverlaps(table: DecisionTable, compiled: CompiledPolicy, onLimit: () => void): Finding[] {
  const { decision, rules } = table.decision;
  const findings: Finding[] = [];
  const firing = rules.flatMap((rule, place) => {
    const bits = table.fired[place];
    return bits && findFirst(bits) >= 0 ? [{ rule, bits }] : [];
  });
  const pairsAtMost = Math.floor(workLimit / Math.max(1, table.anyFired.length));
  let pairs = 0;
  for (const [place, one] of firing.entries()) {
    for (let next = place + 1; next < firing.length; next += 1) {
      const other = firing[next];
      if (!other || one.rule.rank === other.rule.rank) continue;
      pairs += 1;
      if (pairs > pairsAtMost || findings.length >= pairsTold) {
        onLimit();
        return findings;
      }
      const position = findFirstShared(one.bits, other.bits);
      if (position < 0) continue;
      const isError = decision.hit === 'first' && one.rule.rule.priority === other.rule.rule.priority;
      const facts = readCase(compiled, table.space, position);
      const words = describeCase(compiled.policy, facts);
      const names = [one.rule.rule.name, other.rule.rule.name];
      const told = names.map((name) => wordRule(compiled.policy, name));
      const outcomes = quoteWords(
        [one.rule, other.rule].map((rule) => wordName(compiled.policy, table.decision.outcomes[rule.rank] ?? '')),
      );
      const advice = isError
        ? {
            ja: '優先度が同じで、ファイルの並び順だけで決まります。優先度（priority）に差をつけてください。',
            en: 'Both have the same priority, so their order in the file decides. Give them different priorities.',
          }
        : { ja: '', en: '' };
      const message = {
        ja: `${words.ja}では、${told.map(({ ja }) => ja).join('と')}がともに働き、結果が${outcomes.ja}に分かれます。${advice.ja}`,
        en: `In ${words.en} ${told.map(({ en }) => en).join(' and ')} both fire, for ${outcomes.en}. ${advice.en}`.trim(),
      };
      findings.push({
        code: 'overlap',
        severity: isError ? 'error' : 'info',
        decision: decision.id,
        rules: names,
        witness: { facts },
        message,
      });
    }
  }
  return findings;
}
