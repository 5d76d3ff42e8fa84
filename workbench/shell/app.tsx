import '../styles/shell.css';
import '../styles/print.css';
import { lazy, Suspense, useEffect, useRef, type ComponentType } from 'react';
import { hasErrors } from '../state/engine.ts';
import { usePack } from '../state/documents.ts';
import type { Surface } from '../state/store.ts';
import { hasNotice, useNotices } from '../state/notices.ts';
import { useWorkbench } from '../state/use-store.ts';
import { PlanningContext } from '../surfaces/planning/planning-context.tsx';
import { PlanningSurface } from '../surfaces/planning/planning-surface.tsx';
import { changeLanguage } from '../text/prepare-text.ts';
import { useText } from '../text/use-text.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { IssueList } from './issue-list.tsx';
import { KeyList } from './key-list.tsx';
import { StatusBar } from './status-bar.tsx';
import { TopBar } from './top-bar.tsx';
import { useKeys } from './use-keys.ts';

interface Parts {
  readonly Context: ComponentType;
  readonly Body: ComponentType;
}

/** Planning is the first screen; the others are loaded when they are first looked at. */
const parts: Readonly<Record<Surface, Parts>> = {
  planning: { Context: PlanningContext, Body: PlanningSurface },
  policy: {
    Context: lazy(async () => ({ default: (await import('../surfaces/policy/policy-context.tsx')).PolicyContext })),
    Body: lazy(async () => ({ default: (await import('../surfaces/policy/policy-surface.tsx')).PolicySurface })),
  },
  training: {
    Context: lazy(async () => ({
      default: (await import('../surfaces/training/training-context.tsx')).TrainingContext,
    })),
    Body: lazy(async () => ({ default: (await import('../surfaces/training/training-surface.tsx')).TrainingSurface })),
  },
  evidence: {
    Context: lazy(async () => ({
      default: (await import('../surfaces/evidence/evidence-context.tsx')).EvidenceContext,
    })),
    Body: lazy(async () => ({ default: (await import('../surfaces/evidence/evidence-surface.tsx')).EvidenceSurface })),
  },
};

const NoticeList = lazy(async () => ({ default: (await import('./notice-list.tsx')).NoticeList }));

export function App() {
  const { t, language } = useText();
  const surface = useWorkbench((state) => state.surface);
  const projectId = useWorkbench((state) => state.project.id);
  const { issues } = usePack();
  const runIssues = useWorkbench((state) => (state.run.phase === 'failed' ? state.run.issues : null));
  const shownIssues = hasErrors(issues) ? issues : (runIssues ?? []);
  const isTold = hasNotice(useNotices());
  const keyList = useRef<HTMLDialogElement>(null);
  useKeys(() => keyList.current?.showModal());
  useEffect(() => {
    void changeLanguage(language);
  }, [language]);

  const { Context, Body } = parts[surface];
  return (
    <div className="app" lang={language} data-pack={projectId}>
      <TopBar onKeyList={() => keyList.current?.showModal()} />
      <section className="context-bar" aria-label={t('region.context')} data-region tabIndex={-1}>
        <ErrorBoundary key={surface} isSilent>
          <Suspense>
            <Context />
          </Suspense>
        </ErrorBoundary>
      </section>
      <div className="notices">
        {isTold && (
          <Suspense>
            <NoticeList />
          </Suspense>
        )}
        {shownIssues.length > 0 && <IssueList issues={shownIssues} />}
      </div>
      <main className="work-area" aria-label={t(`surface.${surface}`)}>
        <ErrorBoundary key={surface}>
          <Suspense fallback={<p className="column caption loading">{t('ui.loading')}</p>}>
            <Body key={projectId} />
          </Suspense>
        </ErrorBoundary>
      </main>
      <StatusBar />
      <KeyList dialog={keyList} />
    </div>
  );
}
