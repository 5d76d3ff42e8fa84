import './summary.css';
import { useState } from 'react';
import { createPortal } from 'react-dom';
import { version } from '../../../../package.json' with { type: 'json' };
import { useDocuments, usePack } from '../../../state/documents.ts';
import { hashContent } from '../../../state/engine.ts';
import { readAt, textOf } from '../../../state/json.ts';
import { readLocalized } from '../../../state/sourced.ts';
import { useLatestRun } from '../../../state/run-view.ts';
import { useWorkbench } from '../../../state/use-store.ts';
import { useText } from '../../../text/use-text.ts';
import { Freshness } from '../../../ui/freshness.tsx';
import { WarningSign } from '../../../ui/icons.tsx';
import { currentPlan } from '../../../state/plans.ts';
import { usePlanName } from '../plan-name.ts';
import { useComparisonView } from '../use-comparison-view.ts';
import { SummaryAssumptions } from './summary-assumptions.tsx';
import { SummaryAway } from './summary-away.tsx';
import { SummaryCharts } from './summary-charts.tsx';
import { SummaryComparison } from './summary-comparison.tsx';
import { SummaryFigures } from './summary-figures.tsx';
import { SummarySentences } from './summary-sentences.tsx';
import { usePrintView } from './use-print-view.ts';

const shownDigits = 12;
/** Plans beside the base that leave room for everything on one sheet; with more the charts go below the assumptions. */
const mostPlansWithCharts = 3;

function today(): string {
  const now = new Date();
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(now.getFullYear())}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

/** The plan on screen on one sheet of A4: figures, comparison, charts, who was turned away, assumptions, what makes it again. */
export default function SummaryPaper(props: { readonly hours: readonly number[]; readonly onClose: () => void }) {
  const { t, say, language } = useText();
  const { now } = useDocuments();
  const { pack } = usePack();
  const run = useLatestRun();
  const view = useComparisonView();
  const plan = useWorkbench((state) => currentPlan(state.plans));
  const nameOf = usePlanName();
  const close = usePrintView(props.onClose);
  const [date, setDate] = useState(today);
  const year = textOf(readAt(now['pack.json'], 'asOf')) ?? textOf(readAt(now['policy.json'], 'asOf'));
  const packTitle = say(readLocalized(readAt(now['pack.json'], 'title')), t('app.pack'));
  const comparison = view === null || view.isStale ? null : view;
  const isLong = (comparison?.others.length ?? 0) > mostPlansWithCharts;
  const policyHash = pack?.policy ? hashContent(pack.policy) : null;
  const short = (hash: string | null | undefined) => hash?.slice(0, shownDigits) ?? '—';
  const result = run?.outcome.result ?? null;
  const charts = run && <SummaryCharts result={run.outcome.result} hours={props.hours} />;
  return createPortal(
    <div className="summary-view" role="dialog" aria-modal="true" aria-label={t('planSummary.title')} lang={language}>
      <div className="summary-tools">
        <strong>{t('planSummary.title')}</strong>
        <label>
          {t('planSummary.date')}{' '}
          <input
            type="date"
            className="field"
            value={date}
            onChange={(event) => {
              setDate(event.target.value);
            }}
          />
        </label>
        <button
          type="button"
          className="button is-primary"
          onClick={() => {
            window.print();
          }}
        >
          {t('planSummary.print')}
        </button>
        <button ref={close} type="button" className="button" onClick={props.onClose}>
          {t('ui.close')} <span className="key">Esc</span>
        </button>
        <span className="caption">{t('planSummary.hint')}</span>
      </div>
      <div className="summary-scroll" role="region" aria-label={t('planSummary.sheet')} tabIndex={0}>
        <article className={`summary-sheet ${isLong ? 'is-long' : ''}`}>
          <header className="summary-top">
            <span>
              {t('app.title')} {t('planSummary.title')}
            </span>
            <strong className="summary-fixed-line">
              <WarningSign /> {t('app.fixedLine')}
            </strong>
          </header>
          <h1>
            {packTitle} <span className="summary-plan">{t('planSummary.plan', { name: nameOf(plan) })}</span>
          </h1>
          {run === null || result === null ? (
            <p>{t('headline.none')}</p>
          ) : (
            <>
              <SummarySentences result={result} view={comparison} freshness={run.freshness} />
              {run.freshness !== 'current' && (
                <p className="summary-unfinished">
                  <Freshness freshness={run.freshness} /> {t('planSummary.unfinished')}
                </p>
              )}
              <SummaryFigures result={result} />
              {comparison && <SummaryComparison view={comparison} />}
              {!isLong && charts}
              <div className="summary-pair">
                <SummaryAway result={result} />
                <SummaryAssumptions result={result} />
              </div>
              {isLong && charts}
              <section className="summary-part summary-cautions" aria-labelledby="summary-cautions">
                <h2 id="summary-cautions">{t('planSummary.cautions')}</h2>
                <p>
                  {t('planSummary.cautionRate')} {t('planSummary.cautionOthers')} {t('planSummary.cautionCost')}
                </p>
                {run.outcome.warnings.slice(0, 2).map((issue, place) => (
                  <p key={place}>{say(issue.message)}</p>
                ))}
              </section>
            </>
          )}
          <footer className="summary-foot">
            <p>
              <span>{year === null ? t('app.stampWithoutYear') : t('app.stamp', { year })}</span>
              <span>{date === '' ? '' : t('planSummary.madeOn', { date })}</span>
            </p>
            <p>
              {t('planSummary.hashes', {
                id: textOf(readAt(now['pack.json'], 'id')) ?? '—',
                pack: short(result?.run.packHash ?? pack?.hash),
                policy: short(result?.run.policyHash ?? policyHash),
                result: short(result?.run.resultHash),
                seed: result?.seed ?? '—',
                runs: result?.replications ?? 0,
                version: result?.run.engine ?? version,
              })}
            </p>
          </footer>
        </article>
      </div>
    </div>,
    document.body,
  );
}
