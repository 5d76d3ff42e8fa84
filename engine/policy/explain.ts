import type { Localized } from '../domain/localized.ts';
import type { FactValue, Outcome } from '../pack/policy-model.ts';
import type { CompiledDecision, CompiledPolicy } from './compile.ts';
import { collectFacts, countGroup, evaluateNode, type CaseState, type ConditionNode } from './condition-node.ts';
import { decideOne } from './decide-outcomes.ts';
import { wordChanges, wordRuleExplanation } from './explain-words.ts';
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

/** One answer changed. */
interface ChangedAnswer {
  readonly fact: string;
  readonly from: FactValue | null;
  readonly to: FactValue;
}

/** The fewest answers that lead to another outcome. */
export interface FewestChanges {
  readonly outcome: Outcome;
  readonly changes: readonly ChangedAnswer[];
  readonly message: Localized;
}

/** The changes found, and whether the search went through all there are. */
interface ChangeSearch {
  readonly changes: readonly FewestChanges[];
  /** false: stopped at a limit, so that outcomes may be missing that more changes would reach. */
  readonly exact: boolean;
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

const changesTried = 200_000;
/** Lists of collected outcomes are too many to be waited for. */
const listsTried = 5_000;

/** Calls `visit` with every choice of `size` of the items, in order, until it returns true. */
function someChoice(items: readonly number[], size: number, visit: (chosen: readonly number[]) => boolean): boolean {
  const walk = (from: number, chosen: readonly number[]): boolean => {
    if (chosen.length === size) return visit(chosen);
    for (let place = from; place <= items.length - (size - chosen.length); place += 1) {
      if (walk(place + 1, [...chosen, items[place] ?? -1])) return true;
    }
    return false;
  };
  return walk(0, []);
}

/**
 * The fewest answers to change (or to give, where unknown) so that a decision settles on each other outcome, ties by fact
 * order and then by the order of the values. Facts that clock, history or desk supply count like any other.
 *
 * @returns one entry for each outcome that can be reached, fewest changes first; outcomes out of reach within
 *   200,000 tries (5,000 for lists) are left out ({@link searchFewestChanges} tells whether that happened)
 */
export function findFewestChanges(
  compiled: CompiledPolicy,
  decision: CompiledDecision,
  facts: Facts,
): readonly FewestChanges[] {
  return searchFewestChanges(compiled, decision, facts).changes;
}

/** As {@link findFewestChanges}, and whether the search was exhausted. */
export function searchFewestChanges(compiled: CompiledPolicy, decision: CompiledDecision, facts: Facts): ChangeSearch {
  const state = toCaseState(compiled, facts);
  const current = decideOne(decision, state, compiled);
  const relevant = new Set<number>();
  for (const { node } of [...decision.rules, ...decision.floors]) collectFacts(node, compiled.groups, relevant);
  const candidates = [...relevant].sort((a, b) => a - b);
  const found = new Map<string, FewestChanges>();
  const settledNow = current.settled ? JSON.stringify(current.outcome) : null;
  const wanted =
    decision.decision.hit === 'collect'
      ? Number.POSITIVE_INFINITY
      : decision.outcomes.length - (settledNow === null ? 0 : 1);
  const triesAtMost = decision.decision.hit === 'collect' ? listsTried : changesTried;
  let tries = 0;
  const tryChange = (chosen: readonly number[]): boolean => {
    const walk = (place: number, cells: Int32Array): boolean => {
      const fact = chosen[place];
      if (fact === undefined) {
        tries += 1;
        const unknowns = compiled.groups.map(
          (group) => group.members.filter((member) => (cells[member] ?? -1) < 0).length,
        );
        const result = decideOne(decision, { cells, others: state.others, unknowns }, compiled);
        if (result.settled && result.outcome !== null) note(chosen, cells, result.outcome);
        return found.size >= wanted || tries >= triesAtMost;
      }
      const values = compiled.cells[fact]?.values ?? [];
      return values.some((_, cell) => {
        if (cell === state.cells[fact]) return false;
        const next = cells.slice();
        next[fact] = cell;
        return walk(place + 1, next);
      });
    };
    return walk(0, state.cells);
  };
  const note = (chosen: readonly number[], cells: Int32Array, outcome: Outcome) => {
    const key = JSON.stringify(outcome);
    if (key === settledNow || found.has(key)) return;
    const changes = chosen.map((fact): ChangedAnswer => {
      const { fact: definition, values } = compiled.cells[fact] ?? { fact: { id: '' }, values: [] };
      return { fact: definition.id, from: readFact(facts, definition.id), to: values[cells[fact] ?? 0] ?? false };
    });
    const message = wordChanges(compiled.policy, decision.decision.id, outcome, changes);
    found.set(key, { outcome, changes, message });
  };
  for (let size = 1; size <= candidates.length; size += 1) {
    if (someChoice(candidates, size, tryChange)) break;
  }
  return { changes: [...found.values()], exact: found.size >= wanted || tries < triesAtMost };
}
