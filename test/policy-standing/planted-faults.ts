import fc from 'fast-check';
import { expect } from 'vitest';
import type { Outcome, Policy } from '../../engine/pack/policy-model.ts';
import { compilePolicy, type CompiledPolicy } from '../../engine/policy/compile.ts';
import { decide } from '../../engine/policy/decide.ts';
import { decideOutcomes } from '../../engine/policy/decide-outcomes.ts';
import { buildPossibleTable } from '../../engine/policy/possible-table.ts';
import type { Finding, FindingCode } from '../../engine/policy/verify/finding.ts';
import { verifyPolicy } from '../../engine/policy/verify/verify-policy.ts';
import { decidePlainly, listCompletions, scaleOf } from '../policy/brute-force.ts';
import { expectFindings, readFindings } from '../policy/finding-oracle.ts';
import { partialFactsArbitrary } from '../policy/random-policy.ts';
import { enumerateCases, type Axis } from './complete-cases.ts';
import { LibraryRunner, type Case } from './library-runner.ts';
import { drawPlantedPolicies } from './planted-policy.ts';
import { replayFindings, type LibraryCases } from './replay-witness.ts';

/** How much was compared. */
export interface PlantedCount {
  readonly policies: number;
  readonly completeCases: number;
  readonly partialCases: number;
  readonly findings: number;
  readonly witnesses: number;
  /** Witnesses replayed that were found in samples. */
  readonly fromSamples: number;
  /** Partial cases in which a sign outside a group's list was written down. */
  readonly besideLists: number;
  /** Policies with rules that ask how much is unknown. */
  readonly asksUnknown: number;
  /** How often each finding was met, with the planted ones. */
  readonly met: ReadonlyMap<FindingCode, number>;
}

const partialsEach = 6;
/** One policy in so many is verified by a sample too; the kinds of faults are nine. */
const sampledEvery = 4;

/** Every value of every fact, signs outside a group's list among them. */
function listAllAxes(policy: Policy): readonly Axis[] {
  const facts = policy.facts.map((fact): Axis => {
    if (fact.kind === 'answer') return { id: fact.id, values: [false, true] };
    if (fact.kind === 'choice') return { id: fact.id, values: fact.options };
    return { id: fact.id, values: Array.from({ length: fact.max - fact.min + 1 }, (_, place) => fact.min + place) };
  });
  const others = policy.groups.flatMap(({ id, other }) =>
    other ? [{ id: `${id}.other`, values: [false, true] }] : [],
  );
  return [...facts, ...others];
}

/** On every complete case: the full decision, the quick one, and the list of fired rules are those of the library. */
async function compareComplete(policy: Policy, compiled: CompiledPolicy): Promise<LibraryCases> {
  const library = new LibraryRunner(policy);
  const cases: LibraryCases['cases'][number][] = [];
  for (const facts of enumerateCases(listAllAxes(policy))) {
    const holding = await library.listHolding(facts);
    const decisions = library.decideBy(holding);
    const full = decide(compiled, facts).decisions;
    const quick = decideOutcomes(compiled, facts);
    for (const [place, { id }] of policy.decisions.entries()) {
      const { outcome, firedBy, deadlineHours, approvals, settled, possible } = full[id] ?? {};
      expect({ outcome, firedBy, deadlineHours, approvals }).toEqual(decisions[id]);
      expect({ settled, possible }).toEqual({ settled: true, possible: [outcome] });
      expect(quick[place]).toMatchObject({ outcome, deadlineHours, approvals, settled, possible });
    }
    cases.push({ facts, holding, decisions });
  }
  return { library, cases };
}

const tell = (outcomes: readonly Outcome[]) => outcomes.map((each) => JSON.stringify(each)).sort();

