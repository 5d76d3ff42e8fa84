import { supportClocks } from '../pack/clock-names.ts';
import { setup, stateIn } from 'xstate';
import { declareTimers, directiveGuards, doNothing, type ChartEvent } from './chart-grammar.ts';

/** Everything that can happen to a case under support, as past facts. */
export const supportEvents = [
  'meeting.called',
  'quorum.confirmed',
  'acceptance.decided',
  'case.accepted',
  'child.seen',
  'exception.claimed',
  'decision.approved',
  'decision.refused',
  'plan.decided',
  'outsider.invited',
  'membership.accepted',
  'membership.declined',
  'information.shared',
  'conference.held',
  'talks.stalled',
  'leadAgency.named',
  'facts.learned',
  'attendance.reported',
  'child.unseen',
  'review.held',
  'closure.proposed',
  'grounds.recorded',
  'agencies.agreed',
  'agencies.disagreed',
  'worseningSigns.explained',
  'family.moved',
  'newMunicipality.told',
  'newMunicipality.accepted',
  'family.returned',
  'referral.offered',
  'center.accepted',
  'center.declined',
  'case.sentBack',
  'child.placed',
  'child.returnedHome',
  'child.cameOfAge',
  'birth.announced',
  'watch.ended',
  'newFacts.reported',
  'case.escalated',
] as const;
export type SupportEventType = (typeof supportEvents)[number];

/** The clocks of support; how often a plan is reviewed is the pack's or the policy's. */
export const supportTimers = supportClocks;
export type SupportTimer = (typeof supportTimers)[number];

/** The XState vocabulary of support: events, guards on the directive, named timers, acts as data. */
export const supportSetup = setup({
  types: { events: {} as ChartEvent<SupportEventType>, tags: {} as 'ended' },
  delays: declareTimers(supportTimers),
  guards: { ...directiveGuards, isSightAwaited: stateIn({ accepting: { inTime: 'sightAwaited' } }) },
  actions: { act: doNothing },
});
