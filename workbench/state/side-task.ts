import type { SideOrder, SideReport } from '../worker/messages.ts';

const busy = new Map<SideOrder['kind'], Worker>();
const newest = new Map<SideOrder['kind'], SideOrder>();

function stopAside(kind: SideOrder['kind']): void {
  busy.get(kind)?.terminate();
  busy.delete(kind);
}

/** Gives an order up: its worker stops and nothing is reported. A newer order of its kind goes on. */
export function giveUp(order: SideOrder): void {
  if (newest.get(order.kind) !== order) return;
  newest.delete(order.kind);
  stopAside(order.kind);
}

/**
 * Works one thing out in a worker of its own, so that no run waits for it. A newer order of the same kind replaces it.
 * The worker's script is loaded with the first order.
 */
export async function workAside(order: SideOrder, receive: (report: SideReport) => void): Promise<void> {
  newest.set(order.kind, order);
  stopAside(order.kind);
  const { default: SideWorker } = await import('../worker/side-worker.ts?worker&inline');
  if (newest.get(order.kind) !== order) return;
  const worker = new SideWorker();
  busy.set(order.kind, worker);
  worker.onmessage = (event: MessageEvent<SideReport>) => {
    stopAside(order.kind);
    receive(event.data);
  };
  worker.postMessage(order);
}
