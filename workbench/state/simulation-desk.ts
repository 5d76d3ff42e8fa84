import SimulationWorker from '../worker/simulation-worker.ts?worker&inline';
import type { Order, Report } from '../worker/run-messages.ts';

type Question = Order extends infer Each ? (Each extends { readonly id: number } ? Omit<Each, 'id'> : never) : never;

interface Asked {
  readonly isRun: boolean;
  readonly onReport: (report: Report) => void;
  readonly onEnd: (report: Report) => void;
}

let worker: Worker | null = null;
let lastId = 0;
const asked = new Map<number, Asked>();

/** A worker that broke takes every answer with it; the next question gets a new one. */
function giveUpWorker(): void {
  worker?.terminate();
  worker = null;
  for (const [id, { onEnd }] of asked) onEnd({ kind: 'failed', id, issues: [] });
  asked.clear();
}

function openWorker(): Worker {
  const opened = new SimulationWorker();
  opened.onmessage = ({ data: report }: MessageEvent<Report>) => {
    const answer = asked.get(report.id);
    if (report.kind === 'progressed') answer?.onReport(report);
    else {
      asked.delete(report.id);
      answer?.onEnd(report);
    }
  };
  opened.onerror = giveUpWorker;
  return opened;
}

/** Asks the worker that simulates. Reports on the way go to `onReport`; what is cancelled is never answered. */
export function ask(question: Question, onReport: (report: Report) => void = () => undefined): Promise<Report> {
  worker ??= openWorker();
  const id = (lastId += 1);
  worker.postMessage({ ...question, id });
  return new Promise((resolve) => {
    asked.set(id, { isRun: question.kind === 'run', onReport, onEnd: resolve });
  });
}

/** Stops the run under way; its finished replications are kept for the next one of the same desk. */
export function cancelAsked(): void {
  for (const [id, { isRun }] of asked) if (isRun) asked.delete(id);
  worker?.postMessage({ kind: 'cancel' } satisfies Order);
}