/** On partial cases: what is possible is what listing every completion gives, by search and by table. */
function comparePartial(policy: Policy, compiled: CompiledPolicy, seed: number): number {
  const table = buildPossibleTable(compiled);
  const others = fc.boolean();
  const partials = fc.sample(fc.tuple(partialFactsArbitrary(policy), others), { seed, numRuns: partialsEach });
  for (const [answers, hasOther] of partials) {
    const written = policy.groups.filter(({ other }) => other && hasOther).map(({ id }) => [`${id}.other`, true]);
    const facts = { ...answers, ...(Object.fromEntries(written) as Case) };
    const decided = decide(compiled, facts).decisions;
    const completions = listCompletions(policy, facts);
    for (const [column, decision] of policy.decisions.entries()) {
      const own = decided[decision.id];
      const plain = completions.map((each) => decidePlainly(policy, decision, each).outcome);
      const expected = [...new Set(tell(plain))];
      expect(tell(own?.possible ?? [])).toEqual(expected);
      expect({ exact: own?.exact, settled: own?.settled }).toEqual({ exact: true, settled: expected.length === 1 });
      if (table.kind === 'table') {
        expect(table.possibleAt(column, table.positions.positionOf(facts))).toEqual(own?.possible);
      }
      const isOrdered = decision.hit !== 'collect' && (decision.scale !== undefined || decision.protectiveOrder);
      const ranks = plain.map((each) => scaleOf(decision).indexOf(String(each)));
      expect(own?.worst).toBe(isOrdered ? scaleOf(decision)[Math.max(...ranks)] : null);
    }
  }
  return partials.filter(([, hasOther]) => hasOther && policy.groups.some(({ other }) => other)).length;
}

/** What is proven by search rather than met in cases: a sample tells it as fully as all cases do. */
const proven: readonly FindingCode[] = ['unreachable', 'contradiction', 'never-reached'];

/** Verified by a sample, as if the cases were too many, a policy shows nothing that is not so. */
async function compareSampled(policy: Policy, findings: readonly Finding[], library: LibraryCases): Promise<number> {
  const sampled = verifyPolicy(policy, { enumerationLimit: 0 });
  expect(sampled.checked).toMatchObject({ method: 'sampled', limited: [] });
  const ofProven = (list: readonly Finding[]) => readFindings(list.filter(({ code }) => proven.includes(code)));
  expect(ofProven(sampled.findings)).toEqual(ofProven(findings));
  // That a rule is redundant is said of the sample alone.
  return replayFindings(
    policy,
    sampled.findings.filter(({ code }) => code !== 'redundant'),
    library,
  );
}

/**
 * Takes random policies with a fault planted in each through everything that has an independent answer: json-rules-engine
 * on every complete case, the list of all completions on partial ones, the list of all cases for every finding, and
 * json-rules-engine again for what every witness claims.
 */
export async function comparePlanted(seed: number, count: number): Promise<PlantedCount> {
  const sums = {
    policies: 0,
    completeCases: 0,
    partialCases: 0,
    findings: 0,
    witnesses: 0,
    besideLists: 0,
    asksUnknown: 0,
    fromSamples: 0,
  };
  const met = new Map<FindingCode, number>();
  for (const { policy, fault } of drawPlantedPolicies(seed, count)) {
    const compiled = compilePolicy(policy);
    const library = await compareComplete(policy, compiled);
    sums.besideLists += comparePartial(policy, compiled, seed + sums.policies);
    const { findings, checked } = verifyPolicy(policy);
    expect(checked.method).toBe('exhaustive');
    expect(readFindings(findings)).toEqual(expectFindings(policy));
    expect(findings).toContainEqual(expect.objectContaining(fault));
    sums.witnesses += await replayFindings(policy, findings, library);
    if (sums.policies % sampledEvery === 0) sums.fromSamples += await compareSampled(policy, findings, library);
    sums.policies += 1;
    if (JSON.stringify(policy.rules).includes('.unknown')) sums.asksUnknown += 1;
    sums.completeCases += library.cases.length;
    sums.partialCases += partialsEach;
    sums.findings += findings.length;
    for (const { code } of findings) met.set(code, (met.get(code) ?? 0) + 1);
  }
  return { ...sums, met };
}
