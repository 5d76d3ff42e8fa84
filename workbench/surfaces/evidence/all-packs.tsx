import { useEffect } from 'react';
import { bundledPacks } from '../../state/bundled-packs.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { useText } from '../../text/use-text.ts';
import { BasisMark } from '../../ui/basis-badge.tsx';
import { formatNumber, formatPercent, missing } from '../../ui/format.ts';
import { basisOrder } from './use-evidence.ts';
import { startCounts, useValidation } from './validation.ts';

/** Sources, numbers by basis, disagreements and open questions of every pack that comes along. */
export function AllPacks() {
  const { t, say } = useText();
  const { counts, progress } = useValidation();
  const open = useWorkbench((state) => (state.project.origin === 'bundled' ? state.project.id : null));
  useEffect(startCounts, []);
  return (
    <div className="section all-packs">
      <div className="section-head">
        <h2>{t('evidence.packs.title')}</h2>
        <span className="caption">{t('evidence.packs.caption')}</span>
      </div>
      {progress.count.phase === 'failed' && <p className="error-text">{t('evidence.work.failed')}</p>}
      <div className="scroll-region" role="region" aria-label={t('evidence.packs.title')} tabIndex={0}>
        <table className="table packs-table" data-phase={progress.count.phase}>
          <caption className="spoken-only">{t('evidence.packs.title')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('app.pack')}</th>
              <th scope="col" className="number">
                {t('evidence.packs.sources')}
              </th>
              {basisOrder.map((basis) => (
                <th key={basis} scope="col" className="number">
                  <BasisMark basis={basis} />
                </th>
              ))}
              <th scope="col" className="number">
                {t('evidence.packs.assumed')}
              </th>
              <th scope="col" className="number">
                {t('evidence.packs.inconsistencies')}
              </th>
              <th scope="col" className="number">
                {t('evidence.packs.unknowns')}
              </th>
              <th scope="col" className="number">
                {t('evidence.packs.cases')}
              </th>
            </tr>
          </thead>
          <tbody>
            {bundledPacks.map(({ id, title }) => {
              const row = counts.find((each) => each.pack === id);
              const assumed = row?.assumed ?? null;
              const show = (value: number | undefined) => (value === undefined ? missing : formatNumber(value));
              return (
                <tr key={id} aria-current={id === open ? 'true' : undefined}>
                  <th scope="row">{say(title, id)}</th>
                  <td className="number">{show(row?.sources)}</td>
                  {basisOrder.map((basis) => (
                    <td key={basis} className="number">
                      {show(row?.bases[basis])}
                    </td>
                  ))}
                  <td className="number">{assumed === null ? missing : `${formatPercent(assumed, 0)}%`}</td>
                  <td className="number">{show(row?.inconsistencies)}</td>
                  <td className="number">{show(row?.unknowns)}</td>
                  <td className="number">{show(row?.cases)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
