import { useDocuments } from '../../state/documents.ts';
import { store } from '../../state/store.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { useText } from '../../text/use-text.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { RunBar } from '../../ui/run-bar.tsx';
import { PlanTabs } from './plan-tabs.tsx';
import { listPlans } from './use-staffing.ts';

const mostReplications = 2000;
const mostSeed = 2 ** 31 - 1;

/** Which plan is shown, and how it is run. */
export function PlanningContext() {
  const { t } = useText();
  const { now } = useDocuments();
  const seed = useWorkbench((state) => state.seed);
  const replications = useWorkbench((state) => state.replications);
  if (listPlans(now['desk.json']).length === 0) return <span className="context-title">{t('surface.planning')}</span>;
  return (
    <>
      <PlanTabs />
      <span className="context-field">
        <span className="caption">{t('run.replications')}</span>
        <NumberField
          label={t('run.replications')}
          value={replications}
          width={56}
          onCommit={(value) => {
            store.trigger.replicationsChanged({
              replications: Math.min(mostReplications, Math.max(1, Math.round(value))),
            });
          }}
        />
        <span className="caption">{t('run.seed')}</span>
        <NumberField
          label={t('run.seed')}
          value={seed}
          width={56}
          onCommit={(value) => {
            store.trigger.seedChanged({ seed: Math.min(mostSeed, Math.max(0, Math.round(value))) });
          }}
        />
      </span>
      <div className="push">
        <RunBar />
      </div>
    </>
  );
}
