import type { Issue } from '../domain/issue.ts';

/** Exit codes of the command line, as promised to outside callers. */
export const exitCodes = {
  done: 0,
  /** Done, and it found something: verify errors, failed policy tests, a target not met. */
  found: 1,
  badInput: 2,
  ourFault: 3,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** What a command has to say; main writes it and nothing else writes to stdout. */
export interface Outcome {
  readonly exit: ExitCode;
  /** The one JSON document of `--json`. */
  readonly json: unknown;
  /** The readable table without `--json`. */
  readonly text: string;
}

function severityWord(issue: Issue): string {
  return { error: '誤り error', warning: '注意 warning', info: '情報 info' }[issue.severity];
}

/** Issues as text: where, then the words in both languages. */
export function formatIssues(issues: readonly Issue[]): string {
  return issues
    .map(
      (issue) =>
        `${severityWord(issue)}  ${issue.file}${issue.pointer === '' ? '' : `#${issue.pointer}`}  [${issue.code}]\n` +
        `  ${issue.message.ja}\n  ${issue.message.en}`,
    )
    .join('\n');
}

/** The refusal of bad input: every issue, exit 2. */
export function refuse(issues: readonly Issue[]): Outcome {
  return { exit: exitCodes.badInput, json: { ok: false, issues }, text: formatIssues(issues) };
}
