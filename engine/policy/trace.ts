import type { Comparand, FactValue, Operator, Outcome } from '../pack/policy-model.ts';
import type { CompiledDecision, CompiledPolicy } from './compile.ts';
import { countGroup, evaluateNode, type CaseState, type ConditionNode, type Truth } from './condition-node.ts';
import type { GroundedAnswer } from './grounds.ts';
import { readAnswer, type Facts } from './facts.ts';
import type { DecisionTruths } from './possible-outcomes.ts';
import { solve } from './solve.ts';

/** How a condition stands: `unknown` = three-valued logic cannot tell from the answers so far. */
export type ConditionState = 'true' | 'false' | 'unknown';

/** A condition with how it stands, and where it stands in the policy file. */
export type ConditionTrace =
  | {
      readonly kind: 'comparison';
      readonly pointer: string;
      readonly state: ConditionState;
      readonly fact: string;
      readonly operator: Operator;
      readonly value: Comparand;
      /** The answer compared; null = unknown. Of a group's count: the number, or its lowest and highest. */
      readonly answer: FactValue | readonly [number, number] | null;
      /** How the answers compared are known; only where evidence was given and asked for (`addGrounds`). */
      readonly restsOn?: readonly GroundedAnswer[];
    }
  | {
      readonly kind: 'all' | 'any' | 'not';
      readonly pointer: string;
      readonly state: ConditionState;
      readonly of: readonly ConditionTrace[];
    };

/** `fired` and `not` are exact: they hold in every completion of the unknown answers. */
export type RuleState = 'fired' | 'not' | 'undecided';

/** How one rule stands on the answers so far. */
export interface RuleTrace {
  /** Place in the policy's list of rules. */
  readonly place: number;
  readonly rule: string;
  readonly decision: string;
  readonly outcome: Outcome;
  readonly state: RuleState;
  readonly pointer: string;
  readonly conditions: ConditionTrace;
}

/** How one floor stands on the answers so far. */
export interface FloorTrace {
  /** Place in the policy's list of floors. */
  readonly place: number;
  readonly floor: string;
  readonly decision: string;
  readonly atLeast: string;
  readonly state: RuleState;
  readonly pointer: string;
  readonly conditions: ConditionTrace;
}

/** Every rule and floor, in file order. */
export interface Trace {
  readonly rules: readonly RuleTrace[];
  readonly floors: readonly FloorTrace[];
}

const stateWords = ['false', 'true', 'unknown'] as const;

function answerOf(
  node: Extract<ConditionNode, { literal: unknown }>,
  state: CaseState,
  compiled: CompiledPolicy,
  facts: Facts,
): FactValue | readonly [number, number] | null {
  if (node.kind === 'fact') return readAnswer(facts, node.literal.fact);
  if (node.kind === 'unknown') return state.unknowns[node.group] ?? 0;
  const group = compiled.groups[node.group];
  if (!group) return null;
  const { low, high } = countGroup(group, node.group, state);
  return low === high ? low : [low, high];
}

/** How every part of a tree of conditions stands on the answers so far. */
export function traceCondition(
  node: ConditionNode,
  state: CaseState,
  compiled: CompiledPolicy,
  facts: Facts,
): ConditionTrace {
  const word = stateWords[evaluateNode(node, state, compiled.groups)];
  if ('of' in node) {
    const children: readonly ConditionNode[] = node.of;
    const of = children.map((child) => traceCondition(child, state, compiled, facts));
    return { kind: node.kind, pointer: node.pointer, state: word, of };
  }
  const { fact, operator, value } = node.literal;
  const answer = answerOf(node, state, compiled, facts);
  return { kind: 'comparison', pointer: node.pointer, state: word, fact, operator, value, answer };
}

/** Whether a tree holds in every completion, in none, or in some: exact, where three-valued logic may not tell. */
export function findRuleState(
  node: ConditionNode,
  truth: Truth,
  state: CaseState,
  compiled: CompiledPolicy,
): RuleState {
  if (truth !== 2) return truth === 1 ? 'fired' : 'not';
  if (solve(compiled, state, [{ node, wanted: true }]) === 'no') return 'not';
  return solve(compiled, state, [{ node, wanted: false }]) === 'no' ? 'fired' : 'undecided';
}

/** Traces the rules and floors of one decision. */
export function traceDecision(
  decision: CompiledDecision,
  truths: DecisionTruths,
  state: CaseState,
  compiled: CompiledPolicy,
  facts: Facts,
): { rules: RuleTrace[]; floors: FloorTrace[] } {
  const { id } = decision.decision;
  const rules = decision.rules.map(({ rule, node, index }, order) => ({
    place: index,
    rule: rule.name,
    decision: id,
    outcome: rule.event.params.outcome,
    state: findRuleState(node, truths.rules[order] ?? 2, state, compiled),
    pointer: `/rules/${index}`,
    conditions: traceCondition(node, state, compiled, facts),
  }));
  const floors = decision.floors.map(({ id: floor, node, index, rank }, order) => ({
    place: index,
    floor,
    decision: id,
    atLeast: decision.outcomes[rank] ?? '',
    state: findRuleState(node, truths.floors[order] ?? 2, state, compiled),
    pointer: `/floors/${index}`,
    conditions: traceCondition(node, state, compiled, facts),
  }));
  return { rules, floors };
}
