import type { DeskModel } from '../../engine/simulation/desk-model.ts';
import reference from '../fixtures/queueing-reference.json' with { type: 'json' };
import { sketchModel } from '../simulation/desk-fixtures.ts';
import { flowNames, runWithFlows, type FlowName } from './desk-flows.ts';
import { scoreValues, type CellScores } from './reference-cells.ts';

/** What flows through the desk an hour, on average over the hours that are measured. */
type HourlyFlows = Readonly<Record<FlowName, number>>;

interface StationaryCell {
  readonly name: string;
  readonly exact: number;
  readonly isFrequent: boolean;
  readonly read: (flows: HourlyFlows) => number;
}

/** A steady desk of the reference: after so many hours of settling, so many are measured. */
export interface StationaryDesk {
  readonly id: string;
  readonly model: DeskModel;
  readonly settlingHours: number;
  readonly measuredHours: number;
  readonly cells: readonly StationaryCell[];
}

/**
 * Hours to settle and hours to measure. A queue that is nearly full at all times settles in some (√s − √a)^−2 hours; six
 * times that and more leaves next to nothing of the empty start.
 */
const hoursOf: Readonly<Record<string, readonly [number, number]>> = {
  'erlang-b-01': [24, 2160],
  'erlang-b-03': [24, 168],
  'erlang-b-05': [12, 108],
  'erlang-b-07': [12, 12],
  'erlang-b-09': [12, 36],
  'erlang-c-01': [120, 4320],
  'erlang-c-03': [720, 1440],
  'erlang-c-05': [96, 96],
  'erlang-c-07': [96, 24],
  'erlang-a-01': [24, 960],
  'erlang-a-03': [24, 168],
  'erlang-a-05': [24, 120],
  'erlang-a-07': [24, 504],
  'erlang-a-09': [12, 60],
  'erlang-a-11': [12, 60],
  'erlang-a-13': [24, 24],
  'erlang-a-15': [12, 36],
  'mmck-01': [96, 960],
  'mmck-03': [24, 168],
  'mmck-05': [24, 24],
};

interface Given {
  readonly servers: number;
  readonly perHour: number;
  /** Sessions are an hour long on average throughout. */
  readonly patienceMinutes: number | null;
  readonly places: number | null;
}

type ReferenceCase = (typeof reference.stationary)[number];

function readGiven({ model, params }: ReferenceCase): Given {
  const given = params as Readonly<Record<string, string | number | undefined>>;
  const servers = Number(given['servers']);
  return {
    servers,
    perHour: Number(given['lambda_'] ?? given['offeredErlang']),
    patienceMinutes: given['theta'] === undefined ? null : 60 / Number(given['theta']),
    // The reference counts those in session among its places.
    places: model === 'erlang-b' ? 0 : given['places'] === undefined ? null : Number(given['places']) - servers,
  };
}

function sketchCase({ servers, perHour, patienceMinutes, places }: Given, days: number): DeskModel {
  const last = new Date(Date.UTC(2021, 3, 5 + days)).toISOString().slice(0, 10);
  return sketchModel({
    perHour,
    staff: servers,
    to: last,
    channel: {
      open: { weekday: ['00:00', '24:00'] },
      session: [{ share: 1, kind: 'real', minutes: { kind: 'exponential', mean: 60 } }],
      admission:
        places === 0
          ? { kind: 'loss' }
          : {
              kind: 'queue',
              places,
              patience: patienceMinutes === null ? null : { kind: 'exponential', mean: patienceMinutes },
            },
    },
  });
}

