import {
  isOrdered,
  outcomesOf,
  type Decision,
  type FactDefinition,
  type Invariant,
  type Literal,
  type Outcome,
  type Policy,
  type Rule,
} from '../pack/policy-model.ts';
import {
  compileCondition,
  visitLiterals,
  type CompiledGroup,
  type ConditionNode,
  type NodeScope,
} from './condition-node.ts';
import { cutFact, type FactCells } from './fact-cells.ts';

/** A rule ready to be evaluated. */
export interface CompiledRule {
  /** Place in the policy's list of rules. */
  readonly index: number;
  readonly rule: Rule;
  readonly node: ConditionNode;
  /** Place of its outcome among those declared. */
  readonly rank: number;
  readonly deadlineHours: number | null;
  readonly approvals: readonly string[];
}

/** A floor ready to be evaluated. */
export interface CompiledFloor {
  readonly index: number;
  readonly id: string;
  readonly node: ConditionNode;
  readonly rank: number;
}

/** A decision with its rules and floors. Outcomes are worked with by their place among those declared (rank). */
export interface CompiledDecision {
  readonly index: number;
  readonly decision: Decision;
  readonly outcomes: readonly string[];
  readonly isOrdered: boolean;
  /** In file order. */
  readonly rules: readonly CompiledRule[];
  /** The same rules with the one that decides first in front: by outcome under `worst`, by priority under `first`. */
  readonly precedence: readonly CompiledRule[];
  readonly floors: readonly CompiledFloor[];
  /** Ranks decided where no rule fires: one, or a list under `collect`. */
  readonly otherwise: readonly number[];
}

/** An invariant ready to be evaluated: `node` holds where its `when` does. */
export interface CompiledInvariant {
  readonly index: number;
  readonly invariant: Invariant;
  readonly node: ConditionNode;
}

/** A policy ready to be evaluated synchronously, without code made from text. */
export interface CompiledPolicy extends NodeScope {
  readonly policy: Policy;
  readonly decisions: readonly CompiledDecision[];
  readonly invariants: readonly CompiledInvariant[];
  /** Where any of these holds, the case cannot be. */
  readonly impossible: readonly ConditionNode[];
  /** By fact: when its question is asked at all; null = always. */
  readonly asks: readonly (ConditionNode | null)[];
}

/** Facts cut at everything that any of the policies compares them with. */
function cutFacts(policies: readonly Policy[], facts: readonly FactDefinition[]): FactCells[] {
  const literals = new Map<string, Literal[]>(facts.map((fact) => [fact.id, []]));
  const gather = (literal: Literal) => literals.get(literal.fact)?.push(literal);
  for (const policy of policies) {
    for (const { askWhen } of policy.facts) if (askWhen) visitLiterals(askWhen, gather);
    for (const rule of policy.rules) visitLiterals(rule.conditions, gather);
    for (const floor of policy.floors) visitLiterals(floor.when, gather);
    for (const invariant of policy.invariants) visitLiterals(invariant.when, gather);
    for (const { when } of policy.impossible) visitLiterals(when, gather);
  }
  return facts.map((fact) => cutFact(fact, literals.get(fact.id) ?? []));
}

function compileScope(policy: Policy, cells: readonly FactCells[]): NodeScope {
  const factIndex = new Map(cells.map(({ fact }, index) => [fact.id, index]));
  const groups = policy.groups.map((group): CompiledGroup => {
    const members = group.of.flatMap((id) => factIndex.get(id) ?? []);
    const counts = Array.from({ length: members.length + (group.other ? 2 : 1) }, (_, count) => count);
    return { id: group.id, members, takesOther: group.other, counts };
  });
  const groupFacts = new Map(
    policy.groups.flatMap((group, index) =>
      (['count', 'unknown'] as const).map((counts) => [`${group.id}.${counts}`, { group: index, counts }] as const),
    ),
  );
  return { cells, factIndex, groups, groupFacts };
}

