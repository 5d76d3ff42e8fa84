import { name, version } from '../../package.json' with { type: 'json' };
import {
  findNotableDays,
  foldReplications,
  isPreciseEnough,
  nextBatchSize,
  prepareDesk,
  replayDay,
  runReplication,
  sealResult,
  type Issue,
  type ReplicationRecord,
} from '../state/engine.ts';
import { comparePlans, type RunDesk } from '../state/plan-differences.ts';
import { readSeries } from '../state/run-series.ts';
import type { DeskOrder, Order, Report, RunGoal } from './run-messages.ts';

/** Replications are run for about this long before the page is told and orders are listened to. */
const batchMilliseconds = 120;
/** Desks whose replications are kept. */
const mostDesks = 16;

/** A desk with the replications finished so far; a later run of the same desk goes on from there. */
interface KeptDesk extends RunDesk {
  readonly records: ReplicationRecord[];
  readonly warnings: readonly Issue[];
  /** Spent on the replications so far. */
  seconds: number;
}

const kept = new Map<string, KeptDesk>();

/** Id of the run under way; a run that sees another id has been cancelled. */
let current = 0;

const channel = new MessageChannel();

/** Lets waiting messages in. A message channel is not slowed down as timers are. */
function letMessagesIn(): Promise<void> {
  return new Promise((resolve) => {
    channel.port1.onmessage = () => {
      resolve();
    };
    channel.port2.postMessage(null);
  });
}

function report(message: Report): void {
  self.postMessage(message);
}

/** The desk of an order, kept or new; or the issues that forbid to run it. */
function openDesk({ key, pack, staffing }: DeskOrder): KeptDesk | readonly Issue[] {
  const known = kept.get(key);
  if (known) {
    kept.delete(key);
    kept.set(key, known);
    return known;
  }
  const { model, issues } = prepareDesk(pack, staffing === null ? {} : { staffing });
  if (model === null) return issues;
  const desk: KeptDesk = {
    model,
    records: [],
    warnings: issues.filter((issue) => issue.severity === 'warning'),
    seconds: 0,
  };
  kept.set(key, desk);
  const [oldest] = kept.keys();
  if (kept.size > mostDesks && oldest !== undefined) kept.delete(oldest);
  return desk;
}

/** Replications to have before the goal is looked at again: the checkpoints of the command line. */
function nextStop(goal: RunGoal, done: number): number {
  return 'replications' in goal ? goal.replications : Math.min(done + nextBatchSize(done), goal.most);
}

async function run(id: number, order: DeskOrder, goal: RunGoal): Promise<void> {
  const desk = openDesk(order);
  if ('length' in desk) {
    report({ kind: 'failed', id, issues: desk });
    return;
  }
  const { model, records, warnings } = desk;
  const read = (taken: readonly ReplicationRecord[]) => {
    const facts = { seconds: desk.seconds, threads: 1, engine: `${name} ${version}` };
    const result = sealResult(model, foldReplications(model, order.seed, taken), taken, facts);
    return { id, result, series: readSeries(taken), warnings };
  };
  const most = 'replications' in goal ? goal.replications : goal.most;
  let done = 0;
  let isPrecise = false;
  let batchStarted = performance.now();
  while (done < most && !isPrecise) {
    const stop = nextStop(goal, done);
    while (records.length < stop) {
      const started = performance.now();
      records.push(runReplication(model, order.seed, records.length));
      const now = performance.now();
      desk.seconds += (now - started) / 1000;
      if (now - batchStarted < batchMilliseconds || records.length === stop) continue;
      report({ kind: 'progressed', ...read(records) });
      await letMessagesIn();
      if (current !== id) return;
      batchStarted = performance.now();
    }
    done = stop;
    isPrecise = 'precision' in goal && isPreciseEnough(records.slice(0, done), goal.precision);
  }
  const taken = records.slice(0, done);
  report({ kind: 'finished', ...read(taken), days: findNotableDays(taken), isPrecise });
}

/** Differences of kept desks on their first replications. */
function subtract({ base, others, replications }: Extract<Order, { kind: 'difference' }>) {
  const take = (key: string): RunDesk | null => {
    const desk = kept.get(key);
    return desk && desk.records.length >= replications
      ? { model: desk.model, records: desk.records.slice(0, replications) }
      : null;
  };
  const before = take(base);
  return others.map((key) => {
    const after = take(key);
    return before && after ? comparePlans(before, after) : null;
  });
}

function replay({ id, desk, place }: Extract<Order, { kind: 'replay' }>): Report {
  const opened = openDesk(desk);
  if ('length' in opened) return { kind: 'failed', id, issues: opened };
  return { kind: 'replayed', id, replay: replayDay(opened.model, desk.seed, place.replication, place.day) };
}

self.onmessage = ({ data: order }: MessageEvent<Order>) => {
  switch (order.kind) {
    case 'cancel':
      current = 0;
      return;
    case 'difference':
      report({ kind: 'differed', id: order.id, differences: subtract(order) });
      return;
    case 'replay':
      report(replay(order));
      return;
    case 'run':
      current = order.id;
      // A fault of ours must reach the page: the worker's own error event carries it.
      run(order.id, order.desk, order.goal).catch((cause: unknown) => {
        setTimeout(() => {
          throw cause;
        });
      });
  }
};
