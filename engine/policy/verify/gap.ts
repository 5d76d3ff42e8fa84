import type { CompiledPolicy } from '../compile.ts';
import { describeCase, wordDecision, wordOutcome } from '../policy-words.ts';
import { readCase } from './case-space.ts';
import type { DecisionTable } from './decision-table.ts';
import type { Finding } from './finding.ts';
import { findGapPosition } from './never-reached.ts';

/**
 * Cases in which no rule of a decision fires, so that `otherwise` decides: an error on a scale where that is not the top
 * and no reason is given for it, else information.
 */
export function findGap(table: DecisionTable, compiled: CompiledPolicy): Finding[] {
  const position = findGapPosition(table);
  if (position < 0) return [];
  const { decision, outcomes, otherwise } = table.decision;
  const isTop = otherwise[0] === outcomes.length - 1;
  const isError = decision.scale !== undefined && !isTop && decision.otherwiseReason === undefined;
  const facts = readCase(compiled, table.space, position);
  const words = describeCase(compiled.policy, facts);
  const name = wordDecision(compiled.policy, decision.id);
  const names = otherwise.map((rank) => outcomes[rank] ?? '');
  const fallback = wordOutcome(compiled.policy, decision.hit === 'collect' ? names : (names[0] ?? ''));
  const advice = isError
    ? {
        ja: '規則を加えるか、その結果を最も高い段階にするか、そうする理由（otherwiseReason）を書いてください。',
        en: 'Add a rule, make that outcome the highest level, or give the reason for it (otherwiseReason).',
      }
    : { ja: '', en: '' };
  const message = {
    ja: `${words.ja}では判断「${name.ja}」の規則がどれも働かず、そのときの結果（otherwise）の「${fallback.ja}」になります。${advice.ja}`,
    en: `In ${words.en} no rule of decision "${name.en}" fires, which leaves the outcome for such cases (otherwise), "${fallback.en}". ${advice.en}`.trim(),
  };
  return [
    {
      code: 'gap',
      severity: isError ? 'error' : 'info',
      decision: decision.id,
      rules: [],
      witness: { facts },
      message,
    },
  ];
}
