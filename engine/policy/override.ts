import { EngineError } from '../domain/engine-error.ts';
import { defineIssues, type Issue } from '../domain/issue.ts';
import type { Localized } from '../domain/localized.ts';
import { quoteWords, wordDecision, wordName } from './policy-words.ts';
import { isOrdered, outcomesOf, type Policy } from '../pack/policy-model.ts';

const createOverrideIssue = defineIssues({
  'override-unordered': {
    severity: 'error',
    ja: '判断「{name}」の結果には順序がないので、上書きできません。事例の答えを見直してください。',
    en: 'The outcomes of decision "{name}" have no order, so it cannot be overridden. Look at the answers again.',
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
  'override-reason': {
    severity: 'error',
    ja: '下げる理由がありません。根拠を書いてください。',
    en: 'There is no reason for lowering. Write the grounds.',
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

/** Who may lower, as a sentence. */
function wordPermitted(policy: Policy, roles: readonly string[]): Localized {
  if (roles.length === 0) return { ja: 'この方針では、だれも下げられません。', en: 'Under this policy nobody may.' };
  const words = quoteWords(roles.map((role) => wordName(policy, role)));
  return { ja: `下げられるのは${words.ja}です。`, en: `Allowed: ${words.en}.` };
}

/**
 * Decides whether a recommended outcome may be overridden: upwards anyone may, downwards only the roles that the policy
 * names, with a reason where it asks for one, inside the original deadline and never below a floor.
 *
 * @throws EngineError `unknown-decision`, `unknown-outcome` when the recommendation is not one of the policy
 */
export function overrideOutcome(policy: Policy, request: OverrideRequest): OverrideResult {
  const decision = policy.decisions.find(({ id }) => id === request.decision);
  if (!decision) throw new EngineError('unknown-decision', request.decision);
  const outcomes = outcomesOf(decision);
  const from = outcomes.indexOf(request.recommended);
  if (from < 0) throw new EngineError('unknown-outcome', request.recommended);
  const { recommended, wanted, deadlineHours } = request;
  const issues: Issue[] = [];
  const name = wordDecision(policy, decision.id);
  const refuse = (code: Parameters<typeof createOverrideIssue>[0], params: Issue['params'] = {}) =>
    issues.push(
      createOverrideIssue(code, { file: policy.id, pointer: '/overrides' }, { decision: decision.id, name, ...params }),
    );
  const to = outcomes.indexOf(wanted);
  const direction = to === from || to < 0 ? 'none' : to > from ? 'up' : 'down';
  if (to < 0) {
    const choices = quoteWords(outcomes.map((outcome) => wordName(policy, outcome)));
    refuse('override-unknown-outcome', { got: wanted, allowed: outcomes, choices });
  } else if (to !== from && !isOrdered(decision)) refuse('override-unordered');
  else if (direction === 'down') {
    const down = policy.overrides?.down ?? { roles: [], reason: true };
    const floor = Math.max(-1, ...request.floors.map((each) => outcomes.indexOf(each)));
    if (!down.roles.includes(request.role)) {
      const permitted = wordPermitted(policy, down.roles);
      const role = wordName(policy, request.role);
      refuse('override-role', { got: request.role, allowed: down.roles, role, permitted });
    }
    if (down.reason && request.reason.trim() === '') refuse('override-reason');
    if (deadlineHours !== null && request.hoursSinceReceipt > deadlineHours) {
      refuse('override-late', { deadline: deadlineHours, elapsed: request.hoursSinceReceipt });
    }
    if (to < floor) {
      const lowest = outcomes[floor] ?? '';
      const words = { level: wordName(policy, wanted), lowest: wordName(policy, lowest) };
      refuse('override-below-floor', { got: wanted, floor: lowest, ...words });
    }
  }
  return { recommended, final: issues.length > 0 ? recommended : wanted, direction, deadlineHours, issues };
}
