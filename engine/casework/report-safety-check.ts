import { reportSetup } from './report-setup.ts';

const noteFacts = { actions: { type: 'act', params: { act: 'noteFacts', by: 'childGuidanceCenter' } } } as const;

/**
 * The safety check by the office itself: always a pair; a child not seen is visited again, inspected by entry, or, on
 * approved narrow grounds, watched without sight. Sources: 001_7bacdcf9eb587ab3.txt, hearings 6 to 15;
 * 002_8ab347e9502d1fc7.txt, lines 862 to 909.
 */
export const ownCheck = reportSetup.createStateConfig({
  initial: 'ordered',
  on: {
    'facts.learned': noteFacts,
    'case.escalated': { actions: { type: 'act', params: { act: 'callSupervisor', by: 'childGuidanceCenter' } } },
  },
  states: {
    ordered: {
      entry: { type: 'act', params: { act: 'callOutPair', by: 'childGuidanceCenter' } },
      on: {
        'pair.sent': 'pairSent',
        'exception.claimed': { guard: 'isNoDanger', target: 'exceptionProposed' },
      },
    },
    pairSent: {
      entry: { type: 'act', params: { act: 'visitInPair', by: 'childGuidanceCenter' } },
      on: { 'child.seen': '#report.concluding', 'child.notSeen': 'notSeen' },
    },
    notSeen: {
      entry: { type: 'act', params: { act: 'reportNotSeen', by: 'childGuidanceCenter' } },
      on: {
        'pair.sent': 'pairSent',
        'entryInspection.ordered': 'entryOrdered',
        'exception.claimed': { guard: 'isNoDanger', target: 'exceptionProposed' },
        'case.transferred': '#reportEnded.transferred',
      },
    },
    entryOrdered: {
      entry: [
        { type: 'act', params: { act: 'askPoliceForHelp', by: 'childGuidanceCenter' } },
        { type: 'act', params: { act: 'inspectByEntry', by: 'childGuidanceCenter' } },
      ],
      on: { 'child.seen': '#report.concluding', 'child.notSeen': 'notSeen' },
    },
    exceptionProposed: {
      entry: { type: 'act', params: { act: 'writeGroundsForSafety', by: 'childGuidanceCenter' } },
      on: {
        'decision.approved': { guard: 'isNoDanger', target: '#report.monitored' },
        'decision.refused': 'ordered',
        'facts.learned': [{ guard: 'isDanger', target: 'ordered' }, noteFacts],
      },
    },
  },
});

/**
 * The safety check by another body: it has to accept the case anew before it acts, and a case taken back has to be
 * accepted anew as well. The deadline keeps running through both. As soon as the policy wants the office itself to act, the
 * case comes back.
 */
export const partnerCheck = reportSetup.createStateConfig({
  initial: 'offered',
  on: {
    'facts.learned': [
      { guard: 'isEmergency', target: '#report.open.ownCheck' },
      { guard: 'isHandedOver', target: '.returned' },
      noteFacts,
    ],
  },
  states: {
    offered: {
      entry: { type: 'act', params: { act: 'offerCase', by: 'childGuidanceCenter' } },
      after: { referralAnswer: '#report.open.ownCheck' },
      on: {
        'referral.accepted': { guard: 'isLeftToPartner', target: 'accepted' },
        'referral.declined': '#report.open.ownCheck',
        'case.takenBack': 'returned',
      },
    },
    accepted: {
      entry: { type: 'act', params: { act: 'acceptCase', by: 'municipality' } },
      on: { 'pair.sent': 'pairSent', 'case.takenBack': 'returned' },
    },
    pairSent: {
      entry: { type: 'act', params: { act: 'visitInPair', by: 'municipality' } },
      on: { 'child.seen': '#report.concluding', 'child.notSeen': 'notSeen', 'case.takenBack': 'returned' },
    },
    notSeen: {
      entry: { type: 'act', params: { act: 'reportNotSeen', by: 'municipality' } },
      on: { 'pair.sent': { guard: 'isLeftToPartner', target: 'pairSent' }, 'case.takenBack': 'returned' },
    },
    returned: {
      entry: { type: 'act', params: { act: 'returnCase', by: 'municipality' } },
      on: {
        'case.reaccepted': '#report.open.ownCheck',
        'facts.learned': [{ guard: 'isEmergency', target: '#report.open.ownCheck' }, noteFacts],
      },
    },
  },
});

/**
 * The check that cannot wait: the deadline has passed, or the case was escalated once it had left the normal steps. No
 * clock ends it; it goes on until the child has been seen or the case is transferred.
 */
export const urgentCheck = reportSetup.createStateConfig({
  initial: 'ordered',
  entry: { type: 'act', params: { act: 'callSupervisor', by: 'childGuidanceCenter' } },
  on: { 'child.seen': '#report.concluding', 'case.transferred': '#reportEnded.transferred' },
  states: {
    ordered: {
      entry: { type: 'act', params: { act: 'callOutPair', by: 'supervisor' } },
      on: { 'pair.sent': 'pairSent', 'entryInspection.ordered': 'entryOrdered' },
    },
    pairSent: {
      entry: { type: 'act', params: { act: 'visitInPair', by: 'childGuidanceCenter' } },
      on: { 'child.notSeen': 'notSeen' },
    },
    notSeen: {
      entry: { type: 'act', params: { act: 'reportNotSeen', by: 'childGuidanceCenter' } },
      on: { 'pair.sent': 'pairSent', 'entryInspection.ordered': 'entryOrdered' },
    },
    entryOrdered: {
      entry: [
        { type: 'act', params: { act: 'askPoliceForHelp', by: 'childGuidanceCenter' } },
        { type: 'act', params: { act: 'inspectByEntry', by: 'childGuidanceCenter' } },
      ],
      on: { 'child.notSeen': 'notSeen' },
    },
  },
});
