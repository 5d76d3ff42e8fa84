import fc from 'fast-check';
import type { FactValue, Outcome, Policy } from '../../engine/pack/policy-model.ts';
import type { compilePolicy } from '../../engine/policy/compile.ts';
import type { decide } from '../../engine/policy/decide.ts';
import type { decideOutcomes } from '../../engine/policy/decide-outcomes.ts';
import type { buildPossibleTable } from '../../engine/policy/possible-table.ts';
import type { traceQuickly } from '../../engine/policy/quick-trace.ts';
import type { verifyPolicy } from '../../engine/policy/verify/verify-policy.ts';
import { decidePlainly, listCompletions, scaleOf, withGroups } from '../policy/brute-force.ts';
import { documentsWithInvariants, expectFindings, readFindings } from '../policy/finding-oracle.ts';
import { completeFactsArbitrary, partialFactsArbitrary, requirePolicy } from '../policy/random-policy.ts';
import { drawPlantedPolicies } from './planted-policy.ts';

/** The engine under judgement: what a bundle of it exports. */
export interface EngineUnderTest {
  readonly compilePolicy: typeof compilePolicy;
  readonly decide: typeof decide;
  readonly decideOutcomes: typeof decideOutcomes;
  readonly buildPossibleTable: typeof buildPossibleTable;
  readonly traceQuickly: typeof traceQuickly;
  readonly verifyPolicy: typeof verifyPolicy;
}

export const exportsUnderTest = {
  'policy/compile.ts': ['compilePolicy'],
  'policy/decide.ts': ['decide'],
  'policy/decide-outcomes.ts': ['decideOutcomes'],
  'policy/possible-table.ts': ['buildPossibleTable'],
  'policy/quick-trace.ts': ['traceQuickly'],
  'policy/verify/verify-policy.ts': ['verifyPolicy'],
};

type Facts = Readonly<Record<string, FactValue | null>>;

interface ExpectedDecision {
  readonly possible: readonly string[];
  readonly worst: string | null;
  /** null: of a case not settled, not compared. */
  readonly terms: string | null;
}

/** A policy with all that is to be said of it, worked out by listing cases. */
interface Exercise {
  readonly policy: Policy;
  readonly findings: readonly string[];
  readonly tests: string;
  readonly cases: readonly { readonly facts: Facts; readonly decisions: readonly ExpectedDecision[] }[];
}

const tell = (outcomes: readonly Outcome[]) => [...new Set(outcomes.map((each) => JSON.stringify(each)))].sort();

function expectDecisions(policy: Policy, facts: Facts): readonly ExpectedDecision[] {
  const completions = listCompletions(policy, facts);
  return policy.decisions.map((decision) => {
    const plain = completions.map((each) => decidePlainly(policy, decision, each));
    const scale = scaleOf(decision);
    const isOrdered = decision.hit !== 'collect' && (decision.scale !== undefined || decision.protectiveOrder);
    const [only, ...others] = plain;
    const worst = Math.max(...plain.map(({ outcome }) => scale.indexOf(String(outcome))));
    return {
      possible: tell(plain.map(({ outcome }) => outcome)),
      worst: isOrdered ? (scale[worst] ?? null) : null,
      terms: only && others.length === 0 ? JSON.stringify([only.deadlineHours, only.approvals]) : null,
    };
  });
}

/** Tests of a policy that hold and that do not, and what a run of them has to count. */
function addTests(policy: Policy, complete: readonly Record<string, FactValue>[]): { policy: Policy; tests: string } {
  const results = complete.map((facts) => {
    const counted = withGroups(policy, facts);
    return policy.decisions.map((decision) => ({ decision, plain: decidePlainly(policy, decision, counted) }));
  });
  // Every other test expects what its first decision cannot give; collected lists are left out.
  const tests = complete.map((facts, place) => {
    const expected = (results[place] ?? []).flatMap(({ decision, plain }, index): [string, string][] => {
      if (typeof plain.outcome !== 'string') return [];
      const wrong = scaleOf(decision).find((outcome) => outcome !== plain.outcome) ?? '';
      return [[decision.id, place % 2 === 0 && index === 0 ? wrong : plain.outcome]];
    });
    return { name: `test ${place}`, facts, expect: Object.fromEntries(expected) };
  });
  const failed = results.filter(
    ([first], place) => place % 2 === 0 && first !== undefined && typeof first.plain.outcome === 'string',
  ).length;
  const fired = new Set(results.flat().flatMap(({ plain }) => plain.fired.map(({ name }) => name)));
  const given = results
    .flat()
    .flatMap(({ decision, plain }) => [plain.outcome].flat().map((each) => `${decision.id} ${each}`));
  const outcomes = policy.decisions.flatMap((decision) => scaleOf(decision).map((each) => `${decision.id} ${each}`));
  return {
    policy: { ...policy, tests },
    tests: JSON.stringify([
      failed,
      policy.rules.map(({ name }) => name).filter((name) => !fired.has(name)),
      outcomes.filter((each) => !given.includes(each)),
    ]),
  };
}

