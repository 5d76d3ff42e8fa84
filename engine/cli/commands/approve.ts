import { hasErrors, type Issue } from '../../domain/issue.ts';
import { acknowledgementsSchema } from '../../pack/policy-schema.ts';
import type { Acknowledgement } from '../../pack/policy-model.ts';
import { toIssues } from '../../pack/zod-issues.ts';
import { judgeApproval, type ApprovalState } from '../../policy/approval.ts';
import { createCliIssue } from '../cli-issues.ts';
import { exitCodes, refuse, type Outcome } from '../outcome.ts';
import { readInlineOrFile, readPolicy } from '../read-input.ts';

/** Options of `approve` as typed. */
export interface ApproveOptions {
  readonly acknowledge?: string;
  readonly by?: string;
  readonly organisation?: string;
}

/** Stands for the version before where there is none. */
const noVersionBefore = '-';

function readAcknowledgements(text: string | undefined): {
  list: readonly Acknowledgement[];
  issues: readonly Issue[];
} {
  if (text === undefined) return { list: [], issues: [] };
  const { value, issues } = readInlineOrFile(text, '--acknowledge');
  if (value === undefined) return { list: [], issues };
  const parsed = acknowledgementsSchema.safeParse(value, { jitless: true });
  if (parsed.success) return { list: parsed.data, issues };
  return {
    list: [],
    issues: [...issues, ...toIssues(parsed.error.issues, acknowledgementsSchema, value, '--acknowledge')],
  };
}

function readApprover({ by, organisation }: ApproveOptions): {
  readonly approver: { readonly name: string; readonly organisation: string | null } | undefined;
  readonly issues: readonly Issue[];
} {
  const place = (file: string) => ({ file, pointer: '' });
  const allowed = { ja: '承認する人の名前', en: 'the name of who approves' };
  if (by === undefined) {
    if (organisation === undefined) return { approver: undefined, issues: [] };
    return {
      approver: undefined,
      issues: [createCliIssue('option-missing', place('--by'), { option: '--by', allowed })],
    };
  }
  if (by.trim() === '') {
    const params = { option: '--by', got: by, allowed };
    return { approver: undefined, issues: [createCliIssue('option-wrong', place('--by'), params)] };
  }
  return { approver: { name: by, organisation: organisation ?? null }, issues: [] };
}

const stateWords: Readonly<Record<ApprovalState['state'], string>> = {
  draft: '承認できません Blocked',
  approvable: '承認できます Ready for approval',
  approved: '承認済みです Approved',
};

function describe({ state, approvedBy, obstacles }: ApprovalState): string {
  const head = approvedBy === null ? stateWords[state] : `${stateWords[state]} (${approvedBy})`;
  return [head, ...obstacles.map(({ kind, message }) => `[${kind}]\n  ${message.ja}\n  ${message.en}`)].join('\n');
}

/**
 * `approve <old> <new>`: whether a version may come into force after the one before, and every reason why not.
 * @param oldName a policy, or `-` where there is no version before
 */
export function runApprove(oldName: string, newName: string, options: ApproveOptions): Outcome {
  const before = oldName === noVersionBefore ? null : readPolicy(oldName);
  const after = readPolicy(newName);
  const acknowledgements = readAcknowledgements(options.acknowledge);
  const { approver, issues: approverIssues } = readApprover(options);
  const issues = [...(before?.issues ?? []), ...after.issues, ...acknowledgements.issues, ...approverIssues];
  if (after.policy === null || hasErrors(issues)) return refuse(issues);
  const approval = judgeApproval(after.policy, before?.policy ?? null, {
    acknowledged: acknowledgements.list,
    approver,
  });
  const isBlocked = approval.obstacles.length > 0;
  return { exit: isBlocked ? exitCodes.found : exitCodes.done, json: approval, text: describe(approval) };
}
