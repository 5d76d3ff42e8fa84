import { useMemo } from 'react';
import { bundledPacks } from '../../state/bundled-packs.ts';
import { readDocuments } from '../../state/documents.ts';
import type { SimulationResult } from '../../state/engine.ts';
import { readPublished } from '../../state/published.ts';
import { useText } from '../../text/use-text.ts';
import { BasisBadge, BasisMark } from '../../ui/basis-badge.tsx';
import { formatInterval, formatNumber, formatPercent, formatSigned, missing } from '../../ui/format.ts';
import { compareMeasure, rangeOfOne, type DeskComparison, type MeasureComparison } from './measure-comparison.ts';
import { PredictionChart, type PredictionRow } from './prediction-chart.tsx';
import { cancelWork, evidenceSeed, predictionReplications, startPredictions, useValidation } from './validation.ts';
import { WorkBar } from './work-bar.tsx';

const shownDigits = 6;

function compareDesk(result: SimulationResult, texts: Readonly<Record<string, string>>): DeskComparison {
  const { role, measures } = readPublished(readDocuments(texts)['expected.json']);
  return {
    pack: result.pack,
    role,
    result,
    measures: measures.map((measure) => compareMeasure(measure, result)),
  };
}

function useNames() {
  const { t, say } = useText();
  return {
    desk: (id: string) => say(bundledPacks.find((each) => each.id === id)?.title ?? null, id),
    measure: (id: string) => t(`measure.${id}` as 'measure.responseRate', { defaultValue: id }),
  };
}

function MeasureRow({ desk, comparison }: { readonly desk: DeskComparison; readonly comparison: MeasureComparison }) {
  const { say } = useText();
  const names = useNames();
  const { published, simulated, error, isRate } = comparison;
  const { note } = published.sourced;
  const name = names.measure(published.measure);
  const show = (value: number | null) => (isRate ? `${formatPercent(value)}%` : formatNumber(value));
  const scale = isRate ? 100 : 1;
  const one = simulated === null ? null : rangeOfOne(simulated, desk.result.replications);
  const isFitted = desk.role === 'fit';
  const difference = error === null ? missing : formatSigned(error * scale, isRate ? 1 : 0);
  return (
    <>
      <tr className={note === null ? '' : 'has-note'}>
        <th scope="row">{name}</th>
        <td className="number">
          {show(published.value)} <BasisBadge sourced={published.sourced} about={`${names.desk(desk.pack)} ${name}`} />
        </td>
        <td className="number">
          <strong>{show(simulated?.mean ?? null)}</strong>
        </td>
        <td className="number secondary">
          {simulated === null ? missing : formatInterval(simulated, isRate ? 1 : 0, scale)}
        </td>
        <td className="number secondary">
          {one === null ? missing : formatInterval({ mean: null, ...one }, isRate ? 1 : 0, scale)}
        </td>
        <td className="number">{isFitted ? missing : <strong>{isRate ? `${difference} pt` : difference}</strong>}</td>
      </tr>
      {note !== null && (
        <tr className="note-row">
          <td colSpan={6} className="caption">
            {say(note)}
          </td>
        </tr>
      )}
    </>
  );
}

function DeskRows({ desk }: { readonly desk: DeskComparison }) {
  const { t } = useText();
  const names = useNames();
  return (
    <tbody className={desk.role === 'fit' ? 'is-fitted' : ''} data-pack={desk.pack}>
      <tr className="group-row">
        <th scope="rowgroup" colSpan={6}>
          {names.desk(desk.pack)}{' '}
          {desk.role === 'fit' ? (
            <BasisMark basis="fitted" />
          ) : (
            <span className="caption">{t('evidence.predict.only')}</span>
          )}
          <span className="caption desk-hash" data-result-hash={desk.result.run.resultHash}>
            {t('evidence.predict.result', { hash: desk.result.run.resultHash.slice(0, shownDigits) })}
          </span>
        </th>
      </tr>
      {desk.measures.map((comparison) => (
        <MeasureRow key={comparison.published.measure} desk={desk} comparison={comparison} />
      ))}
    </tbody>
  );
}

/** Every bundled desk with published outcomes: what was published, what the pack predicts, and how far apart they are. */
export function OtherDesks() {
  const { t } = useText();
  const names = useNames();
  const { progress, predictions, texts } = useValidation();
  const desks = useMemo(
    () =>
      predictions
        .map((result) => compareDesk(result, texts[result.pack] ?? {}))
        .sort((a, b) => Number(b.role === 'fit') - Number(a.role === 'fit')),
    [predictions, texts],
  );
  const rows = desks.flatMap((desk) =>
    desk.measures.flatMap(({ published, simulated, isRate }): PredictionRow[] =>
      isRate && simulated?.mean !== null && simulated?.mean !== undefined
        ? [
            {
              key: `${desk.pack} ${published.measure}`,
              name:
                published.measure === 'responseRate'
                  ? names.desk(desk.pack)
                  : `${names.desk(desk.pack)} ${names.measure(published.measure)}`,
              isFitted: desk.role === 'fit',
              published: published.value,
              mean: simulated.mean,
              range: rangeOfOne(simulated, desk.result.replications),
            },
          ]
        : [],
    ),
  );
  const runs = { seed: evidenceSeed, count: predictionReplications };
  return (
    <div className="section other-desks">
      <div className="section-head">
        <h2>{t('evidence.predict.title')}</h2>
        <span className="caption">{t('evidence.predict.caption', runs)}</span>
      </div>
      <WorkBar
        progress={progress.predict}
        startWord={t('evidence.predict.start')}
        doneWord={t('evidence.work.done', runs)}
        onStart={startPredictions}
        onCancel={() => {
          cancelWork('predict');
        }}
      />
      {rows.length > 0 && (
        <>
          <p className="chart-key caption" aria-hidden="true">
            <span>▼ {t('basis.published')}</span>
            <span>● {t('evidence.predict.mean')}</span>
            <span>▭ {t('evidence.predict.one')}</span>
            <span>□ {t('evidence.predict.fitted')}</span>
          </p>
          <PredictionChart rows={rows} label={t('evidence.predict.chart')} />
        </>
      )}
      {desks.length > 0 && (
        <div className="scroll-region" role="region" aria-label={t('evidence.predict.table')} tabIndex={0}>
          <table className="table desk-table">
            <caption className="spoken-only">{t('evidence.predict.table')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('evidence.measure')}</th>
                {(['published', 'mean', 'interval', 'one', 'error'] as const).map((head) => (
                  <th key={head} scope="col" className="number">
                    {t(`evidence.predict.head.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            {desks.map((desk) => (
              <DeskRows key={desk.pack} desk={desk} />
            ))}
          </table>
        </div>
      )}
      <p className="caption">{t('evidence.predict.note')}</p>
      <p className="caption command-line">
        <code>npm run -s madoguchi -- simulate &lt;pack&gt; --seed {evidenceSeed}</code>
      </p>
    </div>
  );
}
