import { useEffect, useState } from 'react';
import { giveUp, workAside } from '../../state/side-task.ts';
import type { SideOrder, SideReport } from '../../worker/messages.ts';

/** What came of an order, and whether it belongs to the order as it stands now. */
export interface SideWork<Kind extends SideReport['kind']> {
  readonly report: Extract<SideReport, { kind: Kind }> | null;
  readonly isCurrent: boolean;
}

/** An order waits this long for the next one of its kind. */
const settleMilliseconds = 300;

/**
 * Has one thing worked out aside, again whenever the order is another object. What came last stays until the newer comes.
 *
 * @param order memoised by the caller; null asks for nothing
 */
export function useSideWork<Kind extends SideReport['kind']>(order: SideOrder | null, kind: Kind): SideWork<Kind> {
  const [known, setKnown] = useState<{ order: SideOrder; report: Extract<SideReport, { kind: Kind }> } | null>(null);
  useEffect(() => {
    if (order === null) return undefined;
    let isWanted = true;
    const waiting = setTimeout(() => {
      void workAside(order, (report) => {
        if (isWanted && report.kind === kind) {
          setKnown({ order, report: report as Extract<SideReport, { kind: Kind }> });
        }
      });
    }, settleMilliseconds);
    return () => {
      isWanted = false;
      clearTimeout(waiting);
      giveUp(order);
    };
  }, [order, kind]);
  if (order === null || known === null) return { report: null, isCurrent: false };
  return { report: known.report, isCurrent: known.order === order };
}
