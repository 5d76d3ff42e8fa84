import { closing, relocating } from './support-closure.ts';
import { supportSetup } from './support-setup.ts';

const toCenter = '#support.withCenter';
const conference = '#support.conferring';
const meeting = '#support.accepting.meetingCalled';
const supporting = '#support.supporting';
const relocation = '#support.relocating';

const noteFacts = { actions: { type: 'act', params: { act: 'noteFacts', by: 'regionalCouncil' } } } as const;

const flagUnseen = {
  target: conference,
  actions: { type: 'act', params: { act: 'treatAsHighRisk', by: 'regionalCouncil' } },
} as const;

/** Where entry or protection may be needed the case goes to the child guidance center. */
const learn = [{ guard: 'isEmergency', target: toCenter }, noteFacts] as const;

const interrupt = [
  { guard: 'isEmergency', target: toCenter },
  { guard: 'isDanger', target: conference },
  noteFacts,
] as const;

const ended = supportSetup.createStateConfig({
  id: 'supportEnded',
  initial: 'closed',
  tags: ['ended'],
  on: {
    'newFacts.reported': [{ guard: 'isEmergency', target: toCenter }, { target: meeting }],
    'case.escalated': toCenter,
  },
  states: {
    closed: { entry: { type: 'act', params: { act: 'tellSchoolOfClosure', by: 'regionalCouncil' } } },
    followedElsewhere: { entry: { type: 'act', params: { act: 'passOnToOrdinaryServices', by: 'municipality' } } },
    relocated: { entry: { type: 'act', params: { act: 'recordReceiver', by: 'municipality' } } },
    placed: {
      entry: { type: 'act', params: { act: 'recordPlacement', by: 'childGuidanceCenter' } },
      on: { 'child.returnedHome': '#support.aftercare' },
    },
    cameOfAge: {},
  },
});

/** In an emergency a refusal by the center does not stand: the superiors have to talk. */
const declineByCenter = [
  { guard: 'isNoEmergency', target: conference },
  { actions: { type: 'act', params: { act: 'askSuperiorsToTalk', by: 'supervisor' } } },
] as const;

const accepting = supportSetup.createStateConfig({
  initial: 'received',
  on: { 'facts.learned': learn, 'case.escalated': toCenter },
  states: {
    received: { on: { 'meeting.called': 'meetingCalled' } },
    meetingCalled: {
      entry: { type: 'act', params: { act: 'callAcceptanceMeeting', by: 'regionalCouncil' } },
      on: { 'quorum.confirmed': 'meetingOpened' },
    },
    meetingOpened: {
      on: {
        'acceptance.decided': [
          { guard: 'isEmergency', target: toCenter },
          { guard: 'isHandedOverOrDanger', target: 'accepted' },
          { guard: 'isReferred', target: 'accepted' },
          { target: '#support.watching' },
        ],
      },
    },
    accepted: {
      entry: { type: 'act', params: { act: 'callDecisionMeeting', by: 'regionalCouncil' } },
      on: {
        'plan.decided': [
          { guard: 'isEmergency', target: toCenter },
          { guard: 'isHandedOverOrDanger', target: conference },
          { guard: 'isReferred', target: conference },
          { target: '#supportEnded.followedElsewhere' },
        ],
        'family.moved': relocation,
      },
    },
  },
});

const conferring = supportSetup.createStateConfig({
  initial: 'conferenceCalled',
  on: { 'facts.learned': learn, 'case.escalated': toCenter, 'family.moved': relocation },
  states: {
    conferenceCalled: {
      entry: { type: 'act', params: { act: 'callConference', by: 'regionalCouncil' } },
      on: {
        'outsider.invited': 'membershipAwaited',
        'conference.held': [{ guard: 'isEmergency', target: toCenter }, { target: supporting }],
        'talks.stalled': 'stalled',
      },
    },
    membershipAwaited: {
      entry: { type: 'act', params: { act: 'askToKeepSecrecy', by: 'regionalCouncil' } },
      on: { 'membership.accepted': 'conferenceCalled', 'membership.declined': 'conferenceCalled' },
    },
    stalled: { on: { 'leadAgency.named': supporting } },
  },
});

