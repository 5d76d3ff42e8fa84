import type { PolicyWords } from '../../../state/policy-words.ts';
import { useText } from '../../../text/use-text.ts';
import type { VersionEntry } from './version-edits.ts';
import { AcceptedText } from './weakness-list.tsx';

/** Every version, newest first: when, by whom, why, which downgrades were accepted, and who approved it. */
export function HistoryTable(props: { readonly versions: readonly VersionEntry[]; readonly words: PolicyWords }) {
  const { t } = useText();
  const { versions, words } = props;
  return (
    <table className="table history-table">
      <caption className="spoken-only">{t('versions.history')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('versions.version')}</th>
          <th scope="col">{t('versions.date')}</th>
          <th scope="col">{t('versions.what')}</th>
        </tr>
      </thead>
      <tbody>
        {versions.toReversed().map((entry, place) => (
          <tr key={place}>
            <th scope="row">{entry.version}</th>
            <td>{entry.date ?? '—'}</td>
            <td>
              <p>
                <strong>{[entry.authorOrganisation, entry.author].filter((each) => each !== null).join(' ')}</strong>{' '}
                {entry.reason}
              </p>
              {entry.acknowledged.map((each, at) => (
                <p key={at}>
                  ▼{' '}
                  {t('versions.accepted', {
                    decision: words.decisions.find((one) => one.id === each.decision)?.label ?? each.decision,
                    from: words.outcome(each.decision, each.from),
                    to: words.outcome(each.decision, each.to),
                    by: each.by ?? '—',
                    date: each.date ?? '—',
                    reason: each.reason,
                  })}
                </p>
              ))}
              {entry.accepted.map((each, at) => (
                <p key={at}>
                  ▼ <AcceptedText accepted={each} />
                </p>
              ))}
              <p className="secondary">
                {entry.approvedBy === null
                  ? t('versions.notApproved')
                  : t('versions.approvedBy', {
                      by: entry.approvedBy,
                      organisation: entry.approverOrganisation ?? '—',
                      date: entry.approvedOn ?? '—',
                    })}
              </p>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
