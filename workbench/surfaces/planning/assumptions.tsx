import { memo } from 'react';
import { useDocuments, usePack } from '../../state/documents.ts';
import { countBases, type Basis } from '../../state/engine.ts';
import { store } from '../../state/store.ts';
import { fromProvenance } from '../../state/sourced.ts';
import { nameWord } from '../../text/name-word.ts';
import { useText } from '../../text/use-text.ts';
import { useShownRun } from '../../state/run-view.ts';
import { BasisBadge, BasisMark } from '../../ui/basis-badge.tsx';
import { formatPercent } from '../../ui/format.ts';
import { nameOfPlace, showSourced } from '../../ui/place-name.ts';

const basisOrder: readonly Basis[] = ['published', 'derived', 'assumed', 'fitted'];
const shown = 8;
const runFiles: ReadonlySet<string> = new Set(['demand.json', 'desk.json', 'mix.json']);

/** What the run rests on that nobody published: fitted numbers first, then assumptions. */
export const Assumptions = memo(function Assumptions() {
  const { t, language } = useText();
  const { pack } = usePack();
  const { now } = useDocuments();
  const run = useShownRun();
  if (!pack || pack.provenance.length === 0) return null;
  const counts = countBases(pack.provenance);
  const open = pack.provenance
    .filter((entry) => runFiles.has(entry.file) && (entry.basis === 'fitted' || entry.basis === 'assumed'))
    .sort((a, b) => basisOrder.indexOf(b.basis ?? 'published') - basisOrder.indexOf(a.basis ?? 'published'));
  const share = run?.outcome.result.assumedShare ?? null;
  return (
    <div className="section">
      <div className="section-head">
        <h2>{t('assumptions.title')}</h2>
        <span className="caption">{t('assumptions.items', { count: pack.provenance.length })}</span>
        <span className="push basis-counts">
          {basisOrder.map((basis) => (
            <span key={basis}>
              <BasisMark basis={basis} /> {counts[basis]}
            </span>
          ))}
        </span>
      </div>
      {share !== null && <p>{t('assumptions.share', { percent: formatPercent(share, 0) })}</p>}
      <table className="table">
        <caption className="spoken-only">{t('assumptions.title')}</caption>
        <tbody>
          {open.slice(0, shown).map((entry) => {
            const sourced = fromProvenance(entry);
            const shownValue = showSourced(sourced, t);
            const name = nameOfPlace(now[entry.file], entry.pointer, t, (id) => nameWord(id, t, language));
            return (
              <tr key={`${entry.file}#${entry.pointer}`}>
                <th scope="row">{name}</th>
                <td className="number">
                  {shownValue.value} {shownValue.unit}
                </td>
                <td>
                  <BasisBadge sourced={sourced} about={name} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {open.length > shown && (
        <button
          type="button"
          className="link"
          onClick={() => {
            store.trigger.surfaceChosen({ surface: 'evidence' });
          }}
        >
          {t('assumptions.all', { count: open.length })}
        </button>
      )}
    </div>
  );
});
