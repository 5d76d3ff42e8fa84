import { useMemo } from 'react';
import type { Policy, PolicyComparison } from '../../../state/engine.ts';
import { currentTexts } from '../../../state/project.ts';
import { useWorkbench } from '../../../state/use-store.ts';
import type { SideOrder } from '../../../worker/messages.ts';
import { useSideWork } from '../use-side-work.ts';
import { openedBase, type Base } from './base.ts';

/** What the policy decides otherwise than its base; the last known stays while a newer one is worked out. */
export interface BaseComparison {
  readonly comparison: PolicyComparison | null;
  readonly isCurrent: boolean;
}

export function useBaseComparison(base: Base, policy: Policy | null, isEdited: boolean): BaseComparison {
  const known = useWorkbench((state) => state.comparison);
  const policyText = useWorkbench((state) => currentTexts(state.project)['policy.json']);
  const isOpened = base.name === openedBase;
  const order = useMemo(
    (): SideOrder | null =>
      isOpened || base.policy === null || policy === null
        ? null
        : { kind: 'compareWithOther', before: base.policy, after: policy },
    [isOpened, base.policy, policy],
  );
  const other = useSideWork(order, 'compared');
  if (!isOpened) return { comparison: other.report?.comparison ?? null, isCurrent: other.isCurrent };
  if (!isEdited || known === null) return { comparison: null, isCurrent: false };
  return { comparison: known.comparison, isCurrent: known.policyText === policyText };
}
