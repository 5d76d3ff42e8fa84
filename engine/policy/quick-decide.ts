import { BitProgram, endAt, type Target } from './bit-program.ts';
import { ComparisonBits } from './comparison-bits.ts';
import { nameOutcome, type CompiledDecision, type CompiledPolicy, type CompiledRule } from './compile.ts';
import type { OutcomeDecision } from './decide-outcomes.ts';
import type { Facts } from './facts.ts';

/** What a decision came to on a complete case; one object for all cases that come to the same. */
export interface Settled {
  /** The outcome as ranks: one, or a list under `collect`. */
  readonly ranks: readonly number[];
  readonly decision: OutcomeDecision;
}

/** Rules whose firing is told apart by one number. */
const rulesTold = 52;
/** Results remembered for one outcome at most. */
const resultsAtMost = 4096;

function settle(decision: CompiledDecision, ranks: readonly number[], giving: readonly CompiledRule[]): Settled {
  const outcome = nameOutcome(decision, ranks);
  const hasOrder = decision.isOrdered && decision.decision.hit !== 'collect';
  const deadlines = giving.flatMap(({ deadlineHours }) => deadlineHours ?? []);
  return {
    ranks,
    decision: Object.freeze({
      outcome,
      possible: Object.freeze([outcome]),
      worst: hasOrder && typeof outcome === 'string' ? outcome : null,
      settled: true,
      deadlineHours: deadlines.length > 0 ? deadlines.reduce((least, hours) => Math.min(least, hours)) : null,
      approvals: Object.freeze([...new Set(giving.flatMap(({ approvals }) => approvals))]),
      exact: true,
    }),
  };
}

/** Rules with the test program of each, and the results known by which of them fire and what floors make of it. */
class RuleSet {
  private readonly starts: readonly Target[];
  /** By rank after floors. */
  private readonly known = new Map<number, Map<number, Settled>>();

  /**
   * @param rules in file order
   * @param work makes the result from the rules that fire and the rank after floors
   */
  constructor(
    private readonly rules: readonly CompiledRule[],
    private readonly program: BitProgram,
    private readonly work: (fired: readonly CompiledRule[], final: number) => Settled,
  ) {
    this.starts = rules.map(({ node }) => program.compile(node, endAt(1), endAt(0)));
  }

  private make(final: number): Settled {
    const { program, rules, starts } = this;
    const fired = rules.filter((_, place) => program.run(starts[place] ?? -1) === 1);
    return this.work(fired, final);
  }

  settle(final: number): Settled {
    if (this.starts.length > rulesTold) return this.make(final);
    let key = 0;
    for (const start of this.starts) key = key * 2 + this.program.run(start);
    const known = this.known.get(final);
    const result = known?.get(key);
    if (result) return result;
    const made = this.make(final);
    if (!known || known.size >= resultsAtMost) this.known.set(final, new Map([[key, made]]));
    else known.set(key, made);
    return made;
  }
}

/** A decision ready to be settled from the bits of a complete case. */
type QuickDecision = () => Settled;

function prepareCollection(decision: CompiledDecision, program: BitProgram): QuickDecision {
  const rules = new RuleSet(decision.rules, program, (fired) =>
    settle(decision, fired.length > 0 ? fired.map(({ rank }) => rank) : decision.otherwise, fired),
  );
  return () => rules.settle(0);
}

/** The rules are tried in the order in which they decide, then the floors from the highest: the first that holds ends it. */
function prepareChoice(decision: CompiledDecision, program: BitProgram): QuickDecision {
  const count = decision.outcomes.length;
  let start = endAt(count);
  for (const { node, rank } of [...decision.precedence].reverse()) start = program.compile(node, endAt(rank), start);
  let floorStart = endAt(0);
  for (const { node, rank } of [...decision.floors].sort((a, b) => a.rank - b.rank)) {
    floorStart = program.compile(node, endAt(rank), floorStart);
  }
  const hasFloors = decision.floors.length > 0;
  const otherwise = decision.otherwise[0] ?? 0;
  const unruled = decision.outcomes.map((_, rank) => settle(decision, [rank], []));
  const givingByRank = decision.outcomes.map((): CompiledRule[] => []);
  for (const rule of decision.rules) {
    if (rule.deadlineHours !== null || rule.approvals.length > 0) givingByRank[rule.rank]?.push(rule);
  }
  const byBase = givingByRank.map((giving) =>
    giving.length === 0 ? null : new RuleSet(giving, program, (fired, final) => settle(decision, [final], fired)),
  );
  return () => {
    const ended = program.run(start);
    const base = ended === count ? otherwise : ended;
    const final = hasFloors ? Math.max(base, program.run(floorStart)) : base;
    const giving = ended === count ? null : byBase[base];
    return giving?.settle(final) ?? unruled[final] ?? settle(decision, [final], []);
  };
}

/** A policy whose complete cases are decided by tests on bits. */
export class QuickPolicy {
  private readonly decisions: readonly QuickDecision[];

  private constructor(
    readonly compiled: CompiledPolicy,
    readonly bits: ComparisonBits,
  ) {
    const program = new BitProgram(bits);
    this.decisions = compiled.decisions.map((decision) =>
      decision.decision.hit === 'collect' ? prepareCollection(decision, program) : prepareChoice(decision, program),
    );
  }

  private static readonly known = new WeakMap<CompiledPolicy, QuickPolicy | null>();

  /** Prepared once for each policy. @returns null where it makes too many comparisons */
  static of(compiled: CompiledPolicy): QuickPolicy | null {
    const known = QuickPolicy.known.get(compiled);
    if (known !== undefined) return known;
    const bits = ComparisonBits.create(compiled);
    const made = bits && new QuickPolicy(compiled, bits);
    QuickPolicy.known.set(compiled, made);
    return made;
  }

  /** Decides the complete case that `bits` has read last: one result for each decision, in declared order. */
  settle(): Settled[] {
    return this.decisions.map((decide) => decide());
  }

  /** The same, without what only the tables need. */
  decide(): OutcomeDecision[] {
    return this.decisions.map((decide) => decide().decision);
  }
}

/**
 * Decides a complete case by tests on bits; equal to the exact search.
 *
 * @returns null where an answer is unknown, or the policy makes too many comparisons: those take the exact search. The
 * results are shared between cases and frozen.
 * @throws EngineError `fact-value` for a value that the fact cannot have
 */
export function decideQuickly(compiled: CompiledPolicy, facts: Facts): readonly OutcomeDecision[] | null {
  const quick = QuickPolicy.of(compiled);
  return quick?.bits.readFacts(facts) ? quick.decide() : null;
}
