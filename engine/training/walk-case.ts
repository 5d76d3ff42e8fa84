import { describeState } from '../casework/words/chart-words.ts';
import { requireWords } from '../casework/words/words-of-charts.ts';
import type { Localized } from '../domain/localized.ts';
import type { Outcome } from '../pack/policy-model.ts';
import type { Choice } from './choice.ts';
import { debriefWalkthrough, type Debrief } from './debrief.ts';
import { playChoices, writeSessionLog, type RefusedChoice, type SessionLog } from './replay.ts';
import type { WalkthroughSetup } from './walkthrough.ts';

/** One step of a walk as told to a reader. */
export interface WalkStep {
  /** Simulated minutes since the first receipt, after the step. */
  readonly minute: number;
  readonly choice: Choice;
  readonly state: string;
  readonly stateLabel: Localized;
  /** What the policy says of the form as it then is. */
  readonly outcomes: Readonly<Record<string, Outcome | null>>;
}

/** A whole walk: what happened, how the judgement stands, and the log to play it again. */
export interface CaseWalk {
  readonly steps: readonly WalkStep[];
  readonly verdict: Debrief['comparisons'];
  readonly score: Debrief['score'];
  readonly missedGraveSigns: Debrief['missedGraveSigns'];
  readonly debrief: Debrief;
  /** Choices that were not possible; they were passed over. */
  readonly refused: readonly RefusedChoice[];
  readonly log: SessionLog;
}

/** Plays a list of choices to its end and debriefs it. */
export function walkCase(setup: WalkthroughSetup, choices: readonly Choice[]): CaseWalk {
  const { walkthrough, refused } = playChoices(setup, choices);
  const words = requireWords(setup.machine);
  const debrief = debriefWalkthrough(setup, walkthrough);
  return {
    steps: walkthrough.log.map(({ choice, after }) => ({
      minute: after.minute,
      choice,
      state: after.state,
      stateLabel: describeState(words, after.state),
      outcomes: after.outcomes,
    })),
    verdict: debrief.comparisons,
    score: debrief.score,
    missedGraveSigns: debrief.missedGraveSigns,
    debrief,
    refused,
    log: writeSessionLog(setup, walkthrough),
  };
}
