import './policy.css';
import { useDocuments } from '../../state/documents.ts';
import { store } from '../../state/store.ts';
import type { TriedFacts } from '../../state/training.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { useWords } from '../../state/policy-words.ts';
import { useText } from '../../text/use-text.ts';
import { BehaviourMatrix } from './behaviour-matrix.tsx';
import { EditingColumns } from './editing/editing-columns.tsx';
import { Findings } from './findings.tsx';
import { LoadEffect } from './load-effect.tsx';
import { listRules } from './rule-list-view.ts';
import { TestList } from './test-list.tsx';
import { TryCase } from './try-case.tsx';
import { useTrial } from './use-trial.ts';

function setSelected(rule: number): void {
  store.trigger.ruleSelected({ rule });
}

function tryFacts(facts: TriedFacts): void {
  store.trigger.factsTried({ facts });
}

/** The rules on the left, one of them in the middle, and on the right what they do to a case and to the desk. */
export function PolicySurface() {
  const { t } = useText();
  const { now, original } = useDocuments();
  const { rule: selected, facts } = useWorkbench((state) => state.policyView);
  const trial = useTrial(facts);
  const policy = now['policy.json'];
  const words = useWords(policy);
  if (policy === undefined) return <p className="column empty">{t('policy.none')}</p>;
  const rows = listRules(policy, original['policy.json']);
  return (
    <div className="surface policy">
      <EditingColumns
        trial={trial}
        tried={facts}
        selected={selected}
        onSelect={setSelected}
        left={<TestList />}
        centre={
          <>
            <BehaviourMatrix words={words} onFacts={tryFacts} />
            <LoadEffect words={words} />
            <Findings rows={rows} onSelectRule={setSelected} onFacts={tryFacts} />
          </>
        }
      />
      <section className="column" aria-label={t('policy.tryCase')} data-region tabIndex={-1}>
        <TryCase words={words} trial={trial} facts={facts} onFacts={tryFacts} rows={rows} onSelectRule={setSelected} />
      </section>
    </div>
  );
}
