import type { CaseEffect, CaseEvent } from '../casework/case-step.ts';
import { advanceCase } from '../casework/case-transition.ts';
import type { ReportTimer } from '../casework/report-setup.ts';
import { EngineError } from '../domain/engine-error.ts';
import type { Localized } from '../domain/localized.ts';
import { outcomesOf, type Outcome } from '../pack/policy-model.ts';
import type { Choice } from './choice.ts';
import { listMissingGrounds } from './missing-grounds.ts';
import { findDeadlineHours, listOutcomes, readDirective, viewPolicy } from './policy-view.ts';
import { explainStepRefusal, type StepRefusalCode } from './step-refusals.ts';
import { applyEffects } from './running-timers.ts';
import type { LogEntry, TraineeJudgement, Walkthrough, WalkthroughSetup } from './walkthrough.ts';

const minutesPerHour = 60;

/** The clock of a report that its policy sets. */
const safetyCheckDeadline: ReportTimer = 'safetyCheckDeadline';

/** A step taken, or why it is not possible; the session then stays as it is. */
export type StepAnswer =
  | { readonly kind: 'moved'; readonly walkthrough: Walkthrough }
  | { readonly kind: 'refused'; readonly code: string; readonly reason: Localized };

/** A session under way within one step, with the effects gathered so far. */
interface Draft extends Omit<Walkthrough, 'log'> {
  readonly effects: readonly CaseEffect[];
}

type DraftAnswer = Draft | Extract<StepAnswer, { kind: 'refused' }>;

function refuse(code: StepRefusalCode, name: string): DraftAnswer {
  return { kind: 'refused', code, reason: explainStepRefusal(code, name) };
}

function applyEvent(setup: WalkthroughSetup, draft: Draft, event: CaseEvent): DraftAnswer {
  const answer = advanceCase(setup.machine, draft.state, event);
  if (answer.kind === 'refused') return answer;
  const { state, effects } = answer;
  const elapsed = event.type === 'timer.elapsed' ? event.timer : null;
  const running = draft.timers.filter(({ timer }) => timer !== elapsed);
  const timers = applyEffects(running, effects, draft.minute, setup.timerMinutes);
  const isNew = draft.state.done && event.type === 'report.received';
  const report = isNew
    ? { receivedAt: draft.minute, isOverdue: false }
    : { receivedAt: draft.receivedAt, isOverdue: draft.isOverdue || elapsed === safetyCheckDeadline };
  return setDeadline(setup, { ...draft, ...report, state, timers, effects: [...draft.effects, ...effects] });
}

/**
 * Puts the deadline of the safety check where the policy has it for the form as it is: so many hours after the first
 * receipt, whatever has happened since. Until the policy is settled on one, and where it sets none, the clock of the setup
 * holds. A new answer can move the deadline; one that is past already runs out at once.
 */
function setDeadline(setup: WalkthroughSetup, draft: Draft): Draft {
  const rest = draft.timers.filter(({ timer }) => timer !== safetyCheckDeadline);
  const hours = findDeadlineHours(viewPolicy(setup.policy, draft.notes));
  const minutes = hours === null ? setup.timerMinutes[safetyCheckDeadline] : hours * minutesPerHour;
  const isRunning = draft.state.timers.includes(safetyCheckDeadline) && !draft.isOverdue;
  if (!isRunning || minutes === undefined) return { ...draft, timers: rest };
  const due = Math.max(draft.receivedAt + minutes, draft.minute);
  return { ...draft, timers: [...rest, { timer: safetyCheckDeadline, due }].sort((a, b) => a.due - b.due) };
}

function letHappen(setup: WalkthroughSetup, draft: Draft, type: string): DraftAnswer {
  return applyEvent(setup, draft, { type, directive: readDirective(setup, draft.notes, type) });
}

/** Lets the clock run to `until`, firing on the way every timer that is due, in the order of their times. */
function runClock(setup: WalkthroughSetup, draft: Draft, until: number): Draft {
  let now = draft;
  for (let next = now.timers[0]; next && next.due <= until; next = now.timers[0]) {
    const { timer, due } = next;
    const directive = readDirective(setup, now.notes, timer);
    const moved = applyEvent(setup, { ...now, minute: due }, { type: 'timer.elapsed', timer, directive });
    if ('kind' in moved) throw new EngineError('timer-refused', `${timer}: ${moved.reason.en}`);
    now = moved;
  }
  return { ...now, minute: until };
}