/** How a simulation measures each figure of the reference. Waits in hours. */
const readings: Readonly<Record<string, (flows: HourlyFlows, given: Given) => number>> = {
  pBlock: ({ blocked, arrivals }) => blocked / arrivals,
  pWait: ({ delayed, arrivals }) => delayed / arrivals,
  pWaitGivenAccepted: ({ delayed, arrivals, blocked }) => delayed / (arrivals - blocked),
  pAbandon: ({ abandoned, arrivals }) => abandoned / arrivals,
  // Everyone's wait, of those who gave up too: minutes in line over arrivals.
  meanWait: ({ queueMinutes, arrivals }) => queueMinutes / 60 / arrivals,
  meanWaitAccepted: ({ waitMinutes, connected }) => waitMinutes / 60 / connected,
  meanQueue: ({ queueMinutes }) => queueMinutes / 60,
  meanBusy: ({ busyMinutes }) => busyMinutes / 60,
  utilisation: ({ busyMinutes }, { servers }) => busyMinutes / 60 / servers,
  serviceLevel_0p1: ({ connectedInTime, connected }) => connectedInTime / connected,
  servedWithin_0p1: ({ connectedInTime, arrivals }) => connectedInTime / arrivals,
  pWaitExceeds_0p1: ({ waitedLonger, arrivals }) => waitedLonger / arrivals,
};

/** Figures that rest on fewer independent events a replication are not near normal. */
const fewestEvents = 5;

/**
 * How often what a figure counts, or its opposite, happens in so many hours; a wait, as often as somebody has to. At a big
 * desk contacts of the same hour share their fate and count as one.
 */
function countEvents(figure: string, expected: Readonly<Record<string, string>>, chances: number): number {
  if (figure === 'utilisation' || figure === 'meanBusy') return chances;
  const isWait = figure.startsWith('mean');
  const chance = Number(isWait ? (expected['pWait'] ?? expected['pWaitGivenAccepted']) : expected[figure]);
  return Math.min(chance, isWait ? 1 : 1 - chance) * chances;
}

function describeCase(each: ReferenceCase): StationaryDesk {
  const given = readGiven(each);
  const [settlingHours, measuredHours] = hoursOf[each.id] ?? [];
  if (settlingHours === undefined || measuredHours === undefined) throw new Error(`no hours for ${each.id}`);
  const expected = each.expected as Readonly<Record<string, string>>;
  const chances = measuredHours * Math.min(given.perHour, 1);
  const cells = Object.entries(expected).map(([figure, text]): StationaryCell => {
    const reading = readings[figure];
    if (!reading) throw new Error(`nobody measures ${figure}`);
    return {
      name: `${each.id}, ${figure}`,
      exact: Number(text),
      isFrequent: countEvents(figure, expected, chances) > fewestEvents,
      read: (flows) => reading(flows, given),
    };
  });
  const days = Math.ceil((settlingHours + measuredHours) / 24);
  return { id: each.id, model: sketchCase(given, days), settlingHours, measuredHours, cells };
}

/** Every steady desk of the reference. */
export function listStationaryDesks(): StationaryDesk[] {
  return reference.stationary.map(describeCase);
}

function measure(
  { model, settlingHours, measuredHours }: StationaryDesk,
  seed: number,
  replication: number,
): HourlyFlows {
  const { flows } = runWithFlows(model, seed, replication);
  return Object.fromEntries(
    flowNames.map((name) => {
      const hours = flows[name].subarray(settlingHours, settlingHours + measuredHours);
      return [name, hours.reduce((sum, value) => sum + value, 0) / measuredHours];
    }),
  ) as HourlyFlows;
}

/** Replications that one z-score of a steady desk rests on. */
export const steadyReplications = 20;

/** As `scoreCells`, for a steady desk. */
export function scoreStationaryCells(desk: StationaryDesk, seeds: number): CellScores[] {
  const valuesOf = desk.cells.map((): number[][] => []);
  for (let seed = 1; seed <= seeds; seed++) {
    const runs = Array.from({ length: steadyReplications }, (_, replication) => measure(desk, seed, replication));
    desk.cells.forEach(({ read }, place) => valuesOf[place]?.push(runs.map(read)));
  }
  return desk.cells.map((cell, place) => scoreValues(cell, valuesOf[place] ?? []));
}
