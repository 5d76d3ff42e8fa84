import { EngineError } from '../domain/engine-error.ts';
import { defineIssues, type Issue } from '../domain/issue.ts';
import type { Localized } from '../domain/localized.ts';
import { isOrdered, outcomesOf, type Decision, type Outcome, type Policy } from '../pack/policy-model.ts';
import type { CompiledPolicy } from './compile.ts';
import { decide } from './decide.ts';
import type { Facts } from './facts.ts';
import { quoteWords, wordDecision, wordName } from './policy-words.ts';

const createOverrideIssue = defineIssues({
  'override-unordered': {
    severity: 'error',
    ja: '判断「{name}」の結果は 1 つの順序に並ばないので、上書きできません。事例の答えを見直してください。',
    en: 'The outcomes of decision "{name}" do not stand in one order, so it cannot be overridden. Look at the answers again.',
  },
  'override-unknown-decision': {
    severity: 'error',
    ja: '判断「{got}」はありません。{choices} のどれかにしてください。',
    en: 'There is no decision "{got}". Use one of {choices}.',
  },
  'override-unknown-outcome': {
    severity: 'error',
    ja: '判断「{name}」に結果「{got}」はありません。{choices} のどれかにしてください。',
    en: 'Decision "{name}" has no outcome "{got}". Use one of {choices}.',
  },
  'override-role': {
    severity: 'error',
    ja: '「{role}」は「{name}」を下げられません。{permitted}',
    en: '"{role}" may not lower "{name}". {permitted}',
  },
  'override-role-up': {
    severity: 'error',
    ja: '「{role}」は「{name}」を上げられません。{permitted}',
    en: '"{role}" may not raise "{name}". {permitted}',
  },
  'override-nobody': {
    severity: 'error',
    ja: 'だれが決めたのかが書かれていません。役割を書いてください。',
    en: 'It is not said who decides. Write the role.',
  },
  'override-reason': {
    severity: 'error',
    ja: '下げる理由がありません。根拠を文字で書いてください。',
    en: 'There is no reason for lowering. Write the grounds in words.',
  },
  'override-hours': {
    severity: 'error',
    ja: 'はじめの受付からの時間 {got} は使えません。0 以上の数にしてください。',
    en: '{got} hours since the first receipt cannot be. Use a number from 0.',
  },
  'override-late': {
    severity: 'error',
    ja: '下げられるのは、はじめの期限（{deadline} 時間）の内だけです。いま {elapsed} 時間たっています。',
    en: 'Lowering is possible only within the original deadline of {deadline} hours; {elapsed} have passed.',
  },
  'override-below-floor': {
    severity: 'error',
    ja: '「{level}」は下限「{lowest}」より低いので、選べません。「{lowest}」以上にしてください。',
    en: '"{level}" is below the floor "{lowest}". Choose "{lowest}" or higher.',
  },
});

/** A person's wish to decide otherwise than recommended. */
export interface OverrideRequest {
  readonly decision: string;
  readonly recommended: string;
  readonly wanted: string;
  readonly role: string;
  readonly reason: string;
  /** The original deadline, hours from the first receipt by any actor; null = none was set. */
  readonly deadlineHours: number | null;
  /** Hours since the first receipt by any actor, 0 or more. */
  readonly hoursSinceReceipt: number;
  /** Outcomes of the floors that hold for the case. */
  readonly floors: readonly string[];
}

/** What was recommended and what was decided, kept apart. */
interface OverrideResult {
  readonly recommended: string;
  /** The recommended outcome where the override is refused. */
  readonly final: string;
  readonly direction: 'none' | 'up' | 'down';
  /** The original deadline: an override never restarts or moves it. */
  readonly deadlineHours: number | null;
  readonly issues: readonly Issue[];
}

/** A wish to decide otherwise than the policy says of a case. */
type CaseOverrideRequest = Pick<OverrideRequest, 'decision' | 'wanted' | 'role' | 'reason' | 'hoursSinceReceipt'>;

