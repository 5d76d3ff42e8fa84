import { useMemo } from 'react';
import { usePack } from '../../state/documents.ts';
import {
  setUpWalkthrough,
  startWalkthrough,
  takeStep,
  type Choice,
  type MachineId,
  type Pack,
  type ScenarioCase,
} from '../../state/engine.ts';
import { store } from '../../state/store.ts';
import type { TrainingState } from '../../state/training.ts';
import { useWorkbench } from '../../state/use-store.ts';

/** The charts a case can be practised on. */
export const trainingCharts = ['consultation', 'report', 'support'] as const satisfies readonly MachineId[];

/** Opens a session on a case of the pack, by the policy as it stands now. */
export function openSession(pack: Pack, scenario: ScenarioCase, machine: MachineId): void {
  if (pack.policy === null) return;
  const setup = setUpWalkthrough(pack, scenario, machine);
  store.trigger.trainingChanged({
    training: { scenario, setup, walkthrough: startWalkthrough(setup), refusal: null },
  });
}

export function closeSession(): void {
  store.trigger.trainingChanged({ training: null });
}

/** Takes a step of the session; one that is not possible leaves it as it is and says why. */
export function take(choice: Choice): void {
  const { training } = store.getSnapshot().context;
  if (training === null) return;
  const answer = takeStep(training.setup, training.walkthrough, choice);
  store.trigger.trainingChanged({
    training:
      answer.kind === 'moved'
        ? { ...training, walkthrough: answer.walkthrough, refusal: null }
        : { ...training, refusal: answer.reason },
  });
}

export function useSession(): TrainingState | null {
  return useWorkbench((state) => state.training);
}

/** Cases of the pack that can be practised. */
export function useCases(): { readonly pack: Pack | null; readonly cases: readonly ScenarioCase[] } {
  const { pack } = usePack();
  return useMemo(() => ({ pack, cases: pack?.policy ? pack.cases : [] }), [pack]);
}
