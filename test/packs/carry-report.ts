import { startCase, type CaseEffect } from '../../engine/casework/case-step.ts';
import { advanceCase } from '../../engine/casework/case-transition.ts';
import type { CaseState } from '../../engine/casework/case-state.ts';
import { createDirective, type CaseDirective } from '../../engine/casework/directive.ts';

/** What a well-run office does next: the first of these that the chart allows. Only steps forward, so that it ends. */
const nextSteps = [
  'intake.completed',
  'firstJudgement.made',
  'secondJudgement.made',
  'judgements.made',
  'decision.approved',
  'office.opened',
  'referral.accepted',
  'pair.sent',
  'child.seen',
  'outcome.judged',
  'secondLook.made',
  'protection.declined',
  'grounds.recorded',
] as const;

export interface CarriedReport {
  readonly visited: readonly CaseState[];
  readonly events: readonly string[];
  readonly effects: readonly CaseEffect[];
  readonly end: CaseState;
}

/**
 * Carries a report through its chart under one directive, the child seen at the first visit, until it ends. What waits for
 * the opening no longer waits once the office has opened.
 */
export function carryReport(asReceived: CaseDirective): CarriedReport {
  let directive = asReceived;
  let state = startCase('report');
  const visited = [state];
  const events: string[] = [];
  const effects: CaseEffect[] = [];
  while (!state.done && events.length < 30) {
    const from = state;
    const step = nextSteps
      .map((type) => ({ type, answer: advanceCase('report', from, { type, directive }) }))
      .find(({ answer }) => answer.kind === 'moved');
    if (step?.answer.kind !== 'moved') throw new Error(`stuck in ${state.value}`);
    state = step.answer.state;
    if (step.type === 'office.opened') directive = createDirective({ ...asReceived, waitForOpening: false });
    visited.push(state);
    events.push(step.type);
    effects.push(...step.answer.effects);
  }
  return { visited, events, effects, end: state };
}
