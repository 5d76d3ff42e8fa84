import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';
import { currentPlan, hasRoom, isFirstPlan, isPlanEdited, judgePlanName, longestPlanName } from '../../state/plans.ts';
import { suggestPlanLabel, type Plan } from '../../state/plans.ts';
import { store } from '../../state/store.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { useText } from '../../text/use-text.ts';
import { usePersonalGuard } from '../../ui/personal-guard.tsx';
import { usePlanName } from './plan-name.ts';

/** The name of a plan while it is typed. Enter or leaving takes it, Esc gives it up; a name that cannot be is explained. */
function NameField({ plan, onDone }: { readonly plan: Plan; readonly onDone: () => void }) {
  const { t } = useText();
  const plans = useWorkbench((state) => state.plans);
  const [draft, setDraft] = useState(plan.name);
  const field = useRef<HTMLInputElement>(null);
  const problemId = useId();
  const problem = judgePlanName(plans, plan.id, draft);
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const guard = usePersonalGuard((name) => {
    store.trigger.planRenamed({ plan: plan.id, name });
    onDone();
  });
  const take = () => {
    if (problem === null) guard.submit(draft);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key !== 'Enter' && event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    if (event.key === 'Escape') onDone();
    else take();
  };
  return (
    <span className="plan-name">
      <input
        ref={field}
        type="text"
        className="field"
        aria-label={t('plans.name')}
        aria-invalid={problem !== null}
        aria-describedby={problem === null ? undefined : problemId}
        autoComplete="off"
        value={draft}
        onChange={(event) => {
          guard.reset();
          setDraft(event.target.value);
        }}
        onBlur={() => {
          if (problem === null) take();
          else onDone();
        }}
        onKeyDown={onKeyDown}
      />
      {problem !== null && (
        <span id={problemId} role="alert" className="field-problem">
          × {t(`plans.problem.${problem}`, { most: longestPlanName })}
        </span>
      )}
      {guard.warning}
    </span>
  );
}

/** The plans side by side, and what can be done with the one on screen. */
export function PlanTabs() {
  const { t } = useText();
  const plans = useWorkbench((state) => state.plans);
  const nameOf = usePlanName();
  const [named, setNamed] = useState<string | null>(null);
  const list = useRef<HTMLElement>(null);
  const current = currentPlan(plans);
  const isKeeping = isFirstPlan(current) && isPlanEdited(current);
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [current.id, named]);
  const showTab = () => {
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>('[aria-current]')?.focus());
  };
  const keep = () => {
    const label = suggestPlanLabel(plans, (each) => t('plans.suggested', { label: each }));
    store.trigger.planKept({ name: t('plans.suggested', { label }) });
    setNamed(store.getSnapshot().context.plans.current);
  };
  return (
    <div className="plan-bar">
      <nav ref={list} className="plan-tabs" aria-label={t('plans.list')}>
        {plans.list.map((plan) =>
          plan.id === named && plan.id === current.id ? (
            <NameField
              key={plan.id}
              plan={plan}
              onDone={() => {
                setNamed(null);
                showTab();
              }}
            />
          ) : (
            <button
              key={plan.id}
              type="button"
              className="plan-tab"
              aria-current={plan.id === current.id ? 'true' : undefined}
              onClick={() => {
                store.trigger.planChosen({ plan: plan.id });
              }}
            >
              {nameOf(plan)}
              {isFirstPlan(plan) && isPlanEdited(plan) && <span className="plan-mark">{t('plans.edited')}</span>}
            </button>
          ),
        )}
      </nav>
      <button
        type="button"
        className={`button ${isKeeping ? 'is-primary' : ''}`}
        disabled={!hasRoom(plans)}
        title={hasRoom(plans) ? undefined : t('plans.full')}
        onClick={keep}
      >
        {t(isKeeping ? 'plans.keep' : 'plans.add')}
      </button>
      {!isFirstPlan(current) && named === null && (
        <>
          <button
            type="button"
            className="button is-quiet"
            onClick={() => {
              setNamed(current.id);
            }}
          >
            {t('plans.rename')}
          </button>
          <button
            type="button"
            className="button is-quiet"
            onClick={() => {
              store.trigger.planDeleted({ plan: current.id });
              showTab();
            }}
          >
            {t('plans.delete')}
          </button>
        </>
      )}
      {plans.deleted !== null && (
        <span className="plan-deleted" role="status">
          {t('plans.deleted', { name: plans.deleted.plan.name })}{' '}
          <button
            type="button"
            className="link"
            onClick={() => {
              store.trigger.planRestored();
              showTab();
            }}
          >
            {t('plans.restore')}
          </button>
        </span>
      )}
    </div>
  );
}
