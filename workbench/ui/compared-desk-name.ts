import type { TFunction } from 'i18next';
import { listComparedDesks } from '../state/compared-desks.ts';
import { isFirstPlan, type Plans } from '../state/plans.ts';

/** How a desk of the comparison is called: the pack as opened, what is being changed, or a plan by its name. */
export function nameComparedDesk(id: string, plans: Plans, t: TFunction): string {
  const plan = listComparedDesks(plans).find((desk) => desk.id === id)?.plan ?? null;
  if (plan === null) return t('plans.opened');
  return isFirstPlan(plan) ? t('plans.changing') : plan.name;
}
