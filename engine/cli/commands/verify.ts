import { hasErrors } from '../../domain/issue.ts';
import { compilePolicy } from '../../policy/compile.ts';
import { generateTests } from '../../policy/condition-coverage.ts';
import { verifyPolicy, type Verification } from '../../policy/verify/verify-policy.ts';
import { exitCodes, refuse, type Outcome } from '../outcome.ts';
import { readPolicy } from '../read-input.ts';

function describe({ checked, notChecked, findings, tests, coverage }: Verification): string {
  const severityWords = { error: '誤り error', warning: '注意 warning', info: '情報 info' } as const;
  const lines = findings.map(
    ({ severity, code, message }) => `${severityWords[severity]}  [${code}]\n  ${message.ja}\n  ${message.en}`,
  );
  const failed = tests.failures.map(
    ({ test, decision, expected, got }) =>
      `試験不合格 failed test: ${test} (${decision}: ${JSON.stringify(expected)} ≠ ${JSON.stringify(got)})`,
  );
  const method = checked.method === 'exhaustive' ? '全数 exhaustive' : '標本 sampled';
  const head = `事実 facts ${checked.facts} · 場合 cases ${checked.cases} · ${method} · 試験 tests ${tests.passed} ○ ${tests.failed} ×`;
  const { ja, en } = coverage.conditions.message;
  const codes = checked.limited.join(', ');
  const limited =
    codes === ''
      ? []
      : [
          `上限まで調べて打ち切りました。ほかにもあるかもしれません: ${codes}`,
          `Stopped at a limit; there may be more of: ${codes}`,
        ];
  const silent = notChecked.map(
    ({ message }) => `${severityWords.info}  [not-checked]\n  ${message.ja}\n  ${message.en}`,
  );
  return [head, `${ja}\n${en}`, ...limited, ...lines, ...silent, ...failed].join('\n');
}

/** Options of `verify` as typed. */
export interface VerifyOptions {
  readonly generateTests?: boolean;
}

/**
 * `verify <policy>`: every finding with its smallest counterexample, and the policy's own tests; on request the tests that
 * are missing, as a policy file has them. What these expect is what the policy says today: a person has to confirm it.
 */
export function runVerify(name: string, options: VerifyOptions): Outcome {
  const { policy, issues } = readPolicy(name);
  if (policy === null || hasErrors(issues)) return refuse(issues);
  const verification = verifyPolicy(policy);
  const isFound = verification.findings.some(({ severity }) => severity === 'error') || verification.tests.failed > 0;
  const exit = isFound ? exitCodes.found : exitCodes.done;
  if (options.generateTests !== true) return { exit, json: verification, text: describe(verification) };
  const generatedTests = generateTests(compilePolicy(policy));
  const told = `足りない試験。期待する結果はいまの方針のものです。確かめてから加えてください。\nMissing tests. They expect what the policy says today: confirm each before it is added.`;
  const text = `${describe(verification)}\n${told}\n${JSON.stringify(generatedTests, null, 2)}`;
  return { exit, json: { ...verification, generatedTests }, text };
}
