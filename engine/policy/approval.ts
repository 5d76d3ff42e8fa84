import type { Localized } from '../domain/localized.ts';
import type { Acknowledgement, HistoryEntry, Policy } from '../pack/policy-model.ts';
import { comparePolicies, type OutcomeMove } from './compare.ts';
import { nameWeakening, type Weakening } from './compare-weakening.ts';
import { wordDecision } from './policy-words.ts';
import type { Finding } from './verify/finding.ts';
import { verifyPolicy, type VerifyOptions } from './verify/verify-policy.ts';

/** What can stand in the way of a version, and what it is about. */
type Obstacle =
  | { readonly kind: 'noHistoryEntry' }
  | { readonly kind: 'finding'; readonly finding: Finding }
  | { readonly kind: 'failedTests'; readonly count: number }
  /** An outcome that comes out lower than before, not acknowledged. */
  | { readonly kind: 'downgrade'; readonly move: OutcomeMove }
  /** An outcome that changes in a way that no order can tell, not acknowledged. */
  | { readonly kind: 'unplaced'; readonly move: OutcomeMove }
  /** Anything else in which the version is weaker than the one before, not acknowledged. */
  | { readonly kind: 'weakened'; readonly weakening: Weakening }
  /** A decision of the version before that this one does not take any more. */
  | { readonly kind: 'decisionDropped'; readonly decision: string }
  /** Comes into force before the version that it follows. */
  | { readonly kind: 'effectiveEarlier'; readonly from: string; readonly before: string }
  /** Another content under the version of the one before. */
  | { readonly kind: 'versionUsed'; readonly version: string }
  | { readonly kind: 'approvedByAuthor'; readonly name: string }
  /** The policy asks for approval by another body than the author's. */
  | { readonly kind: 'organisationMissing'; readonly whose: 'author' | 'approver' }
  | { readonly kind: 'sameOrganisation'; readonly organisation: string };

/** Why a version cannot be approved yet. */
export type ApprovalObstacle = Obstacle & { readonly message: Localized };

/** How far a version has come, and what stands in its way. */
export interface ApprovalState {
  /** `approved`: the newest history entry of this version names who approved it, and nothing stands against it. */
  readonly state: 'draft' | 'approvable' | 'approved';
  readonly approvedBy: string | null;
  readonly obstacles: readonly ApprovalObstacle[];
}

/** What is given beside the policy's own history: for approving a version that does not say so yet. */
export interface ApprovalOptions extends VerifyOptions {
  /** Downgrades and other weakenings accepted, beyond those that the history entry acknowledges; each with its reason. */
  readonly acknowledged?: readonly Acknowledgement[] | undefined;
  /** Who approves, in place of the history's `approvedBy`. */
  readonly approver?: { readonly name: string; readonly organisation: string | null } | undefined;
}

function sentence(ja: string, en: string): Localized {
  return { ja, en };
}

function wordObstacle(obstacle: Obstacle, policy: Policy): Localized {
  switch (obstacle.kind) {
    case 'noHistoryEntry':
      return sentence(
        `この版（${policy.version}）の履歴がありません。だれが、なぜ変えたかを history に書いてください。`,
        `This version (${policy.version}) has no history entry. Write in history who changed it and why.`,
      );
    case 'finding':
      return obstacle.finding.message;
    case 'failedTests':
      return sentence(
        `試験が ${obstacle.count} 件、合格していません。規則か試験を直してください。`,
        `${obstacle.count} of its tests fail. Mend the rules or the tests.`,
      );
    case 'downgrade':
    case 'unplaced':
      return sentence(
        `${obstacle.move.message.ja}承認するには、理由を添えて確認済みにしてください。`,
        `${obstacle.move.message.en} Acknowledge it with a reason before approval.`,
      );
    case 'weakened':
      return sentence(
        `${obstacle.weakening.message.ja}承認するには、理由を添えて確認済みにしてください。`,
        `${obstacle.weakening.message.en} Acknowledge it with a reason before approval.`,
      );
    case 'decisionDropped': {
      const { ja, en } = wordDecision(policy, obstacle.decision);
      return sentence(
        `前の版にあった判断「${ja}」がなくなっています。残すか、別の方針にしてください。`,
        `Decision "${en}" of the version before is gone. Keep it, or make this another policy.`,
      );
    }
    case 'effectiveEarlier':
      return sentence(
        `施行日 ${obstacle.from} が、前の版の ${obstacle.before} より前です。後の日付にしてください。`,
        `It comes into force on ${obstacle.from}, before the version it follows (${obstacle.before}). Use a later date.`,
      );
    case 'versionUsed':
      return sentence(
        `版 ${obstacle.version} は、内容の違う前の版でも使われています。新しい版の番号にしてください。`,
        `Version ${obstacle.version} is that of the one before, with other content. Give it a new version.`,
      );
    case 'approvedByAuthor':
      return sentence(
        `作成者の「${obstacle.name}」が自分で承認しています。ほかの人が承認してください。`,
        `Its author "${obstacle.name}" approved it. Somebody else has to.`,
      );
    case 'organisationMissing':
      return obstacle.whose === 'author'
        ? sentence(
            '作成者の所属（authorOrganisation）がありません。別の機関が承認したかを確かめられません。',
            "The author's organisation (authorOrganisation) is missing, so nobody can tell whether another one approved.",
          )
        : sentence(
            '承認者の所属（approverOrganisation）がありません。別の機関が承認したかを確かめられません。',
            "The approver's organisation (approverOrganisation) is missing, so nobody can tell whether another one approved.",
          );
    case 'sameOrganisation':
      return sentence(
        `作成者と承認者がどちらも「${obstacle.organisation}」です。この方針には、別の機関の承認が要ります。`,
        `Author and approver both belong to "${obstacle.organisation}". This policy needs approval by another organisation.`,
      );
  }
}

