import fc from 'fast-check';
import { loadPolicy } from '../../engine/pack/load-policy.ts';
import type { FactDefinition, FactValue, Policy } from '../../engine/pack/policy-model.ts';

type Json = Record<string, unknown>;

const answer = (id: string, danger: boolean, proxy: boolean): Json => ({ id, kind: 'answer', danger, proxy });

const factArbitrary = (index: number): fc.Arbitrary<Json> =>
  fc.oneof(
    { weight: 5, arbitrary: fc.tuple(fc.boolean(), fc.boolean()).map(([d, p]) => answer(`q${index}`, d, p && !d)) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.integer({ min: -2, max: 3 }), fc.integer({ min: 0, max: 9 }))
        .map(([min, span]) => ({ id: `n${index}`, kind: 'integer', min, max: min + span })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(fc.integer({ min: 1, max: 4 }), fc.boolean()).map(([size, ordered]) => ({
        id: `c${index}`,
        kind: 'choice',
        ordered,
        options: ['mild', 'moderate', 'severe', 'mostSevere'].slice(0, size),
      })),
    },
  );

interface Comparable {
  readonly id: string;
  readonly values: readonly FactValue[];
  readonly isNumber: boolean;
}

function range(min: number, max: number): number[] {
  return Array.from({ length: max - min + 1 }, (_, index) => min + index);
}

function listComparables(facts: readonly Json[], groups: readonly Json[], withUnknown: boolean): Comparable[] {
  const own = facts.map((fact) => {
    const id = String(fact['id']);
    if (fact['kind'] === 'answer') return { id, values: [false, true], isNumber: false };
    if (fact['kind'] === 'integer') {
      return { id, values: range(Number(fact['min']), Number(fact['max'])), isNumber: true };
    }
    return { id, values: fact['options'] as string[], isNumber: false };
  });
  const counted = groups.flatMap((group) => {
    const size = (group['of'] as string[]).length;
    const count = { id: `${String(group['id'])}.count`, values: range(0, size), isNumber: true };
    const unknown = { id: `${String(group['id'])}.unknown`, values: range(0, size), isNumber: true };
    return withUnknown ? [count, unknown] : [count];
  });
  return [...own, ...counted];
}

function literalArbitrary(comparables: readonly Comparable[]): fc.Arbitrary<Json> {
  return fc.constantFrom(...comparables).chain(({ id, values, isNumber }) => {
    const single = fc.constantFrom(...values);
    const list = fc.uniqueArray(single, { minLength: 1, maxLength: 3 });
    const equality = fc
      .tuple(fc.constantFrom('equal', 'notEqual'), single)
      .map(([operator, value]): Json => ({ fact: id, operator, value }));
    const listed = fc
      .tuple(fc.constantFrom('in', 'notIn'), list)
      .map(([operator, value]): Json => ({ fact: id, operator, value }));
    const sizes = ['lessThan', 'lessThanInclusive', 'greaterThan', 'greaterThanInclusive'];
    const sized = fc
      .tuple(fc.constantFrom(...sizes), single)
      .map(([operator, value]): Json => ({ fact: id, operator, value }));
    return isNumber ? fc.oneof(equality, listed, sized, sized) : fc.oneof({ weight: 3, arbitrary: equality }, listed);
  });
}

function conditionArbitrary(comparables: readonly Comparable[], depth: number): fc.Arbitrary<Json> {
  const leaf = literalArbitrary(comparables);
  const child =
    depth === 0 ? leaf : fc.oneof({ weight: 3, arbitrary: leaf }, conditionArbitrary(comparables, depth - 1));
  const children = fc.array(child, { minLength: 1, maxLength: 3 });
  return fc.oneof(
    { weight: 4, arbitrary: children.map((all): Json => ({ all })) },
    { weight: 3, arbitrary: children.map((any): Json => ({ any })) },
    { weight: 1, arbitrary: child.map((not): Json => ({ not })) },
  );
}

const decisionArbitrary = (index: number): fc.Arbitrary<Json> =>
  fc
    .record({
      form: fc.constantFrom('scale', 'ordered', 'options'),
      hit: fc.constantFrom('worst', 'first', 'collect'),
      size: fc.integer({ min: 2, max: 4 }),
      otherwise: fc.nat(3),
    })
    .map(({ form, hit, size, otherwise }) => {
      const outcomes = range(0, size - 1).map((rank) => `d${index}o${rank}`);
      return {
        id: `d${index}`,
        ...(form === 'scale' ? { scale: outcomes } : { options: outcomes, protectiveOrder: form === 'ordered' }),
        hit: hit === 'worst' && form === 'options' ? 'first' : hit,
        otherwise: outcomes[otherwise % size],
      };
    });

