import { isFirstPlan, type Plan } from '../../state/plans.ts';
import { useText } from '../../text/use-text.ts';

/** How a plan is called: as the user named it, the first by a word of the page. */
export function usePlanName(): (plan: Plan) => string {
  const { t } = useText();
  return (plan) => (isFirstPlan(plan) ? t('plans.opened') : plan.name);
}
