import { closing, relocating } from './support-closure.ts';
import { supportSetup } from './support-setup.ts';

const toCenter = '#support.sentToCenter';
const conference = '#support.conferenceCalled';

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
    'newFacts.reported': [{ guard: 'isEmergency', target: toCenter }, { target: '#support.meetingCalled' }],
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

/**
 * The chart of support by the regional council (要対協): acceptance meeting, decision meeting, conference, plan, support,
 * review, closing; to the child guidance center and back, with acceptance anew; relocation; after-care; expectant mothers
 * who are watched. Source: 002_8ab347e9502d1fc7.txt, chapters II to IV.
 */
export const support = supportSetup.createMachine({
  id: 'support',
  initial: 'received',
  states: {
    received: { on: { 'meeting.called': 'meetingCalled', 'facts.learned': learn, 'case.escalated': toCenter } },
    meetingCalled: {
      entry: { type: 'act', params: { act: 'callAcceptanceMeeting', by: 'regionalCouncil' } },
      on: { 'quorum.confirmed': 'meetingOpened', 'facts.learned': learn, 'case.escalated': toCenter },
    },
    meetingOpened: {
      on: {
        'acceptance.decided': [
          { guard: 'isEmergency', target: toCenter },
          { guard: 'isHandedOverOrDanger', target: 'accepted' },
          { guard: 'isReferred', target: 'accepted' },
          { target: 'watched' },
        ],
        'facts.learned': learn,
        'case.escalated': toCenter,
      },
    },
    accepted: {
      entry: { type: 'act', params: { act: 'callDecisionMeeting', by: 'regionalCouncil' } },
      on: {
        'plan.decided': [
          { guard: 'isEmergency', target: toCenter },
          { guard: 'isHandedOverOrDanger', target: 'conferenceCalled' },
          { guard: 'isReferred', target: 'conferenceCalled' },
          { target: '#supportEnded.followedElsewhere' },
        ],
        'facts.learned': learn,
        'case.escalated': toCenter,
        'family.moved': 'relocating',
      },
    },
    conferenceCalled: {
      entry: { type: 'act', params: { act: 'callConference', by: 'regionalCouncil' } },
      on: {
        'outsider.invited': 'membershipAwaited',
        'conference.held': [{ guard: 'isEmergency', target: toCenter }, { target: 'supported' }],
        'talks.stalled': 'stalled',
        'facts.learned': learn,
        'case.escalated': toCenter,
        'family.moved': 'relocating',
      },
    },
    membershipAwaited: {
      entry: { type: 'act', params: { act: 'askToKeepSecrecy', by: 'regionalCouncil' } },
      on: {
        'membership.accepted': 'conferenceCalled',
        'membership.declined': 'conferenceCalled',
        'facts.learned': learn,
        'case.escalated': toCenter,
      },
    },
    stalled: {
      on: { 'leadAgency.named': 'supported', 'facts.learned': learn, 'case.escalated': toCenter },
    },
    supported: {
      entry: { type: 'act', params: { act: 'supportByPlan', by: 'regionalCouncil' } },
      after: { reviewInterval: 'reviewDue' },
      on: {
        'facts.learned': interrupt,
        'attendance.reported': interrupt,
        'child.unseen': flagUnseen,
        'closure.proposed': { guard: 'isNoDanger', target: 'closing' },
        'family.moved': 'relocating',
        'child.cameOfAge': '#supportEnded.cameOfAge',
        'case.escalated': toCenter,
      },
    },
    reviewDue: {
      entry: { type: 'act', params: { act: 'callReview', by: 'regionalCouncil' } },
      on: {
        'review.held': [
          { guard: 'isEmergency', target: toCenter },
          { guard: 'isDanger', target: 'conferenceCalled' },
          { target: 'supported' },
        ],
        'facts.learned': interrupt,
        'attendance.reported': interrupt,
        'child.unseen': flagUnseen,
        'family.moved': 'relocating',
        'case.escalated': toCenter,
      },
    },
    closing,
    relocating,
    sentToCenter: {
      entry: { type: 'act', params: { act: 'referToCenter', by: 'municipality' } },
      after: { centerAnswer: 'unansweredByCenter' },
      on: { 'center.accepted': 'ledByCenter', 'center.declined': declineByCenter, 'facts.learned': noteFacts },
    },
    unansweredByCenter: {
      entry: { type: 'act', params: { act: 'remindCenter', by: 'supervisor' } },
      on: { 'center.accepted': 'ledByCenter', 'center.declined': declineByCenter, 'facts.learned': noteFacts },
    },
    ledByCenter: {
      entry: { type: 'act', params: { act: 'helpCenter', by: 'municipality' } },
      on: {
        'case.sentBack': 'meetingCalled',
        'child.placed': '#supportEnded.placed',
        'child.returnedHome': 'aftercare',
        'facts.learned': noteFacts,
      },
    },
    aftercare: {
      entry: { type: 'act', params: { act: 'visitAfterReturn', by: 'regionalCouncil' } },
      after: { reviewInterval: 'reviewDue' },
      on: {
        'facts.learned': [{ guard: 'isDanger', target: 'sentToCenter' }, noteFacts],
        'child.unseen': flagUnseen,
        'family.moved': 'relocating',
        'case.escalated': toCenter,
      },
    },
    watched: {
      entry: { type: 'act', params: { act: 'followUp', by: 'municipality' } },
      after: { watchInterval: 'watchDue' },
      on: {
        'birth.announced': 'meetingCalled',
        'watch.ended': { guard: 'isNoDanger', target: '#supportEnded.followedElsewhere' },
        'facts.learned': [
          { guard: 'isEmergency', target: toCenter },
          { guard: 'isDanger', target: 'meetingCalled' },
          noteFacts,
        ],
        'child.unseen': flagUnseen,
        'family.moved': 'relocating',
        'case.escalated': toCenter,
      },
    },
    watchDue: {
      entry: { type: 'act', params: { act: 'lookAgain', by: 'municipality' } },
      on: {
        'review.held': [
          { guard: 'isEmergency', target: toCenter },
          { guard: 'isDanger', target: 'meetingCalled' },
          { target: 'watched' },
        ],
        'birth.announced': 'meetingCalled',
        'case.escalated': toCenter,
      },
    },
    ended,
  },
});
