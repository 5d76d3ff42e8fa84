import './training.css';
import { useEffect, useRef, useState } from 'react';
import { useDocuments } from '../../state/documents.ts';
import { useWords } from '../../state/policy-words.ts';
import { addTrainingWords } from '../../text/training-words.ts';
import { useText } from '../../text/use-text.ts';
import { CaseChooser } from './case-chooser.tsx';
import { CaseOpening } from './case-opening.tsx';
import { ChartPicture } from './chart-picture.tsx';
import { Checklist } from './checklist.tsx';
import { Debrief } from './debrief.tsx';
import { EventPanel } from './event-panel.tsx';
import { JudgementForm } from './judgement-form.tsx';
import { StateStrip } from './state-strip.tsx';
import { StepLog } from './step-log.tsx';
import { useSession } from './use-session.ts';

/** One fictional case: what happens on the left, the form in the middle, the judgement and its debrief on the right. */
export function TrainingSurface() {
  useState(addTrainingWords);
  const { t } = useText();
  const { now } = useDocuments();
  const words = useWords(now['policy.json']);
  const session = useSession();
  const [isPictureShown, setPictureShown] = useState(false);
  const happens = useRef<HTMLElement>(null);
  const steps = session === null ? 0 : session.walkthrough.log.length;
  const scenario = session?.scenario.id;
  // A step takes its own button away; the focus then goes to what can happen next, not to the top of the page.
  useEffect(() => {
    if (scenario !== undefined && document.activeElement === document.body) happens.current?.focus();
  }, [scenario, steps]);
  if (session === null) return <CaseChooser />;
  return (
    <div className="training-layout">
      <div>
        <StateStrip
          session={session}
          isPictureShown={isPictureShown}
          onPicture={() => {
            setPictureShown(!isPictureShown);
          }}
        />
        {isPictureShown && <ChartPicture session={session} />}
      </div>
      <div className="surface training">
        <section ref={happens} className="column" aria-label={t('training.happens')} data-region tabIndex={-1}>
          <CaseOpening scenario={session.scenario} />
          <EventPanel session={session} />
          <StepLog session={session} words={words} />
        </section>
        <section className="column" aria-label={t('training.checklist')} data-region tabIndex={-1}>
          <Checklist session={session} words={words} />
        </section>
        <section className="column" aria-label={t('training.judgement')} data-region tabIndex={-1}>
          <JudgementForm key={session.scenario.id} session={session} words={words} />
          <Debrief session={session} words={words} />
        </section>
      </div>
    </div>
  );
}
