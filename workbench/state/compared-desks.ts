import { currentPlan, isFirstPlan, isPlanEdited, type Plan, type Plans } from './plans.ts';
import { currentTexts, type PackTexts } from './project.ts';

/** One of the desks set side by side: the pack as opened, what is being changed of it, and every plan kept. */
export interface ComparedDesk {
  readonly id: string;
  /** null for the pack as opened. */
  readonly plan: Plan | null;
  readonly texts: PackTexts;
  readonly staffing: string | null;
}

export const openedDeskId = 'opened';
const changingDeskId = 'changing';

function describe(plan: Plan): ComparedDesk {
  const id = isFirstPlan(plan) ? changingDeskId : plan.id;
  return { id, plan, texts: currentTexts(plan.project), staffing: plan.staffing };
}

/** The desks to compare, the pack as opened first; the first plan stands beside it only while it is changed. */
export function listComparedDesks({ list }: Plans): readonly ComparedDesk[] {
  const opened = { id: openedDeskId, plan: null, texts: list[0]?.project.original ?? {}, staffing: null };
  return [opened, ...list.filter((plan) => !isFirstPlan(plan) || isPlanEdited(plan)).map(describe)];
}

/** Which of the compared desks is on screen. */
export function currentDeskId(plans: Plans): string {
  const current = currentPlan(plans);
  return isFirstPlan(current) && !isPlanEdited(current) ? openedDeskId : describe(current).id;
}
