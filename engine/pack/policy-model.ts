import type { Localized } from '../domain/localized.ts';

/** The newest form of a policy file that this version reads; a file without `formatVersion` is form 1. */
export const policyFormatVersion = 1;

/** Operators of json-rules-engine 7.3.1 that a policy may use. */
export const operators = [
  'equal',
  'notEqual',
  'in',
  'notIn',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
] as const;
/** How a fact is compared with a fixed value. */
export type Operator = (typeof operators)[number];

/** What casework does with an option of a route, from least to most protective. */
export const caseActions = ['advise', 'refer', 'actLocally', 'handOver', 'emergency'] as const;
/** One of {@link caseActions}. */
type CaseAction = (typeof caseActions)[number];

/** What an outcome may mean for the course of a case, beyond who acts. */
export const caseMeanings = [
  'emergency',
  'waitForOpening',
  'secondLook',
  'disclosure',
  'referToCenter',
  'seeChild',
  'keepOpen',
  'withhold',
  'watchOnly',
  'acceptAtOnce',
] as const;
/** One of {@link caseMeanings}. */
export type CaseMeaning = (typeof caseMeanings)[number];

/** What a decision is about; only eligibility for support may rise with poverty, disability and the like. */
export const decisionConcerns = ['urgency', 'severity', 'protection', 'support'] as const;
/** One of {@link decisionConcerns}. */
type DecisionConcern = (typeof decisionConcerns)[number];

/** How fired rules make one outcome: the highest, that of the highest priority, or all in file order. */
export const hitPolicies = ['worst', 'first', 'collect'] as const;
/** One of {@link hitPolicies}. */
type HitPolicy = (typeof hitPolicies)[number];

/** Who supplies a fact that nobody is asked for. */
export const factSuppliers = ['clock', 'history', 'desk'] as const;
/** One of {@link factSuppliers}. */
type FactSupplier = (typeof factSuppliers)[number];

interface FactBase {
  readonly id: string;
  readonly label?: Localized | undefined;
  readonly source?: string | undefined;
  readonly suppliedBy?: FactSupplier | undefined;
  /**
   * The question is skipped while this cannot hold; it names facts that stand before this one. It decides what is asked,
   * never what is decided: a skipped fact stays unknown.
   */
  readonly askWhen?: Condition | undefined;
}

/** A yes-or-no answer; absent or null is unknown. */
interface AnswerFact extends FactBase {
  readonly kind: 'answer';
  /** A yes is a sign of danger: it may never lower urgency. */
  readonly danger: boolean;
  /** Stands for poverty, disability, nationality, single parenthood …: may never raise urgency by itself. */
  readonly proxy: boolean;
}

/** A whole number from `min` to `max`, both included. */
interface IntegerFact extends FactBase {
  readonly kind: 'integer';
  readonly min: number;
  readonly max: number;
  /** As of an answer: no number may raise urgency by itself. */
  readonly proxy?: true | undefined;
}

/** One of `options`. */
interface ChoiceFact extends FactBase {
  readonly kind: 'choice';
  readonly options: readonly string[];
  readonly ordered: boolean;
  /** As of an answer: no option may raise urgency by itself. */
  readonly proxy?: true | undefined;
}

/** One thing a policy asks or is told about a case. */
export type FactDefinition = AnswerFact | IntegerFact | ChoiceFact;

/** Answer facts counted together: gives the integer facts `<id>.count` and `<id>.unknown`. */
export interface FactGroup {
  readonly id: string;
  readonly label?: Localized | undefined;
  readonly of: readonly string[];
  /** A sign outside the list may be written down as `<id>.other`; it counts as one more yes. */
  readonly other: boolean;
}

