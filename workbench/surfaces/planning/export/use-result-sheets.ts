import { usePack, useDocuments } from '../../../state/documents.ts';
import { dayTypes, type DayType, type SheetToWrite } from '../../../state/engine.ts';
import { readAt, textOf } from '../../../state/json.ts';
import { currentPlan } from '../../../state/plans.ts';
import { useWords } from '../../../state/policy-words.ts';
import { readPublished } from '../../../state/published.ts';
import { useLatestRun, useTheory } from '../../../state/run-view.ts';
import { useWorkbench } from '../../../state/use-store.ts';
import { readLocalized } from '../../../state/sourced.ts';
import { nameWord, spellOut } from '../../../text/name-word.ts';
import { useText } from '../../../text/use-text.ts';
import { nameComparedDesk } from '../../../ui/compared-desk-name.ts';
import { nameOfPlace } from '../../../ui/place-name.ts';
import { listChannels } from '../channels.ts';
import { comparedMeasures } from '../compared-measures.ts';
import { readDemandDays } from '../demand/demand-days.ts';
import { countDays } from '../hourly.ts';
import { usePlanName } from '../plan-name.ts';
import { useComparisonView } from '../use-comparison-view.ts';
import type { Staffing } from '../use-staffing.ts';
import { writeResultSheets, type SheetWords } from './result-sheets.ts';

export interface ResultSheets {
  /** As the sheets are called, in their order. */
  readonly names: readonly string[];
  readonly write: () => readonly SheetToWrite[];
}

/** The sheets of the run on screen in the chosen language; null while there is no run, or the pack cannot be read. */
export function useResultSheets(staffing: Staffing): ResultSheets | null {
  const { t, say, language } = useText();
  const { pack } = usePack();
  const { now } = useDocuments();
  const run = useLatestRun();
  const known = useTheory();
  const view = useComparisonView();
  const policyWords = useWords(now['policy.json']);
  const plans = useWorkbench((state) => state.plans);
  const nameOf = usePlanName();
  const demand = pack?.demand;
  if (run === null || !pack || !demand) return null;
  const nameOther = (id: string) => nameWord(id, t, language);
  const words: SheetWords = {
    sheet: {
      results: t('planExport.sheet.results'),
      hours: t('planExport.sheet.hours'),
      heat: t('planExport.sheet.heat'),
      away: t('turnedAway.title'),
      plans: t('compare.title'),
      staffing: t('planning.staffing'),
      demand: t('planExport.sheet.demand'),
      assumptions: t('assumptions.title'),
      run: t('planExport.sheet.run'),
    },
    head: (name) => t(`planExport.head.${name}`),
    day: (day) => t(`day.${day}`),
    measure: (name) =>
      t(`planExport.measure.${name}` as 'planExport.measure.offered', { defaultValue: spellOut(name) }),
    consulter: policyWords.consulter,
    urgency: (level) => policyWords.outcome('urgency', level),
    place: (entry) => nameOfPlace(now[entry.file], entry.pointer, t, nameOther),
    basis: (entry) => (entry.basis === undefined ? '' : t(`basis.${entry.basis}`)),
  };
  const compared = view === null || view.isStale ? [] : [view.base, ...view.others];
  const names = Object.values(words.sheet).filter((name) => compared.length > 0 || name !== words.sheet.plans);
  const write = () => {
    const { result } = run.outcome;
    const channel = staffing.channel ?? listChannels(staffing.desk)[0] ?? '';
    const rates = readDemandDays(readAt(now['demand.json'], 'channels', channel, 'perHour'));
    const byDay = <T>(read: (day: DayType) => T) =>
      Object.fromEntries(dayTypes.map((day) => [day, read(day)])) as Record<DayType, T>;
    const isOneChannel = listChannels(staffing.desk).length === 1;
    const year = textOf(readAt(now['pack.json'], 'asOf')) ?? textOf(readAt(now['policy.json'], 'asOf'));
    return writeResultSheets(
      {
        result,
        theory: isOneChannel ? known : null,
        days: countDays(demand.calendar),
        published: readPublished(now['expected.json']),
        staffing: byDay((day) => staffing.grid.rows[day].map((cell) => cell?.counsellors ?? null)),
        demand: byDay((day) => rates[day].rates),
        provenance: pack.provenance,
        compared: compared.map((row) => ({ name: nameComparedDesk(row.desk.id, plans, t), run: row.run })),
        measures: comparedMeasures,
        facts: [
          [t('planExport.fact.rule'), t('app.fixedLine')],
          [t('planExport.fact.stamp'), year === null ? t('app.stampWithoutYear') : t('app.stamp', { year })],
          [t('app.pack'), result.pack],
          [t('planExport.fact.title'), say(readLocalized(readAt(now['pack.json'], 'title')))],
          [t('planExport.head.plan'), nameOf(currentPlan(plans))],
          [t('planning.staffing'), result.staffing],
          [t('surface.policy'), result.policy],
          [t('run.seed'), result.seed],
          [t('planExport.fact.replications'), result.replications],
          [t('planExport.fact.days'), result.horizonDays],
          [t('planExport.fact.state'), t(`headline.${run.freshness}`)],
          [t('planExport.fact.packHash'), result.run.packHash],
          [t('planExport.fact.policyHash'), result.run.policyHash],
          [t('planExport.fact.resultHash'), result.run.resultHash],
          [t('planExport.fact.engine'), result.run.engine],
        ],
      },
      words,
    );
  };
  return { names, write };
}
