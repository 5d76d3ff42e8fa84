import './policy.css';
import { useState } from 'react';
import { useDocuments } from '../../state/documents.ts';
import { store } from '../../state/store.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { useWords } from '../../state/policy-words.ts';
import { addPolicyWords } from '../../text/policy-surface-words.ts';
import { useText } from '../../text/use-text.ts';
import { EditingColumns } from './editing/editing-columns.tsx';
import { UnreadablePolicy } from './editing/unreadable-policy.tsx';
import { EffectColumn } from './effect-column.tsx';
import { listRules } from './rule-list-view.ts';
import { useTrial } from './use-trial.ts';

function setSelected(rule: number): void {
  store.trigger.ruleSelected({ rule });
}

/** The rules on the left, one of them in the middle, and on the right what they do to a case and to the desk. */
export function PolicySurface() {
  useState(addPolicyWords);
  const { t } = useText();
  const { now, original } = useDocuments();
  const { rule: selected, facts } = useWorkbench((state) => state.policyView);
  const trial = useTrial(facts);
  const policy = now['policy.json'];
  const words = useWords(policy);
  if (policy === undefined) return <UnreadablePolicy />;
  const rows = listRules(policy, original['policy.json']);
  return (
    <div className="surface policy">
      <EditingColumns trial={trial} tried={facts} selected={selected} onSelect={setSelected} />
      <section className="column effects" aria-label={t('effect.column')} data-region tabIndex={-1}>
        <EffectColumn
          policy={policy}
          words={words}
          rows={rows}
          trial={trial}
          facts={facts}
          onSelectRule={setSelected}
        />
      </section>
    </div>
  );
}
