import { useText } from '../../text/use-text.ts';
import { formatNumber } from '../../ui/format.ts';
import { readDifference } from './compare-reading.ts';
import { hoursPerWeek } from './compared-measures.ts';
import type { ComparisonView } from './use-comparison-view.ts';

/** One or two sentences for each plan, from the numbers of the same comparison. */
export function CompareWords({ view, name }: { readonly view: ComparisonView; readonly name: (id: string) => string }) {
  const { t } = useText();
  const baseHours = hoursPerWeek(view.base.run.outcome.result);
  const sentences = view.others.flatMap(({ run, desk }) => {
    if (run.differences === null) return [];
    const { rates, counts } = run.differences.paired;
    const hours = hoursPerWeek(run.outcome.result) - baseHours;
    const reading = readDifference(hours, rates.responseRate, counts.autoReplied);
    const size = (mean: number | null, scale: number, decimals: number) =>
      formatNumber(Math.abs((mean ?? 0) * scale), decimals);
    const text = [
      t(`compare.hours.${reading.hours}`, { hours: size(hours, 1, 1) }),
      t(`compare.rate.${reading.rate}`, { points: size(rates.responseRate.mean, 100, 2) }),
      reading.replies === 'rises' || reading.replies === 'falls'
        ? t(`compare.replies.${reading.replies}`, { count: size(counts.autoReplied.mean, 1, 0) })
        : '',
    ];
    return [{ id: desk.id, name: name(desk.id), text: text.join('') }];
  });
  return (
    <div role="status" className="reading">
      <strong>{t('compare.reading')}</strong> {t('compare.against', { name: name(view.base.desk.id) })}
      <ul>
        {sentences.map((each) => (
          <li key={each.id}>
            <strong>{each.name}</strong> {each.text}
          </li>
        ))}
      </ul>
    </div>
  );
}
