import { reportSetup } from './report-setup.ts';

const noteFacts = { actions: { type: 'act', params: { act: 'noteFacts', by: 'childGuidanceCenter' } } } as const;
const callSupervisor = {
  actions: { type: 'act', params: { act: 'callSupervisor', by: 'childGuidanceCenter' } },
} as const;

/** Another office is asked to take the case over; nothing ends before it has accepted, and the clock runs on. */
const offerTransfer = { type: 'act', params: { act: 'offerTransfer', by: 'childGuidanceCenter' } } as const;

/**
 * The safety check by the office itself: always a pair; a child not seen is visited again, inspected by entry, or, on
 * approved narrow grounds, watched without sight. Sources: 001_7bacdcf9eb587ab3.txt, hearings 6 to 15;
 * 002_8ab347e9502d1fc7.txt, lines 862 to 909.
 */
export const ownCheck = reportSetup.createStateConfig({
  initial: 'ordered',
  on: { 'facts.learned': noteFacts, 'case.escalated': callSupervisor },
  states: {
    ordered: {
      entry: { type: 'act', params: { act: 'callOutPair', by: 'childGuidanceCenter' } },
      on: {
        'pair.sent': 'pairSent',
        'exception.claimed': { guard: 'isExceptionOpen', target: 'exceptionProposed' },
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
        'exception.claimed': { guard: 'isExceptionOpen', target: 'exceptionProposed' },
        'transfer.offered': 'transferOffered',
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
        'decision.approved': { guard: 'isExceptionOpen', target: '#report.monitored' },
        'decision.refused': 'ordered',
        'facts.learned': [{ guard: 'isDanger', target: 'ordered' }, noteFacts],
      },
    },
    transferOffered: {
      entry: offerTransfer,
      after: { referralAnswer: 'notSeen' },
      on: {
        'transfer.accepted': '#reportEnded.transferred',
        'transfer.declined': 'notSeen',
        'pair.sent': 'pairSent',
      },
    },
  },
});

/**
 * The check that cannot wait: the deadline has passed, or the case was escalated once it had left the normal steps. No
 * clock ends it; it goes on until the child has been seen or another office has accepted the case.
 */
export const urgentCheck = reportSetup.createStateConfig({
  initial: 'ordered',
  entry: { type: 'act', params: { act: 'callSupervisor', by: 'childGuidanceCenter' } },
  on: { 'child.seen': '#report.concluding', 'facts.learned': noteFacts, 'case.escalated': callSupervisor },
  states: {
    ordered: {
      entry: { type: 'act', params: { act: 'callOutPair', by: 'supervisor' } },
      on: {
        'pair.sent': 'pairSent',
        'entryInspection.ordered': 'entryOrdered',
        'transfer.offered': 'transferOffered',
      },
    },
    pairSent: {
      entry: { type: 'act', params: { act: 'visitInPair', by: 'childGuidanceCenter' } },
      on: { 'child.notSeen': 'notSeen' },
    },
    notSeen: {
      entry: { type: 'act', params: { act: 'reportNotSeen', by: 'childGuidanceCenter' } },
      on: {
        'pair.sent': 'pairSent',
        'entryInspection.ordered': 'entryOrdered',
        'transfer.offered': 'transferOffered',
      },
    },
    entryOrdered: {
      entry: [
        { type: 'act', params: { act: 'askPoliceForHelp', by: 'childGuidanceCenter' } },
        { type: 'act', params: { act: 'inspectByEntry', by: 'childGuidanceCenter' } },
      ],
      on: { 'child.notSeen': 'notSeen' },
    },
    transferOffered: {
      entry: offerTransfer,
      after: { referralAnswer: 'notSeen' },
      on: {
        'transfer.accepted': '#reportEnded.transferred',
        'transfer.declined': 'notSeen',
        'pair.sent': 'pairSent',
      },
    },
  },
});
