import { hasErrors } from '../../domain/issue.ts';
import { compilePolicy } from '../../policy/compile.ts';
import { decide, type PolicyDecision } from '../../policy/decide.ts';
import { readFacts } from '../../policy/read-facts.ts';
import { EngineError } from '../../domain/engine-error.ts';
import type { Outcome as PolicyOutcome, Policy } from '../../pack/policy-model.ts';
import { readAnswer, type Facts } from '../../policy/facts.ts';
import { decideByReference, type CompleteFacts } from '../../policy/reference.ts';
import { exitCodes, refuse, type Outcome } from '../outcome.ts';
import { readInlineOrFile, readPolicy } from '../read-input.ts';
import { formatTable } from '../table.ts';

function showOutcome(outcome: PolicyOutcome | null): string {
  return outcome === null ? '—' : typeof outcome === 'string' ? outcome : `[${outcome.join(', ')}]`;
}

function describe(result: PolicyDecision): string {
  const rows = Object.entries(result.decisions).map(([id, decision]) => [
    id,
    showOutcome(decision.outcome),
    decision.possible.map(showOutcome).join(' | '),
    decision.settled ? '○' : '…',
    decision.deadlineHours === null ? '—' : `${decision.deadlineHours} h`,
    decision.firedBy.join(', '),
  ]);
  const heads = [
    '判断 decision',
    '結果 outcome',
    'ありうる結果 possible',
    '確定 settled',
    '期限 deadline',
    '規則 fired by',
  ];
  const next = result.nextQuestion === null ? '' : `\n次に聞くこと next question: ${result.nextQuestion}`;
  return formatTable(heads, rows) + next;
}

function isComplete(policy: Policy, facts: Facts): facts is CompleteFacts {
  return policy.facts.every(({ id }) => readAnswer(facts, id) !== null);
}

/** On complete answers json-rules-engine is the reference: our own evaluator has to say the same, or nothing is said. */
async function requireAgreement(policy: Policy, facts: Facts, result: PolicyDecision): Promise<void> {
  if (!isComplete(policy, facts)) return;
  const reference = await decideByReference(policy, facts);
  for (const [id, { outcome, firedBy }] of Object.entries(reference)) {
    const ours = result.decisions[id];
    if (JSON.stringify([outcome, firedBy]) !== JSON.stringify([ours?.outcome, ours?.firedBy])) {
      throw new EngineError(
        'evaluators-disagree',
        `${id}: ${JSON.stringify(outcome)} ≠ ${JSON.stringify(ours?.outcome)}`,
      );
    }
  }
}

/** `decide <policy> --facts <file|inline JSON>`: the policy's judgement of one case, unknown answers included. */
export async function runDecide(policyName: string, factsText: string): Promise<Outcome> {
  const policyReading = readPolicy(policyName);
  const factsReading = readInlineOrFile(factsText, '--facts');
  const { policy } = policyReading;
  const facts = policy && factsReading.value !== undefined ? readFacts(policy, factsReading.value, '--facts') : null;
  const issues = [...policyReading.issues, ...factsReading.issues, ...(facts?.issues ?? [])];
  if (policy === null || facts?.facts === undefined || facts.facts === null || hasErrors(issues)) return refuse(issues);
  const result = decide(compilePolicy(policy), facts.facts);
  await requireAgreement(policy, facts.facts, result);
  const { evidence } = facts;
  const json = Object.keys(evidence).length > 0 ? { ...result, evidence } : result;
  return { exit: exitCodes.done, json, text: describe(result) };
}
