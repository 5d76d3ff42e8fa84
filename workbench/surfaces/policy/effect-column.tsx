import './policy-effects.css';
import { lazy, Suspense, useMemo, useState } from 'react';
import { readDocuments, readPack, useDocuments, usePack } from '../../state/documents.ts';
import type { Outcome } from '../../state/engine.ts';
import type { Json } from '../../state/json.ts';
import type { PolicyWords } from '../../state/policy-words.ts';
import type { PackTexts } from '../../state/project.ts';
import { store } from '../../state/store.ts';
import type { TriedFacts } from '../../state/training.ts';
import { useWorkbench } from '../../state/use-store.ts';
import { useText } from '../../text/use-text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import type { SideOrder } from '../../worker/messages.ts';
import { BehaviourMatrix } from './behaviour-matrix.tsx';
import { BaseChooser } from './comparison/base-chooser.tsx';
import { openedBase, type Base } from './comparison/base.ts';
import { MixMatrix } from './comparison/mix-matrix.tsx';
import { OfficesPanel } from './comparison/offices-panel.tsx';
import { listSampleCases } from './comparison/sample-cases.ts';
import { useBaseComparison } from './comparison/use-base-comparison.ts';
import { EffectLine } from './effect-line.tsx';
import { ExchangePanel } from './exchange/exchange-panel.tsx';
import { Findings } from './findings.tsx';
import { LoadEffect } from './load-effect.tsx';
import type { RuleRow } from './rule-list-view.ts';
import { TestList } from './test-list.tsx';
import type { SeenFacts } from './trial/observations.ts';
import { TryCase } from './try-case.tsx';
import { useSideWork } from './use-side-work.ts';
import type { Trial } from './use-trial.ts';
import { ApprovalPanel } from './versions/approval-panel.tsx';
import { DowngradeList } from './versions/downgrade-list.tsx';
import { currentEntry, isChangedSinceApproval, needsNewVersion } from './versions/version-edits.ts';
import { VersionPanel } from './versions/version-panel.tsx';

/** The document for colleagues is loaded when it is first asked for. */
const PolicyPaper = lazy(async () => ({ default: (await import('./document/policy-paper.tsx')).PolicyPaper }));

const tabs = ['try', 'checks', 'comparison', 'offices', 'versions'] as const;
type TabName = (typeof tabs)[number];

/** What the trial settles on, as a test would expect it. */
function readExpected(trial: Trial | null): Readonly<Record<string, Outcome>> {
  const decisions = Object.entries(trial?.decision.decisions ?? {});
  return Object.fromEntries(
    decisions.flatMap(([id, { outcome }]) => (outcome === null ? [] : [[id, outcome] as const])),
  );
}

