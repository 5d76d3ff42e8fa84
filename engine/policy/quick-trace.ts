import type { ComparisonBits } from './comparison-bits.ts';
import type { CompiledFloor, CompiledPolicy, CompiledRule } from './compile.ts';
import { countGroup, type CaseState, type ConditionNode } from './condition-node.ts';
import { decideOne, type OutcomeDecision } from './decide-outcomes.ts';
import { readAnswer, toCaseState, type Facts } from './facts.ts';
import { FlatConditions, type ConditionWords } from './flat-conditions.ts';
import { QuickPolicy } from './quick-decide.ts';
import { findRuleState, type ConditionTrace, type RuleState, type Trace } from './trace.ts';

const words = ['false', 'true', 'unknown'] as const;

const flattened = new WeakMap<CompiledPolicy, FlatConditions>();

function flatten(compiled: CompiledPolicy, bits: ComparisonBits): FlatConditions {
  const known = flattened.get(compiled) ?? new FlatConditions(compiled, bits);
  flattened.set(compiled, known);
  return known;
}

/** A decided case with how each of its conditions stands, put into words when asked for. */
export class QuickTrace {
  private state: CaseState | null = null;

  constructor(
    private readonly compiled: CompiledPolicy,
    private readonly flat: FlatConditions,
    private readonly facts: Facts,
    /** As `decideOutcomes` gives them. */
    readonly decisions: readonly OutcomeDecision[],
    /** How every condition of every rule and floor stands. */
    readonly conditions: ConditionWords,
  ) {}

  /** The case as cells; worked out only where something is unknown or asked for. */
  private get caseState(): CaseState {
    this.state ??= toCaseState(this.compiled, this.facts);
    return this.state;
  }

  /** Whether a rule or floor of the compiled policy fires: exact, where three-valued logic may not tell. */
  stateOf(part: CompiledRule | CompiledFloor): RuleState {
    const truth = this.flat.read(this.conditions, part.node);
    if (truth !== 2) return truth === 1 ? 'fired' : 'not';
    return findRuleState(part.node, truth, this.caseState, this.compiled);
  }

  /** The same trace as `decide` gives. The facts must not have been changed since. */
  read(): Trace {
    const rules = this.compiled.decisions.flatMap(({ decision, rules: own }) =>
      own.map((compiled) => ({
        place: compiled.index,
        rule: compiled.rule.name,
        decision: decision.id,
        outcome: compiled.rule.event.params.outcome,
        state: this.stateOf(compiled),
        pointer: `/rules/${String(compiled.index)}`,
        conditions: this.readCondition(compiled.node),
      })),
    );
    const floors = this.compiled.decisions.flatMap(({ decision, floors: own, outcomes }) =>
      own.map((floor) => ({
        place: floor.index,
        floor: floor.id,
        decision: decision.id,
        atLeast: outcomes[floor.rank] ?? '',
        state: this.stateOf(floor),
        pointer: `/floors/${String(floor.index)}`,
        conditions: this.readCondition(floor.node),
      })),
    );
    const byPlace = (a: { place: number }, b: { place: number }) => a.place - b.place;
    return { rules: rules.sort(byPlace), floors: floors.sort(byPlace) };
  }

  private readCondition(node: ConditionNode): ConditionTrace {
    const state = words[this.flat.read(this.conditions, node)];
    const { pointer } = node;
    if ('literal' in node) {
      const { fact, operator, value } = node.literal;
      return { kind: 'comparison', pointer, state, fact, operator, value, answer: this.answerOf(node) };
    }
    const children: readonly ConditionNode[] = node.of;
    return { kind: node.kind, pointer, state, of: children.map((child) => this.readCondition(child)) };
  }

  private answerOf(node: Extract<ConditionNode, { literal: unknown }>) {
    if (node.kind === 'fact') return readAnswer(this.facts, node.literal.fact);
    if (node.kind === 'unknown') return this.caseState.unknowns[node.group] ?? 0;
    const group = this.compiled.groups[node.group];
    if (!group) return null;
    const { low, high } = countGroup(group, node.group, this.caseState);
    return low === high ? low : ([low, high] as const);
  }
}

/**
 * Decides a case, complete or not, and keeps how every condition of every rule and floor stands; equal to `decide`, but
 * without choosing the next question, and put into words only when it is read.
 *
 * @returns null where the policy makes too many comparisons for it: take `decide` then
 * @throws EngineError `fact-value` for a value that the fact cannot have
 */
export function traceQuickly(compiled: CompiledPolicy, facts: Facts): QuickTrace | null {
  const quick = QuickPolicy.of(compiled);
  if (quick === null) return null;
  const isComplete = quick.bits.readFacts(facts);
  const flat = flatten(compiled, quick.bits);
  const conditions = flat.evaluate();
  if (isComplete) return new QuickTrace(compiled, flat, facts, quick.decide(), conditions);
  const { state } = quick.bits;
  const truthOf = ({ node }: CompiledRule | CompiledFloor) => flat.read(conditions, node);
  const decisions = compiled.decisions.map((decision) => {
    const { rules, floors } = decision;
    return decideOne(decision, state, compiled, { rules: rules.map(truthOf), floors: floors.map(truthOf) });
  });
  return new QuickTrace(compiled, flat, facts, decisions, conditions);
}
