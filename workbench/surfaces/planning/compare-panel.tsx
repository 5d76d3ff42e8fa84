import { memo, useCallback, useState } from 'react';
import { currentDeskId, listComparedDesks } from '../../state/compared-desks.ts';
import { store } from '../../state/store.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { useText } from '../../text/use-text.ts';
import { nameComparedDesk } from '../../ui/compared-desk-name.ts';
import { Freshness } from '../../ui/freshness.tsx';
import { formatNumber } from '../../ui/format.ts';
import { CompareDetail } from './compare-detail.tsx';
import { CompareWords } from './compare-words.tsx';
import { CompareSummary } from './compare-summary.tsx';
import { useComparisonView } from './use-comparison-view.ts';

const Summary = memo(CompareSummary);
const Words = memo(CompareWords);
const Detail = memo(CompareDetail);

/** Every plan on the same people: a row each, what to read from it, and one of them in full. */
export default function ComparePanel() {
  const { t } = useText();
  const plans = useWorkbench((state) => state.plans);
  const chosenBase = useWorkbench((state) => state.comparisonBase);
  const comparing = useWorkbench((state) => state.run.comparing);
  const view = useComparisonView();
  const [detailed, setDetailed] = useState<string | null>(null);
  const desks = listComparedDesks(plans);
  const name = useCallback((id: string) => nameComparedDesk(id, plans, t), [plans, t]);
  const base = desks.some(({ id }) => id === chosenBase) ? chosenBase : (desks[0]?.id ?? '');
  const shown = currentDeskId(plans);
  const others = view?.others ?? [];
  const detail =
    others.find(({ desk }) => desk.id === detailed) ?? others.find(({ desk }) => desk.id === shown) ?? others[0];
  return (
    <section className={`section change-effect ${view?.isStale ? 'is-stale' : ''}`} aria-labelledby="compare-title">
      <div className="section-head">
        <h2 id="compare-title">{t('compare.title')}</h2>
        <label className="context-field">
          <span className="caption">{t('compare.base')}</span>
          <select
            className="select"
            value={base}
            onChange={(event) => {
              store.trigger.comparisonBaseChosen({ desk: event.target.value });
            }}
          >
            {desks.map(({ id }) => (
              <option key={id} value={id}>
                {name(id)}
              </option>
            ))}
          </select>
        </label>
        {view && (
          <span className="caption">
            {t('compare.caption', {
              seed: view.base.run.outcome.result.seed,
              count: formatNumber(view.comparison.replications),
            })}
          </span>
        )}
        <Freshness freshness={view?.isStale === true ? 'stale' : 'current'} />
      </div>
      {comparing !== null && (
        <p className="caption" role="status">
          {t('run.comparing', { name: name(comparing.desk), finished: comparing.finished, wanted: comparing.wanted })}
        </p>
      )}
      {view === null ? (
        comparing === null && <p className="empty">{t('compare.none')}</p>
      ) : (
        <>
          <Summary view={view} name={name} />
          <Words view={view} name={name} />
          {detail && <Detail view={view} row={detail} name={name} onChoose={setDetailed} />}
        </>
      )}
    </section>
  );
}
