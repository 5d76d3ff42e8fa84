import type { ComparisonBits } from './comparison-bits.ts';
import type { CompiledFloor, CompiledPolicy, CompiledRule } from './compile.ts';
import { countGroup, type CaseState, type ConditionNode, type Truth } from './condition-node.ts';
import { decideOne, type OutcomeDecision } from './decide-outcomes.ts';
import { readAnswer, toCaseState, type Facts } from './facts.ts';
import { QuickPolicy } from './quick-decide.ts';
import { findRuleState, type ConditionTrace, type RuleState, type Trace } from './trace.ts';

/** Truth as two bits, one for "may be false", one for "may be true": unknown is both. */
const mayBeFalse = 1;
const mayBeTrue = 2;
const words = ['unknown', 'false', 'true', 'unknown'] as const;
const truthOf: readonly Truth[] = [2, 0, 1, 2];

const kinds = { all: 0, any: 1, not: 2, comparison: 3 } as const;
/** What a node is before its parts are known: `all` of nothing is true, `any` of nothing false. */
const blanks = { all: mayBeTrue, any: mayBeFalse, not: 0, comparison: 0 } as const;

/** Every condition of every rule and floor in one row, each before its parts. */
class FlatConditions {
  readonly nodes: ConditionNode[] = [];
  /** Where the tree of a rule or floor begins. */
  readonly rootOf = new Map<CompiledRule | CompiledFloor, number>();
  private readonly kind: Uint8Array;
  private readonly parent: Int32Array;
  private readonly bit: Int32Array;
  private readonly blank: Uint8Array;

  constructor(
    compiled: CompiledPolicy,
    private readonly bits: ComparisonBits,
  ) {
    const parents: number[] = [];
    const add = (node: ConditionNode, parent: number) => {
      const place = this.nodes.push(node) - 1;
      parents.push(parent);
      if ('literal' in node) return;
      const children: readonly ConditionNode[] = node.of;
      for (const child of children) add(child, place);
    };
    for (const { rules, floors } of compiled.decisions) {
      for (const each of [...rules, ...floors]) {
        this.rootOf.set(each, this.nodes.length);
        add(each.node, -1);
      }
    }
    const nameOf = (node: ConditionNode) => ('literal' in node ? 'comparison' : node.kind);
    this.parent = Int32Array.from(parents);
    this.kind = Uint8Array.from(this.nodes, (node) => kinds[nameOf(node)]);
    this.blank = Uint8Array.from(this.nodes, (node) => blanks[nameOf(node)]);
    this.bit = Int32Array.from(this.nodes, (node) => ('literal' in node ? bits.bitOf(node) : -1));
  }

  /** How every condition stands in the case read last, from the parts up to the whole; none is left out. */
  evaluate(): Uint8Array {
    const { bit, blank, kind, parent } = this;
    const { holding, open } = this.bits;
    const truths = blank.slice();
    for (let place = truths.length - 1; place >= 0; place -= 1) {
      let truth = truths[place] ?? 0;
      if (kind[place] === kinds.comparison) {
        const own = bit[place] ?? 0;
        const isOpen = ((open[own >>> 5] ?? 0) >>> (own & 31)) & 1;
        const isHeld = ((holding[own >>> 5] ?? 0) >>> (own & 31)) & 1;
        truth = isOpen === 1 ? mayBeFalse | mayBeTrue : mayBeFalse << isHeld;
        truths[place] = truth;
      }
      const above = parent[place] ?? -1;
      if (above < 0) continue;
      const whole = truths[above] ?? 0;
      if (kind[above] === kinds.all) truths[above] = (whole & truth & mayBeTrue) | ((whole | truth) & mayBeFalse);
      else if (kind[above] === kinds.any) truths[above] = ((whole | truth) & mayBeTrue) | (whole & truth & mayBeFalse);
      else truths[above] = (truth >> 1) | ((truth & 1) << 1);
    }
    return truths;
  }
}

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
    /**
     * How every condition stands, all rules of a decision in file order, then its floors, each whole before its parts:
     * 1 false, 2 true, 3 unknown.
     */
    readonly truths: Uint8Array,
  ) {}

  /** The case as cells; worked out only where something is unknown or asked for. */
  private get caseState(): CaseState {
    this.state ??= toCaseState(this.compiled, this.facts);
    return this.state;
  }

  /** Whether a rule or floor of the compiled policy fires: exact, where three-valued logic may not tell. */
  stateOf(part: CompiledRule | CompiledFloor): RuleState {
    const truth = truthOf[this.truths[this.flat.rootOf.get(part) ?? -1] ?? 0] ?? 2;
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
        conditions: this.readConditions(compiled),
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
        conditions: this.readConditions(floor),
      })),
    );
    const byPlace = (a: { place: number }, b: { place: number }) => a.place - b.place;
    return { rules: rules.sort(byPlace), floors: floors.sort(byPlace) };
  }

  private readConditions(part: CompiledRule | CompiledFloor): ConditionTrace {
    let place = this.flat.rootOf.get(part) ?? -1;
    const read = (node: ConditionNode): ConditionTrace => {
      const state = words[this.truths[place] ?? 0] ?? 'unknown';
      place += 1;
      const { pointer } = node;
      if ('literal' in node) {
        const { fact, operator, value } = node.literal;
        return { kind: 'comparison', pointer, state, fact, operator, value, answer: this.answerOf(node) };
      }
      const children: readonly ConditionNode[] = node.of;
      return { kind: node.kind, pointer, state, of: children.map(read) };
    };
    return read(part.node);
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
  const truths = flat.evaluate();
  if (isComplete) return new QuickTrace(compiled, flat, facts, quick.decide(), truths);
  const { state } = quick.bits;
  const rootTruth = (part: CompiledRule | CompiledFloor) => truthOf[truths[flat.rootOf.get(part) ?? -1] ?? 0] ?? 2;
  const decisions = compiled.decisions.map((decision) => {
    const { rules, floors } = decision;
    return decideOne(decision, state, compiled, { rules: rules.map(rootTruth), floors: floors.map(rootTruth) });
  });
  return new QuickTrace(compiled, flat, facts, decisions, truths);
}
