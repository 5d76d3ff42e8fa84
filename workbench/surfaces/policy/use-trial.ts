import { useMemo } from 'react';
import { usePack } from '../../state/documents.ts';
import type { TriedFacts } from '../../state/training.ts';
import {
  compilePolicy,
  decide,
  type CompiledPolicy,
  type ConditionState,
  type ConditionTrace,
  type FactValue,
  type PolicyDecision,
  type RuleState,
} from '../../state/engine.ts';

/** What the policy says of the tried case; null while the policy cannot be read. */
export interface Trial {
  readonly decision: PolicyDecision;
  readonly compiled: CompiledPolicy;
  /** The answers that the policy knows. */
  readonly facts: TriedFacts;
  /** How a condition stands, by its JSON Pointer into policy.json. */
  readonly stateOf: (pointer: string) => ConditionState | null;
  /** Whether a rule fires, by its place in the list. */
  readonly ruleState: (place: number) => RuleState | null;
}

function indexStates(trace: ConditionTrace, into: Map<string, ConditionState>): void {
  into.set(trace.pointer, trace.state);
  if (trace.kind !== 'comparison') for (const child of trace.of) indexStates(child, into);
}

/** Answers that the policy still knows: a fact may be gone, or its range narrower, since the case was typed. */
function keepKnown(facts: TriedFacts, policy: Parameters<typeof compilePolicy>[0]): TriedFacts {
  const isAllowed = (id: string, value: FactValue | null) => {
    const fact = policy.facts.find((each) => each.id === id);
    if (value === null) return fact !== undefined;
    if (fact?.kind === 'answer') return typeof value === 'boolean';
    if (fact?.kind === 'integer')
      return Number.isInteger(value) && Number(value) >= fact.min && Number(value) <= fact.max;
    return fact?.kind === 'choice' && fact.options.includes(String(value));
  };
  return Object.fromEntries(Object.entries(facts).filter(([id, value]) => isAllowed(id, value)));
}

/** Decides the tried case by the policy as it stands. */
export function useTrial(facts: TriedFacts): Trial | null {
  const { pack } = usePack();
  const policy = pack?.policy ?? null;
  const compiled = useMemo(() => (policy === null ? null : compilePolicy(policy)), [policy]);
  return useMemo(() => {
    if (compiled === null || policy === null) return null;
    const known = keepKnown(facts, policy);
    const decision = decide(compiled, known);
    const states = new Map<string, ConditionState>();
    for (const { conditions } of [...decision.trace.rules, ...decision.trace.floors]) indexStates(conditions, states);
    const rules = new Map(decision.trace.rules.map((rule) => [rule.place, rule.state]));
    return {
      decision,
      compiled,
      facts: known,
      stateOf: (pointer) => states.get(pointer) ?? null,
      ruleState: (place) => rules.get(place) ?? null,
    };
  }, [compiled, facts, policy]);
}
