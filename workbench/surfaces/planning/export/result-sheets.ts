import {
  countNames,
  dayTypes,
  type CountName,
  type DayType,
  type Measured,
  type ProvenanceEntry,
  type SheetToWrite,
  type SimulationResult,
  type TableCell,
  type TheoryResult,
} from '../../../state/engine.ts';
import type { Published } from '../../../state/published.ts';
import { findHour } from '../hourly.ts';
import type { ComparedMeasure } from '../compared-measures.ts';
import type { ComparedRun } from '../../../state/run.ts';

/** Words of a workbook in one language. */
export interface SheetWords {
  readonly sheet: Readonly<
    Record<'results' | 'hours' | 'heat' | 'away' | 'plans' | 'staffing' | 'demand' | 'assumptions' | 'run', string>
  >;
  readonly head: (name: SheetHead) => string;
  readonly day: (day: DayType) => string;
  readonly measure: (name: string) => string;
  readonly consulter: (group: string) => string;
  readonly urgency: (level: string) => string;
  readonly place: (entry: ProvenanceEntry) => string;
  readonly basis: (entry: ProvenanceEntry) => string;
}

export const sheetHeads = [
  'measure',
  'unit',
  'mean',
  'low',
  'high',
  'published',
  'day',
  'days',
  'hour',
  'offered',
  'connected',
  'autoReplied',
  'abandoned',
  'closedOut',
  'carriedOver',
  'noReply',
  'responseRate',
  'occupancy',
  'queue',
  'theory',
  'kind',
  'group',
  'awayShare',
  'meanWait',
  'plan',
  'difference',
  'differenceLow',
  'differenceHigh',
  'place',
  'file',
  'value',
  'basis',
  'source',
  'item',
  'consulter',
  'urgency',
] as const;
export type SheetHead = (typeof sheetHeads)[number];

/** Everything that a workbook is made from. */
export interface ExportedRun {
  readonly result: SimulationResult;
  readonly theory: TheoryResult | null;
  readonly days: Readonly<Record<DayType, number>>;
  readonly published: Published;
  readonly staffing: Readonly<Record<DayType, readonly (number | null)[]>>;
  readonly demand: Readonly<Record<DayType, readonly number[]>>;
  readonly provenance: readonly ProvenanceEntry[];
  /** Empty where nothing is compared; the base first. */
  readonly compared: readonly { readonly name: string; readonly run: ComparedRun }[];
  readonly measures: readonly ComparedMeasure[];
  /** What is said of the run as a whole, as pairs. */
  readonly facts: readonly (readonly [string, TableCell])[];
}

type Row = readonly TableCell[];

const three = ({ mean, low, high }: Measured): Row => [mean, low, high];
const spread = (names: readonly SheetHead[], words: SheetWords): Row =>
  names.flatMap((name) => [
    words.head(name),
    `${words.head(name)} ${words.head('low')}`,
    `${words.head(name)} ${words.head('high')}`,
  ]);

function writeResults({ result, published }: ExportedRun, words: SheetWords): readonly Row[] {
  const find = (measure: string) => published.measures.find((each) => each.measure === measure)?.value ?? null;
  const row = (name: string, unit: string, measured: Measured): Row => [
    words.measure(name),
    unit,
    ...three(measured),
    find(name),
  ];
  const { sd, p05, p95 } = result.daily.responseRate;
  const alone = (mean: number | null): Measured => ({ mean, low: null, high: null });
  const counts: readonly CountName[] = countNames;
  return [
    (['measure', 'unit', 'mean', 'low', 'high', 'published'] as const).map(words.head),
    row('responseRate', 'fraction', result.rates.responseRate),
    row('occupancy', 'fraction', result.rates.occupancy),
    row('serviceLevel', 'fraction', result.rates.serviceLevel),
    ...counts.map((name) => row(name, 'contacts', result.counts[name])),
    row('meanWait', 'minutes', result.waits.meanMinutes),
    row('p95Wait', 'minutes', result.waits.p95Minutes),
    row('queueMean', 'contacts', result.queue.mean),
    row('queueMax', 'contacts', result.queue.max),
    row('overtimeHours', 'hours', result.overtimeHours),
    row('handedOn', 'contacts', result.afterDesk.handedOn),
    row('rosteredHours', 'hours', alone(result.workload.rosteredHours)),
    row('busyHours', 'hours', result.workload.busyHours),
    row('dailySd', 'fraction', alone(sd)),
    row('dailyP05', 'fraction', alone(p05)),
    row('dailyP95', 'fraction', alone(p95)),
    row('assumedShare', 'fraction', alone(result.assumedShare)),
  ];
}

