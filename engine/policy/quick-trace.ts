import type { ComparisonBits } from './comparison-bits.ts';
import type { CompiledDecision, CompiledFloor, CompiledPolicy, CompiledRule } from './compile.ts';
import { countGroup, type CaseState, type ConditionNode } from './condition-node.ts';
import { decideOne, type OutcomeDecision } from './decide-outcomes.ts';
import { readAnswer, toCaseState, type Facts } from './facts.ts';
import { FlatConditions, type ConditionWords } from './flat-conditions.ts';
import { QuickPolicy } from './quick-decide.ts';
import {
  findRuleState,
  type ConditionTrace,
  type FloorTrace,
  type RuleState,
  type RuleTrace,
  type Trace,
} from './trace.ts';

const words = ['false', 'true', 'unknown'] as const;

/** Traces of one rule or floor kept at most. */
const tracesKept = 1024;

/** A rule or floor with its traces, by which of its comparisons hold. */
interface TracedPart<Part extends CompiledRule | CompiledFloor, Traced> {
  readonly part: Part;
  readonly decision: CompiledDecision;
  /** Bits of its comparisons where these say all that its trace tells, so that equal bits make equal traces; else null. */
  readonly mask: number | null;
  readonly known: Map<number, Traced>;
}

interface TracedPolicy {
  readonly flat: FlatConditions;
  /** In file order. */
  readonly rules: readonly TracedPart<CompiledRule, RuleTrace>[];
  readonly floors: readonly TracedPart<CompiledFloor, FloorTrace>[];
}

/** Of a comparison of a yes-or-no answer, unless it holds for both, its bit tells the answer too. */
function findMask(node: ConditionNode, compiled: CompiledPolicy, bits: ComparisonBits): number | null {
  if ('literal' in node) {
    const bit = bits.bitOf(node);
    const tellsAnswer =
      node.kind === 'fact' && node.open === 2 && compiled.cells[node.fact]?.fact.kind === 'answer' && bit < 32;
    return tellsAnswer ? 1 << bit : null;
  }
  const children: readonly ConditionNode[] = node.of;
  return children.reduce<number | null>((mask, child) => {
    const own = mask === null ? null : findMask(child, compiled, bits);
    return mask === null || own === null ? null : mask | own;
  }, 0);
}

const prepared = new WeakMap<CompiledPolicy, TracedPolicy>();

function prepare(compiled: CompiledPolicy, bits: ComparisonBits): TracedPolicy {
  const known = prepared.get(compiled);
  if (known) return known;
  const listParts = <Part extends CompiledRule | CompiledFloor, Traced>(
    partsOf: (decision: CompiledDecision) => readonly Part[],
  ) =>
    compiled.decisions
      .flatMap((decision) =>
        partsOf(decision).map((part): TracedPart<Part, Traced> => {
          return { part, decision, mask: findMask(part.node, compiled, bits), known: new Map() };
        }),
      )
      .sort((a, b) => a.part.index - b.part.index);
  const made = {
    flat: new FlatConditions(compiled, bits),
    rules: listParts<CompiledRule, RuleTrace>(({ rules }) => rules),
    floors: listParts<CompiledFloor, FloorTrace>(({ floors }) => floors),
  };
  prepared.set(compiled, made);
  return made;
}

/** A decided case with how each of its conditions stands, put into words when asked for. */
export class QuickTrace {
  private state: CaseState | null = null;

  constructor(
    private readonly compiled: CompiledPolicy,
    private readonly traced: TracedPolicy,
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
    const truth = this.traced.flat.read(this.conditions, part.node);
    if (truth !== 2) return truth === 1 ? 'fired' : 'not';
    return findRuleState(part.node, truth, this.caseState, this.compiled);
  }

  /**
   * The same trace as `decide` gives, in words. The facts must not have been changed since. What a rule comes to may be
   * one object for all cases that answer it alike: it must not be changed.
   */
  read(): Trace {
    return {
      rules: this.traced.rules.map((traced) => this.recall(traced) ?? this.readRule(traced)),
      floors: this.traced.floors.map((traced) => this.recall(traced) ?? this.readFloor(traced)),
    };
  }

  private keyOf(mask: number | null): number | null {
    return mask === null ? null : this.traced.flat.readHolding(this.conditions, mask);
  }

  private recall<Traced>({ mask, known }: TracedPart<CompiledRule | CompiledFloor, Traced>): Traced | undefined {
    const key = this.keyOf(mask);
    return key === null ? undefined : known.get(key);
  }

  private keep<Traced>({ mask, known }: TracedPart<CompiledRule | CompiledFloor, Traced>, trace: Traced): Traced {
    const key = this.keyOf(mask);
    if (key !== null && known.size < tracesKept) known.set(key, trace);
    return trace;
  }

  private readRule(traced: TracedPart<CompiledRule, RuleTrace>): RuleTrace {
    const { part, decision } = traced;
    return this.keep(traced, {
      place: part.index,
      rule: part.rule.name,
      decision: decision.decision.id,
      outcome: part.rule.event.params.outcome,
      state: this.stateOf(part),
      pointer: `/rules/${String(part.index)}`,
      conditions: this.readCondition(part.node),
    });
  }

  private readFloor(traced: TracedPart<CompiledFloor, FloorTrace>): FloorTrace {
    const { part, decision } = traced;
    return this.keep(traced, {
      place: part.index,
      floor: part.id,
      decision: decision.decision.id,
      atLeast: decision.outcomes[part.rank] ?? '',
      state: this.stateOf(part),
      pointer: `/floors/${String(part.index)}`,
      conditions: this.readCondition(part.node),
    });
  }

  private readCondition(node: ConditionNode): ConditionTrace {
    const state = words[this.traced.flat.read(this.conditions, node)];
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
  const traced = prepare(compiled, quick.bits);
  const { flat } = traced;
  const conditions = flat.evaluate();
  if (isComplete) return new QuickTrace(compiled, traced, facts, quick.decide(), conditions);
  const { state } = quick.bits;
  const truthOf = ({ node }: CompiledRule | CompiledFloor) => flat.read(conditions, node);
  const decisions = compiled.decisions.map((decision) => {
    const { rules, floors } = decision;
    return decideOne(decision, state, compiled, { rules: rules.map(truthOf), floors: floors.map(truthOf) });
  });
  return new QuickTrace(compiled, traced, facts, decisions, conditions);
}