/** Policies to judge by: with planted faults, and with random invariants of all forms. */
export function drawExercises(seed: number, count: number): readonly Exercise[] {
  const planted = drawPlantedPolicies(seed, count).map(({ policy }) => policy);
  const invariant = fc.sample(documentsWithInvariants, { seed, numRuns: count / 2 }).map(requirePolicy);
  return [...planted, ...invariant].map((drawn, place): Exercise => {
    const complete = fc.sample(completeFactsArbitrary(drawn), { seed: seed + place, numRuns: 4 });
    const partial = fc.sample(partialFactsArbitrary(drawn), { seed: seed + place, numRuns: 4 });
    const others = drawn.groups.flatMap(({ id, other }) => (other ? [[`${id}.other`, true] as const] : []));
    const written = partial.slice(0, 2).map((facts) => ({ ...facts, ...Object.fromEntries(others) }));
    const { policy, tests } = addTests(drawn, complete.slice(0, 2));
    const cases = [...complete, ...partial, ...written].map((facts) => ({
      facts,
      decisions: expectDecisions(drawn, facts),
    }));
    return { policy, findings: expectFindings(drawn), tests, cases };
  });
}

function judgeDecisions(engine: EngineUnderTest, { policy, cases }: Exercise): string | null {
  const compiled = engine.compilePolicy(policy);
  const table = engine.buildPossibleTable(compiled);
  for (const { facts, decisions } of cases) {
    const { decisions: byId, trace } = engine.decide(compiled, facts);
    const full = Object.values(byId);
    const traced = engine.traceQuickly(compiled, facts)?.read();
    if (JSON.stringify(traced) !== JSON.stringify(trace)) return `${JSON.stringify(facts)}: ${JSON.stringify(traced)}`;
    const quick = engine.decideOutcomes(compiled, facts);
    for (const [place, expected] of decisions.entries()) {
      const tabled = table.kind === 'table' ? table.possibleAt(place, table.positions.positionOf(facts)) : null;
      for (const own of [full[place], quick[place]]) {
        const possible = tell(own?.possible ?? []).join();
        const isSame =
          possible === expected.possible.join() &&
          own?.worst === expected.worst &&
          (tabled === null || tell(tabled).join() === possible) &&
          (expected.terms === null || expected.terms === JSON.stringify([own.deadlineHours, own.approvals]));
        if (!isSame) return `${JSON.stringify(facts)}: ${JSON.stringify(own)} instead of ${JSON.stringify(expected)}`;
      }
    }
  }
  return null;
}

/** What a sample proves by search, and so never misses. */
function isSeenInSamples(finding: string): boolean {
  return /"code":"(unreachable|contradiction|never-reached)"/.test(finding);
}

function judgeVerification(engine: EngineUnderTest, { policy, findings, tests }: Exercise): string | null {
  const verification = engine.verifyPolicy(policy);
  const found = readFindings(verification.findings);
  if (found.join() !== findings.join()) {
    const missing = findings.filter((each) => !found.includes(each));
    return `missing ${missing.join()}; wrong ${found.filter((each) => !findings.includes(each)).join()}`;
  }
  const sampled = readFindings(engine.verifyPolicy(policy, { enumerationLimit: 0 }).findings);
  const lost = findings.find((each) => isSeenInSamples(each) && !sampled.includes(each));
  if (lost !== undefined) return `a sample misses ${lost}`;
  const { rules, outcomes } = verification.coverage;
  const told = JSON.stringify([
    verification.tests.failed,
    rules.missing,
    outcomes.missing.map(({ decision, outcome }) => `${decision} ${outcome}`),
  ]);
  return told === tests ? null : `tests ${told} instead of ${tests}`;
}

/** The first thing that an engine gets wrong; null where it gets everything right. An engine that throws is wrong. */
export function findMistake(engine: EngineUnderTest, exercises: readonly Exercise[]): string | null {
  for (const exercise of exercises) {
    try {
      const mistake = judgeVerification(engine, exercise) ?? judgeDecisions(engine, exercise);
      if (mistake !== null) return mistake;
    } catch (error) {
      return `thrown: ${String(error)}`;
    }
  }
  return null;
}
