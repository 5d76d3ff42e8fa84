import '../styles/shell.css';
import { useEffect, useRef, type ReactNode } from 'react';
import { hasErrors } from '../state/engine.ts';
import { usePack } from '../state/documents.ts';
import type { Surface } from '../state/store.ts';
import { useWorkbench } from '../state/use-store.ts';
import { EvidenceContext } from '../surfaces/evidence/evidence-context.tsx';
import { EvidenceSurface } from '../surfaces/evidence/evidence-surface.tsx';
import { PlanningContext } from '../surfaces/planning/planning-context.tsx';
import { PlanningSurface } from '../surfaces/planning/planning-surface.tsx';
import { PolicyContext } from '../surfaces/policy/policy-context.tsx';
import { PolicySurface } from '../surfaces/policy/policy-surface.tsx';
import { TrainingContext } from '../surfaces/training/training-context.tsx';
import { TrainingSurface } from '../surfaces/training/training-surface.tsx';
import { changeLanguage } from '../text/prepare-text.ts';
import { useText } from '../text/use-text.ts';
import { IssueList } from './issue-list.tsx';
import { KeyList } from './key-list.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeys } from './use-keys.ts';

const contexts: Readonly<Record<Surface, () => ReactNode>> = {
  policy: PolicyContext,
  planning: PlanningContext,
  training: TrainingContext,
  evidence: EvidenceContext,
};

const bodies: Readonly<Record<Surface, () => ReactNode>> = {
  policy: PolicySurface,
  planning: PlanningSurface,
  training: TrainingSurface,
  evidence: EvidenceSurface,
};

export function App() {
  const { t, language } = useText();
  const surface = useWorkbench((state) => state.surface);
  const projectId = useWorkbench((state) => state.project.id);
  const { issues } = usePack();
  const run = useWorkbench((state) => state.run);
  const shownIssues = hasErrors(issues) ? issues : run.phase === 'failed' ? run.issues : [];
  const keyList = useRef<HTMLDialogElement>(null);
  useKeys(() => keyList.current?.showModal());
  useEffect(() => {
    changeLanguage(language);
  }, [language]);

  const Context = contexts[surface];
  const Body = bodies[surface];
  return (
    <div className="app" lang={language}>
      <TopBar onKeyList={() => keyList.current?.showModal()} />
      <section className="context-bar" aria-label={t('region.context')} data-region tabIndex={-1}>
        <Context />
      </section>
      {shownIssues.length > 0 ? <IssueList issues={shownIssues} /> : <div />}
      <main className="work-area" aria-label={t(`surface.${surface}`)}>
        <Body key={projectId} />
      </main>
      <StatusBar />
      <KeyList dialog={keyList} />
    </div>
  );
}
