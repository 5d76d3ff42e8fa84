import { useMemo } from 'react';
import { usePack } from '../../state/documents.ts';
import {
  compilePolicy,
  listTimerMinutes,
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

/** Simulated minutes that a question and its answer take, as on the command line; no pack states it. */
const questionMinutes = 1;

/** The charts a case can be practised on. */
export const trainingCharts = ['consultation', 'report', 'support'] as const satisfies readonly MachineId[];

/** Decisions that only an office or a council takes, which receives reports. */
const reportDecisions: ReadonlySet<string> = new Set(['intake', 'acceptance', 'firstJudgement', 'secondJudgement']);

/** The chart that suits a pack: reports for an office or a council, consultation for everything else. */
export function chooseChart(pack: Pack): MachineId {
  const takesReports = pack.policy?.decisions.some((decision) => reportDecisions.has(decision.id)) ?? false;
  return pack.operations !== null || (pack.desk === null && takesReports) ? 'report' : 'consultation';
}

/**
 * Opens a session on a case of the pack, by the policy as it stands now. The clocks of the pack's desk are those of a
 * consultation; they are not lent to another chart.
 */
export function openSession(pack: Pack, scenario: ScenarioCase, machine: MachineId): void {
  if (pack.policy === null) return;
  const setup = {
    scenario,
    policy: compilePolicy(pack.policy),
    machine,
    timerMinutes: machine === 'consultation' ? listTimerMinutes(pack) : {},
    questionMinutes,
    judgementsMerged: false,
  };
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
