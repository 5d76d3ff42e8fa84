import type { Localized } from '../../domain/localized.ts';
import type { Policy } from '../../pack/policy-model.ts';
import { compilePolicy, type CompiledDecision, type CompiledInvariant, type CompiledPolicy } from '../compile.ts';
import { measureConditionCoverage, type ConditionCoverage } from '../condition-coverage.ts';
import { collectFacts } from '../condition-node.ts';
import { wordDecision } from '../policy-words.ts';
import { countCases, enumerateCases, enumerationLimit, type CaseSpace } from './case-space.ts';
import { findContradictions } from './contradiction.ts';
import { buildDecisionTable, type DecisionTable } from './decision-table.ts';
import { findingCodes, type Finding, type FindingCode } from './finding.ts';
import { findGap } from './gap.ts';
import { findInvariantBroken } from './invariant.ts';
import { findNeverReached } from './never-reached.ts';
import { findNonMonotone } from './non-monotone.ts';
import { keepPossible } from './possible-space.ts';
import { findOverlaps } from './overlap.ts';
import { runPolicyTests, type TestCoverage, type TestReport } from './policy-tests.ts';
import { findProxies } from './proxy.ts';
import { findRedundant } from './redundant.ts';
import { sampleCases } from './sample-cases.ts';
import { findUnreachable } from './unreachable.ts';

/** A check that says nothing of a decision, and why: worth knowing before its silence is taken for soundness. */
export interface NotChecked {
  readonly decision: string;
  readonly codes: readonly FindingCode[];
  readonly message: Localized;
}

function listNotChecked({ policy, decisions }: CompiledPolicy): NotChecked[] {
  return decisions.flatMap(({ decision, isOrdered }): NotChecked[] => {
    if (isOrdered) return [];
    const { ja, en } = wordDecision(policy, decision.id);
    const message = {
      ja: `判断「${ja}」の結果には順序がないので、危険のしるしで下がるか、暮らしの事情で上がるかは調べていません。保護の弱い順に並ぶ結果なら、その順序（protectiveOrder）を示してください。`,
      en: `The outcomes of decision "${en}" have no order, so whether a danger sign lowers it or circumstances raise it is not checked. If they stand from least to most protective, say so (protectiveOrder).`,
    };
    return [{ decision: decision.id, codes: ['non-monotone', 'proxy'], message }];
  });
}

/** What verification has to say of a policy, and how far it looked. */
export interface Verification {
  readonly checked: {
    /** Facts of the policy. */
    readonly facts: number;
    /** Complete cases covered: all there are, numbers counted once between comparands; of a sample, those drawn. */
    readonly cases: number;
    readonly method: 'exhaustive' | 'sampled';
    /** Findings whose search stopped at a limit, in the order of their codes: there may be more of them. */
    readonly limited: readonly FindingCode[];
  };
  /** Decisions whose outcomes have no order: of them neither `non-monotone` nor `proxy` can tell what is higher. */
  readonly notChecked: readonly NotChecked[];
  readonly findings: readonly Finding[];
  readonly tests: TestReport;
  /** What the policy's own tests touch: rules, outcomes, and comparisons shown to matter by themselves. */
  readonly coverage: TestCoverage & { readonly conditions: ConditionCoverage };
}

/** How far verification looks. */
export interface VerifyOptions {
  /** Cases enumerated at most; beyond, a seeded sample. Default 3¹³, so that 20 yes-or-no facts are exhausted. */
  readonly enumerationLimit?: number;
  /** Seed of the sample, a whole number. Default 1. */
  readonly seed?: number;
}

/** Bits of all rules over a space held at once at most; beyond, the decision is sampled. */
const bitsHeld = 1e9;

class Verifier {
  /** Codes whose search stopped early. */
  readonly limited = new Set<FindingCode>();
  private readonly spaces = new Map<string, CaseSpace>();
  private readonly tables = new Map<string, DecisionTable>();
  private sample: CaseSpace | null = null;

  constructor(
    private readonly compiled: CompiledPolicy,
    private readonly limit: number,
    private readonly seed: number,
  ) {}

  get sampled(): CaseSpace | null {
    return this.sample;
  }

  private drawSample(): CaseSpace {
    const casesAtMost = Math.floor(bitsHeld / Math.max(1, this.compiled.policy.rules.length));
    this.sample ??= keepPossible(sampleCases(this.compiled, this.seed, casesAtMost), this.compiled);
    return this.sample;
  }

  private supportOf(decisions: readonly CompiledDecision[], invariant: CompiledInvariant | null): number[] {
    const facts = new Set<number>();
    for (const { rules, floors } of decisions) {
      for (const { node } of [...rules, ...floors]) collectFacts(node, this.compiled.groups, facts);
    }
    if (invariant) collectFacts(invariant.node, this.compiled.groups, facts);
    for (const node of this.compiled.impossible) collectFacts(node, this.compiled.groups, facts);
    return [...facts].sort((a, b) => a - b);
  }

