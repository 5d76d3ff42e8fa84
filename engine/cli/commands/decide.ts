import { hasErrors } from '../../domain/issue.ts';
import { compilePolicy } from '../../policy/compile.ts';
import { decide, type PolicyDecision } from '../../policy/decide.ts';
import { readFacts } from '../../policy/facts.ts';
import { exitCodes, refuse, type Outcome } from '../outcome.ts';
import { readInlineOrFile, readPolicy } from '../read-input.ts';
import { formatTable } from '../table.ts';

function describe(result: PolicyDecision): string {
  const rows = Object.entries(result.decisions).map(([id, decision]) => [
    id,
    String(decision.outcome ?? '—'),
    decision.possible.join(' | '),
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

/** `decide <policy> --facts <file|inline JSON>`: the policy's judgement of one case, unknown answers included. */
export function runDecide(policyName: string, factsText: string): Outcome {
  const policyReading = readPolicy(policyName);
  const factsReading = readInlineOrFile(factsText, '--facts');
  const { policy } = policyReading;
  const facts = policy && factsReading.value !== undefined ? readFacts(policy, factsReading.value, '--facts') : null;
  const issues = [...policyReading.issues, ...factsReading.issues, ...(facts?.issues ?? [])];
  if (policy === null || facts?.facts === undefined || facts.facts === null || hasErrors(issues)) return refuse(issues);
  const result = decide(compilePolicy(policy), facts.facts);
  return { exit: exitCodes.done, json: result, text: describe(result) };
}
