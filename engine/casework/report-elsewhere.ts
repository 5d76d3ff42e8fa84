import { reportSetup } from './report-setup.ts';

const noteFacts = { actions: { type: 'act', params: { act: 'noteFacts', by: 'childGuidanceCenter' } } } as const;
const noteFactsThere = { actions: { type: 'act', params: { act: 'noteFacts', by: 'municipality' } } } as const;

const own = '#report.open.ownCheck';
const upToCenter = '#report.open.centerReferral';
const elsewhere = '#report.concluding.elsewhere';

/** In an emergency the office itself goes; where a superior has to agree, the question is put by phone. */
export const goAtOnce = [
  { guard: 'isUrgentApprovalNeeded', target: '#report.open.byPhone' },
  { guard: 'isEmergency', target: own },
] as const;

/** The office itself checks; in an emergency that a superior has to agree to, the question comes first, by phone. */
const takeOver = [{ guard: 'isUrgentApprovalNeeded', target: '#report.open.byPhone' }, { target: own }] as const;

/**
 * The safety check by another body: it has to accept the case anew before it acts, and a case taken back has to be
 * accepted anew as well. The deadline keeps running through both. As soon as the policy wants the office itself to act, the
 * case comes back.
 */
export const partnerCheck = reportSetup.createStateConfig({
  initial: 'offered',
  on: { 'facts.learned': { guard: 'isHandedOverOnly', target: '.returned' } },
  states: {
    offered: {
      entry: { type: 'act', params: { act: 'offerCase', by: 'childGuidanceCenter' } },
      after: { referralAnswer: takeOver },
      on: {
        'referral.accepted': { guard: 'isLeftToPartner', target: 'accepted' },
        'referral.declined': takeOver,
        'case.takenBack': 'returned',
      },
    },
    accepted: {
      entry: { type: 'act', params: { act: 'acceptCase', by: 'municipality' } },
      on: { 'pair.sent': 'pairSent', 'case.takenBack': 'returned', 'referral.offered': upToCenter },
    },
    pairSent: {
      entry: { type: 'act', params: { act: 'visitInPair', by: 'municipality' } },
      on: {
        'child.seen': elsewhere,
        'child.notSeen': 'notSeen',
        'case.takenBack': 'returned',
        'referral.offered': upToCenter,
      },
    },
    notSeen: {
      entry: { type: 'act', params: { act: 'reportNotSeen', by: 'municipality' } },
      on: {
        'pair.sent': { guard: 'isLeftToPartner', target: 'pairSent' },
        'case.takenBack': 'returned',
        'referral.offered': upToCenter,
      },
    },
    returned: {
      entry: { type: 'act', params: { act: 'returnCase', by: 'municipality' } },
      on: { 'case.reaccepted': takeOver, 'facts.learned': { guard: 'isNoEmergency', ...noteFacts } },
    },
  },
});

/**
 * The safety check by a municipality that holds the case itself, a ward's council for one. A child not seen goes up to the
 * center, unless there are approved narrow grounds. Source: 002_8ab347e9502d1fc7.txt, lines 858 to 909.
 */
export const localCheck = reportSetup.createStateConfig({
  initial: 'ordered',
  on: {
    'facts.learned': { guard: 'isForCenterOnly', target: upToCenter },
    'referral.offered': upToCenter,
  },
  states: {
    ordered: {
      entry: { type: 'act', params: { act: 'callOutPair', by: 'municipality' } },
      on: {
        'pair.sent': 'pairSent',
        'exception.claimed': { guard: 'isExceptionOpen', target: 'exceptionProposed' },
      },
    },
    pairSent: {
      entry: { type: 'act', params: { act: 'visitInPair', by: 'municipality' } },
      on: { 'child.seen': elsewhere, 'child.notSeen': 'notSeen' },
    },
    notSeen: {
      entry: { type: 'act', params: { act: 'reportNotSeen', by: 'municipality' } },
      on: {
        'pair.sent': 'pairSent',
        'exception.claimed': { guard: 'isExceptionOpen', target: 'exceptionProposed' },
      },
    },
    exceptionProposed: {
      entry: { type: 'act', params: { act: 'writeGroundsForSafety', by: 'municipality' } },
      on: {
        'decision.approved': { guard: 'isExceptionOpen', target: '#report.monitored' },
        'decision.refused': 'ordered',
        'facts.learned': { guard: 'isDangerHere', target: 'ordered' },
      },
    },
  },
});