const supportingByPlan = supportSetup.createStateConfig({
  initial: 'supported',
  on: {
    'facts.learned': interrupt,
    'attendance.reported': interrupt,
    'child.unseen': flagUnseen,
    'family.moved': relocation,
    'child.cameOfAge': '#supportEnded.cameOfAge',
    'case.escalated': toCenter,
  },
  states: {
    supported: {
      entry: { type: 'act', params: { act: 'supportByPlan', by: 'regionalCouncil' } },
      after: { reviewInterval: 'reviewDue' },
      on: { 'closure.proposed': { guard: 'isNoDanger', target: '#support.closing' } },
    },
    reviewDue: {
      entry: { type: 'act', params: { act: 'callReview', by: 'regionalCouncil' } },
      on: {
        'review.held': [
          { guard: 'isEmergency', target: toCenter },
          { guard: 'isDanger', target: conference },
          { target: 'supported' },
        ],
      },
    },
  },
});

/** The center has been asked to lead: it answers, leads, and sends the case back, which then has to be accepted anew. */
const withCenter = supportSetup.createStateConfig({
  initial: 'sent',
  on: { 'facts.learned': noteFacts },
  states: {
    sent: {
      entry: { type: 'act', params: { act: 'referToCenter', by: 'municipality' } },
      after: { centerAnswer: 'unanswered' },
      on: { 'center.accepted': 'led', 'center.declined': declineByCenter },
    },
    unanswered: {
      entry: { type: 'act', params: { act: 'remindCenter', by: 'supervisor' } },
      on: { 'center.accepted': 'led', 'center.declined': declineByCenter },
    },
    led: {
      entry: { type: 'act', params: { act: 'helpCenter', by: 'municipality' } },
      on: {
        'case.sentBack': meeting,
        'child.placed': '#supportEnded.placed',
        'child.returnedHome': '#support.aftercare',
      },
    },
  },
});

/** Families and expectant mothers who are not taken on as council cases, and are not lost sight of. */
const watching = supportSetup.createStateConfig({
  initial: 'watched',
  on: {
    'birth.announced': meeting,
    'facts.learned': [{ guard: 'isEmergency', target: toCenter }, { guard: 'isDanger', target: meeting }, noteFacts],
    'child.unseen': flagUnseen,
    'family.moved': relocation,
    'case.escalated': toCenter,
  },
  states: {
    watched: {
      entry: { type: 'act', params: { act: 'followUp', by: 'municipality' } },
      after: { watchInterval: 'watchDue' },
      on: { 'watch.ended': { guard: 'isNoDanger', target: '#supportEnded.followedElsewhere' } },
    },
    watchDue: {
      entry: { type: 'act', params: { act: 'lookAgain', by: 'municipality' } },
      on: {
        'review.held': [
          { guard: 'isEmergency', target: toCenter },
          { guard: 'isDanger', target: meeting },
          { target: 'watched' },
        ],
      },
    },
  },
});

/**
 * The chart of support by the regional council (要対協): acceptance meeting, decision meeting, conference, plan, support,
 * review, closing; to the child guidance center and back, with acceptance anew; relocation; after-care; expectant mothers
 * who are watched. Source: 002_8ab347e9502d1fc7.txt, chapters II to IV.
 */
export const support = supportSetup.createMachine({
  id: 'support',
  initial: 'accepting',
  states: {
    accepting,
    conferring,
    supporting: supportingByPlan,
    closing,
    relocating,
    withCenter,
    aftercare: {
      entry: { type: 'act', params: { act: 'visitAfterReturn', by: 'regionalCouncil' } },
      after: { reviewInterval: '#support.supporting.reviewDue' },
      on: {
        'facts.learned': [{ guard: 'isDanger', target: toCenter }, noteFacts],
        'child.unseen': flagUnseen,
        'family.moved': relocation,
        'case.escalated': toCenter,
      },
    },
    watching,
    ended,
  },
});
