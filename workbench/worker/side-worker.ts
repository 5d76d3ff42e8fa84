import { comparePolicies, solveTheory, verifyPolicy, type Pack } from '../state/engine.ts';
import type { SideOrder, SideReport } from './messages.ts';

function report(message: SideReport): void {
  self.postMessage(message);
}

/** The exponential model of the first channel's desk; null where there is none. */
function theorise({ demand, desk }: Pack, chosen: string | null) {
  const channel = Object.keys(desk?.channels ?? {})[0];
  const staffing = chosen ?? Object.keys(desk?.staffing ?? {})[0];
  const isKnown = demand !== null && desk !== null && channel !== undefined && staffing !== undefined;
  return isKnown ? solveTheory(demand, desk, channel, staffing) : null;
}

self.onmessage = ({ data: order }: MessageEvent<SideOrder>) => {
  if (order.kind === 'theory') report({ kind: 'theorised', theory: theorise(order.pack, order.staffing) });
  else if (order.kind === 'verify') report({ kind: 'verified', verification: verifyPolicy(order.policy) });
  else report({ kind: 'compared', comparison: comparePolicies(order.before, order.after) });
};