/** Where the policy wants the center, its refusal does not stand: the superiors have to talk. */
const declineByCenter = [
  { guard: 'isNotForCenter', target: '#report.open.localCheck' },
  { actions: { type: 'act', params: { act: 'askSuperiorsToTalk', by: 'supervisor' } } },
] as const;

/**
 * Referral from a municipality to the center: the center accepts before it acts, the deadline runs on, and an answer that
 * stays out is asked for. Sources: 001_7bacdcf9eb587ab3.txt, hearings 9 and 11; 002_8ab347e9502d1fc7.txt, line 866.
 */
export const centerReferral = reportSetup.createStateConfig({
  initial: 'offered',
  on: {
    'referral.accepted': {
      target: own,
      actions: { type: 'act', params: { act: 'acceptCase', by: 'childGuidanceCenter' } },
    },
    'referral.declined': declineByCenter,
    'child.seen': elsewhere,
  },
  states: {
    offered: {
      entry: { type: 'act', params: { act: 'referToCenter', by: 'municipality' } },
      after: { referralAnswer: 'unanswered' },
    },
    unanswered: { entry: { type: 'act', params: { act: 'remindCenter', by: 'supervisor' } } },
  },
});

/** The center itself looks again and keeps what worries it. */
const lookAgain = [
  { guard: 'isForCenter', target: '#report.concluding' },
  { guard: 'isDanger', target: '#report.concluding' },
  { guard: 'isReferred', target: '#reportEnded.supported' },
  { guard: 'isKeptLocally', target: '#reportEnded.supported' },
  { target: 'outcomeProposed' },
] as const;

const learnAgain = [{ guard: 'isForCenter', target: '#report.concluding' }, noteFacts] as const;

const acceptByCenter = {
  target: '#report.concluding',
  actions: { type: 'act', params: { act: 'acceptCase', by: 'childGuidanceCenter' } },
} as const;

/**
 * Another body has seen the child. What has to be the center's goes back to it and is accepted there before the center
 * acts; the rest is concluded where it is, after a second look by the center where the policy asks for one.
 * Source: 001_7bacdcf9eb587ab3.txt, lines 5610, 5669 and 5711.
 */
export const seenElsewhere = reportSetup.createStateConfig({
  initial: 'seen',
  on: { 'case.escalated': '.returned' },
  states: {
    seen: {
      entry: { type: 'act', params: { act: 'recordSight', by: 'municipality' } },
      on: {
        'outcome.judged': [
          { guard: 'isForCenter', target: 'returned' },
          { guard: 'isLookedAtAgain', target: 'secondLookAwaited' },
          { guard: 'isDanger', target: '#reportEnded.supported' },
          { guard: 'isReferred', target: '#reportEnded.supported' },
          { guard: 'isKeptLocally', target: '#reportEnded.supported' },
          { target: 'outcomeProposed' },
        ],
        'facts.learned': [{ guard: 'isForCenter', target: 'returned' }, noteFactsThere],
        'case.takenBack': 'returned',
        'referral.offered': 'returned',
      },
    },
    outcomeProposed: {
      entry: { type: 'act', params: { act: 'writeGroundsForSafety', by: 'municipality' } },
      on: {
        'decision.approved': { guard: 'isNoDanger', target: '#reportEnded.notAbuse' },
        'decision.refused': 'seen',
        'facts.learned': [
          { guard: 'isForCenter', target: 'returned' },
          { guard: 'isDanger', target: 'seen' },
          noteFactsThere,
        ],
      },
    },
    secondLookAwaited: {
      after: { secondLook: 'secondLookOverdue' },
      on: { 'secondLook.made': lookAgain, 'facts.learned': learnAgain },
    },
    secondLookOverdue: {
      entry: { type: 'act', params: { act: 'callSupervisor', by: 'childGuidanceCenter' } },
      on: { 'secondLook.made': lookAgain, 'facts.learned': learnAgain },
    },
    returned: {
      entry: { type: 'act', params: { act: 'returnCase', by: 'municipality' } },
      after: {
        referralAnswer: {
          target: '#report.concluding',
          actions: { type: 'act', params: { act: 'callSupervisor', by: 'childGuidanceCenter' } },
        },
      },
      on: {
        'case.reaccepted': acceptByCenter,
        'referral.accepted': acceptByCenter,
        'facts.learned': noteFacts,
        'case.escalated': { actions: { type: 'act', params: { act: 'callSupervisor', by: 'childGuidanceCenter' } } },
      },
    },
  },
});
