import {
  compilePolicy,
  replaySession,
  writeSessionLog,
  type Pack,
  type SessionLog,
  type WalkthroughSetup,
} from './engine.ts';
import type { TrainingState } from './training.ts';

/** A training session as its log. */
export function writeTraining({ setup, walkthrough }: TrainingState): SessionLog {
  return writeSessionLog(setup, walkthrough);
}

/**
 * Plays a kept session again on the pack as it stands: nothing of its outcome is taken from the log.
 * @returns null where the case, the policy or the clocks have changed since, or the log is none of ours
 */
export function replayTraining(pack: Pack, log: SessionLog): TrainingState | null {
  const scenario = pack.cases.find(({ id }) => id === log.scenario);
  if (scenario === undefined || pack.policy === null) return null;
  const { machine, timerMinutes, questionMinutes, judgementsMerged } = log;
  const policy = compilePolicy(pack.policy);
  const setup: WalkthroughSetup = { scenario, policy, machine, timerMinutes, questionMinutes, judgementsMerged };
  try {
    const replay = replaySession(setup, log);
    return replay.kind === 'same' ? { scenario, setup, walkthrough: replay.walkthrough, refusal: null } : null;
  } catch {
    // A log from outside may ask for a chart or a step that there is none of.
    return null;
  }
}
