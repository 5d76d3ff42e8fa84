import { closing, relocating } from './support-closure.ts';
import { supportSetup } from './support-setup.ts';

const toCenter = '#support.withCenter';
const conference = '#support.conferring';
const meeting = '#support.accepting.inTime.meetingCalled';
const meetingAnew = '#support.accepting.anew';
const deciding = '#support.accepting.decided';
const supporting = '#support.supporting';
const relocation = '#support.relocating';

const noteFacts = { actions: { type: 'act', params: { act: 'noteFacts', by: 'regionalCouncil' } } } as const;

const flagUnseen = {
  target: conference,
  actions: { type: 'act', params: { act: 'treatAsHighRisk', by: 'regionalCouncil' } },
} as const;

/** Where entry or protection may be needed, or the policy says so, the case goes to the child guidance center. */
const learn = [{ guard: 'isToCenter', target: toCenter }, noteFacts] as const;

const interrupt = [
  { guard: 'isToCenter', target: toCenter },
  { guard: 'isDanger', target: conference },
  noteFacts,
] as const;

/** Told only to those who keep its secrecy. */
const share = {
  guard: 'isSharingOpen',
  actions: { type: 'act', params: { act: 'shareInformation', by: 'regionalCouncil' } },
} as const;

const ended = supportSetup.createStateConfig({
  id: 'supportEnded',
  initial: 'closed',
  tags: ['ended'],
  on: {
    'newFacts.reported': [{ guard: 'isToCenter', target: toCenter }, { target: meeting }],
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

/** Where it has to be the center's, a refusal does not stand: the superiors have to talk. */
const declineByCenter = [
  { guard: 'isNotToCenter', target: conference },
  { actions: { type: 'act', params: { act: 'askSuperiorsToTalk', by: 'supervisor' } } },
] as const;

/** What the meeting accepts goes on to the decision meeting; the rest is watched. */
const acceptOrWatch = [
  { guard: 'isHandedOverOrDanger', target: deciding },
  { guard: 'isReferred', target: deciding },
  { guard: 'isKeptLocally', target: deciding },
  { target: '#support.watching' },
] as const;

/**
 * From the receipt to the sight of the child. The clock runs from the first receipt through every step in here; when it
 * passes, a child who still has to be seen is the center's. Source: 002_8ab347e9502d1fc7.txt, lines 690 to 720 and 855 to 909.
 */
const acceptingInTime = supportSetup.createStateConfig({
  initial: 'received',
  after: {
    safetyCheckDeadline: [
      { guard: 'isSightOwed', target: toCenter },
      { guard: 'isSightAwaited', target: '#support.accepting.decided.exceptionProposed' },
      { target: meetingAnew },
    ],
  },
  states: {
    received: {
      on: {
        'meeting.called': 'meetingCalled',
        'case.accepted': [
          { guard: 'isAcceptedUnseen', target: 'sightAwaited' },
          { guard: 'isAcceptedAtOnce', target: deciding },
        ],
      },
    },
    meetingCalled: {
      entry: { type: 'act', params: { act: 'callAcceptanceMeeting', by: 'regionalCouncil' } },
      on: { 'quorum.confirmed': 'meetingOpened' },
    },
    meetingOpened: {
      on: {
        'acceptance.decided': [
          { guard: 'isToCenter', target: toCenter },
          { guard: 'isWatchOnly', target: '#support.watching' },
          { guard: 'isUnseen', target: 'sightAwaited' },
          ...acceptOrWatch,
        ],
      },
    },
    sightAwaited: {
      entry: { type: 'act', params: { act: 'visitInPair', by: 'municipality' } },
      on: {
        'child.seen': deciding,
        'child.unseen': [
          { guard: 'isToCenter', target: toCenter },
          { actions: { type: 'act', params: { act: 'visitInPair', by: 'municipality' } } },
        ],
        'exception.claimed': { guard: 'isExceptionOpen', target: '#support.accepting.decided.exceptionProposed' },
      },
    },
  },
});

/** Accepted anew, after the center has sent the case back or the hours for the sight are over: no clock starts again. */
const acceptingAnew = supportSetup.createStateConfig({
  initial: 'meetingCalled',
  states: {
    meetingCalled: {
      entry: { type: 'act', params: { act: 'callAcceptanceMeeting', by: 'regionalCouncil' } },
      on: { 'quorum.confirmed': 'meetingOpened' },
    },
    meetingOpened: {
      on: {
        'acceptance.decided': [
          { guard: 'isToCenter', target: toCenter },
          { guard: 'isWatchOnly', target: '#support.watching' },
          { guard: 'isUnseen', ...flagUnseen },
          ...acceptOrWatch,
        ],
      },
    },
  },
});

/** The child has been seen, or need not be: the decision meeting says whether abuse is possible. */
const decidingOnPlan = supportSetup.createStateConfig({
  initial: 'accepted',
  on: { 'family.moved': relocation },
  states: {
    accepted: {
      entry: { type: 'act', params: { act: 'callDecisionMeeting', by: 'regionalCouncil' } },
      on: {
        'plan.decided': [
          { guard: 'isToCenter', target: toCenter },
          { guard: 'isWatchOnly', target: '#support.watching' },
          { guard: 'isHandedOverOrDanger', target: conference },
          { guard: 'isReferred', target: conference },
          { guard: 'isKeptLocally', target: conference },
          { target: '#support.watching' },
        ],
      },
    },
    exceptionProposed: {
      entry: { type: 'act', params: { act: 'writeGroundsForSafety', by: 'municipality' } },
      on: {
        'decision.approved': {
          guard: 'isExceptionOpen',
          target: 'accepted',
          actions: [
            { type: 'act', params: { act: 'tellCenterWhatWasDone', by: 'municipality' } },
            { type: 'act', params: { act: 'askTechnicalAdvice', by: 'municipality' } },
          ],
        },
        'decision.refused': toCenter,
        'child.seen': 'accepted',
      },
    },
  },
});

/** The case is received, accepted in time or anew, and its plan decided. */
const accepting = supportSetup.createStateConfig({
  initial: 'inTime',
  on: { 'facts.learned': learn, 'case.escalated': toCenter, 'referral.offered': toCenter },
  states: { inTime: acceptingInTime, anew: acceptingAnew, decided: decidingOnPlan },
});

const conferring = supportSetup.createStateConfig({
  initial: 'conferenceCalled',
  on: {
    'facts.learned': learn,
    'case.escalated': toCenter,
    'referral.offered': toCenter,
    'family.moved': relocation,
  },
  states: {
    conferenceCalled: {
      entry: { type: 'act', params: { act: 'callConference', by: 'regionalCouncil' } },
      on: {
        'information.shared': share,
        'outsider.invited': 'membershipAwaited',
        'conference.held': [{ guard: 'isToCenter', target: toCenter }, { target: supporting }],
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
    'information.shared': share,
    'family.moved': relocation,
    'referral.offered': toCenter,
    'child.cameOfAge': '#supportEnded.cameOfAge',
    'case.escalated': toCenter,
  },
  states: {
    supported: {
      entry: { type: 'act', params: { act: 'supportByPlan', by: 'regionalCouncil' } },
      after: { reviewInterval: 'reviewDue' },
      on: { 'closure.proposed': { guard: 'isClosureOpen', target: '#support.closing' } },
    },
    reviewDue: {
      entry: { type: 'act', params: { act: 'callReview', by: 'regionalCouncil' } },
      on: {
        'review.held': [
          { guard: 'isToCenter', target: toCenter },
          { guard: 'isDanger', target: conference },
          { target: 'supported' },
        ],
      },
    },
  },
});

const ledByCenter = {
  'case.sentBack': meetingAnew,
  'child.placed': '#supportEnded.placed',
  'child.returnedHome': '#support.aftercare',
} as const;

/**
 * The center has been asked to lead: it answers, leads, is asked at every review how the case stands, and sends it back,
 * which then has to be accepted anew.
 */
const withCenter = supportSetup.createStateConfig({
  initial: 'sent',
  on: {
    'facts.learned': noteFacts,
    'case.escalated': { actions: { type: 'act', params: { act: 'askSuperiorsToTalk', by: 'supervisor' } } },
  },
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
      after: { reviewInterval: 'ledReviewDue' },
      on: ledByCenter,
    },
    ledReviewDue: {
      entry: { type: 'act', params: { act: 'askHowItStands', by: 'regionalCouncil' } },
      on: { ...ledByCenter, 'review.held': 'led' },
    },
  },
});

/** Families and expectant mothers who are not taken on as council cases, and are not lost sight of. */
const watching = supportSetup.createStateConfig({
  initial: 'watched',
  on: {
    'birth.announced': meeting,
    'facts.learned': [{ guard: 'isToCenter', target: toCenter }, { guard: 'isDanger', target: meeting }, noteFacts],
    'referral.offered': toCenter,
    'child.unseen': flagUnseen,
    'family.moved': relocation,
    'case.escalated': toCenter,
  },
  states: {
    watched: {
      entry: { type: 'act', params: { act: 'followUp', by: 'municipality' } },
      after: { watchInterval: 'watchDue' },
      on: { 'watch.ended': { guard: 'isClosureOpen', target: '#supportEnded.followedElsewhere' } },
    },
    watchDue: {
      entry: { type: 'act', params: { act: 'lookAgain', by: 'municipality' } },
      on: {
        'review.held': [
          { guard: 'isToCenter', target: toCenter },
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
        'facts.learned': [{ guard: 'isDanger', target: toCenter }, ...learn],
        'referral.offered': toCenter,
        'child.unseen': flagUnseen,
        'family.moved': relocation,
        'case.escalated': toCenter,
      },
    },
    watching,
    ended,
  },
});
