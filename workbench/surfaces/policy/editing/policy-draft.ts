import type { Issue } from '../../../state/engine.ts';
import type { PersonalTrace } from '../../../state/personal-data.ts';

/** An edit of policy.json that cannot be taken yet: it is kept until it is mended or given up. */
export interface PolicyDraft {
  /** The project that it belongs to. */
  readonly project: string;
  /** The text of policy.json that it started from; results on screen are still those of the policy as taken. */
  readonly base: string;
  /** Texts one edit after the other. */
  readonly steps: readonly DraftStep[];
  /** How many of the steps stand; those behind were undone. */
  readonly at: number;
}

interface DraftStep {
  readonly text: string;
  readonly issues: readonly Issue[];
  /** What in it looks like personal data and is not confirmed yet. */
  readonly personal: readonly PersonalTrace[];
}

/** The text and its issues as the draft stands; null where every step was undone. */
export function currentStep(draft: PolicyDraft | null): DraftStep | null {
  return draft?.steps[draft.at - 1] ?? null;
}

/** The draft with one more step; steps that were undone are gone. */
export function addDraftStep(
  draft: PolicyDraft | null,
  start: { readonly project: string; readonly base: string },
  step: DraftStep,
): PolicyDraft {
  const isOwn = draft?.project === start.project && (draft.at > 0 || draft.base === start.base);
  const kept = isOwn ? draft.steps.slice(0, draft.at) : [];
  const steps = [...kept, step];
  return { project: start.project, base: isOwn ? draft.base : start.base, steps, at: steps.length };
}

/** One step back (−1) or forth (1); null where there is none. */
export function stepDraft(draft: PolicyDraft | null, by: -1 | 1): PolicyDraft | null {
  if (draft === null) return null;
  const at = draft.at + by;
  return at < 0 || at > draft.steps.length ? null : { ...draft, at };
}

function nameIssue(issue: Issue): string {
  return `${issue.file}#${issue.pointer}:${issue.code}`;
}

/**
 * The errors that keep an edited policy from being taken: every one in policy.json, and those in other files that were not
 * there before.
 */
export function listBlocking(file: string, before: readonly Issue[], after: readonly Issue[]): readonly Issue[] {
  const known = new Set(before.map(nameIssue));
  return after.filter((issue) => issue.severity === 'error' && (issue.file === file || !known.has(nameIssue(issue))));
}

/** Issues that stand at a place or inside it. */
export function issuesUnder(issues: readonly Issue[], pointer: string): readonly Issue[] {
  return issues.filter((issue) => issue.pointer === pointer || issue.pointer.startsWith(`${pointer}/`));
}
