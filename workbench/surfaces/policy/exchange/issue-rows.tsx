import type { Issue } from '../../../state/engine.ts';
import { useText } from '../../../text/use-text.ts';
import { useIssueWords } from '../use-issue-words.ts';

/** Issues shown at once; a broken file can have thousands. */
const shownAtMost = 50;

/** What is wrong with a file, each with its place. */
export function IssueRows({ issues }: { readonly issues: readonly Issue[] }) {
  const { t } = useText();
  const say = useIssueWords();
  if (issues.length === 0) return null;
  return (
    <div className="issue-rows" role="alert">
      <ul>
        {issues.slice(0, shownAtMost).map((issue, place) => (
          <li key={place} className={`is-${issue.severity}`}>
            <strong>{t(`issues.${issue.severity}`)}</strong>{' '}
            <span className="secondary">
              {issue.file} {issue.pointer}
            </span>{' '}
            {say(issue)}
          </li>
        ))}
      </ul>
      {issues.length > shownAtMost && <p>{t('exchange.moreIssues', { count: issues.length - shownAtMost })}</p>}
    </div>
  );
}
