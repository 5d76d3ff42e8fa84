import { seenElsewhere } from './report-elsewhere.ts';
import { reportSetup } from './report-setup.ts';

const noteFacts = { actions: { type: 'act', params: { act: 'noteFacts', by: 'childGuidanceCenter' } } } as const;

/** What follows once the child has been seen; in an emergency protection is recommended, and not taking it needs grounds. */
const judgeOutcome = [
  { guard: 'isEmergency', target: 'protectionRecommended' },
  { guard: 'isHandedOverOrDanger', target: '#reportEnded.supported' },
  { guard: 'isReferred', target: '#reportEnded.supported' },
  { guard: 'isKeptLocally', target: '#reportEnded.supported' },
  { target: 'outcomeProposed' },
] as const;

/** A danger learned while protection is being declined puts the recommendation back on the table. */
const recommendAgain = [{ guard: 'isDanger', target: 'protectionRecommended' }, noteFacts] as const;

/** The office has the case and the child has been seen: what follows, and who has to agree. */
export const concluding = reportSetup.createStateConfig({
  initial: 'seen',
  on: { 'case.escalated': '.protectionRecommended' },
  states: {
    seen: {
      entry: { type: 'act', params: { act: 'recordSight', by: 'childGuidanceCenter' } },
      on: {
        'outcome.judged': judgeOutcome,
        'facts.learned': [{ guard: 'isEmergency', target: 'protectionRecommended' }, noteFacts],
        'protection.started': '#report.protected',
        'transfer.offered': 'transferOffered',
      },
    },
    transferOffered: {
      entry: { type: 'act', params: { act: 'offerTransfer', by: 'childGuidanceCenter' } },
      after: { referralAnswer: 'seen' },
      on: {
        'transfer.accepted': '#reportEnded.transferred',
        'transfer.declined': 'seen',
        'protection.started': '#report.protected',
        'facts.learned': [{ guard: 'isEmergency', target: 'protectionRecommended' }, noteFacts],
      },
    },
    outcomeProposed: {
      entry: { type: 'act', params: { act: 'writeGroundsForSafety', by: 'childGuidanceCenter' } },
      on: {
        'decision.approved': { guard: 'isNoDanger', target: '#reportEnded.notAbuse' },
        'decision.refused': 'seen',
        'facts.learned': [
          { guard: 'isEmergency', target: 'protectionRecommended' },
          { guard: 'isDanger', target: 'seen' },
          noteFacts,
        ],
      },
    },
    protectionRecommended: {
      entry: { type: 'act', params: { act: 'recommendProtection', by: 'childGuidanceCenter' } },
      on: {
        'protection.started': '#report.protected',
        'protection.declined': 'groundsAwaited',
        'facts.learned': noteFacts,
      },
    },
    groundsAwaited: {
      on: {
        'grounds.recorded': 'declineProposed',
        'protection.started': '#report.protected',
        'facts.learned': recommendAgain,
      },
    },
    declineProposed: {
      entry: { type: 'act', params: { act: 'askForApproval', by: 'childGuidanceCenter' } },
      on: {
        'decision.approved': '#reportEnded.supported',
        'decision.refused': 'protectionRecommended',
        'protection.started': '#report.protected',
        'facts.learned': recommendAgain,
      },
    },
    elsewhere: seenElsewhere,
  },
});
