import type { Outcome, PolicyTest } from '../../pack/policy-model.ts';
import type { CompiledPolicy } from '../compile.ts';
import { decide } from '../decide.ts';

/** One expectation of a policy test that is not met. */
interface FailedExpectation {
  readonly test: string;
  readonly decision: string;
  readonly expected: Outcome;
  /** null: the answers of the test leave it open and the outcomes have no order. */
  readonly got: Outcome | null;
}

/** How much of a policy its own tests touch. */
export interface TestCoverage {
  readonly rules: { readonly covered: number; readonly total: number; readonly missing: readonly string[] };
  readonly outcomes: {
    readonly covered: number;
    readonly total: number;
    readonly missing: readonly { readonly decision: string; readonly outcome: string }[];
  };
}

/** How many of the policy's own tests hold, and what the others missed. */
export interface TestReport {
  /** Tests all of whose expectations are met. */
  readonly passed: number;
  readonly failed: number;
  readonly failures: readonly FailedExpectation[];
}

function isSame(expected: Outcome, got: Outcome | null): boolean {
  if (typeof expected === 'string' || typeof got === 'string' || got === null) {
    return (
      expected === got ||
      (typeof expected === 'string' && Array.isArray(got) && got.length === 1 && got[0] === expected)
    );
  }
  return expected.length === got.length && expected.every((each, place) => each === got[place]);
}

/** Runs tests of a policy; by default its own. A rule is covered when it fires in a test, an outcome when one gives it. */
export function runPolicyTests(
  compiled: CompiledPolicy,
  tests: readonly PolicyTest[] = compiled.policy.tests,
): { tests: TestReport; coverage: TestCoverage } {
  const failures: FailedExpectation[] = [];
  const fired = new Set<string>();
  const given = new Set<string>();
  let failed = 0;
  for (const test of tests) {
    const decided = decide(compiled, test.facts).decisions;
    for (const [id, result] of Object.entries(decided)) {
      for (const name of result.firedBy) fired.add(name);
      for (const outcome of typeof result.outcome === 'string' ? [result.outcome] : (result.outcome ?? [])) {
        given.add(JSON.stringify([id, outcome]));
      }
    }
    const missed = Object.entries(test.expect).flatMap(([decision, expected]) => {
      const got = decided[decision]?.outcome ?? null;
      return isSame(expected, got) ? [] : [{ test: test.name, decision, expected, got }];
    });
    if (missed.length > 0) failed += 1;
    failures.push(...missed);
  }
  const ruleNames = compiled.policy.rules.map((rule) => rule.name);
  const outcomes = compiled.decisions.flatMap(({ decision, outcomes: names }) =>
    names.map((outcome) => ({ decision: decision.id, outcome })),
  );
  const missingRules = ruleNames.filter((name) => !fired.has(name));
  const missingOutcomes = outcomes.filter(({ decision, outcome }) => !given.has(JSON.stringify([decision, outcome])));
  return {
    tests: { passed: tests.length - failed, failed, failures },
    coverage: {
      rules: { covered: ruleNames.length - missingRules.length, total: ruleNames.length, missing: missingRules },
      outcomes: { covered: outcomes.length - missingOutcomes.length, total: outcomes.length, missing: missingOutcomes },
    },
  };
}
