import { not, setup, stateIn } from 'xstate';
import { declareTimers, directiveGuards, doNothing, type ChartEvent } from './chart-grammar.ts';

/** Everything that can happen to a consultation, as past facts. */
export const consultationEvents = [
  'bot.answered',
  'contact.queued',
  'contact.turnedAway',
  'contact.carriedOver',
  'contact.missed',
  'contact.returned',
  'contactBack.offered',
  'desk.opened',
  'desk.closed',
  'counsellor.answered',
  'person.wrote',
  'person.fellSilent',
  'person.left',
  'facts.learned',
  'conversation.ended',
  'session.requeued',
  'session.cut',
  'case.escalated',
  'case.handedOver',
  'handOver.accepted',
  'handOver.declined',
  'secondPerson.joined',
  'voiceCall.started',
  'voiceCall.ended',
  'meeting.agreed',
  'meeting.missed',
  'child.secured',
  'standDown.proposed',
  'standDown.approved',
  'standDown.refused',
  'municipality.told',
  'police.told',
  'platform.forewarned',
  'disclosure.requested',
  'disclosure.made',
  'disclosure.refused',
  'dailyReport.read',
] as const;
export type ConsultationEventType = (typeof consultationEvents)[number];

/** The clocks of a consultation, each started and stopped by the chart, its minutes supplied by the caller. */
export const consultationTimers = [
  'patience',
  'noReply',
  'conversation',
  'checkIn',
  'secondCheckIn',
  'silenceTimeout',
  'emergencyConversation',
  'emergencyCheckIn',
  'meetingWait',
  'handOverAnswer',
  'contactBackWait',
] as const;
export type ConsultationTimer = (typeof consultationTimers)[number];

/** The XState vocabulary of the consultation: events, guards on the directive, named timers, acts as data. */
export const consultationSetup = setup({
  types: { events: {} as ChartEvent<ConsultationEventType>, tags: {} as 'ended' },
  delays: declareTimers(consultationTimers),
  guards: {
    ...directiveGuards,
    isPromoted: stateIn({ waiting: 'promoted' }),
    isSomebodyTold: not(stateIn({ emergency: { chain: 'untold' } })),
  },
  actions: {
    act: doNothing,
  },
});
