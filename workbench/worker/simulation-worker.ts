import { name, version } from '../../package.json' with { type: 'json' };
import { foldReplications, prepareDesk, runReplication, sealResult, type ReplicationRecord } from '../state/engine.ts';
import { readSeries } from '../state/run-series.ts';
import type { Order, Report, RunOrder } from './messages.ts';

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

async function run(order: RunOrder): Promise<void> {
  const started = performance.now();
  const { id, pack, seed, replications } = order;
  const { model, issues } = prepareDesk(pack, order.staffing === null ? {} : { staffing: order.staffing });
  if (model === null) {
    report({ kind: 'failed', id, issues });
    return;
  }
  const warnings = issues.filter((issue) => issue.severity === 'warning');
  const records: ReplicationRecord[] = [];
  const seal = () => {
    const facts = { seconds: (performance.now() - started) / 1000, threads: 1, engine: `${name} ${version}` };
    return sealResult(model, foldReplications(model, seed, records), records, facts);
  };
  const values = () => ({ id, result: seal(), series: readSeries(records), warnings });
  let batchStarted = performance.now();
  while (records.length < replications) {
    records.push(runReplication(model, seed, records.length));
    const isBatchOver = performance.now() - batchStarted >= batchMilliseconds;
    if (!isBatchOver || records.length === replications) continue;
    report({ kind: 'progressed', finished: records.length, ...values() });
    await letMessagesIn();
    if (current !== id) return;
    batchStarted = performance.now();
  }
  report({ kind: 'finished', ...values() });
}

self.onmessage = (event: MessageEvent<Order>) => {
  const order = event.data;
  if (order.kind === 'cancel') {
    current = 0;
    return;
  }
  current = order.id;
  // A fault of ours must reach the page: the worker's own error event carries it.
  run(order).catch((cause: unknown) => {
    setTimeout(() => {
      throw cause;
    });
  });
};
