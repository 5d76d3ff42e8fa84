import { useDocuments, usePack } from '../../../state/documents.ts';
import { countBases, userSource, type Basis, type SimulationResult } from '../../../state/engine.ts';
import { fromProvenance } from '../../../state/sourced.ts';
import { nameWord } from '../../../text/name-word.ts';
import { useText } from '../../../text/use-text.ts';
import { BasisMark } from '../../../ui/basis-badge.tsx';
import { formatPercent } from '../../../ui/format.ts';
import { nameOfPlace, showSourced } from '../../../ui/place-name.ts';

const bases: readonly Basis[] = ['published', 'derived', 'assumed', 'fitted'];
const runFiles: ReadonlySet<string> = new Set(['demand.json', 'desk.json']);
const shown = 5;
/** Letters of a note that fit beside its number; the source stands where it is longer. */
const longestNote = 36;

/** What the result rests on that nobody published: the user's own changes first, then what was fitted, then assumed. */
export function SummaryAssumptions({ result }: { readonly result: SimulationResult }) {
  const { t, say, language } = useText();
  const { pack } = usePack();
  const { now } = useDocuments();
  if (pack === null) return null;
  const counts = countBases(pack.provenance);
  const rank = (entry: { readonly source?: string; readonly basis?: Basis }) =>
    entry.source === userSource ? 0 : entry.basis === 'fitted' ? 1 : 2;
  const open = pack.provenance
    .filter(({ file, basis }) => runFiles.has(file) && (basis === 'fitted' || basis === 'assumed'))
    .sort((a, b) => rank(a) - rank(b));
  return (
    <section className="summary-part" aria-labelledby="summary-assumptions">
      <h2 id="summary-assumptions">
        {t('planSummary.assumptions')}{' '}
        <small>{bases.map((basis) => `${t(`basis.${basis}`)} ${String(counts[basis])}`).join(t('policy.and'))}</small>
      </h2>
      <table className="summary-table assumption-table">
        <tbody>
          {open.slice(0, shown).map((entry) => {
            const sourced = fromProvenance(entry);
            const value = showSourced(sourced, t);
            const note = say(sourced.note);
            const isShort = note !== '' && note.length <= longestNote;
            const ground = sourced.source === userSource ? t('basis.user') : isShort ? note : sourced.source;
            const name = nameOfPlace(now[entry.file], entry.pointer, t, (id) => nameWord(id, t, language));
            return (
              <tr key={`${entry.file}#${entry.pointer}`}>
                <th scope="row">{name}</th>
                <td className="number">
                  {value.value} {value.unit}
                </td>
                <td>{sourced.basis && <BasisMark basis={sourced.basis} />}</td>
                <td>{ground}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
      <p>
        {open.length > shown && t('planSummary.otherAssumptions', { count: open.length - shown })}
        {result.assumedShare !== null && t('assumptions.share', { percent: formatPercent(result.assumedShare, 0) })}
      </p>
    </section>
  );
}
