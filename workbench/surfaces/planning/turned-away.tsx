import { memo } from 'react';
import type { TurnedAwayRow } from '../../state/engine.ts';
import { useDocuments } from '../../state/documents.ts';
import { useShownRun } from '../../state/run-view.ts';
import { useWords } from '../../state/policy-words.ts';
import { useText } from '../../text/use-text.ts';
import { formatNumber, formatPercent } from '../../ui/format.ts';
import { LevelChip } from '../../ui/level-chip.tsx';

/** The share turned away as a hatched bar with its interval as a line. */
function ShareBar({ row, full }: { readonly row: TurnedAwayRow; readonly full: number }) {
  const { mean, low, high } = row.turnedAwayShare;
  if (mean === null || full <= 0) return null;
  const at = (share: number) => Math.min(100, (share / full) * 100);
  return (
    <svg className="share-bar" viewBox="0 0 100 14" preserveAspectRatio="none" aria-hidden="true">
      <defs>
        <pattern id="share-hatch" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="1.6" height="4" fill="var(--auto-replied)" />
        </pattern>
      </defs>
      <rect
        x="0"
        y="2"
        width={at(mean)}
        height="10"
        fill="url(#share-hatch)"
        stroke="var(--auto-replied)"
        strokeWidth="0.6"
      />
      {low !== null && high !== null && (
        <path d={`M${String(at(low))} 7H${String(at(high))}`} stroke="var(--ink)" strokeWidth="2" />
      )}
    </svg>
  );
}

function hasContacts(row: TurnedAwayRow): boolean {
  return (row.offered.mean ?? 0) > 0;
}

/** Who met a full desk, gave up or was closed out, by who they are and by how urgent it was. */
export const TurnedAway = memo(function TurnedAway() {
  const { t } = useText();
  const run = useShownRun();
  const { now } = useDocuments();
  const words = useWords(now['policy.json']);
  if (run === null) return null;
  const { turnedAway } = run.outcome.result;
  const byConsulter = turnedAway.byConsulter.filter(hasContacts);
  const byUrgency = turnedAway.byUrgency.filter(hasContacts).reverse();
  const rows = [...byConsulter, ...byUrgency];
  const full = Math.max(0, ...rows.map((row) => row.turnedAwayShare.high ?? row.turnedAwayShare.mean ?? 0));
  const urgency = words.decisions.find((decision) => decision.id === 'urgency');
  const away = (row: TurnedAwayRow) =>
    (row.autoReplied.mean ?? 0) + (row.abandoned.mean ?? 0) + (row.closedOut.mean ?? 0);
  const renderRow = (row: TurnedAwayRow, name: React.ReactNode) => (
    <tr key={row.group}>
      <th scope="row">{name}</th>
      <td className="number">{formatNumber(row.offered.mean)}</td>
      <td className="number">
        <strong>{formatNumber(away(row))}</strong>
      </td>
      <td className="number">{formatPercent(row.turnedAwayShare.mean)}%</td>
      <td className="share-cell">
        <ShareBar row={row} full={full} />
      </td>
    </tr>
  );
  return (
    <div className={`section is-${run.freshness}`}>
      <div className="section-head">
        <h2>{t('turnedAway.title')}</h2>
        <span className="caption">{t('turnedAway.caption')}</span>
      </div>
      {rows.length === 0 ? (
        <p className="empty">{t('turnedAway.noMix')}</p>
      ) : (
        <table className="table">
          <caption className="spoken-only">{t('turnedAway.title')}</caption>
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
              <th scope="col" className="share-cell">
                {t('turnedAway.line')}
              </th>
            </tr>
          </thead>
          <tbody>{byConsulter.map((row) => renderRow(row, words.consulter(row.group)))}</tbody>
          {byUrgency.length > 0 && (
            <tbody className="by-urgency">
              {byUrgency.map((row) =>
                renderRow(
                  row,
                  <LevelChip
                    word={words.outcome('urgency', row.group)}
                    rank={urgency?.ordered === true ? urgency.outcomes.indexOf(row.group) : null}
                    top={(urgency?.outcomes.length ?? 1) - 1}
                  />,
                ),
              )}
            </tbody>
          )}
        </table>
      )}
    </div>
  );
});
