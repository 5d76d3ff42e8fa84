import type { Policy } from '../pack/policy-model.ts';
import { comparePolicies, type OutcomeMove } from './compare.ts';
import type { Finding } from './verify/finding.ts';
import { verifyPolicy, type VerifyOptions } from './verify/verify-policy.ts';

/** Why a version cannot be approved yet. */
type ApprovalObstacle =
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'failedTests'; readonly count: number }
  | { readonly kind: 'downgrade'; readonly move: OutcomeMove }
  | { readonly kind: 'noHistoryEntry' };

/** How far a version has come, and what stands in its way. */
interface ApprovalState {
  /** `approved`: the newest history entry of this version names who approved it, and nothing stands against it. */
  readonly state: 'draft' | 'approvable' | 'approved';
  readonly approvedBy: string | null;
  readonly obstacles: readonly ApprovalObstacle[];
}

/**
 * Whether a version of a policy may be approved: no finding of severity error, every test passed, and each outcome that
 * comes out lower than in the version before acknowledged in its history entry.
 *
 * @param before the version in force; null for a first version
 */
export function judgeApproval(policy: Policy, before: Policy | null, options: VerifyOptions = {}): ApprovalState {
  const entry = policy.history.filter((each) => each.version === policy.version).at(-1);
  const verification = verifyPolicy(policy, options);
  const acknowledged = new Set(
    (entry?.acknowledged ?? []).map(({ decision, from, to }) => JSON.stringify([decision, from, to])),
  );
  const moves = before === null ? [] : comparePolicies(before, policy).downgrades;
  const obstacles: ApprovalObstacle[] = [
    ...(entry ? [] : [{ kind: 'noHistoryEntry' as const }]),
    ...verification.findings
      .filter((finding) => finding.severity === 'error')
      .map((finding) => ({ kind: 'finding' as const, finding })),
    ...(verification.tests.failed > 0 ? [{ kind: 'failedTests' as const, count: verification.tests.failed }] : []),
    ...moves
      .filter(({ decision, from, to }) => !acknowledged.has(JSON.stringify([decision, from, to])))
      .map((move) => ({ kind: 'downgrade' as const, move })),
  ];
  const approvedBy = entry?.approvedBy ?? null;
  const state = obstacles.length > 0 ? 'draft' : approvedBy === null ? 'approvable' : 'approved';
  return { state, approvedBy, obstacles };
}