/** Names are the same whatever their width and spaces. */
function foldName(name: string | null | undefined): string {
  return (name ?? '').normalize('NFKC').replace(/\s+/g, '').toLowerCase();
}

function judgeApprover(policy: Policy, entry: HistoryEntry): Obstacle[] {
  const { author, authorOrganisation, approvedBy, approverOrganisation } = entry;
  if (approvedBy === null) return [];
  const isAuthor = foldName(author) !== '' && foldName(author) === foldName(approvedBy);
  const own: Obstacle[] = isAuthor ? [{ kind: 'approvedByAuthor', name: approvedBy }] : [];
  if (policy.approval?.secondOrganisation !== true) return own;
  const [from, by] = [foldName(authorOrganisation), foldName(approverOrganisation)];
  return [
    ...own,
    ...(from === '' ? [{ kind: 'organisationMissing', whose: 'author' } as const] : []),
    ...(by === '' ? [{ kind: 'organisationMissing', whose: 'approver' } as const] : []),
    ...(from !== '' && from === by
      ? [{ kind: 'sameOrganisation', organisation: approverOrganisation ?? '' } as const]
      : []),
  ];
}

function nameMove({ decision, from, to }: Pick<OutcomeMove, 'decision' | 'from' | 'to'>): string {
  return JSON.stringify([decision, from, to]);
}

/** What a version does to the one before: moves and weakenings nobody accepted, decisions dropped, dates and versions that clash. */
function judgeSuccession(policy: Policy, before: Policy, accepted: readonly Acknowledgement[]): Obstacle[] {
  const given = accepted.filter(({ reason }) => reason.trim() !== '');
  const moves = new Set(given.map((each) => ('what' in each ? '' : nameMove(each))));
  const weakenings = new Set(given.map((each) => ('what' in each ? nameWeakening(each) : '')));
  const { downgrades, unplaced, weakened } = comparePolicies(before, policy);
  const isOpen = (move: OutcomeMove) => !moves.has(nameMove(move));
  const open = weakened.filter((weakening) => !weakenings.has(nameWeakening(weakening)));
  const dropped = before.decisions.filter(({ id }) => !policy.decisions.some((decision) => decision.id === id));
  const [from, earlier] = [policy.effectiveFrom, before.effectiveFrom];
  const isReused = policy.version === before.version && JSON.stringify(policy) !== JSON.stringify(before);
  return [
    ...downgrades.filter(isOpen).map((move) => ({ kind: 'downgrade', move }) as const),
    ...unplaced.filter(isOpen).map((move) => ({ kind: 'unplaced', move }) as const),
    ...open.map((weakening) => ({ kind: 'weakened', weakening }) as const),
    ...dropped.map(({ id }) => ({ kind: 'decisionDropped', decision: id }) as const),
    ...(from !== undefined && earlier !== undefined && from < earlier
      ? [{ kind: 'effectiveEarlier', from, before: earlier } as const]
      : []),
    ...(isReused ? [{ kind: 'versionUsed', version: policy.version } as const] : []),
  ];
}

/** The newest history entry of this version, with who approves now where that is given. */
function findEntry(policy: Policy, approver: ApprovalOptions['approver']): HistoryEntry | undefined {
  const entry = policy.history.filter((each) => each.version === policy.version).at(-1);
  if (entry === undefined || approver === undefined) return entry;
  return { ...entry, approvedBy: approver.name, approverOrganisation: approver.organisation };
}

/**
 * Whether a version of a policy may be approved: no finding of severity error, every test passed, each outcome that
 * comes out lower than in the version before and everything else that is weaker acknowledged with a reason, no decision dropped; and, where somebody has
 * approved it, that this is not the author and, if the policy asks for it, of another organisation.
 *
 * @param before the version in force; null for a first version
 */
export function judgeApproval(policy: Policy, before: Policy | null, options: ApprovalOptions = {}): ApprovalState {
  const entry = findEntry(policy, options.approver);
  const verification = verifyPolicy(policy, options);
  const accepted = [...(entry?.acknowledged ?? []), ...(options.acknowledged ?? [])];
  const found: Obstacle[] = [
    ...(entry ? [] : [{ kind: 'noHistoryEntry' } as const]),
    ...verification.findings
      .filter((finding) => finding.severity === 'error')
      .map((finding) => ({ kind: 'finding', finding }) as const),
    ...(verification.tests.failed > 0 ? [{ kind: 'failedTests', count: verification.tests.failed } as const] : []),
    ...(before === null ? [] : judgeSuccession(policy, before, accepted)),
    ...(entry ? judgeApprover(policy, entry) : []),
  ];
  const obstacles = found.map((obstacle) => ({ ...obstacle, message: wordObstacle(obstacle, policy) }));
  const approvedBy = entry?.approvedBy ?? null;
  const state = obstacles.length > 0 ? 'draft' : approvedBy === null ? 'approvable' : 'approved';
  return { state, approvedBy, obstacles };
}