/** What the policy recommends for a case and what is decided: two things, kept apart. */
export interface CaseOverride {
  /** What the policy says, the worst possible while answers are unknown; null where open and without order. */
  readonly recommended: Outcome | null;
  /** The recommended outcome where the wish is refused. */
  readonly final: Outcome | null;
  readonly accepted: boolean;
  readonly issues: readonly Issue[];
  /** The original deadline, hours from the first receipt by any actor; null: the policy sets none. */
  readonly deadlineHours: number | null;
}

/**
 * Whether a text says anything: at least one letter or figure. Blanks, punctuation and characters that show nothing say
 * nothing.
 */
export function saysSomething(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text.replace(/\p{Default_Ignorable_Code_Point}/gu, ''));
}

/** Whether one outcome of the decision can be lower than another. */
function isOverridable(decision: Decision): boolean {
  return isOrdered(decision) && decision.hit !== 'collect';
}

/** Whether the decision is on urgency, severity or protection: it is, unless it says that it concerns support. */
function protects(decision: Decision): boolean {
  return decision.concerns !== 'support';
}

/**
 * Whether deciding `judged` leaves a recommended protection without recorded grounds: lower than recommended, on a
 * decision that protects, and for a reason that says nothing. What the policy asks for in `overrides` does not matter here.
 */
export function lacksGrounds(decision: Decision, recommended: Outcome, judged: Outcome, reason: string): boolean {
  if (!isOverridable(decision) || !protects(decision) || saysSomething(reason)) return false;
  if (typeof recommended !== 'string' || typeof judged !== 'string') return false;
  const outcomes = outcomesOf(decision);
  return outcomes.indexOf(judged) < outcomes.indexOf(recommended);
}

/** Who may lower, or raise, as a sentence. */
function wordPermitted(policy: Policy, isUp: boolean, roles: readonly string[]): Localized {
  if (roles.length === 0) return { ja: 'この方針では、だれも下げられません。', en: 'Under this policy nobody may.' };
  const words = quoteWords(roles.map((role) => wordName(policy, role)));
  return { ja: `${isUp ? '上' : '下'}げられるのは${words.ja}です。`, en: `Allowed: ${words.en}.` };
}

/** Gathers what stands against one override. */
class Refusals {
  readonly issues: Issue[] = [];

  constructor(
    private readonly policy: Policy,
    private readonly decision: string,
  ) {}

  add(code: Parameters<typeof createOverrideIssue>[0], params: Issue['params'] = {}): void {
    const { policy, decision } = this;
    const named = { decision, name: wordDecision(policy, decision), ...params };
    this.issues.push(createOverrideIssue(code, { file: policy.id, pointer: '/overrides' }, named));
  }

  addRole(code: 'override-role' | 'override-role-up', got: string, allowed: readonly string[]): void {
    const permitted = wordPermitted(this.policy, code === 'override-role-up', allowed);
    this.add(code, { got, allowed, role: wordName(this.policy, got), permitted });
  }
}

/** Raising asks for no reason and no time; where the policy lists who raises, these and whoever may lower. */
function checkRaising(policy: Policy, request: OverrideRequest, refusals: Refusals): void {
  const { up, down } = policy.overrides ?? { up: { roles: [] }, down: { roles: [] } };
  const allowed = up.roles.length === 0 ? [request.role] : [...new Set([...up.roles, ...down.roles])];
  if (!allowed.includes(request.role)) refusals.addRole('override-role-up', request.role, allowed);
}

function checkLowering(policy: Policy, decision: Decision, request: OverrideRequest, refusals: Refusals): void {
  const { role, reason, deadlineHours, hoursSinceReceipt, wanted } = request;
  const down = policy.overrides?.down ?? { roles: [], reason: true };
  const outcomes = outcomesOf(decision);
  const floor = Math.max(-1, ...request.floors.map((each) => outcomes.indexOf(each)));
  if (!down.roles.includes(role)) refusals.addRole('override-role', role, down.roles);
  if ((down.reason || protects(decision)) && !saysSomething(reason)) refusals.add('override-reason');
  if (deadlineHours !== null && hoursSinceReceipt > deadlineHours) {
    refusals.add('override-late', { deadline: deadlineHours, elapsed: hoursSinceReceipt });
  }
  if (outcomes.indexOf(wanted) < floor) {
    const lowest = outcomes[floor] ?? '';
    const words = { level: wordName(policy, wanted), lowest: wordName(policy, lowest) };
    refusals.add('override-below-floor', { got: wanted, floor: lowest, ...words });
  }
}

