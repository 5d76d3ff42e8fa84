import SimulationWorker from '../worker/simulation-worker.ts?worker&inline';
import type { Report, SideOrder } from '../worker/messages.ts';

const busy = new Map<SideOrder['kind'], Worker>();

/** Gives up what is being worked out of that kind. */
export function stopAside(kind: SideOrder['kind']): void {
  busy.get(kind)?.terminate();
  busy.delete(kind);
}

/** Works one thing out in a worker of its own, so that no run waits for it. A newer order of the same kind replaces it. */
export function workAside(order: SideOrder, receive: (report: Report) => void): void {
  stopAside(order.kind);
  const worker = new SimulationWorker();
  busy.set(order.kind, worker);
  worker.onmessage = (event: MessageEvent<Report>) => {
    stopAside(order.kind);
    receive(event.data);
  };
  worker.postMessage(order);
}
