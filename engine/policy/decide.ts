import type { CompiledPolicy } from './compile.ts';
import { findSkipped } from './asking.ts';
import { findItems, type ItemState } from './decide-items.ts';
import { listKnownNow } from './decide-known-now.ts';
import { decideOne, type OutcomeDecision } from './decide-outcomes.ts';
import { toCaseState, type Facts } from './facts.ts';
import { chooseNextQuestion } from './next-question.ts';
import { evaluateDecision } from './possible-outcomes.ts';
import { traceDecision, type Trace } from './trace.ts';

/** What a policy says of one decision, with the rules behind it. */
export interface ExplainedDecision extends OutcomeDecision {
  /** Names of the decision's rules that fire in every completion of the unknown answers, in file order. */
  readonly firedBy: readonly string[];
  /**
   * Settled as the case is known now, but only because so much of a group is unknown: answering its questions may change
   * the outcome. Absent where it is not so.
   */
  readonly asKnownNow?: true;
  /** Of a decision that collects, by option: in every completion, in none or in some; `possible` may be cut off, this is not. */
  readonly items?: Readonly<Record<string, ItemState>>;
}

/** What a policy says of a case. */
export interface PolicyDecision {
  /** By decision id, in declared order. */
  readonly decisions: Readonly<Record<string, ExplainedDecision>>;
  /** Id of the unknown fact to ask next; null when every decision is settled and no answer would change its outcome. */
  readonly nextQuestion: string | null;
  readonly trace: Trace;
}

const byPlace = (a: { place: number }, b: { place: number }) => a.place - b.place;

/**
 * Decides a case, complete or not, and says why.
 *
 * Under `worst` the highest outcome of the fired rules decides, under `first` the fired rule of highest priority (ties
 * in file order), under `collect` the outcomes of all fired rules in file order; where none fires, `otherwise`. Floors
 * are applied after the rules. With unknown answers every completion is considered; a group's `.unknown` stays what it is
 * now, since it tells how much is known today.
 *
 * @throws EngineError `fact-value` for a value that the fact cannot have (read answers with `readFacts` first)
 */
export function decide(compiled: CompiledPolicy, facts: Facts): PolicyDecision {
  const state = toCaseState(compiled, facts);
  const skipped = findSkipped(compiled, state);
  const traced = compiled.decisions.map((decision) => {
    const truths = evaluateDecision(decision, state, compiled);
    const trace = traceDecision(decision, truths, state, compiled, facts);
    const firedBy = trace.rules.filter((rule) => rule.state === 'fired').map((rule) => rule.rule);
    const decided = decideOne(decision, state, compiled, truths);
    const knownNow = decided.settled ? listKnownNow(compiled, decision, state, skipped) : [];
    const items = decision.decision.hit === 'collect' ? { items: findItems(compiled, decision, state) } : {};
    const result = { ...decided, firedBy, ...items, ...(knownNow.length > 0 ? { asKnownNow: true as const } : {}) };
    return { decision, trace, result, knownNow };
  });
  const unsettled = traced.filter(({ result }) => !result.settled).map(({ decision }) => decision);
  const knownNow = [...new Set(traced.flatMap((each) => each.knownNow))].sort((a, b) => a - b);
  return {
    decisions: Object.fromEntries(traced.map(({ decision, result }) => [decision.decision.id, result])),
    nextQuestion: chooseNextQuestion(compiled, state, unsettled, knownNow),
    trace: {
      rules: traced.flatMap(({ trace }) => trace.rules).sort(byPlace),
      floors: traced.flatMap(({ trace }) => trace.floors).sort(byPlace),
    },
  };
}
