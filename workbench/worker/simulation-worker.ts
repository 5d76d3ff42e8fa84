import { name, version } from '../../package.json' with { type: 'json' };
import {
  foldReplications,
  loadPack,
  prepareDesk,
  runReplication,
  sealResult,
  solveTheory,
  verifyPolicy,
  type Issue,
  type ReplicationRecord,
} from '../state/engine.ts';
import type { RunRequest } from '../state/run.ts';
import { readSeries } from '../state/run-series.ts';
import type { Order, Report } from './messages.ts';

/** Replications are run for about this long before the page is told and orders are listened to. */
const batchMilliseconds = 120;

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

function fail(id: number, issues: readonly Issue[]): void {
  report({ kind: 'failed', id, issues });
}

async function run(id: number, request: RunRequest): Promise<void> {
  const started = performance.now();
  const { pack, issues } = loadPack(request.texts);
  if (pack === null) {
    fail(id, issues);
    return;
  }
  const prepared = prepareDesk(pack, request.staffing === null ? {} : { staffing: request.staffing });
  const { model } = prepared;
  if (model === null) {
    fail(id, prepared.issues);
    return;
  }
  const records: ReplicationRecord[] = [];
  const seal = () => {
    const facts = { seconds: (performance.now() - started) / 1000, threads: 1, engine: `${name} ${version}` };
    return sealResult(model, foldReplications(model, request.seed, records), records, facts);
  };
  let batchStarted = performance.now();
  while (records.length < request.replications) {
    records.push(runReplication(model, request.seed, records.length));
    const isBatchOver = performance.now() - batchStarted >= batchMilliseconds;
    if (!isBatchOver || records.length === request.replications) continue;
    report({ kind: 'progressed', id, finished: records.length, result: seal(), series: readSeries(records) });
    await letMessagesIn();
    if (current !== id) return;
    batchStarted = performance.now();
  }
  report({ kind: 'finished', id, result: seal(), series: readSeries(records) });
}

/** The exponential model of the first channel's desk. */
function theorise(id: number, request: RunRequest): void {
  const { pack } = loadPack(request.texts);
  const demand = pack?.demand ?? null;
  const desk = pack?.desk ?? null;
  const channel = Object.keys(desk?.channels ?? {})[0];
  const staffing = request.staffing ?? Object.keys(desk?.staffing ?? {})[0];
  const isKnown = demand !== null && desk !== null && channel !== undefined && staffing !== undefined;
  report({ kind: 'theorised', id, theory: isKnown ? solveTheory(demand, desk, channel, staffing) : null });
}

self.onmessage = (event: MessageEvent<Order>) => {
  const order = event.data;
  if (order.kind === 'cancel') {
    current = 0;
    return;
  }
  if (order.kind === 'verify') {
    const { pack } = loadPack(order.request.texts);
    report({ kind: 'verified', id: order.id, verification: pack?.policy ? verifyPolicy(pack.policy) : null });
    return;
  }
  if (order.kind === 'theory') {
    theorise(order.id, order.request);
    return;
  }
  current = order.id;
  // A fault of ours must reach the page: the worker's own error event carries it.
  run(order.id, order.request).catch((cause: unknown) => {
    setTimeout(() => {
      throw cause;
    });
  });
};
