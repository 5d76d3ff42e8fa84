import { hashContent } from '../domain/content-hash.ts';
import type { Localized } from '../domain/localized.ts';
import type { MachineId } from '../casework/charts.ts';
import type { Choice } from './choice.ts';
import { takeStep } from './take-step.ts';
import { startWalkthrough, type LogEntry, type Walkthrough, type WalkthroughSetup } from './walkthrough.ts';

/** The log of a session as kept in a file: enough to play it again exactly, with proof of what it was played on. */
export interface SessionLog {
  readonly formatVersion: 1;
  readonly scenario: string;
  /** SHA-256 over the canonical JSON of the case and of the policy. */
  readonly scenarioHash: string;
  readonly policy: string;
  readonly policyVersion: string;
  readonly policyHash: string;
  readonly machine: MachineId;
  readonly timerMinutes: Readonly<Record<string, number>>;
  readonly questionMinutes: number;
  readonly judgementsMerged: boolean;
  readonly entries: readonly LogEntry[];
}

/** What playing a log again gave. */
export type Replay =
  | { readonly kind: 'same'; readonly walkthrough: Walkthrough }
  /** The case, the policy or the clocks are not those of the log. */
  | { readonly kind: 'other-material'; readonly differs: readonly (keyof SessionLog)[] }
  /** The entry at this place came out differently, or was refused. */
  | { readonly kind: 'differs'; readonly place: number; readonly logged: LogEntry; readonly got: LogEntry | Localized };

/** Writes the log of a session. */
export function writeSessionLog(setup: WalkthroughSetup, walkthrough: Walkthrough): SessionLog {
  const { scenario, policy, machine, timerMinutes, questionMinutes, judgementsMerged } = setup;
  return {
    formatVersion: 1,
    scenario: scenario.id,
    scenarioHash: hashContent(scenario),
    policy: policy.policy.id,
    policyVersion: policy.policy.version,
    policyHash: hashContent(policy.policy),
    machine,
    timerMinutes,
    questionMinutes,
    judgementsMerged,
    entries: walkthrough.log,
  };
}

/** A step that was not possible, with its place among the choices. */
export interface RefusedChoice {
  readonly place: number;
  readonly choice: Choice;
  readonly code: string;
  readonly reason: Localized;
}

/** Plays choices one after another; one that is not possible is noted and passed over. */
export function playChoices(
  setup: WalkthroughSetup,
  choices: readonly Choice[],
): { readonly walkthrough: Walkthrough; readonly refused: readonly RefusedChoice[] } {
  const refused: RefusedChoice[] = [];
  let walkthrough = startWalkthrough(setup);
  choices.forEach((choice, place) => {
    const answer = takeStep(setup, walkthrough, choice);
    if (answer.kind === 'moved') walkthrough = answer.walkthrough;
    else refused.push({ place, choice, code: answer.code, reason: answer.reason });
  });
  return { walkthrough, refused };
}

const material = [
  'formatVersion',
  'scenarioHash',
  'policyHash',
  'machine',
  'timerMinutes',
  'questionMinutes',
  'judgementsMerged',
] as const;

/** Plays a log again, step by step, and says at the first step that comes out differently. */
export function replaySession(setup: WalkthroughSetup, log: SessionLog): Replay {
  const own = writeSessionLog(setup, startWalkthrough(setup));
  const differs = material.filter((name) => hashContent(own[name]) !== hashContent(log[name]));
  if (differs.length > 0) return { kind: 'other-material', differs };
  let walkthrough = startWalkthrough(setup);
  for (const [place, logged] of log.entries.entries()) {
    const answer = takeStep(setup, walkthrough, logged.choice);
    if (answer.kind === 'refused') return { kind: 'differs', place, logged, got: answer.reason };
    const got = answer.walkthrough.log[place];
    if (!got || hashContent(got) !== hashContent(logged)) return { kind: 'differs', place, logged, got: got ?? logged };
    walkthrough = answer.walkthrough;
  }
  return { kind: 'same', walkthrough };
}
