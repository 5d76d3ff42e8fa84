import type { SimulationResult } from '../../../state/engine.ts';
import type { Freshness } from '../../../state/run-view.ts';
import { useDocuments } from '../../../state/documents.ts';
import { readPublished } from '../../../state/published.ts';
import { useWorkbench } from '../../../state/use-store.ts';
import { useText } from '../../../text/use-text.ts';
import { nameComparedDesk } from '../../../ui/compared-desk-name.ts';
import { formatInterval, formatNumber, formatPercent, formatSigned } from '../../../ui/format.ts';
import { hoursPerWeek } from '../compared-measures.ts';
import type { ComparisonView } from '../use-comparison-view.ts';
import { countAway, findWorstHour, orderPlans, type PlanReading } from './summary-reading.ts';

/** Two sentences that answer the reader's first question, made from the numbers of the sheet. */
export function SummarySentences(props: {
  readonly result: SimulationResult;
  readonly view: ComparisonView | null;
  readonly freshness: Freshness;
}) {
  const { t } = useText();
  const { now } = useDocuments();
  const plans = useWorkbench((state) => state.plans);
  const { result, view } = props;
  const published = readPublished(now['expected.json']).measures.find(({ measure }) => measure === 'responseRate');
  const rate = result.rates.responseRate;
  const worst = findWorstHour(result);
  const away = countAway(result);

  const ofPlan = ({ id, rate: difference, hours, movement }: PlanReading) => {
    const words = {
      name: nameComparedDesk(id, plans, t),
      points: formatNumber(Math.abs((difference.mean ?? 0) * 100), 2),
      hours: formatSigned(hours, 1),
    };
    return t(`planSummary.planSentence.${movement}`, words);
  };
  const ordered =
    view === null
      ? []
      : orderPlans(
          view.others.flatMap(({ run, desk }) =>
            run.differences === null
              ? []
              : [
                  {
                    id: desk.id,
                    rate: run.differences.paired.rates.responseRate,
                    hours: hoursPerWeek(run.outcome.result) - hoursPerWeek(view.base.run.outcome.result),
                  },
                ],
          ),
        );
  const rateSentence =
    rate.mean === null
      ? t('planSummary.nothingOffered')
      : t('planSummary.rateSentence', {
          rate: formatPercent(rate.mean),
          interval: formatInterval(rate, 1, 100),
        }) +
        (published === undefined ? '' : t('planSummary.besidePublished', { value: formatPercent(published.value) }));
  const awaySentence =
    worst === null
      ? t('planSummary.nobodyAway')
      : t('planSummary.awaySentence', {
          away: formatNumber(away),
          day: t(`day.${worst.day}`),
          hour: worst.hour,
          count: formatNumber(worst.away),
        });
  const [first, second] = ordered.map(ofPlan);
  const lead = first === undefined ? [rateSentence, awaySentence] : [first, second ?? awaySentence];
  return (
    <div className="summary-lead">
      {view !== null && first !== undefined && (
        <p className="summary-against">
          {t('compare.against', { name: nameComparedDesk(view.base.desk.id, plans, t) })}
        </p>
      )}
      {lead.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}
