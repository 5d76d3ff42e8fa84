import fc from 'fast-check';
import type { Policy } from '../../engine/pack/policy-model.ts';
import type { FindingCode } from '../../engine/policy/verify/finding.ts';
import { policyDocumentArbitrary, requirePolicy } from '../policy/random-policy.ts';

/**
 * Random policies, each with one fault planted so that it is there whatever else was drawn. Around it stands anything
 * that a policy may have: every hit policy, `not`, numbers, choices, groups with and without signs outside their list,
 * rules that ask how much is unknown, equal priorities, floors.
 */
type Json = Readonly<Record<string, unknown>>;
interface RuleDocument {
  readonly name: string;
  readonly priority: number;
  readonly conditions: Json;
  readonly event: { readonly type: string; readonly params: Json };
}
interface DecisionDocument extends Json {
  readonly id: string;
  readonly scale?: readonly string[];
  readonly options?: readonly string[];
  readonly protectiveOrder?: boolean;
  readonly hit: 'worst' | 'first' | 'collect';
  readonly otherwise: string;
}
interface PolicyDocument {
  readonly facts: readonly Json[];
  readonly groups: readonly Json[];
  readonly decisions: readonly DecisionDocument[];
  readonly rules: readonly RuleDocument[];
  readonly floors: readonly { readonly id: string; readonly when: Json; readonly decision: string }[];
  readonly invariants?: readonly Json[];
}

/** What verification has to say of a planted fault. */
export interface PlantedFault {
  readonly code: FindingCode;
  readonly severity?: 'error' | 'warning' | 'info';
  readonly decision: string;
  readonly rules?: readonly string[];
  readonly fact?: string;
  readonly outcome?: string;
  readonly invariant?: string;
}

interface Planted {
  readonly document: PolicyDocument;
  readonly fault: PlantedFault;
}

const is = (fact: string, value: boolean): Json => ({ fact, operator: 'equal', value });
const outcomesOf = ({ scale, options }: DecisionDocument): readonly string[] => scale ?? options ?? [];

function createRule(name: string, type: string, outcome: unknown, conditions: Json, more: Json = {}): RuleDocument {
  const { priority = 9, ...params } = more;
  return { name, priority: Number(priority), conditions, event: { type, params: { outcome, ...params } } };
}

/** The document with one more decision on a scale, whose otherwise is the lowest outcome. */
function addScale(
  document: PolicyDocument,
  hit: DecisionDocument['hit'],
): { document: PolicyDocument; scale: DecisionDocument } {
  const scale = { id: 'planted', scale: ['calm', 'soon', 'now'], hit, otherwise: 'calm' };
  return { document: { ...document, decisions: [...document.decisions, scale] }, scale };
}

const addFact = (document: PolicyDocument, fact: Json): PolicyDocument => ({
  ...document,
  facts: [...document.facts, { kind: 'answer', ...fact }],
});
const addRules = (document: PolicyDocument, ...rules: readonly RuleDocument[]): PolicyDocument => ({
  ...document,
  rules: [...document.rules, ...rules],
});

/** Rules and floors of a decision hold on one more condition: elsewhere they say nothing. */
function narrow(document: PolicyDocument, decision: string, more: Json): PolicyDocument {
  return {
    ...document,
    rules: document.rules.map((rule) =>
      rule.event.type === decision ? { ...rule, conditions: { all: [more, rule.conditions] } } : rule,
    ),
    floors: document.floors.map((floor) =>
      floor.decision === decision ? { ...floor, when: { all: [more, floor.when] } } : floor,
    ),
  };
}

/** Moves the rules of every drawn decision into the planted one, so that the fault stands among others. */
function joinRules(document: PolicyDocument, scale: DecisionDocument): PolicyDocument {
  const outcomes = outcomesOf(scale);
  return {
    ...document,
    rules: document.rules.map((rule, place) => ({
      ...rule,
      event: { type: scale.id, params: { ...rule.event.params, outcome: outcomes[place % outcomes.length] } },
    })),
    floors: document.floors.map((floor) => ({ ...floor, decision: scale.id, atLeast: 'soon' })),
  };
}

/** A comparison with a fact that holds in some case. */
function holdSomewhere({ id, kind, min, options }: Json): Json {
  const value = kind === 'integer' ? min : kind === 'choice' ? (options as readonly string[])[0] : true;
  return { fact: id, operator: 'equal', value };
}

