import { Engine, type TopLevelCondition } from 'json-rules-engine';
import type { Condition, Decision, FactValue, Outcome, Policy } from '../../engine/pack/policy-model.ts';

/**
 * Policies run by json-rules-engine itself: one Engine a policy, whose rules are those of the file, run one case after
 * another. Shares nothing with `engine/policy`; hit policy, floors and terms are applied here by the words of the policy
 * file's definition.
 */
export type Case = Readonly<Record<string, FactValue>>;

export interface LibraryDecision {
  readonly outcome: Outcome;
  readonly firedBy: readonly string[];
  readonly deadlineHours: number | null;
  readonly approvals: readonly string[];
}

const outcomesOf = ({ scale, options }: Decision): readonly string[] => scale ?? options ?? [];

/** Facts that conditions name, in no order. */
function listNamed(condition: Condition, into: Set<string>): Set<string> {
  if ('all' in condition) condition.all.forEach((each) => listNamed(each, into));
  else if ('any' in condition) condition.any.forEach((each) => listNamed(each, into));
  else if ('not' in condition) listNamed(condition.not, into);
  else into.add(condition.fact);
  return into;
}

/** What a case tells of a group: the number of its signs, others included, and that nothing is unknown. */
export function countGroups(policy: Policy, facts: Case): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { id, of, other } of policy.groups) {
    const others = other && facts[`${id}.other`] === true ? 1 : 0;
    counts[`${id}.count`] = of.filter((fact) => facts[fact] === true).length + others;
    counts[`${id}.unknown`] = 0;
  }
  return counts;
}

/** By decision id. */
export type LibraryDecisions = Readonly<Record<string, LibraryDecision>>;

export class LibraryRunner {
  /** Facts that decide what the library is given: those that conditions name, and members of groups that they name. */
  readonly reads: ReadonlySet<string>;
  private readonly engine: Engine;
  private readonly named: ReadonlySet<string>;

  constructor(private readonly policy: Policy) {
    const conditions = [...policy.rules.map((rule) => rule.conditions), ...policy.floors.map((floor) => floor.when)];
    this.named = conditions.reduce((names, each) => listNamed(each, names), new Set<string>());
    const members = policy.groups.flatMap(({ id, of }) =>
      this.named.has(`${id}.count`) ? [...of, `${id}.other`] : [],
    );
    this.reads = new Set([...this.named, ...members]);
    // A fact that is not given makes the library throw: what `give` leaves out, it never asks for.
    this.engine = new Engine([], { allowUndefinedFacts: false });
    policy.rules.forEach((rule, place) => this.add(`rule ${place}`, rule.conditions, rule.priority));
    policy.floors.forEach((floor, place) => this.add(`floor ${place}`, floor.when, 1));
  }

  private add(name: string, condition: Condition, priority: number): void {
    const isRoot = 'all' in condition || 'any' in condition || 'not' in condition;
    // The library writes into what it is given.
    const conditions = structuredClone(isRoot ? condition : { all: [condition] }) as TopLevelCondition;
    this.engine.addRule({ name, priority, conditions, event: { type: 'fired' } });
  }

  /** All that the library is told of a case: the facts that its conditions name, counts of groups among them. */
  give(facts: Case): Case {
    const counts = countGroups(this.policy, facts);
    const given: Record<string, FactValue> = {};
    for (const id of this.named) {
      const value = counts[id] ?? facts[id];
      if (value !== undefined) given[id] = value;
    }
    return given;
  }

  /** Which rules and floors hold. Runs must not overlap: two at once lose rules. */
  async listHolding(facts: Case): Promise<ReadonlySet<string>> {
    const { results } = await this.engine.run(this.give(facts));
    return new Set(results.flatMap(({ name, result }) => (result === true ? [String(name)] : [])));
  }

  /** Decides a complete case. */
  async decide(facts: Case): Promise<LibraryDecisions> {
    return this.decideBy(await this.listHolding(facts));
  }

  /**
   * What hit policy, floors and terms make of the rules and floors that hold.
   * @param without the name of a rule to leave out
   */
  decideBy(holding: ReadonlySet<string>, without: string | null = null): LibraryDecisions {
    const { policy } = this;
    const fired = policy.rules.filter((rule, place) => holding.has(`rule ${place}`) && rule.name !== without);
    const floors = policy.floors.filter((_, place) => holding.has(`floor ${place}`));
    return Object.fromEntries(
      policy.decisions.map((decision) => [
        decision.id,
        applyHitPolicy(
          decision,
          fired.filter((rule) => rule.event.type === decision.id),
          floors.filter((floor) => floor.decision === decision.id).map((floor) => floor.atLeast),
        ),
      ]),
    );
  }
}

/** Whether one tree of conditions holds of a complete case. */
export async function holdsInLibrary(policy: Policy, condition: Condition, facts: Case): Promise<boolean> {
  const engine = new Engine();
  const conditions = structuredClone({ all: [condition] }) as TopLevelCondition;
  engine.addRule({ conditions, event: { type: 'fired' } });
  const { events } = await engine.run({ ...facts, ...countGroups(policy, facts) });
  return events.length > 0;
}

function applyHitPolicy(decision: Decision, fired: Policy['rules'], floors: readonly string[]): LibraryDecision {
  const order = outcomesOf(decision);
  const [head] = fired;
  const firedBy = fired.map(({ name }) => name);
  const termsOf = (rules: Policy['rules']) => {
    const hours = rules.flatMap(({ event }) => event.params.deadlineHours ?? []);
    return {
      firedBy,
      deadlineHours: hours.length === 0 ? null : Math.min(...hours),
      approvals: [...new Set(rules.flatMap(({ event }) => event.params.approvals ?? []))],
    };
  };
  const { hit, otherwise } = decision;
  if (hit === 'collect') {
    const fallback = typeof otherwise === 'string' ? [otherwise] : otherwise;
    const list = head ? fired.map(({ event }) => event.params.outcome) : fallback;
    return { outcome: list, ...termsOf(fired) };
  }
  const rankOf = (outcome: string) => order.indexOf(outcome);
  const chosen = fired.reduce((best, rule) => {
    if (best === undefined) return rule;
    const isBetter =
      hit === 'first'
        ? rule.priority > best.priority
        : rankOf(rule.event.params.outcome) > rankOf(best.event.params.outcome);
    return isBetter ? rule : best;
  }, head);
  const given = chosen?.event.params.outcome ?? String(otherwise);
  const raised = floors.reduce((highest, floor) => (rankOf(floor) > rankOf(highest) ? floor : highest), given);
  return { outcome: raised, ...termsOf(fired.filter(({ event }) => event.params.outcome === given)) };
}