export interface PolicyShape {
  readonly facts?: { readonly min: number; readonly max: number };
  readonly rules?: number;
  readonly depth?: number;
  /** Whether rules may ask how much of a group is unknown. */
  readonly asksUnknown?: boolean;
}

/** Random well-formed policy documents: every hit policy, nesting, `not`, numbers, choices, groups, equal priorities, floors. */
export function policyDocumentArbitrary(shape: PolicyShape = {}): fc.Arbitrary<Json> {
  const { facts: factRange = { min: 2, max: 6 }, rules = 7, depth = 2, asksUnknown = true } = shape;
  const factList = fc.integer(factRange).chain((count) => fc.tuple(...range(0, count - 1).map(factArbitrary)));
  const decisionList = fc.integer({ min: 1, max: 3 }).chain((n) => fc.tuple(...range(0, n - 1).map(decisionArbitrary)));
  return fc.tuple(factList, decisionList, fc.boolean()).chain(([facts, decisions, wantsGroup]) => {
    const answers = facts.filter((fact) => fact['kind'] === 'answer').map((fact) => fact['id']);
    const groups: Json[] = wantsGroup && answers.length > 0 ? [{ id: 'g', of: answers, other: false }] : [];
    const condition = conditionArbitrary(listComparables(facts, groups, asksUnknown), depth);
    const rule = fc.record({
      priority: fc.integer({ min: 1, max: 3 }),
      conditions: condition,
      decision: fc.nat(2),
      outcome: fc.nat(3),
      deadline: fc.option(fc.constantFrom(0, 24, 48, 72)),
      approvals: fc.option(fc.subarray(['supervisor', 'sectionChief'])),
    });
    const ordered = decisions.filter(
      (decision) => decision['hit'] !== 'collect' && (decision['scale'] ?? decision['protectiveOrder'] === true),
    );
    const floor = fc.record({ when: condition, decision: fc.nat(2), atLeast: fc.nat(3) });
    const floors = ordered.length === 0 ? fc.constant([]) : fc.array(floor, { maxLength: 2 });
    return fc.tuple(fc.array(rule, { minLength: 1, maxLength: rules }), floors).map(([drawn, drawnFloors]) => ({
      id: 'random',
      version: '1',
      facts,
      groups,
      decisions,
      rules: drawn.map(({ priority, conditions, decision, outcome, deadline, approvals }, index) => {
        const chosen = decisions[decision % decisions.length] ?? {};
        const outcomes = (chosen['scale'] ?? chosen['options']) as string[];
        const params = {
          outcome: outcomes[outcome % outcomes.length],
          ...(deadline === null ? {} : { deadlineHours: deadline }),
          ...(approvals === null ? {} : { approvals }),
        };
        return { name: `rule ${index}`, priority, conditions, event: { type: chosen['id'], params } };
      }),
      floors: drawnFloors.map(({ when, decision, atLeast }, index) => {
        const chosen = ordered[decision % ordered.length] ?? {};
        const outcomes = (chosen['scale'] ?? chosen['options']) as string[];
        return { id: `floor ${index}`, when, decision: chosen['id'], atLeast: outcomes[atLeast % outcomes.length] };
      }),
    }));
  });
}

/** Loads a document that has to be right. */
export function requirePolicy(document: unknown): Policy {
  const { policy, issues } = loadPolicy(document, 'policy.json');
  if (policy === null) throw new Error(issues.map((issue) => `${issue.pointer} ${issue.message.en}`).join('\n'));
  return policy;
}

export function policyArbitrary(shape: PolicyShape = {}): fc.Arbitrary<Policy> {
  return policyDocumentArbitrary(shape).map(requirePolicy);
}

/** All values of a fact, one by one. */
export function listValues(fact: FactDefinition): readonly FactValue[] {
  if (fact.kind === 'answer') return [false, true];
  return fact.kind === 'integer' ? range(fact.min, fact.max) : fact.options;
}

/** A complete case of a policy. */
export function completeFactsArbitrary(policy: Policy): fc.Arbitrary<Record<string, FactValue>> {
  return fc.record(Object.fromEntries(policy.facts.map((fact) => [fact.id, fc.constantFrom(...listValues(fact))])));
}

/** A case in which some facts are unknown, told by null or left out. */
export function partialFactsArbitrary(policy: Policy): fc.Arbitrary<Record<string, FactValue | null>> {
  const maybe = Object.fromEntries(
    policy.facts.map((fact) => [fact.id, fc.constantFrom<FactValue | null>(...listValues(fact), null)]),
  );
  return fc.record(maybe, { requiredKeys: [] }) as fc.Arbitrary<Record<string, FactValue | null>>;
}
