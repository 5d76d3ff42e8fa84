import type { Outcome } from '../pack/policy-model.ts';
import type { CompiledDecision } from '../policy/compile.ts';
import { findMissingGrounds } from './missing-grounds.ts';
import { findDeadlineHours, listOutcomes, viewPolicy } from './policy-view.ts';
import type { Notes, TraineeJudgement, Walkthrough, WalkthroughSetup } from './walkthrough.ts';

/** How a judgement stands to another: `other` where outcomes have no order. */
export type Standing = 'same' | 'lower' | 'higher' | 'other';

/** One decision: what the trainee judged beside the policy and beside what the case's authors expect. */
export interface DecisionComparison {
  readonly decision: string;
  /** null: not judged. */
  readonly judged: Outcome | null;
  /** What the policy says of the form as it was when judged; null while open without order. */
  readonly policyOnForm: Outcome | null;
  /** What the policy says of the case with everything known. */
  readonly policyOnTruth: Outcome | null;
  /** What the case's authors expect; any one of a list will do. null: nothing stated. */
  readonly expected: Outcome | null;
  /** null where one of the two is missing. */
  readonly besidePolicy: Standing | null;
  readonly besideExpected: Standing | null;
}

/** What is talked over after a session. A missed grave sign stands apart from the score, time is shown and never scored. */
export interface Debrief {
  readonly comparisons: readonly DecisionComparison[];
  /** Agreement with what the authors expect; null where the authors are divided or expect nothing: then it is discussed. */
  readonly score: { readonly agreed: number; readonly of: number } | null;
  /** Grave signs that hold in the case and were not on the form as "yes" at the last judgement, in the case's order. */
  readonly missedGraveSigns: readonly string[];
  /** Decisions left lower than the policy recommends, on urgency, severity or protection, without recorded grounds. */
  readonly missingGrounds: readonly string[];
  /** Answers on the form that differ from the case, in order of the policy's facts. */
  readonly misnoted: readonly string[];
  /** Hours from the first receipt; `besidePolicy` says `lower` for a deadline sooner than the policy's. */
  readonly deadline: {
    readonly judged: number | null;
    readonly policyOnForm: number | null;
    readonly policyOnTruth: number | null;
    readonly besidePolicy: Exclude<Standing, 'other'> | null;
  };
  /** Facts on the form, unknown ones included, out of those that a person can be asked for. */
  readonly formFilled: { readonly noted: number; readonly of: number };
  /** Simulated minutes to the last judgement; null without one. */
  readonly minutesToJudgement: number | null;
}

function compareOutcomes(decision: CompiledDecision, judged: Outcome, other: Outcome): Standing {
  if (typeof judged !== 'string' || typeof other !== 'string') {
    const [a, b] = [judged, other].map((outcome) => JSON.stringify([outcome].flat().sort()));
    return a === b ? 'same' : 'other';
  }
  if (judged === other) return 'same';
  if (!decision.isOrdered) return 'other';
  return decision.outcomes.indexOf(judged) < decision.outcomes.indexOf(other) ? 'lower' : 'higher';
}

/** Beside the nearest of what is expected: under `collect` the list is one outcome, else any member will do. */
function compareExpected(decision: CompiledDecision, judged: Outcome, expected: Outcome): Standing {
  if (decision.decision.hit === 'collect' || typeof expected === 'string') {
    return compareOutcomes(decision, judged, expected);
  }
  const standings = expected.map((each) => compareOutcomes(decision, judged, each));
  if (standings.includes('same')) return 'same';
  const [first = 'other'] = standings;
  return standings.every((standing) => standing === first) ? first : 'other';
}

function compareDecision(
  setup: WalkthroughSetup,
  decision: CompiledDecision,
  judgement: TraineeJudgement | undefined,
  onForm: Readonly<Record<string, Outcome | null>>,
  onTruth: Readonly<Record<string, Outcome | null>>,
): DecisionComparison {
  const { id } = decision.decision;
  const judged = judgement?.outcomes[id] ?? null;
  const policyOnForm = onForm[id] ?? null;
  const expected = setup.scenario.expect?.[id] ?? null;
  return {
    decision: id,
    judged,
    policyOnForm,
    policyOnTruth: onTruth[id] ?? null,
    expected,
    besidePolicy: judged === null || policyOnForm === null ? null : compareOutcomes(decision, judged, policyOnForm),
    besideExpected: judged === null || expected === null ? null : compareExpected(decision, judged, expected),
  };
}

function findLastJudgement(walkthrough: Walkthrough): TraineeJudgement | undefined {
  const last = walkthrough.judgements.at(-1);
  if (!last) return undefined;
  // Later judgements of one decision replace earlier ones; a decision judged earlier alone still counts.
  const outcomes = Object.assign(
    {},
    ...walkthrough.judgements.map((each) => each.outcomes),
  ) as TraineeJudgement['outcomes'];
  return { ...last, outcomes };
}

function compareDeadlines(judged: number | null, policyOnForm: number | null): Debrief['deadline']['besidePolicy'] {
  if (judged === null || policyOnForm === null) return null;
  if (judged === policyOnForm) return 'same';
  return judged < policyOnForm ? 'lower' : 'higher';
}

/** Compares what the trainee judged with the policy and with what the case's authors expect. */
export function debriefWalkthrough(setup: WalkthroughSetup, walkthrough: Walkthrough): Debrief {
  const { scenario, policy } = setup;
  const judgement = findLastJudgement(walkthrough);
  const notes: Notes = judgement?.notes ?? walkthrough.notes;
  const formView = viewPolicy(policy, notes);
  const truthView = viewPolicy(policy, scenario.facts);
  const [onForm, onTruth] = [listOutcomes(formView), listOutcomes(truthView)];
  const judged = walkthrough.judgements.findLast(({ deadlineHours }) => deadlineHours !== null)?.deadlineHours ?? null;
  const policyOnForm = findDeadlineHours(formView);
  const comparisons = policy.decisions.map((each) => compareDecision(setup, each, judgement, onForm, onTruth));
  const expected = comparisons.filter((each) => each.expected !== null);
  const isGraded = scenario.consensus !== 'divided' && expected.length > 0;
  const askable = policy.policy.facts.filter(({ suppliedBy }) => suppliedBy === undefined);
  return {
    comparisons,
    score: isGraded
      ? { agreed: expected.filter(({ besideExpected }) => besideExpected === 'same').length, of: expected.length }
      : null,
    missedGraveSigns: (scenario.graveSigns ?? []).filter((id) => scenario.facts[id] === true && notes[id] !== true),
    missingGrounds: findMissingGrounds(setup, walkthrough.judgements),
    misnoted: askable
      .map(({ id }) => id)
      .filter((id) => (notes[id] ?? null) !== null && notes[id] !== (scenario.facts[id] ?? null)),
    deadline: {
      judged,
      policyOnForm,
      policyOnTruth: findDeadlineHours(truthView),
      besidePolicy: compareDeadlines(judged, policyOnForm),
    },
    formFilled: { noted: askable.filter(({ id }) => notes[id] !== undefined).length, of: askable.length },
    minutesToJudgement: judgement?.minute ?? null,
  };
}
