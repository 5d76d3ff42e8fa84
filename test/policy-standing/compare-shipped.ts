import { expect } from 'vitest';
import type { Policy } from '../../engine/pack/policy-model.ts';
import { compilePolicy, type CompiledPolicy } from '../../engine/policy/compile.ts';
import { decideOutcomes } from '../../engine/policy/decide-outcomes.ts';
import { decide } from '../../engine/policy/decide.ts';
import { requirePolicy } from '../policy/random-policy.ts';
import {
  completeAtRandom,
  countCases,
  createDraw,
  enumerateCases,
  listAxes,
  sampleCases,
  type Axis,
} from './complete-cases.ts';
import { LibraryRunner, type Case, type LibraryDecision } from './library-runner.ts';

const casesDrawn = 20_000;
const runsOfWhole = 500;
const seed = 20210401;

/** How one decision was compared. */
export interface Comparison {
  readonly decision: string;
  /**
   * `every case`: every complete case of the policy; `every own case`: every combination of the facts that the decision's
   * rules and floors read, the others drawn; `sampled`: every pair of values, then 20,000 cases drawn.
   */
  readonly method: 'every case' | 'every own case' | 'sampled';
  /** Cases decided by the compiled evaluator, each compared. */
  readonly compared: number;
  /** Cases run by json-rules-engine: those for which it is given the same facts are run once. */
  readonly runs: number;
}

type Terms = Omit<LibraryDecision, 'firedBy'>;

const tell = ({ outcome, deadlineHours, approvals }: Terms) => JSON.stringify([outcome, deadlineHours, approvals]);

/** Compares one decision by an Engine that holds its rules and floors alone. */
class DecisionComparison {
  compared = 0;
  readonly reads: ReadonlySet<string>;
  private readonly library: LibraryRunner;
  private readonly told = new Map<string, string>();

  constructor(
    policy: Policy,
    private readonly compiled: CompiledPolicy,
    readonly place: number,
  ) {
    const decisions = policy.decisions.slice(place, place + 1);
    const isOwn = (id: string) => decisions.some((decision) => decision.id === id);
    this.library = new LibraryRunner({
      ...policy,
      decisions,
      rules: policy.rules.filter(({ event }) => isOwn(event.type)),
      floors: policy.floors.filter(({ decision }) => isOwn(decision)),
    });
    this.reads = this.library.reads;
  }

  get runs(): number {
    return this.told.size;
  }

  async compare(facts: Case, decided = decideOutcomes(this.compiled, facts)[this.place]): Promise<void> {
    const key = Object.values(this.library.give(facts)).join();
    let expected = this.told.get(key);
    if (expected === undefined) {
      expected = Object.values(await this.library.decide(facts))
        .map(tell)
        .join();
      this.told.set(key, expected);
    }
    this.compared += 1;
    const isSettled = decided?.settled === true && decided.exact && decided.possible.length === 1;
    // Asserting costs more than deciding: only what is wrong is put to it.
    if (isSettled && tell(decided as Terms) === expected) return;
    expect({ facts, decided }).toBe(`settled as ${expected}`);
  }
}

/** The whole policy in one Engine: the same outcomes, and the same rules fired, on a few hundred cases. */
async function compareWhole(policy: Policy, compiled: CompiledPolicy, axes: readonly Axis[]): Promise<void> {
  const library = new LibraryRunner(policy);
  const draw = createDraw(seed + 1);
  for (let run = 0; run < runsOfWhole; run += 1) {
    const facts = Object.fromEntries(axes.map(({ id, values }) => [id, values[draw(values.length)] ?? false]));
    const expected = await library.decide(facts);
    const { decisions, nextQuestion } = decide(compiled, facts);
    expect(nextQuestion).toBeNull();
    for (const { id } of policy.decisions) {
      const { outcome, firedBy, deadlineHours, approvals } = decisions[id] ?? {};
      expect({ outcome, firedBy, deadlineHours, approvals }).toEqual(expected[id]);
    }
  }
}

/**
 * Decides complete cases of a policy by both evaluators, numbers cut at their comparands, choices all, and fails where
 * they differ. Of a policy with more cases than `casesAtMost` each decision is taken by itself.
 */
export async function compareWithLibrary(document: unknown, casesAtMost: number): Promise<readonly Comparison[]> {
  const policy = requirePolicy(document);
  const compiled = compilePolicy(policy);
  const axes = listAxes(policy);
  const comparisons = policy.decisions.map((_, place) => new DecisionComparison(policy, compiled, place));
  await compareWhole(policy, compiled, axes);
  const summarize = ({ place, compared, runs }: DecisionComparison, method: Comparison['method']): Comparison => ({
    decision: policy.decisions[place]?.id ?? '',
    method,
    compared,
    runs,
  });
  if (countCases(axes) <= casesAtMost) {
    for (const facts of enumerateCases(axes)) {
      const decided = decideOutcomes(compiled, facts);
      for (const each of comparisons) await each.compare(facts, decided[each.place]);
    }
    return comparisons.map((each) => summarize(each, 'every case'));
  }
  const summaries: Comparison[] = [];
  for (const each of comparisons) {
    const own = axes.filter(({ id }) => each.reads.has(id));
    const isExhausted = countCases(own) <= casesAtMost;
    const cases = isExhausted ? completeAtRandom(axes, own, seed) : sampleCases(axes, casesDrawn, seed);
    for (const facts of cases) await each.compare(facts);
    summaries.push(summarize(each, isExhausted ? 'every own case' : 'sampled'));
  }
  return summaries;
}
