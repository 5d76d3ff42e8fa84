import { hasErrors } from '../../domain/issue.ts';
import { joinIssues } from '../../pack/load-pack.ts';
import { compilePolicy } from '../../policy/compile.ts';
import { overrideCase } from '../../policy/override.ts';
import { readFacts } from '../../policy/read-facts.ts';
import { OptionReader } from '../options.ts';
import { exitCodes, formatIssues, refuse, type Outcome } from '../outcome.ts';
import { readInlineOrFile, readPolicy } from '../read-input.ts';
import { showOutcome } from './decide.ts';

/** Options of `override` as typed. */
export interface OverrideOptions {
  readonly facts: string;
  readonly decision: string;
  readonly to: string;
  readonly role: string;
  readonly reason: string;
  readonly hoursSinceReceipt: string;
}

/** `override <policy>`: what the policy recommends for a case beside what a person decides, and whether that stands. */
export function runOverride(policyName: string, options: OverrideOptions): Outcome {
  const policyReading = readPolicy(policyName);
  const factsReading = readInlineOrFile(options.facts, '--facts');
  const { policy } = policyReading;
  const facts = policy && factsReading.value !== undefined ? readFacts(policy, factsReading.value, '--facts') : null;
  const numbers = new OptionReader();
  const hours = numbers.numberFrom('--hours-since-receipt', options.hoursSinceReceipt, 0, Number.MAX_SAFE_INTEGER);
  const issues = [...policyReading.issues, ...joinIssues(factsReading.issues, facts?.issues ?? []), ...numbers.issues];
  if (policy === null || facts?.facts === undefined || facts.facts === null || hasErrors(issues)) return refuse(issues);
  const { decision, to: wanted, role, reason } = options;
  const request = { decision, wanted, role, reason, hoursSinceReceipt: hours };
  const result = overrideCase(compilePolicy(policy), facts.facts, request);
  const { recommended, final, accepted, deadlineHours } = result;
  const head = [
    `推奨 recommended: ${showOutcome(policy, recommended)}`,
    `最終 final: ${showOutcome(policy, final)}`,
    `期限 deadline: ${deadlineHours === null ? '—' : `${String(deadlineHours)} h`}`,
  ].join(' · ');
  return {
    exit: accepted ? exitCodes.done : exitCodes.badInput,
    json: { ok: accepted, ...result },
    text: accepted ? head : `${head}\n${formatIssues(result.issues)}`,
  };
}
