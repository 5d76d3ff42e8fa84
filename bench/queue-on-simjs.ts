import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { queue } from './queue-of-the-bench.ts';

/** The part of simjs 2.0.3 that the queue uses. */
interface SimJs {
  readonly Sim: new () => Simulation;
  readonly Entity: new (sim: Simulation, name?: string) => Entity;
  readonly Facility: new (name: string, discipline: number | undefined, servers: number) => Facility;
  readonly Random: new (seed: number) => { exponential: (rate: number) => number };
}
interface Simulation {
  readonly addEntity: (kind: new (sim: Simulation, name?: string) => Entity) => Entity;
  readonly simulate: (until: number) => boolean;
}
interface Entity {
  readonly setTimer: (after: number) => Request;
  readonly useFacility: (facility: Facility, duration: number) => Request;
}
interface Request {
  readonly done: (callback: () => void) => Request;
  readonly waitUntil: (after: number, callback: () => void) => Request;
}
interface Facility {
  readonly systemStats: () => { readonly durationSeries: { readonly average: () => number } };
}

/** Its main file exports nothing under `require`: it writes into the window of a browser, so it is given one. */
function loadSimJs(): SimJs {
  const file = createRequire(import.meta.url).resolve('simjs');
  const source = readFileSync(file, 'utf8').replace(/\/\/# sourceMappingURL.*/, '');
  const run = runInThisContext(`(function (window) {${source}\n})`, { filename: file }) as (window: object) => void;
  const window = {} as { Sim: SimJs };
  run(window);
  return window.Sim;
}

const simJs = loadSimJs();

/** The same queue on simjs, with the statistics that its facility keeps by itself. */
export function runOnSimJs(seed: number, hours: number): { arrivals: number; abandonedShare: number } {
  const random = new simJs.Random(seed);
  const facility = new simJs.Facility('desk', undefined, queue.servers);
  let arrivals = 0;
  let abandoned = 0;
  const giveUp = () => {
    abandoned++;
  };
  class Callers extends simJs.Entity {
    private readonly arrive = () => {
      arrivals++;
      this.useFacility(facility, random.exponential(1 / queue.sessionHours)).waitUntil(
        random.exponential(1 / queue.patienceHours),
        giveUp,
      );
      this.setTimer(random.exponential(queue.perHour)).done(this.arrive);
    };
    start(): void {
      this.setTimer(random.exponential(queue.perHour)).done(this.arrive);
    }
  }
  const simulation = new simJs.Sim();
  simulation.addEntity(Callers);
  simulation.simulate(hours);
  return { arrivals, abandonedShare: abandoned / arrivals };
}