/** One decision: a `scale` from least to most urgent, or `options`; exactly one of the two is given. */
export interface Decision {
  readonly id: string;
  readonly label?: Localized | undefined;
  readonly scale?: readonly string[] | undefined;
  readonly options?: readonly string[] | undefined;
  /** The options stand from least to most protective. */
  readonly protectiveOrder: boolean;
  readonly hit: HitPolicy;
  /** Decides where no rule fires; a list only where `hit` is `collect`. */
  readonly otherwise: string | readonly string[];
  readonly otherwiseReason?: Localized | undefined;
  readonly carriesOut?: Readonly<Record<string, CaseAction>> | undefined;
  /** What an outcome means for the course of a case; an outcome left out means nothing more. */
  readonly means?: Readonly<Record<string, readonly CaseMeaning[]>> | undefined;
  readonly concerns?: DecisionConcern | undefined;
}

/** What a fact is compared with: one value, or a list of them for `in` and `notIn`. */
export type Comparand = boolean | number | string | readonly (boolean | number | string)[];

/** One fact compared with a fixed value. */
export interface Literal {
  readonly fact: string;
  readonly operator: Operator;
  readonly value: Comparand;
  readonly name?: string | undefined;
  /** Order of evaluation only: it never changes a result. */
  readonly priority?: number | undefined;
}

interface Combination {
  readonly name?: string | undefined;
  readonly priority?: number | undefined;
}
/** Holds where every one of its conditions does; one or more. */
interface AllCondition extends Combination {
  readonly all: readonly Condition[];
}
/** Holds where at least one of its conditions does; one or more. */
interface AnyCondition extends Combination {
  readonly any: readonly Condition[];
}
/** Holds where its condition does not. */
interface NotCondition extends Combination {
  readonly not: Condition;
}

/** The conditions of json-rules-engine, without references to named ones. */
export type Condition = Literal | AllCondition | AnyCondition | NotCondition;

/** A valid json-rules-engine rule whose event type is a decision. */
export interface Rule {
  readonly name: string;
  /** Whole number from 1; higher comes first. */
  readonly priority: number;
  readonly conditions: Condition;
  readonly event: {
    /** Id of the decision. */
    readonly type: string;
    readonly params: {
      readonly outcome: string;
      /** Hours from the first receipt by any actor. */
      readonly deadlineHours?: number | undefined;
      readonly approvals?: readonly string[] | undefined;
      readonly because?: Localized | undefined;
    };
  };
}

/** Where `when` holds, the decision is never below `atLeast`. */
export interface Floor {
  readonly id: string;
  readonly when: Condition;
  readonly decision: string;
  readonly atLeast: string;
}

/** What has to hold of every case in which `when` holds. */
export type Requirement =
  | { readonly decision: string; readonly atLeast: string }
  | { readonly decision: string; readonly notIn: readonly string[] }
  | { readonly decision?: string | undefined; readonly deadlineAtMostHours: number };

/** A promise of the policy: where `when` holds, so does `then`. */
export interface Invariant {
  readonly id: string;
  readonly when: Condition;
  readonly then: Requirement;
}

/** A known answer: yes or no, a whole number, or one of the options. */
export type FactValue = boolean | number | string;
/** An outcome; a list of outcomes in file order where the hit policy is `collect`. */
export type Outcome = string | readonly string[];

/** Answers that cannot stand together, such as a night while the office is open: verification looks at no such case. */
export interface ImpossibleCase {
  readonly when: Condition;
  readonly because?: Localized | undefined;
}

/** A case, perhaps incomplete, with the outcome expected of some decisions. */
export interface PolicyTest {
  readonly name: string;
  readonly facts: Readonly<Record<string, FactValue | null>>;
  readonly expect: Readonly<Record<string, Outcome>>;
}

/**
 * In what a version can be weaker than the one before, beside the outcomes of complete cases: what it does with a case
 * (with unknown answers or a sign outside its list: `incomplete…`), what it asks, what it promises, who may decide.
 */
