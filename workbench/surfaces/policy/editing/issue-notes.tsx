import type { Issue } from '../../../state/engine.ts';
import { useText } from '../../../text/use-text.ts';

/** What keeps an edit from being taken, beside the place that it is about. */
export function IssueNotes({ issues, id }: { readonly issues: readonly Issue[]; readonly id?: string }) {
  const { say } = useText();
  if (issues.length === 0) return null;
  return (
    <ul className="issue-notes" id={id}>
      {issues.map((issue) => (
        <li key={`${issue.pointer}:${issue.code}`}>× {say(issue.message)}</li>
      ))}
    </ul>
  );
}
