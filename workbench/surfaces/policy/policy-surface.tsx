import './policy.css';
import { useDocuments } from '../../state/documents.ts';
import { store } from '../../state/store.ts';
import type { TriedFacts } from '../../state/training.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { useWords } from '../../state/policy-words.ts';
import { useText } from '../../text/use-text.ts';
import { BehaviourMatrix } from './behaviour-matrix.tsx';
import { Findings } from './findings.tsx';
import { LoadEffect } from './load-effect.tsx';
import { RuleEditor } from './rule-editor.tsx';
import { listRules } from './rule-list-view.ts';
import { RuleList } from './rule-list.tsx';
import { AddRule, RuleTools } from './rule-tools.tsx';
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
  const row = rows[Math.min(selected, rows.length - 1)];
  return (
    <div className="surface policy">
      <section className="column" aria-label={t('policy.rules')} data-region tabIndex={-1}>
        <RuleList
          policy={policy}
          rows={rows}
          words={words}
          trial={trial}
          selected={row?.place ?? -1}
          onSelect={setSelected}
        />
        <AddRule policy={policy} words={words} onSelect={setSelected} />
        <TestList />
      </section>
      <section className="column" aria-label={t('policy.rule')} data-region tabIndex={-1}>
        {row && <RuleTools policy={policy} place={row.place} onSelect={setSelected} />}
        {row && <RuleEditor row={row} words={words} trial={trial} />}
        <BehaviourMatrix words={words} onFacts={tryFacts} />
        <LoadEffect words={words} />
        <Findings rows={rows} onSelectRule={setSelected} onFacts={tryFacts} />
      </section>
      <section className="column" aria-label={t('policy.tryCase')} data-region tabIndex={-1}>
        <TryCase words={words} trial={trial} facts={facts} onFacts={tryFacts} rows={rows} onSelectRule={setSelected} />
      </section>
    </div>
  );
}