export const weakeningKinds = [
  'deadline',
  'approvalDropped',
  'stepDropped',
  'incompleteOutcome',
  'incompleteDeadline',
  'incompleteApproval',
  'incompleteStep',
  'otherDropped',
  'questionDropped',
  'questionSkipped',
  'optionDropped',
  'rangeNarrowed',
  'dangerDropped',
  'proxyDropped',
  'orderDropped',
  'actionLowered',
  'meaningDropped',
  'concernDropped',
  'invariant',
  'floor',
  'test',
  'impossibleAdded',
  'overrideDown',
  'overrideReason',
  'overrideUp',
  'secondOrganisation',
] as const;
/** One of {@link weakeningKinds}. */
export type WeakeningKind = (typeof weakeningKinds)[number];

interface Acceptance {
  readonly reason: string;
  readonly by?: string | undefined;
  readonly date?: string | undefined;
}

/** A downgrade that somebody has seen and accepts: why, and, where noted, who and when (`YYYY-MM-DD`). */
interface MoveAcknowledgement extends Acceptance {
  readonly kind?: 'move' | undefined;
  readonly decision: string;
  readonly from: string;
  readonly to: string;
}

/** Another weakening that somebody has seen and accepts, named as `compare` names it. */
interface WeakeningAcknowledgement extends Acceptance {
  readonly kind: WeakeningKind;
  readonly what: string;
  readonly before: string | number | null;
  readonly after: string | number | null;
}

/** What somebody has seen of a new version and accepts. */
export type Acknowledgement = MoveAcknowledgement | WeakeningAcknowledgement;

/** One version of the policy: when (`YYYY-MM-DD`), by whom and why it was made, and who approved it. */
export interface HistoryEntry {
  readonly version: string;
  readonly date?: string | undefined;
  readonly author?: string | undefined;
  /** The body that the author works for. */
  readonly authorOrganisation?: string | undefined;
  readonly reason?: string | undefined;
  /** The organisation that approved it, another one than the author's; null: not approved. */
  readonly approvedBy: string | null;
  /** The body that approved. */
  readonly approverOrganisation?: string | null | undefined;
  /** When it was approved, `YYYY-MM-DD`. */
  readonly approvedOn?: string | undefined;
  readonly acknowledged: readonly Acknowledgement[];
}

/** Which roles may decide higher (`up`) or lower (`down`) than recommended; `reason`: lowering needs one. */
interface Overrides {
  readonly up: { readonly roles: readonly string[] };
  readonly down: { readonly roles: readonly string[]; readonly reason: boolean };
}

/** A policy as loaded: every default filled in, every number bare. */
export interface Policy {
  readonly id: string;
  readonly version: string;
  readonly title: Localized;
  readonly effectiveFrom?: string | undefined;
  /** The law and practice it reflects. */
  readonly asOf?: string | undefined;
  /** Words for outcomes, options, roles, and for decisions, rules, floors and invariants, by their id or name. */
  readonly labels?: Readonly<Record<string, Localized>> | undefined;
  readonly facts: readonly FactDefinition[];
  readonly groups: readonly FactGroup[];
  readonly decisions: readonly Decision[];
  readonly rules: readonly Rule[];
  readonly floors: readonly Floor[];
  /** null: nobody may override. */
  readonly overrides: Overrides | null;
  readonly invariants: readonly Invariant[];
  readonly impossible: readonly ImpossibleCase[];
  readonly tests: readonly PolicyTest[];
  /** What an approval needs beyond a sound version: `secondOrganisation`, another body than the author's. */
  readonly approval?: { readonly secondOrganisation?: boolean | undefined } | undefined;
  readonly history: readonly HistoryEntry[];
}

/** The outcomes of a decision, in declared order. */
export function outcomesOf(decision: Decision): readonly string[] {
  return decision.scale ?? decision.options ?? [];
}

/** Whether the outcomes of a decision rise from least to most urgent or protective. */
export function isOrdered(decision: Decision): boolean {
  return decision.scale !== undefined || decision.protectiveOrder;
}
