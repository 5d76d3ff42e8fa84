import { reportClocks } from '../pack/clock-names.ts';
import { not, setup, stateIn } from 'xstate';
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
  'referral.offered',
  'referral.accepted',
  'referral.declined',
  'case.takenBack',
  'case.reaccepted',
  'transfer.offered',
  'transfer.accepted',
  'transfer.declined',
  'case.escalated',
  'pair.sent',
  'child.seen',
  'child.notSeen',
  'exception.claimed',
  'entryInspection.ordered',
  'outcome.judged',
  'secondLook.made',
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
  guards: {
    ...directiveGuards,
    isLimitReached: stateIn({ protected: { limit: 'reached' } }),
    isNotRejected: not(stateIn({ protected: { review: 'rejected' } })),
  },
  actions: { act: doNothing },
});
