import { solveTheory, verifyPolicy, type Pack } from '../state/engine.ts';
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
  const { pack } = order;
  if (order.kind === 'theory') report({ kind: 'theorised', theory: theorise(pack, order.staffing) });
  else report({ kind: 'verified', verification: pack.policy ? verifyPolicy(pack.policy) : null });
};
