import type { SimulationResult, TurnedAwayRow } from '../../../state/engine.ts';
import { useDocuments } from '../../../state/documents.ts';
import { useWords } from '../../../state/policy-words.ts';
import { useText } from '../../../text/use-text.ts';
import { formatNumber, formatPercent, missing } from '../../../ui/format.ts';

/** Levels of urgency shown, the worst first. */
const shownLevels = 2;

/** Who was turned away, by who they are and by the worst levels of urgency. */
export function SummaryAway({ result }: { readonly result: SimulationResult }) {
  const { t } = useText();
  const { now } = useDocuments();
  const words = useWords(now['policy.json']);
  const isSeen = (row: TurnedAwayRow) => (row.offered.mean ?? 0) > 0;
  const byUrgency = result.turnedAway.byUrgency.filter(isSeen).toReversed().slice(0, shownLevels);
  const urgency = words.decisions.find(({ id }) => id === 'urgency')?.label ?? t('vocabulary.urgency');
  const rows = [
    ...result.turnedAway.byConsulter.filter(isSeen).map((row) => ({ row, name: words.consulter(row.group) })),
    ...byUrgency.map((row) => ({ row, name: `${urgency} ${words.outcome('urgency', row.group)}` })),
  ];
  return (
    <section className="summary-part" aria-labelledby="summary-away">
      <h2 id="summary-away">{t('turnedAway.title')}</h2>
      {rows.length === 0 ? (
        <p>{t('turnedAway.noMix')}</p>
      ) : (
        <table className="summary-table">
          <thead>
            <tr>
              <th scope="col">{t('turnedAway.who')}</th>
              <th scope="col" className="number">
                {t('count.offered')}
              </th>
              <th scope="col" className="number">
                {t('turnedAway.away')}
              </th>
              <th scope="col" className="number">
                {t('turnedAway.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ row, name }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="number">{formatNumber(row.offered.mean)}</td>
                <td className="number">
                  <strong>
                    {formatNumber((row.autoReplied.mean ?? 0) + (row.abandoned.mean ?? 0) + (row.closedOut.mean ?? 0))}
                  </strong>
                </td>
                <td className="number">
                  {row.turnedAwayShare.mean === null ? missing : `${formatPercent(row.turnedAwayShare.mean)}%`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
