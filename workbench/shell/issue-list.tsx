import type { Issue } from '../state/engine.ts';
import { useText } from '../text/use-text.ts';
import { WarningSign } from '../ui/icons.tsx';

/** Everything wrong with the pack, each with its file and place, as the command line shows it. */
export function IssueList({ issues }: { readonly issues: readonly Issue[] }) {
  const { t, say } = useText();
  const errors = issues.filter((issue) => issue.severity === 'error').length;
  return (
    <section className="issue-list" aria-labelledby="issues-title" data-region tabIndex={-1}>
      <h2 id="issues-title" role="status">
        <WarningSign /> {t('issues.title', { count: errors })}
        <span className="caption">{t('issues.lastValid')}</span>
      </h2>
      <div className="issue-scroll" role="region" aria-label={t('issues.region')} tabIndex={0}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('issues.severity')}</th>
              <th scope="col">{t('issues.file')}</th>
              <th scope="col">{t('issues.pointer')}</th>
              <th scope="col">{t('issues.message')}</th>
            </tr>
          </thead>
          <tbody>
            {issues.map((issue, index) => (
              <tr
                key={`${issue.file}#${issue.pointer}:${issue.code}:${String(index)}`}
                className={`is-${issue.severity}`}
              >
                <td>{t(`issues.${issue.severity}`)}</td>
                <td>{issue.file}</td>
                <td className="pointer">{issue.pointer === '' ? t('issues.wholeFile') : issue.pointer}</td>
                <td>{say(issue.message)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
