import { useDocuments } from '../../state/documents.ts';
import { store } from '../../state/store.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { useText } from '../../text/use-text.ts';
import { NumberField } from '../../ui/number-field.tsx';
import { RunBar } from '../../ui/run-bar.tsx';
import { PlanTabs } from './plan-tabs.tsx';
import { judgeRange, judgeWhole } from './judge-entry.ts';
import { listPlans } from './use-staffing.ts';

const precisionPoints = { low: 0.01, high: 10 };
const replicationBounds = { low: 1, high: 2000 };
const seedBounds = { low: 0, high: 2 ** 31 - 1 };

/** Which plan is shown, and how precisely it is run. */
export function PlanningContext() {
  const { t } = useText();
  const { now } = useDocuments();
  const seed = useWorkbench((state) => state.seed);
  const precision = useWorkbench((state) => state.precision);
  const most = useWorkbench((state) => state.mostReplications);
  if (listPlans(now['desk.json']).length === 0) return <span className="context-title">{t('surface.planning')}</span>;
  return (
    <>
      <PlanTabs />
      <div className="push">
        <span className="context-field">
          <span className="caption">{t('precision.most')}</span>
          <NumberField
            label={t('precision.mostLabel')}
            value={most}
            width={48}
            judge={(value) => judgeWhole(value, replicationBounds, t)}
            onCommit={(value) => {
              store.trigger.mostReplicationsChanged({ most: value });
            }}
          />
          <span className="caption">{t('run.seed')}</span>
          <NumberField
            label={t('run.seed')}
            value={seed}
            width={48}
            judge={(value) => judgeWhole(value, seedBounds, t)}
            onCommit={(value) => {
              store.trigger.seedChanged({ seed: value });
            }}
          />
        </span>
        <RunBar
          target={
            <span className="context-field">
              <span> ±</span>
              <NumberField
                label={t('precision.targetLabel')}
                value={Number((precision * 100).toPrecision(6))}
                width={44}
                judge={(value) => judgeRange(value, precisionPoints, t)}
                onCommit={(value) => {
                  store.trigger.precisionChanged({ precision: value / 100 });
                }}
              />
              <span>pt</span>
            </span>
          }
        />
      </div>
    </>
  );
}