  /** Every case of the facts that matter to some decisions and an invariant, or the sample where they are too many. */
  spaceOf(decisions: readonly CompiledDecision[], invariant: CompiledInvariant | null): CaseSpace {
    const support = this.supportOf(decisions, invariant);
    const cases = countCases(this.compiled, support);
    const rules = decisions.reduce((sum, decision) => sum + decision.rules.length, 0);
    if (cases > this.limit || cases * rules > bitsHeld) return this.drawSample();
    const key = support.join();
    const known = this.spaces.get(key);
    if (known) return known;
    const space = keepPossible(enumerateCases(this.compiled, support), this.compiled);
    this.spaces.set(key, space);
    return space;
  }

  tableOf(decision: CompiledDecision, space: CaseSpace): DecisionTable {
    const key = `${decision.index}/${space.method}/${space.support.join()}`;
    const known = this.tables.get(key);
    if (known) return known;
    const table = buildDecisionTable(decision, space, this.compiled);
    this.tables.set(key, table);
    return table;
  }
}

/** Complete cases that can be; options that nothing tells apart count each. */
function countPossible(compiled: CompiledPolicy): number {
  const facts = new Set<number>();
  for (const node of compiled.impossible) collectFacts(node, compiled.groups, facts);
  const support = [...facts].sort((a, b) => a - b);
  const isCounted = countCases(compiled, support) <= enumerationLimit;
  const others = compiled.cells.reduce(
    (product, { distinct }, fact) => (isCounted && facts.has(fact) ? product : product * distinct),
    1,
  );
  if (!isCounted || support.length === 0) return others;
  const space = keepPossible(enumerateCases(compiled, support), compiled);
  const weigh = (position: number) =>
    support.reduce(
      (product, fact) => product * (compiled.cells[fact]?.weights[space.cellsOf(fact)?.[position] ?? 0] ?? 1),
      1,
    );
  return others * Array.from({ length: space.size }, (_, position) => weigh(position)).reduce((a, b) => a + b, 0);
}

function verifyDecision(decision: CompiledDecision, verifier: Verifier, compiled: CompiledPolicy): Finding[] {
  const table = verifier.tableOf(decision, verifier.spaceOf([decision], null));
  const limits = (code: FindingCode) => () => verifier.limited.add(code);
  return [
    ...findUnreachable(table, compiled, limits('unreachable')),
    ...findContradictions(decision, compiled),
    ...findRedundant(table, compiled, limits('redundant')),
    ...findNeverReached(table, compiled, limits('never-reached')),
    ...findGap(table, compiled),
    ...findOverlaps(table, compiled, limits('overlap')),
    ...findNonMonotone(table, compiled),
    ...findProxies(table, compiled),
  ];
}

function verifyInvariant(invariant: CompiledInvariant, verifier: Verifier, compiled: CompiledPolicy): Finding[] {
  const named = invariant.invariant.then.decision;
  const decisions = compiled.decisions.filter(({ decision }) => named === undefined || decision.id === named);
  const space = verifier.spaceOf(decisions, invariant);
  const tables = decisions.map((decision) => verifier.tableOf(decision, space));
  return findInvariantBroken(invariant, tables, space, compiled);
}

/**
 * Verifies a policy over complete answers: every finding of the policy file's definition with its smallest witness, the
 * policy's own tests and what they cover.
 *
 * Cases that the policy declares impossible are left out, so that no witness is one of them.
 *
 * Each decision is enumerated over the facts that it depends on, so that many facts in all are still exhausted as long as
 * no single decision passes the limit. Findings stand in the order of their codes, then of decisions and rules.
 */
export function verifyPolicy(policy: Policy, options: VerifyOptions = {}): Verification {
  const compiled = compilePolicy(policy);
  const verifier = new Verifier(compiled, options.enumerationLimit ?? enumerationLimit, options.seed ?? 1);
  const found = [
    ...compiled.decisions.flatMap((decision) => verifyDecision(decision, verifier, compiled)),
    ...compiled.invariants.flatMap((invariant) => verifyInvariant(invariant, verifier, compiled)),
  ];
  const findings = findingCodes.flatMap((code) => found.filter((finding) => finding.code === code));
  const { tests, coverage } = runPolicyTests(compiled);
  const conditions = measureConditionCoverage(
    compiled,
    policy.tests.map((test) => test.facts),
  );
  return {
    checked: {
      facts: policy.facts.length,
      cases: verifier.sampled?.size ?? countPossible(compiled),
      method: verifier.sampled ? 'sampled' : 'exhaustive',
      limited: findingCodes.filter((code) => verifier.limited.has(code)),
    },
    notChecked: listNotChecked(compiled),
    findings,
    tests,
    coverage: { ...coverage, conditions },
  };
}
