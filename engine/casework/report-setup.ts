import { reportClocks } from '../pack/clocks-schema.ts';
import { setup } from 'xstate';
import { declareTimers, directiveGuards, doNothing, type ChartEvent } from './chart-grammar.ts';

/** Everything that can happen to a report of suspected abuse, as past facts. */
export const reportEvents = [
  'report.received',
  'intake.completed',
  'intake.deferred',
  'office.opened',
  'facts.learned',
  'firstJudgement.made',
  'secondJudgement.made',
  'judgements.made',
  'decision.approved',
  'decision.refused',
  'referral.accepted',
  'referral.declined',
  'case.takenBack',
  'case.reaccepted',
  'case.transferred',
  'case.escalated',
  'pair.sent',
  'child.seen',
  'child.notSeen',
  'exception.claimed',
  'entryInspection.ordered',
  'outcome.judged',
  'protection.started',
  'protection.declined',
  'grounds.recorded',
  'guardian.consented',
  'court.asked',
  'court.granted',
  'court.rejected',
  'protection.extended',
  'child.returnedHome',
  'child.placed',
] as const;
export type ReportEventType = (typeof reportEvents)[number];

/** The clocks of a report; `safetyCheckDeadline` runs on the wall clock from the first receipt by any actor. */
export const reportTimers = reportClocks;
export type ReportTimer = (typeof reportTimers)[number];

/** The XState vocabulary of the report: events, guards on the directive, named timers, acts as data. */
export const reportSetup = setup({
  types: { events: {} as ChartEvent<ReportEventType>, tags: {} as 'ended' },
  delays: declareTimers(reportTimers),
  guards: directiveGuards,
  actions: { act: doNothing },
});