function orderRules(decision: Decision, rules: readonly CompiledRule[]): CompiledRule[] {
  const weigh = (rule: CompiledRule) => (decision.hit === 'first' ? rule.rule.priority : rule.rank);
  return [...rules].sort((a, b) => weigh(b) - weigh(a) || a.index - b.index);
}

/**
 * Compiles a loaded policy: facts cut into cells at their comparands, conditions into trees over those cells, rules
 * into the order in which they decide.
 *
 * @throws EngineError `unknown-fact` for a policy that was not loaded by `loadPolicy`
 */
export function compilePolicy(policy: Policy): CompiledPolicy {
  return compileOver(policy, cutFacts([policy], policy.facts));
}

/**
 * Compiles several policies over one list of facts, cut alike, so that a case of one is a case of all.
 * @param facts every fact of every policy, with values that all of them know
 * @throws EngineError `unknown-fact`
 */
export function compileTogether(policies: readonly Policy[], facts: readonly FactDefinition[]): CompiledPolicy[] {
  const cells = cutFacts(policies, facts);
  return policies.map((policy) => compileOver(policy, cells));
}

function compileOver(policy: Policy, cells: readonly FactCells[]): CompiledPolicy {
  const scope = compileScope(policy, cells);
  const rulesByDecision = new Map<string, { rule: Rule; index: number }[]>();
  policy.rules.forEach((rule, index) => {
    const list = rulesByDecision.get(rule.event.type) ?? [];
    list.push({ rule, index });
    rulesByDecision.set(rule.event.type, list);
  });
  const decisions = policy.decisions.map((decision, index): CompiledDecision => {
    const outcomes = outcomesOf(decision);
    const rankOf = new Map(outcomes.map((outcome, rank) => [outcome, rank]));
    const rules = (rulesByDecision.get(decision.id) ?? []).map(({ rule, index: place }): CompiledRule => ({
      index: place,
      rule,
      node: compileCondition(rule.conditions, `/rules/${place}/conditions`, scope),
      rank: rankOf.get(rule.event.params.outcome) ?? -1,
      deadlineHours: rule.event.params.deadlineHours ?? null,
      approvals: rule.event.params.approvals ?? [],
    }));
    const floors = policy.floors.flatMap((floor, place): CompiledFloor[] =>
      floor.decision === decision.id
        ? [
            {
              index: place,
              id: floor.id,
              node: compileCondition(floor.when, `/floors/${place}/when`, scope),
              rank: rankOf.get(floor.atLeast) ?? -1,
            },
          ]
        : [],
    );
    const otherwise = typeof decision.otherwise === 'string' ? [decision.otherwise] : decision.otherwise;
    return {
      index,
      decision,
      outcomes,
      isOrdered: isOrdered(decision),
      rules,
      precedence: orderRules(decision, rules),
      floors,
      otherwise: otherwise.map((outcome) => rankOf.get(outcome) ?? -1),
    };
  });
  const invariants = policy.invariants.map((invariant, index) => ({
    index,
    invariant,
    node: compileCondition(invariant.when, `/invariants/${index}/when`, scope),
  }));
  const impossible = policy.impossible.map(({ when }, index) =>
    compileCondition(when, `/impossible/${index}/when`, scope),
  );
  const places = new Map(policy.facts.map((fact, place) => [fact.id, { fact, place }]));
  const asks = cells.map(({ fact }) => {
    const own = places.get(fact.id);
    const askWhen = own?.fact.askWhen;
    return own && askWhen ? compileCondition(askWhen, `/facts/${own.place}/askWhen`, scope) : null;
  });
  return { ...scope, policy, decisions, invariants, impossible, asks };
}

/** Ranks as outcomes: a name, or a list of names under `collect`. */
export function nameOutcome(decision: CompiledDecision, ranks: readonly number[]): Outcome {
  const names = ranks.map((rank) => decision.outcomes[rank] ?? '');
  return decision.decision.hit === 'collect' ? names : (names[0] ?? '');
}