/** What the rules do, in tabs: to a tried case, to all cases, to the desk, beside other offices, and as a version. */
export function EffectColumn(props: {
  readonly policy: Json;
  readonly words: PolicyWords;
  readonly rows: readonly RuleRow[];
  readonly trial: Trial | null;
  readonly facts: TriedFacts;
  readonly onSelectRule: (place: number) => void;
}) {
  const { t } = useText();
  const { policy: document, words, rows, trial, facts, onSelectRule } = props;
  const { pack } = usePack();
  const { now, original } = useDocuments();
  const openedPolicy = useOpenedPolicy();
  const [tab, setTab] = useState<TabName>('try');
  const [seen, setSeen] = useState<SeenFacts>({});
  const [chosenBase, setChosenBase] = useState<Base | null>(null);
  const [weigh, setWeigh] = useState<'answers' | 'mix'>('answers');
  const [isPaperOpen, setPaperOpen] = useState(false);
  const verification = useWorkbench((state) => state.verification?.verification ?? null);
  const steps = useSteps();
  const policy = pack?.policy ?? null;
  const opened: Base = { name: openedBase, policy: openedPolicy, document: original['policy.json'] };
  const base = chosenBase ?? opened;
  const isEdited = JSON.stringify(document) !== JSON.stringify(original['policy.json']);
  const outcome = useBaseComparison(base, policy, isEdited);
  const isWeighed = weigh === 'mix' && (pack?.mix ?? null) !== null;
  const entry = currentEntry(document);
  const acknowledged = entry?.acknowledged ?? [];
  const moves = outcome.comparison === null ? [] : [...outcome.comparison.downgrades, ...outcome.comparison.unplaced];
  const isOther = base.name !== openedBase || isEdited;
  const open = isOther
    ? moves.filter(
        (move) =>
          !acknowledged.some(
            (each) => each.decision === move.decision && each.from === move.from && each.to === move.to,
          ),
      ).length
    : 0;
  const errors = verification?.findings.filter((finding) => finding.severity === 'error').length ?? 0;
  const failed = verification?.tests.failed ?? 0;
  const order = useMemo(
    (): SideOrder | null =>
      tab === 'versions' && policy !== null ? { kind: 'judgeApproval', policy, before: base.policy } : null,
    [tab, policy, base.policy],
  );
  const judged = useSideWork(order, 'approvalJudged');

  const change = (changed: TriedFacts) => {
    store.trigger.factsTried({ facts: changed });
  };
  const tryCase = (tried: TriedFacts) => {
    setSeen({});
    change(tried);
    setTab('try');
  };
  const counts: Readonly<Record<TabName, string>> = {
    try: '',
    checks: errors + failed > 0 ? `×${String(errors + failed)}` : '',
    comparison: open > 0 ? `▼${String(open)}` : '',
    offices: '',
    versions: '',
  };
  const show = {
    try: () => (
      <TryCase
        words={words}
        trial={trial}
        facts={facts}
        seen={seen}
        rows={rows}
        onFacts={change}
        onSeen={setSeen}
        onSelectRule={onSelectRule}
      />
    ),
    checks: () => (
      <>
        <Findings words={words} rows={rows} onSelectRule={onSelectRule} onFacts={tryCase} />
        <TestList words={words} facts={facts} expected={readExpected(trial)} onFacts={tryCase} />
      </>
    ),
    comparison: () => (
      <>
        <BaseChooser
          base={base}
          opened={opened}
          others={pack?.otherPolicies ?? {}}
          otherDocuments={now}
          onChoose={setChosenBase}
        />
        {isOther ? (
          <>
            {pack?.mix && (
              <Segmented
                label={t('effect.weighedBy')}
                chosen={weigh}
                choices={(['answers', 'mix'] as const).map((value) => ({
                  value,
                  label: t(value === 'mix' ? 'effect.onMix' : 'effect.onAnswers'),
                }))}
                onChoose={setWeigh}
              />
            )}
            {isWeighed ? (
              <MixMatrix words={words} before={base.policy} after={policy} onFacts={tryCase} />
            ) : (
              <BehaviourMatrix
                words={words}
                outcome={outcome}
                listSamples={(cell, decision) =>
                  base.policy === null || policy === null
                    ? []
                    : listSampleCases(cell, decision, [base.policy, policy], pack?.cases ?? [])
                }
                onFacts={tryCase}
              />
            )}
            <DowngradeList
              downgrades={outcome.comparison?.downgrades ?? []}
              unplaced={outcome.comparison?.unplaced ?? []}
              acknowledged={acknowledged}
              isReady={entry !== null && !needsNewVersion(document, base.document)}
              words={words}
              onFacts={tryCase}
              onVersions={() => {
                setTab('versions');
              }}
            />
          </>
        ) : (
          <p className="caption">{t('effect.notEdited')}</p>
        )}
        <LoadEffect words={words} />
      </>
    ),
    offices: () => <OfficesPanel policy={policy} document={document} facts={facts} />,
    versions: () => (
      <>
        <ApprovalPanel
          approval={judged.isCurrent ? (judged.report?.approval ?? null) : null}
          entry={entry}
          isChanged={isChangedSinceApproval(steps)}
          rows={rows}
          onSelectRule={onSelectRule}
          onComparison={() => {
            setTab('comparison');
          }}
          onChecks={() => {
            setTab('checks');
          }}
        />
        <VersionPanel policy={document} needsVersion={needsNewVersion(document, base.document)} words={words} />
        <div className="section">
          <div className="section-head">
            <h2>{t('paper.title')}</h2>
          </div>
          <p className="tools">
            <button
              type="button"
              className="button"
              onClick={() => {
                setPaperOpen(true);
              }}
            >
              {t('paper.open')}
            </button>
          </p>
          <p className="caption">{t('paper.hint')}</p>
        </div>
        <ExchangePanel document={document} />
      </>
    ),
  };
  return (
    <>
      <Tabs
        label={t('effect.tabs')}
        chosen={tab}
        onChoose={setTab}
        tabs={tabs.map((name) => ({
          name,
          label: (
            <>
              {t(`effect.tab.${name}`)}
              {counts[name] !== '' && <span className="tab-count">{counts[name]}</span>}
            </>
          ),
        }))}
      >
        {isEdited && <EffectLine words={words} />}
        {show[tab]()}
      </Tabs>
      {isPaperOpen && (
        <Suspense>
          <PolicyPaper
            isApproved={(entry?.approvedBy ?? null) !== null && !isChangedSinceApproval(steps)}
            onClose={() => {
              setPaperOpen(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}

/** The policy as opened and after every change since. */
function useSteps() {
  const project = useWorkbench((state) => state.project);
  return useMemo(() => [project.original, ...project.done.map((step) => step.texts)].map(readPolicyOf), [project]);
}

function readPolicyOf(texts: PackTexts): Json | undefined {
  return readDocuments(texts)['policy.json'];
}

/** The policy as the pack was opened; null where it could not be read. */
function useOpenedPolicy() {
  const texts = useWorkbench((state) => state.project.original);
  return useMemo(() => readPack(texts).pack?.policy ?? null, [texts]);
}
