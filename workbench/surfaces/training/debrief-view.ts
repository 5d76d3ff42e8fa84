import { decide, type PolicyDecision, type ScenarioCase, type WalkthroughSetup } from '../../state/engine.ts';
import type { TrainingState } from '../../state/training.ts';

type Outcome = string | readonly string[];

/** One decision as the trainee, the policy on the same form, and the case's authors judged it. */
export interface DebriefRow {
  readonly decision: string;
  readonly own: Outcome | null;
  readonly policy: Outcome | null;
  readonly expected: Outcome | null;
  readonly isSame: boolean;
}

export interface DebriefView {
  readonly rows: readonly DebriefRow[];
  /** What the policy says of the form as it was when the judgement was given. */
  readonly policy: PolicyDecision;
  /** Grave signs that the case holds and the form did not. */
  readonly missed: readonly string[];
  readonly noticed: readonly string[];
}

function listGraveSigns(scenario: ScenarioCase): readonly string[] {
  return scenario.graveSigns ?? [];
}

function decideNotes(setup: WalkthroughSetup, notes: TrainingState['walkthrough']['notes']): PolicyDecision {
  return decide(setup.policy, notes);
}

/** The newest judgement beside the policy's on the same answers; null before the first judgement. */
export function viewDebrief(session: TrainingState): DebriefView | null {
  const { setup, walkthrough, scenario } = session;
  const judgement = walkthrough.judgements.at(-1);
  if (judgement === undefined) return null;
  const policy = decideNotes(setup, judgement.notes);
  const rows = Object.entries(policy.decisions).map(([decision, result]): DebriefRow => {
    const own = judgement.outcomes[decision] ?? null;
    const expected = scenario.expect?.[decision] ?? null;
    return {
      decision,
      own,
      policy: result.outcome,
      expected,
      isSame: JSON.stringify(own) === JSON.stringify(result.outcome),
    };
  });
  const signs = listGraveSigns(scenario);
  return {
    rows,
    policy,
    missed: signs.filter((sign) => judgement.notes[sign] !== true),
    noticed: signs.filter((sign) => judgement.notes[sign] === true),
  };
}
