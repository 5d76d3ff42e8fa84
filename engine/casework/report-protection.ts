import { reportSetup } from './report-setup.ts';

/**
 * Temporary protection with court review: without the guardian's consent a judge has to look at it within a deadline; a
 * refusal sends the child home, with support. The lengths are the pack's. Source: 003_791af6ff7b629634.txt, section 3.
 */
export const protectedChild = reportSetup.createStateConfig({
  initial: 'held',
  entry: { type: 'act', params: { act: 'takeIntoProtection', by: 'childGuidanceCenter' } },
  on: { 'child.returnedHome': '#reportEnded.supported' },
  states: {
    held: {
      initial: 'unreviewed',
      after: { protectionLimit: 'limitReached' },
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
        upheld: { on: { 'child.placed': '#reportEnded.placed' } },
        rejected: {
          entry: { type: 'act', params: { act: 'prepareReturn', by: 'childGuidanceCenter' } },
          on: { 'court.asked': 'courtAsked' },
        },
      },
    },
    limitReached: {
      entry: { type: 'act', params: { act: 'decideOnExtension', by: 'supervisor' } },
      on: { 'protection.extended': 'held', 'child.placed': '#reportEnded.placed' },
    },
  },
});