function writeHours({ result, theory, days }: ExportedRun, words: SheetWords): readonly Row[] {
  const measured = ['offered', 'connected', 'autoReplied', 'abandoned', 'responseRate', 'occupancy', 'queue'] as const;
  return [
    [...(['day', 'hour', 'days'] as const).map(words.head), ...spread(measured, words), words.head('theory')],
    ...result.byHour.map((each): Row => {
      const line = theory?.byHour.find(({ day, hour }) => day === each.day && hour === each.hour)?.connected ?? null;
      return [words.day(each.day), each.hour, days[each.day], ...measured.flatMap((name) => three(each[name])), line];
    }),
  ];
}

const clock = Array.from({ length: 24 }, (_, hour) => hour);

function writeHeat({ result }: ExportedRun, words: SheetWords): readonly Row[] {
  const measures = ['occupancy', 'responseRate'] as const;
  return [
    [words.head('measure'), words.head('day'), ...clock],
    ...measures.flatMap((name) =>
      dayTypes.map((day): Row => [
        words.head(name),
        words.day(day),
        ...clock.map((hour) => findHour(result, day, hour)?.[name].mean ?? null),
      ]),
    ),
  ];
}

function writeAway({ result }: ExportedRun, words: SheetWords): readonly Row[] {
  const counts = ['offered', 'autoReplied', 'abandoned', 'closedOut', 'carriedOver', 'noReply'] as const;
  const { byConsulter, byUrgency } = result.turnedAway;
  const groups = [
    ...byConsulter.map((row) => ({ row, kind: words.head('consulter'), name: words.consulter(row.group) })),
    ...byUrgency.map((row) => ({ row, kind: words.head('urgency'), name: words.urgency(row.group) })),
  ];
  return [
    [words.head('kind'), words.head('group'), ...spread([...counts, 'awayShare', 'meanWait'], words)],
    ...groups.map(({ row, kind, name }): Row => [
      kind,
      name,
      ...counts.flatMap((count) => three(row[count])),
      ...three(row.turnedAwayShare),
      ...three(row.meanWaitMinutes),
    ]),
  ];
}

function writePlans({ compared, measures }: ExportedRun, words: SheetWords): readonly Row[] {
  const heads = ['plan', 'measure', 'mean', 'low', 'high', 'difference', 'differenceLow', 'differenceHigh'] as const;
  return [
    heads.map(words.head),
    ...compared.flatMap(({ name, run }) =>
      measures.map(({ key, read, difference }): Row => {
        const apart = run.differences !== null && difference !== null ? difference(run.differences) : null;
        return [name, words.measure(key), ...three(read(run.outcome.result)), ...(apart === null ? [] : three(apart))];
      }),
    ),
  ];
}

function writeByDay(rows: Readonly<Record<DayType, readonly (number | null)[]>>, words: SheetWords): readonly Row[] {
  return [
    [words.head('day'), ...clock],
    ...dayTypes.map((day): Row => [words.day(day), ...clock.map((hour) => rows[day][hour] ?? null)]),
  ];
}

function writeAssumptions({ provenance }: ExportedRun, words: SheetWords): readonly Row[] {
  const show = (value: unknown): TableCell =>
    typeof value === 'number' || typeof value === 'string' ? value : JSON.stringify(value);
  return [
    (['place', 'value', 'unit', 'basis', 'source', 'low', 'high', 'file'] as const).map(words.head),
    ...provenance.map((entry): Row => [
      words.place(entry),
      show(entry.value),
      entry.unit ?? null,
      words.basis(entry),
      entry.source ?? null,
      entry.low ?? null,
      entry.high ?? null,
      `${entry.file}#${entry.pointer}`,
    ]),
  ];
}

/**
 * The numbers behind every chart of the planning screen as sheets, digit for digit as the engine gave them: fractions are
 * not percent, minutes and hours not rounded. Headers and names are in the language of `words`.
 */
export function writeResultSheets(run: ExportedRun, words: SheetWords): readonly SheetToWrite[] {
  const { sheet } = words;
  return [
    { name: sheet.results, rows: writeResults(run, words) },
    { name: sheet.hours, rows: writeHours(run, words) },
    { name: sheet.heat, rows: writeHeat(run, words) },
    { name: sheet.away, rows: writeAway(run, words) },
    ...(run.compared.length > 0 ? [{ name: sheet.plans, rows: writePlans(run, words) }] : []),
    { name: sheet.staffing, rows: writeByDay(run.staffing, words) },
    { name: sheet.demand, rows: writeByDay(run.demand, words) },
    { name: sheet.assumptions, rows: writeAssumptions(run, words) },
    { name: sheet.run, rows: [[words.head('item'), words.head('value')], ...run.facts] },
  ];
}
