import { createDirectiveReader, type DecisionOutcomes } from '../../engine/casework/directive-reader.ts';
import type { CaseDirective, DirectiveTraits } from '../../engine/casework/directive.ts';
import type { FactValue, Policy } from '../../engine/pack/policy-model.ts';
import { compilePolicy } from '../../engine/policy/compile.ts';
import { decide } from '../../engine/policy/decide.ts';

/** What a policy decides about these facts, every other yes-or-no answer no, and the directive that the charts get. */
export function readDirective(
  policy: Policy,
  given: Readonly<Record<string, FactValue | null>>,
  office: Pick<DirectiveTraits, 'approvalNeeded' | 'judgementsMerged'> = {},
): { readonly outcomes: DecisionOutcomes; readonly directive: CaseDirective } {
  const facts = { ...given };
  for (const { id, kind } of policy.facts) if (kind === 'answer') facts[id] ??= false;
  const { decisions } = decide(compilePolicy(policy), facts);
  const outcomes = Object.fromEntries(Object.entries(decisions).map(([id, { outcome }]) => [id, outcome]));
  return { outcomes, directive: createDirectiveReader(policy)(outcomes, facts, office) };
}