type Plant = (document: PolicyDocument, hit: 'worst' | 'first', form: number) => Planted;

const fact = { id: 'sign' };

/** Conditions that stand side by side and exclude each other, in three forms. */
const opposites: readonly Json[] = [
  { all: [is('sign', true), is('sign', false)] },
  { all: [is('sign', true), { not: is('sign', true) }] },
  { any: [{ all: [is('sign', false), { fact: 'sign', operator: 'in', value: [true] }] }] },
];

/** By kind: where a fault of it is planted. */
export const plants: Readonly<Record<FindingCode, Plant>> = {
  unreachable: (document, _, form) => {
    const [decision] = document.decisions;
    const { id, otherwise } = decision ?? { id: '', otherwise: '' };
    const other = form % 2 === 0 ? { any: [is('sign', false)] } : { not: { any: [is('sign', true)] } };
    const rule = createRule('dead', id, otherwise, { all: [is('sign', true), other] });
    const fault: PlantedFault = { code: 'unreachable', severity: 'error', decision: id, rules: ['dead'] };
    return { document: addRules(addFact(document, fact), rule), fault };
  },
  contradiction: (document, _, form) => {
    const [decision] = document.decisions;
    const { id, otherwise } = decision ?? { id: '', otherwise: '' };
    const rule = createRule('torn', id, otherwise, opposites[form % opposites.length] ?? {});
    return {
      document: addRules(addFact(document, fact), rule),
      fault: { code: 'contradiction', severity: 'error', decision: id, rules: ['torn'] },
    };
  },
  redundant: (drawn, hit, form) => {
    const { document, scale } = addScale(addFact(drawn, { ...fact, danger: true }), hit);
    const fault: PlantedFault = { code: 'redundant', severity: 'warning', decision: scale.id, rules: ['copy'] };
    const signed: Json = { any: [is('sign', true)] };
    const terms = { deadlineHours: 24, approvals: ['supervisor'] };
    if (form % 4 === 0) {
      // A floor raises everything that the rule could.
      const floor = { id: 'lid', when: is('sign', true), decision: scale.id, atLeast: 'now' };
      const narrowed = narrow(joinRules(document, scale), scale.id, is('sign', false));
      const copy = createRule('copy', scale.id, 'soon', signed);
      return { document: { ...addRules(narrowed, copy), floors: [...narrowed.floors, floor] }, fault };
    }
    // A copy, a narrower one, or one with less to say.
    const conditions: Json = form % 4 === 1 ? { all: [is('sign', true), holdSomewhere(drawn.facts[0] ?? {})] } : signed;
    const wide = createRule('wide', scale.id, 'now', signed, terms);
    const copy = createRule('copy', scale.id, 'now', conditions, { ...(form % 4 === 2 ? {} : terms), priority: 8 });
    return { document: addRules(joinRules(document, scale), wide, copy), fault };
  },
  'never-reached': (document, _, form) => {
    const [first, ...others] = document.decisions;
    const outcomes = first ? outcomesOf(first) : [];
    const place = [0, 1, outcomes.length][form % 3] ?? 0;
    const more = [...outcomes.slice(0, place), 'unheard', ...outcomes.slice(place)];
    const decision = { ...first, ...(first?.scale ? { scale: more } : { options: more }) } as DecisionDocument;
    return {
      document: { ...document, decisions: [decision, ...others] },
      fault: { code: 'never-reached', severity: 'warning', decision: decision.id, outcome: 'unheard' },
    };
  },
  gap: (document, _, form) => {
    const decision = document.decisions[form % document.decisions.length];
    const id = decision?.id ?? '';
    const narrowed = narrow(addFact(document, fact), id, is('sign', form % 2 !== 0));
    return { document: narrowed, fault: { code: 'gap', decision: id } };
  },
  overlap: (drawn, hit, form) => {
    const { document, scale } = addScale(addFact(drawn, fact), hit);
    const rules = [
      createRule('one', scale.id, 'now', { all: [is('sign', true)] }),
      createRule('other', scale.id, 'soon', { any: [is('sign', true)] }, { priority: form % 3 === 0 ? 8 : 9 }),
    ];
    const severity = hit === 'first' && form % 3 !== 0 ? 'error' : 'info';
    const fault: PlantedFault = { code: 'overlap', severity, decision: scale.id, rules: ['one', 'other'] };
    return { document: addRules(joinRules(document, scale), ...rules), fault };
  },
  'non-monotone': (drawn, hit, form) => {
    const { document, scale } = addScale(addFact(drawn, { ...fact, danger: true }), hit);
    const silenced = narrow(joinRules(document, scale), scale.id, is('sign', false));
    const before = createRule('before', scale.id, 'now', { all: [is('sign', false)] }, { deadlineHours: 24 });
    // The sign takes the level away, the deadline away, or lengthens the deadline.
    const after = createRule(
      'after',
      scale.id,
      form % 3 === 0 ? 'soon' : 'now',
      { all: [is('sign', true)] },
      {
        ...(form % 3 === 1 ? {} : { deadlineHours: 48 }),
      },
    );
    const fault: PlantedFault = { code: 'non-monotone', severity: 'error', decision: scale.id, fact: 'sign' };
    return { document: addRules(silenced, before, after), fault };
  },
  invariant: (drawn, hit, form) => {
    const signed = addFact(drawn, { ...fact, danger: true });
    const promise = (decision: DecisionDocument, then: Json) => ({
      invariants: [{ id: 'promise', when: is('sign', true), then: { decision: decision.id, ...then } }],
    });
    const { document, scale } = addScale(signed, form % 5 === 4 ? 'collect' : hit);
    const fault: PlantedFault = { code: 'invariant', severity: 'error', decision: scale.id, invariant: 'promise' };
    if (form % 5 === 4) {
      // The second of the outcomes collected is not allowed.
      const rules = ['soon', 'now'].map((outcome) =>
        createRule(outcome, scale.id, outcome, { all: [is('sign', true)] }),
      );
      return { document: { ...addRules(document, ...rules), ...promise(scale, { notIn: ['now'] }) }, fault };
    }
    const narrowed = narrow(joinRules(document, scale), scale.id, is('sign', false));
    if (form % 5 === 3) {
      // A floor lifts the outcome to one that is not allowed.
      const floor = { id: 'lift', when: is('sign', true), decision: scale.id, atLeast: 'now' };
      const floors = [...narrowed.floors, floor];
      return { document: { ...narrowed, floors, ...promise(scale, { notIn: ['now'] }) }, fault };
    }
    const then = [{ atLeast: 'soon' }, { notIn: ['now', 'calm'] }, { deadlineAtMostHours: 48 }][form % 5] ?? {};
    return { document: { ...narrowed, ...promise(scale, then) }, fault };
  },
  proxy: (drawn, hit, form) => {
    const { document, scale } = addScale(addFact(drawn, { ...fact, proxy: true }), hit);
    const narrowed = narrow(joinRules(document, scale), scale.id, is('sign', true));
    const conditions: Json = form % 2 === 0 ? { not: is('sign', false) } : { all: [is('sign', true)] };
    const raising = createRule('raising', scale.id, form % 3 === 1 ? 'soon' : 'now', conditions);
    return {
      document: addRules(narrowed, raising),
      fault: { code: 'proxy', severity: 'error', decision: scale.id, fact: 'sign' },
    };
  },
};

export interface PlantedPolicy {
  readonly policy: Policy;
  readonly fault: PlantedFault;
}

/** Policies with one fault of each kind in turn. */
export function drawPlantedPolicies(seed: number, count: number): readonly PlantedPolicy[] {
  const codes = Object.keys(plants) as readonly FindingCode[];
  const drawn = fc.sample(
    fc.tuple(
      policyDocumentArbitrary({ facts: { min: 2, max: 4 }, rules: 5 }),
      fc.constantFrom<'worst' | 'first'>('worst', 'first'),
      fc.nat(59),
      fc.boolean(),
    ),
    { seed, numRuns: count },
  );
  return drawn.map(([document, hit, form, takesOther], place) => {
    const code = codes[place % codes.length] ?? 'gap';
    const base = document as unknown as PolicyDocument;
    const decisions = base.decisions.map((decision, index) =>
      (index + place) % 4 === 0 ? { ...decision, concerns: 'support' } : decision,
    );
    const groups = base.groups.map((group) => ({ ...group, other: takesOther }));
    const planted = plants[code]({ ...base, decisions, groups }, hit, form);
    return { policy: requirePolicy(planted.document), fault: planted.fault };
  });
}
