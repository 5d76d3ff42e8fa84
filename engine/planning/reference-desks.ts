import type { Localized } from '../domain/localized.ts';
import { buildPack, type Pack } from '../pack/load-pack.ts';
import { EngineError } from '../domain/engine-error.ts';

/** What of a reference desk is held against its exact answer. */
export type CheckedFlow = 'blocked' | 'abandoned' | 'inSystem';

/** A small exponential desk, of which theory knows the exact answer. Its rates are examples and nobody's desk. */
export interface ReferenceDesk {
  readonly id: string;
  readonly title: Localized;
  /** The textbook model it is in the long run; null where demand and staff change through the day. */
  readonly model: 'Erlang B' | 'Erlang C' | 'Erlang A' | 'M/M/c/K' | null;
  readonly pack: Pack;
  readonly channel: string;
  readonly staffing: string;
  /** Flows compared hour by hour; sums over the calendar where the desk never changes. */
  readonly byHour: readonly CheckedFlow[];
  readonly overall: readonly CheckedFlow[];
}

interface Sketch {
  readonly id: string;
  readonly title: Localized;
  readonly model: ReferenceDesk['model'];
  readonly rates: readonly number[];
  /** Counsellors until 17:00, and from then on. */
  readonly staff: readonly [number, number];
  readonly minutes: number;
  readonly admission: object;
  readonly stepDown?: string;
  readonly byHour?: readonly CheckedFlow[];
  readonly overall?: readonly CheckedFlow[];
}

const channel = 'sns';
const staffing = 'only';
const firstHour = 9;

/** Contacts an hour, 9h … 22h: the shape of the time-varying examples. */
const dayRates = [3, 4, 4.5, 4, 4.5, 5, 5, 5.5, 7, 8, 9, 9.5, 8.5, 6];
const loss = { kind: 'loss' };

function steady(perHour: number): number[] {
  return Array.from({ length: 24 }, () => perHour);
}

function lineWith(places: number | null, patienceMinutes: number | null): object {
  return {
    kind: 'queue',
    places,
    patience: patienceMinutes === null ? null : { kind: 'exponential', mean: patienceMinutes },
  };
}

const sketches: readonly Sketch[] = [
  {
    id: 'loss-1',
    title: { ja: '1席、0.5アーラン', en: '1 seat, 0.5 erlang' },
    model: 'Erlang B',
    rates: steady(0.5),
    staff: [1, 1],
    minutes: 60,
    admission: loss,
    overall: ['blocked'],
  },
  {
    id: 'loss-5',
    title: { ja: '5席、5アーラン', en: '5 seats, 5 erlangs' },
    model: 'Erlang B',
    rates: steady(5),
    staff: [5, 5],
    minutes: 60,
    admission: loss,
    overall: ['blocked'],
  },
  {
    id: 'loss-10',
    title: { ja: '10席、20アーラン', en: '10 seats, 20 erlangs' },
    model: 'Erlang B',
    rates: steady(20),
    staff: [10, 10],
    minutes: 60,
    admission: loss,
    overall: ['blocked'],
  },
  {
    id: 'places-7',
    title: { ja: '7席、待ち席3、7アーラン', en: '7 seats, 3 places, 7 erlangs' },
    model: 'M/M/c/K',
    rates: steady(7),
    staff: [7, 7],
    minutes: 60,
    admission: lineWith(3, null),
    overall: ['blocked'],
  },
  {
    id: 'patience-7',
    title: { ja: '7席、10アーラン、平均10分で離脱', en: '7 seats, 10 erlangs, patience 10 min' },
    model: 'Erlang A',
    rates: steady(10),
    staff: [7, 7],
    minutes: 60,
    admission: lineWith(null, 10),
    overall: ['abandoned'],
  },
  {
    id: 'line-7',
    title: { ja: '7席、5アーラン、全員が待つ', en: '7 seats, 5 erlangs, everybody waits' },
    model: 'Erlang C',
    rates: steady(5),
    staff: [7, 7],
    minutes: 60,
    admission: lineWith(null, null),
    overall: ['inSystem'],
  },
  {
    id: 'day-loss-60',
    title: { ja: '17時に5席から7席、60分', en: '5 seats, 7 from 17h, 60 min' },
    model: null,
    rates: dayRates,
    staff: [5, 7],
    minutes: 60,
    admission: loss,
    byHour: ['blocked', 'inSystem'],
  },
  {
    id: 'day-loss-90',
    title: { ja: '17時に5席から7席、90分', en: '5 seats, 7 from 17h, 90 min' },
    model: null,
    rates: dayRates,
    staff: [5, 7],
    minutes: 90,
    admission: loss,
    byHour: ['blocked'],
  },
  {
    id: 'day-step-down',
    title: { ja: '17時に7席から5席、60分', en: '7 seats, 5 from 17h, 60 min' },
    model: null,
    rates: dayRates,
    staff: [7, 5],
    minutes: 60,
    admission: loss,
    byHour: ['blocked'],
  },
  {
    id: 'day-patience',
    title: { ja: '17時に5席から7席、平均10分で離脱', en: '5 seats, 7 from 17h, patience 10 min' },
    model: null,
    rates: dayRates,
    staff: [5, 7],
    minutes: 60,
    admission: lineWith(null, 10),
    stepDown: 'requeue',
    byHour: ['inSystem'],
    overall: ['abandoned'],
  },
];

function build(sketch: Sketch): ReferenceDesk {
  const { id, title, model, rates, staff, minutes, admission } = sketch;
  const isSteady = model !== null;
  const before = Array.from({ length: firstHour }, () => 0);
  const { pack } = buildPack({
    'pack.json': { id: `reference-${id}`, title },
    'demand.json': {
      calendar: { from: '2021-04-05', to: '2021-05-02', holidays: 'none' },
      channels: { [channel]: { perHour: { weekday: isSteady ? rates : [...before, ...rates, 0] } } },
    },
    'desk.json': {
      channels: {
        [channel]: {
          open: { weekday: isSteady ? ['00:00', '24:00'] : ['09:00', '23:00'] },
          admission,
          session: [{ share: 1, kind: 'real', minutes: { kind: 'exponential', mean: minutes } }],
          stepDown: sketch.stepDown ?? 'finish',
          // Every day starts empty where the desk closes, in theory and simulation alike.
          closing: 'cut',
          outOfHours: 'lost',
        },
      },
      staffing: {
        [staffing]: [
          { days: 'all', from: '00:00', to: '17:00', counsellors: staff[0] },
          { days: 'all', from: '17:00', to: '24:00', counsellors: staff[1] },
        ],
      },
    },
  });
  if (pack === null) throw new EngineError('reference-desk', id);
  return { id, title, model, pack, channel, staffing, byHour: sketch.byHour ?? [], overall: sketch.overall ?? [] };
}

/** The desks on which the simulation is held against exact answers: six that never change, four that change by the hour. */
export function listReferenceDesks(): readonly ReferenceDesk[] {
  return sketches.map(build);
}
