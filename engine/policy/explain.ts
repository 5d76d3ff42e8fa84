import type { Localized } from '../domain/localized.ts';
import type { FactValue } from '../pack/policy-model.ts';
import type { CompiledDecision, CompiledPolicy } from './compile.ts';
import { countGroup, evaluateNode, type CaseState, type ConditionNode } from './condition-node.ts';
import { decideOne } from './decide-outcomes.ts';
import { wordRuleExplanation } from './explain-words.ts';
import { readAnswer as readFact, toCaseState, type Facts } from './facts.ts';
import { createGroundsReader, type GroundedAnswer, type Grounds, type GroundsReader } from './grounds.ts';
import { findRuleState, traceCondition, type ConditionTrace, type RuleState } from './trace.ts';

/** A comparison that keeps a rule from firing, or makes it fire. */
interface DecisiveAnswer {
  readonly fact: string;
  /** The answer given; null = unknown; of a count the number, or its lowest and highest. */
  readonly answer: FactValue | readonly [number, number] | null;
  /** JSON Pointer to the comparison in the policy file. */
  readonly pointer: string;
  /** How the answer is known, of a count those of its members; none where no evidence was given. */
  readonly restsOn: readonly GroundedAnswer[];
}

/** Why a rule fired, or what kept it from firing. */
export interface RuleExplanation {
  readonly rule: string;
  readonly outcome: string;
  readonly state: RuleState;
  /** Whether the rule is one of those that give the outcome. */
  readonly decides: boolean;
  /**
   * Of a fired rule the comparisons that make it fire, each on an answer that is known; none where it fires whatever is
   * answered. Of any other rule those that block it, false ones and unknown ones.
   */
  readonly because: readonly DecisiveAnswer[];
  /** Of the answers in `because` those that are guesses, old or disputed, each fact once. */
  readonly doubtful: readonly GroundedAnswer[];
  readonly conditions: ConditionTrace;
  readonly message: Localized;
}

type Comparison = Extract<ConditionNode, { readonly literal: unknown }>;

/**
 * Comparisons by which a tree holds (`isWanted`), or fails to: of a tree that is decided those of its decided parts, of
 * one that holds either way whatever is known in it. What compares an unknown answer is no reason, even where every answer
 * would do.
 */
function findSupporting(
  node: ConditionNode,
  isWanted: boolean,
  state: CaseState,
  compiled: CompiledPolicy,
): Comparison[] {
  const truth = evaluateNode(node, state, compiled.groups);
  if (truth === (isWanted ? 0 : 1)) return [];
  if (node.kind === 'not') return findSupporting(node.of[0], !isWanted, state, compiled);
  if ('of' in node) {
    const children: readonly ConditionNode[] = node.of;
    return children
      .filter((child) => truth === 2 || evaluateNode(child, state, compiled.groups) !== 2)
      .flatMap((child) => findSupporting(child, isWanted, state, compiled));
  }
  const isKnown = truth !== 2 && (node.kind !== 'fact' || (state.cells[node.fact] ?? -1) >= 0);
  return isKnown ? [node] : [];
}

/** Comparisons that keep a tree from holding (`isWanted`), or from failing: those against it and those still unknown. */
function findBlocking(
  node: ConditionNode,
  isWanted: boolean,
  state: CaseState,
  compiled: CompiledPolicy,
): Comparison[] {
  const truth = evaluateNode(node, state, compiled.groups);
  if (truth === (isWanted ? 1 : 0)) return [];
  if (node.kind === 'not') return findBlocking(node.of[0], !isWanted, state, compiled);
  if ('of' in node) {
    const children: readonly ConditionNode[] = node.of;
    return children.flatMap((child) => findBlocking(child, isWanted, state, compiled));
  }
  return [node];
}

function readAnswer(
  node: Comparison,
  state: CaseState,
  compiled: CompiledPolicy,
  facts: Facts,
  read: GroundsReader,
): DecisiveAnswer {
  const { fact } = node.literal;
  const { pointer } = node;
  const restsOn = read(fact);
  if (node.kind === 'fact') return { fact, answer: readFact(facts, fact), pointer, restsOn };
  if (node.kind === 'unknown') return { fact, answer: state.unknowns[node.group] ?? 0, pointer, restsOn };
  const group = compiled.groups[node.group];
  const { low, high } = group ? countGroup(group, node.group, state) : { low: 0, high: 0 };
  return { fact, answer: low === high ? low : [low, high], pointer, restsOn };
}

/**
 * Why a decision comes out as it does: of every rule whether it fired, and the answers that made it fire or blocked it.
 *
 * @param grounds how the answers are known; with it, what rests on a guess or on something seen long ago is said
 * @returns one entry per rule of the decision, in file order
 */
export function explainDecision(
  compiled: CompiledPolicy,
  decision: CompiledDecision,
  facts: Facts,
  grounds: Grounds = {},
): readonly RuleExplanation[] {
  const state = toCaseState(compiled, facts);
  const read = createGroundsReader(compiled, facts, grounds);
  const { outcome } = decideOne(decision, state, compiled);
  const states = new Map(
    decision.rules.map((rule) => {
      const truth = evaluateNode(rule.node, state, compiled.groups);
      return [rule, findRuleState(rule.node, truth, state, compiled)];
    }),
  );
  const winner = decision.precedence.find((rule) => states.get(rule) === 'fired');
  return decision.rules.map((rule) => {
    const ruleState = states.get(rule) ?? 'undecided';
    const isFired = ruleState === 'fired';
    const decisive = (isFired ? findSupporting : findBlocking)(rule.node, true, state, compiled);
    const because = decisive.map((node) => readAnswer(node, state, compiled, facts, read));
    const explained = {
      rule: rule.rule.name,
      outcome: rule.rule.event.params.outcome,
      state: ruleState,
      decides: isFired && outcome !== null && (decision.decision.hit === 'collect' || winner?.rank === rule.rank),
      because,
      doubtful: listDoubtful(because),
      conditions: traceCondition(rule.node, state, compiled, facts),
    };
    const isOutdone = explained.decides && typeof outcome === 'string' && outcome !== explained.outcome;
    return { ...explained, message: wordRuleExplanation(compiled.policy, { ...explained, isOutdone }) };
  });
}

function listDoubtful(because: readonly DecisiveAnswer[]): readonly GroundedAnswer[] {
  const doubtful = because.flatMap(({ restsOn }) => restsOn.filter(({ doubts }) => doubts.length > 0));
  return [...new Map(doubtful.map((each) => [each.fact, each])).values()];
}

/**
 * The answers under an outcome that are guesses, old or disputed, each fact once: of the rules that decide it, and where
 * none does (`otherwise`) of all that were kept from firing.
 *
 * @param explanations of one decision, as `explainDecision` gives them
 */
export function listDoubtfulAnswers(explanations: readonly RuleExplanation[]): readonly GroundedAnswer[] {
  const deciding = explanations.filter(({ decides }) => decides);
  const behind = deciding.length > 0 ? deciding : explanations;
  return listDoubtful(behind.flatMap(({ because }) => because));
}
