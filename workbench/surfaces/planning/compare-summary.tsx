import { readDocuments } from '../../state/documents.ts';
import { currentTexts, listChangedFiles } from '../../state/project.ts';
import { isObject, type Json } from '../../state/json.ts';
import type { ComparedDesk } from '../../state/compared-desks.ts';
import { useText } from '../../text/use-text.ts';
import { nameWord } from '../../text/name-word.ts';
import { formatNumber, formatPercent, formatRange, formatSigned } from '../../ui/format.ts';
import { decimalsThatAgree } from './compare-decimals.ts';
import { hoursPerWeek } from './compared-measures.ts';
import { listStaffingChanges } from './staffing-changes.ts';
import { listPlans } from './use-staffing.ts';
import { DifferenceBar, DifferenceCell } from './difference-cell.tsx';
import type { ComparedRow, ComparisonView } from './use-comparison-view.ts';

/** Files that go by a word of their own. */
const namedFiles = { demand: 'demand.json', desk: 'desk.json', policy: 'policy.json', mix: 'mix.json' } as const;
type NamedFile = keyof typeof namedFiles;
const fileNames = Object.keys(namedFiles) as NamedFile[];

/** Whether two desk.json differ in their staffing alone. */
function sameApartFromStaffing(a: Json | undefined, b: Json | undefined): boolean {
  if (!isObject(a) || !isObject(b)) return false;
  return JSON.stringify({ ...a, staffing: null }) === JSON.stringify({ ...b, staffing: null });
}

const mostNamed = 3;

/** What a plan has otherwise than the pack as opened: hours of staff one by one, the rest by the kind of file. */
export function useChanges(): (desk: ComparedDesk) => string {
  const { t, language } = useText();
  return ({ plan, staffing }) => {
    if (plan === null) return t('compare.unchanged');
    const changed = listChangedFiles(plan.project).map(([file]) => file);
    const [first, now] = [plan.project.original, currentTexts(plan.project)].map(
      (texts) => readDocuments(texts)['desk.json'],
    );
    const hours = listStaffingChanges(first, now, staffing ?? listPlans(now)[0] ?? '');
    const staffed = hours.slice(0, mostNamed).map(({ day, from, through, before, after }) =>
      t('compare.staffed', {
        day: t(`day.${day}`),
        hours: from === through ? from : formatRange(String(from), String(through)),
        before,
        after,
      }),
    );
    const more = hours.length - staffed.length;
    if (more > 0) staffed.push(t('compare.moreStaffed', { count: more }));
    const isOnlyStaff = hours.length > 0 && sameApartFromStaffing(first, now);
    const named = fileNames
      .filter((file) => !(file === 'desk' && isOnlyStaff))
      .filter((file) => changed.includes(namedFiles[file]))
      .map((file) => t(`compare.file.${file}`));
    const isOther = changed.some((file) => !Object.values<string>(namedFiles).includes(file));
    const chosen = staffing === null ? [] : [t('compare.staffing', { name: nameWord(staffing, t, language) })];
    const parts = [...chosen, ...staffed, ...named, ...(isOther ? [t('compare.otherFiles')] : [])];
    return parts.length === 0 ? t('compare.unchanged') : parts.join(t('compare.and'));
  };
}

export function CompareSummary(props: { readonly view: ComparisonView; readonly name: (id: string) => string }) {
  const { t } = useText();
  const changes = useChanges();
  const { view, name } = props;
  const rates = view.others.flatMap(({ run }) => run.differences?.paired.rates.responseRate ?? []);
  const ends = rates.flatMap(({ mean, low, high }) => [mean, low, high]).map((end) => Math.abs(end ?? 0));
  const reach = Math.max(0, ...ends);
  const baseHours = hoursPerWeek(view.base.run.outcome.result);
  // One number of decimals for the column, so that every rate can be taken from the base.
  const base = view.base.run.outcome.result.rates.responseRate.mean;
  const shown = Math.max(
    2,
    ...view.others.map(({ run }) => {
      const rate = run.differences?.paired.rates.responseRate;
      return rate ? decimalsThatAgree(base, run.outcome.result.rates.responseRate.mean, rate, 2, 100) : 2;
    }),
  );
  const renderRow = ({ run, desk }: ComparedRow) => {
    const { result } = run.outcome;
    const rate = run.differences?.paired.rates.responseRate;
    const replied = run.differences?.paired.counts.autoReplied;
    const isBase = desk.id === view.base.desk.id;
    return (
      <tr key={desk.id} data-desk={desk.id}>
        <th scope="row">
          <strong>{name(desk.id)}</strong>
        </th>
        <td className="secondary">{changes(desk)}</td>
        <td className="number">
          {formatNumber(hoursPerWeek(result), 1)}
          {!isBase && <span className="difference">{formatSigned(hoursPerWeek(result) - baseHours, 1)}</span>}
        </td>
        <td className="number">
          <strong>{formatPercent(result.rates.responseRate.mean, shown)}%</strong>
        </td>
        {rate ? (
          <DifferenceCell difference={rate} isFraction decimals={shown} />
        ) : (
          <td className="number">{t('compare.isBase')}</td>
        )}
        <td className="bar-cell">{rate && <DifferenceBar difference={rate} reach={reach} />}</td>
        {replied ? (
          <DifferenceCell difference={replied} isFraction={false} decimals={0} />
        ) : (
          <td className="number">{formatNumber(result.counts.autoReplied.mean)}</td>
        )}
      </tr>
    );
  };
  return (
    <div className="scroll-region" role="region" aria-label={t('compare.table')} tabIndex={0}>
      <table className="table compare-table">
        <caption className="spoken-only">{t('compare.table')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('compare.plan')}</th>
            <th scope="col">{t('compare.changes')}</th>
            <th scope="col" className="number">
              {t('compare.measure.staffHours')}
            </th>
            <th scope="col" className="number">
              {t('planning.responseRate')}
            </th>
            <th scope="col" className="number">
              {t('compare.difference')}
            </th>
            <th scope="col" className="bar-cell">
              {reach > 0 && `0 = ${t('compare.noDifference')}`}
            </th>
            <th scope="col" className="number">
              {t('compare.measure.autoReplied')}
            </th>
          </tr>
        </thead>
        <tbody>
          {renderRow(view.base)}
          {view.others.map(renderRow)}
        </tbody>
      </table>
      {view.comparison.replications < 2 && <p className="caption">{t('compare.noInterval')}</p>}
    </div>
  );
}