/** Asking needs somebody to talk to: the chart says whether a fact can be learned here. */
function ask(setup: WalkthroughSetup, draft: Draft, fact: string): DraftAnswer {
  const definition = setup.policy.policy.facts.find(({ id }) => id === fact);
  if (!definition) return refuse('fact-unknown', fact);
  const truth = setup.scenario.facts[fact] ?? null;
  const told: Draft = {
    ...draft,
    revealed: { ...draft.revealed, [fact]: truth },
    notes: { ...draft.notes, [fact]: truth },
  };
  const moved = letHappen(setup, told, 'facts.learned');
  return 'kind' in moved ? moved : runClock(setup, moved, draft.minute + setup.questionMinutes);
}

function note(setup: WalkthroughSetup, draft: Draft, choice: Extract<Choice, { kind: 'note' }>): DraftAnswer {
  const { fact, value } = choice;
  const cells = setup.policy.cells.find((each) => each.fact.id === fact);
  if (!cells) return refuse('fact-unknown', fact);
  if (value !== null && cells.cellOf(value) < 0)
    return refuse('answer-not-possible', `${fact} = ${JSON.stringify(value)}`);
  const noted: Draft = { ...draft, notes: { ...draft.notes, [fact]: value } };
  const moved = letHappen(setup, noted, 'facts.learned');
  return 'kind' in moved ? setDeadline(setup, noted) : moved;
}

function isPossible(setup: WalkthroughSetup, decisionId: string, outcome: Outcome): boolean {
  const decision = setup.policy.policy.decisions.find(({ id }) => id === decisionId);
  if (!decision) return false;
  const isList = typeof outcome !== 'string';
  const names = isList ? outcome : [outcome];
  return isList === (decision.hit === 'collect') && names.every((each) => outcomesOf(decision).includes(each));
}

function judge(setup: WalkthroughSetup, draft: Draft, choice: Extract<Choice, { kind: 'judge' }>): DraftAnswer {
  const wrong = Object.entries(choice.outcomes).find(([decision, outcome]) => !isPossible(setup, decision, outcome));
  if (wrong) return refuse('outcome-not-possible', `${wrong[0]} = ${JSON.stringify(wrong[1])}`);
  if (Object.keys(choice.outcomes).length === 0) return refuse('judgement-empty', '');
  const reason = choice.reason ?? '';
  const judgement: TraineeJudgement = Object.freeze({
    minute: draft.minute,
    state: draft.state.value,
    outcomes: choice.outcomes,
    deadlineHours: choice.deadlineHours ?? null,
    reason,
    missingGrounds: listMissingGrounds(setup, draft.notes, choice.outcomes, reason),
    notes: draft.notes,
  });
  return { ...draft, judgements: [...draft.judgements, judgement] };
}

function carryOut(setup: WalkthroughSetup, draft: Draft, choice: Choice): DraftAnswer {
  if (draft.paused && choice.kind !== 'resume') return refuse('session-paused', '');
  const [next] = draft.timers;
  switch (choice.kind) {
    case 'ask':
      return ask(setup, draft, choice.fact);
    case 'note':
      return note(setup, draft, choice);
    case 'event':
      return letHappen(setup, draft, choice.type);
    case 'wait':
      return next ? runClock(setup, draft, next.due) : refuse('no-timer', '');
    case 'advance':
      return runClock(setup, draft, draft.minute + choice.minutes);
    case 'judge':
      return judge(setup, draft, choice);
    case 'pause':
      return { ...draft, paused: true };
    case 'resume':
      return draft.paused ? { ...draft, paused: false } : refuse('not-paused', '');
  }
}

/**
 * Takes one step: state in, state out. Time passes only by `ask`, `wait` and `advance`, and every timer that is due on the
 * way runs out at its own minute. The log grows by exactly one entry.
 *
 * @returns the next state of the session, or why the step is not possible, in both languages
 */
export function takeStep(setup: WalkthroughSetup, walkthrough: Walkthrough, choice: Choice): StepAnswer {
  const { log, ...standing } = walkthrough;
  const taken = carryOut(setup, { ...standing, effects: [] }, choice);
  if ('kind' in taken) return taken;
  const { effects, ...next } = taken;
  const outcomes = listOutcomes(viewPolicy(setup.policy, next.notes));
  const entry: LogEntry = Object.freeze({
    minute: walkthrough.minute,
    choice,
    after: { minute: next.minute, state: next.state.value, outcomes, effects },
  });
  return { kind: 'moved', walkthrough: Object.freeze({ ...next, log: [...log, entry] }) };
}