/**
 * Decides whether a recommended outcome may be overridden. Upwards it is free, to the roles that the policy lists if it
 * lists any. Downwards only the roles that the policy names may, with recorded grounds (always, on a decision that protects;
 * else where the policy asks for them), inside the original deadline and never below a floor.
 *
 * @throws EngineError `unknown-decision`, `unknown-outcome` when the recommendation is not one of the policy
 */
export function overrideOutcome(policy: Policy, request: OverrideRequest): OverrideResult {
  const decision = policy.decisions.find(({ id }) => id === request.decision);
  if (!decision) throw new EngineError('unknown-decision', request.decision);
  const outcomes = outcomesOf(decision);
  const from = outcomes.indexOf(request.recommended);
  if (from < 0) throw new EngineError('unknown-outcome', request.recommended);
  const { recommended, wanted, deadlineHours, hoursSinceReceipt } = request;
  const refusals = new Refusals(policy, decision.id);
  const to = outcomes.indexOf(wanted);
  const direction = to === from || to < 0 ? 'none' : to > from ? 'up' : 'down';
  if (!(Number.isFinite(hoursSinceReceipt) && hoursSinceReceipt >= 0)) {
    refusals.add('override-hours', { got: String(hoursSinceReceipt) });
  }
  if (!saysSomething(request.role)) refusals.add('override-nobody');
  if (to < 0) {
    const choices = quoteWords(outcomes.map((outcome) => wordName(policy, outcome)));
    refusals.add('override-unknown-outcome', { got: wanted, allowed: outcomes, choices });
  } else if (to !== from && !isOverridable(decision)) refusals.add('override-unordered');
  else if (direction === 'up') checkRaising(policy, request, refusals);
  else if (direction === 'down') checkLowering(policy, decision, request, refusals);
  const { issues } = refusals;
  return { recommended, final: issues.length > 0 ? recommended : wanted, direction, deadlineHours, issues };
}

/**
 * Judges a case by the policy and says whether a person may decide otherwise. The deadline is the one that the policy sets
 * for the decision, else the soonest that it sets for the case; it is neither restarted nor moved. A floor that may hold,
 * while answers are unknown, counts as holding.
 *
 * @throws EngineError `fact-value` for a value that the fact cannot have
 */
export function overrideCase(compiled: CompiledPolicy, facts: Facts, request: CaseOverrideRequest): CaseOverride {
  const { policy } = compiled;
  const { decisions, trace } = decide(compiled, facts);
  const refuse = (code: Parameters<typeof createOverrideIssue>[0], params: Issue['params'] = {}) => {
    const refusals = new Refusals(policy, request.decision);
    refusals.add(code, params);
    return refusals.issues;
  };
  const judged = Object.hasOwn(decisions, request.decision) ? decisions[request.decision] : undefined;
  if (judged === undefined) {
    const allowed = policy.decisions.map(({ id }) => id);
    const choices = quoteWords(allowed.map((id) => wordDecision(policy, id)));
    const issues = refuse('override-unknown-decision', { got: request.decision, allowed, choices });
    return { recommended: null, final: null, accepted: false, issues, deadlineHours: null };
  }
  const { outcome: recommended } = judged;
  const deadlines = Object.values(decisions).flatMap(({ deadlineHours }) => deadlineHours ?? []);
  const deadlineHours = judged.deadlineHours ?? (deadlines.length > 0 ? Math.min(...deadlines) : null);
  if (typeof recommended !== 'string') {
    return { recommended, final: recommended, accepted: false, issues: refuse('override-unordered'), deadlineHours };
  }
  const floors = trace.floors
    .filter(({ decision, state }) => decision === request.decision && state !== 'not')
    .map(({ atLeast }) => atLeast);
  const { final, issues } = overrideOutcome(policy, { ...request, recommended, deadlineHours, floors });
  return { recommended, final, accepted: issues.length === 0, issues, deadlineHours };
}
