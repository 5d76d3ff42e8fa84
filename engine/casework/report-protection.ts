import { reportSetup } from './report-setup.ts';

const noteFacts = { actions: { type: 'act', params: { act: 'noteFacts', by: 'childGuidanceCenter' } } } as const;

/** The judge has said no, and something new is known: protection is considered anew, on the new grounds. */
const considerAgain = '#report.concluding.protectionRecommended';

/** How long protection may last: reached, it is extended or ends. */
const limit = reportSetup.createStateConfig({
  initial: 'running',
  states: {
    running: { after: { protectionLimit: 'reached' } },
    reached: {
      entry: { type: 'act', params: { act: 'decideOnExtension', by: 'supervisor' } },
      on: { 'protection.extended': { guard: 'isNotRejected', target: 'running' } },
    },
  },
});

/** The court review. An extension asks for a new one; a review that is still owed stays owed, its clock untouched. */
const review = reportSetup.createStateConfig({
  initial: 'unreviewed',
  states: {
    unreviewed: {
      after: { courtReviewDeadline: 'reviewOverdue' },
      on: { 'court.asked': 'courtAsked', 'guardian.consented': 'upheld' },
    },
    reviewOverdue: {
      entry: { type: 'act', params: { act: 'reportReviewOverdue', by: 'supervisor' } },
      on: { 'court.asked': 'courtAsked', 'guardian.consented': 'upheld' },
    },
    courtAsked: {
      entry: { type: 'act', params: { act: 'sendToJudge', by: 'childGuidanceCenter' } },
      on: { 'court.granted': 'upheld', 'court.rejected': 'rejected', 'guardian.consented': 'upheld' },
    },
    upheld: {
      on: {
        'child.placed': '#reportEnded.placed',
        'protection.extended': { guard: 'isLimitReached', target: 'unreviewed' },
      },
    },
    rejected: {
      entry: { type: 'act', params: { act: 'prepareReturn', by: 'childGuidanceCenter' } },
      on: {
        'court.asked': 'courtAsked',
        'case.escalated': considerAgain,
        'facts.learned': [{ guard: 'isDanger', target: considerAgain }, noteFacts],
      },
    },
  },
});

/**
 * Temporary protection, its limit and its court review side by side: without the guardian's consent a judge has to look
 * at it within a deadline; a refusal sends the child home, with support. The lengths are the pack's.
 * Source: 003_791af6ff7b629634.txt, section 3.
 */
export const protectedChild = reportSetup.createStateConfig({
  type: 'parallel',
  entry: { type: 'act', params: { act: 'takeIntoProtection', by: 'childGuidanceCenter' } },
  on: {
    'child.returnedHome': '#reportEnded.supported',
    'facts.learned': noteFacts,
    'case.escalated': { actions: { type: 'act', params: { act: 'callSupervisor', by: 'childGuidanceCenter' } } },
  },
  states: { limit, review },
});
