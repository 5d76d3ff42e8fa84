import { protectedChild } from './report-protection.ts';
import { ownCheck, partnerCheck, urgentCheck } from './report-safety-check.ts';
import { reportSetup } from './report-setup.ts';

const own = '#report.open.ownCheck';
const partner = '#report.open.partnerCheck';
const urgent = '#report.urgentCheck';

const noteFacts = { actions: { type: 'act', params: { act: 'noteFacts', by: 'childGuidanceCenter' } } } as const;

/** Who checks, once it is decided: whom the policy names; in danger somebody always does. Nothing is closed here. */
const assignCheck = [
  { guard: 'isEmergency', target: own },
  { guard: 'isReferred', target: partner },
  { guard: 'isHandedOverOrDanger', target: own },
  { target: '#report.open.closureProposed' },
] as const;

const completeIntake = [
  { guard: 'isMerged', target: '#report.open.joined' },
  { target: '#report.open.takenDown' },
] as const;

/** A refused decision is judged again in the step in which the office takes it. */
const judgeAgain = [
  { guard: 'isMerged', target: '#report.open.joined' },
  { target: '#report.open.firstJudged' },
] as const;

/** Going out at once needs no approval; anything less does, where the policy asks for one. */
const judge = [
  { guard: 'isEmergency', target: own },
  { guard: 'isApprovalNeeded', target: '#report.open.awaitingApproval' },
  { guard: 'isReferred', target: partner },
  { guard: 'isHandedOverOrDanger', target: own },
  { target: '#report.open.closureProposed' },
] as const;

/** Until the child has been seen: one deadline, started at the first receipt, runs through every step in here. */
const open = reportSetup.createStateConfig({
  initial: 'received',
  after: {
    safetyCheckDeadline: {
      target: urgent,
      actions: { type: 'act', params: { act: 'escalateOverdue', by: 'supervisor' } },
    },
  },
  on: { 'facts.learned': [{ guard: 'isEmergency', target: own }, noteFacts], 'case.escalated': own },
  states: {
    received: {
      on: { 'intake.completed': completeIntake, 'intake.deferred': { guard: 'isNoDanger', target: 'deferred' } },
    },
    deferred: {
      entry: { type: 'act', params: { act: 'passOnAtOpening', by: 'contractor' } },
      on: {
        'office.opened': 'received',
        'intake.completed': completeIntake,
        'facts.learned': [{ guard: 'isEmergency', target: own }, { guard: 'isDanger', target: 'received' }, noteFacts],
      },
    },
    takenDown: {
      entry: { type: 'act', params: { act: 'writeIntakeForm', by: 'childGuidanceCenter' } },
      on: { 'firstJudgement.made': [{ guard: 'isEmergency', target: own }, { target: 'firstJudged' }] },
    },
    firstJudged: { on: { 'secondJudgement.made': judge } },
    joined: {
      entry: { type: 'act', params: { act: 'writeIntakeForm', by: 'childGuidanceCenter' } },
      on: { 'judgements.made': judge },
    },
    awaitingApproval: {
      entry: { type: 'act', params: { act: 'askForApproval', by: 'childGuidanceCenter' } },
      on: { 'decision.approved': assignCheck, 'decision.refused': judgeAgain },
    },
    closureProposed: {
      entry: { type: 'act', params: { act: 'writeGroundsForSafety', by: 'childGuidanceCenter' } },
      on: {
        'decision.approved': { guard: 'isNoDanger', target: '#reportEnded.notAbuse' },
        'decision.refused': judgeAgain,
        'facts.learned': [{ guard: 'isDanger', target: own }, noteFacts],
      },
    },
    ownCheck,
    partnerCheck,
  },
});

/** What follows once the child has been seen; in an emergency protection is recommended, and not taking it needs grounds. */
const judgeOutcome = [
  { guard: 'isEmergency', target: 'protectionRecommended' },
  { guard: 'isHandedOverOrDanger', target: '#reportEnded.supported' },
  { guard: 'isReferred', target: '#reportEnded.supported' },
  { target: 'outcomeProposed' },
] as const;

/** The child has been seen: what follows, and who has to agree. */
const concluding = reportSetup.createStateConfig({
  initial: 'seen',
  on: { 'case.escalated': '.protectionRecommended' },
  states: {
    seen: {
      entry: { type: 'act', params: { act: 'recordSight', by: 'childGuidanceCenter' } },
      on: {
        'outcome.judged': judgeOutcome,
        'facts.learned': [{ guard: 'isEmergency', target: 'protectionRecommended' }, noteFacts],
        'protection.started': '#report.protected',
        'case.transferred': '#reportEnded.transferred',
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
      on: { 'protection.started': '#report.protected', 'protection.declined': 'groundsAwaited' },
    },
    groundsAwaited: {
      on: {
        'grounds.recorded': 'declineProposed',
        'protection.started': '#report.protected',
      },
    },
    declineProposed: {
      entry: { type: 'act', params: { act: 'askForApproval', by: 'childGuidanceCenter' } },
      on: {
        'decision.approved': '#reportEnded.supported',
        'decision.refused': 'protectionRecommended',
        'protection.started': '#report.protected',
      },
    },
  },
});

const ended = reportSetup.createStateConfig({
  id: 'reportEnded',
  initial: 'notAbuse',
  tags: ['ended'],
  on: {
    'case.escalated': urgent,
    'facts.learned': [{ guard: 'isDanger', target: urgent }, noteFacts],
    'report.received': '#report.open',
  },
  states: {
    notAbuse: { entry: { type: 'act', params: { act: 'recordClosure', by: 'childGuidanceCenter' } } },
    supported: { entry: { type: 'act', params: { act: 'openSupport', by: 'regionalCouncil' } } },
    placed: { entry: { type: 'act', params: { act: 'placeChild', by: 'childGuidanceCenter' } } },
    transferred: { entry: { type: 'act', params: { act: 'passOnWithFirstReceipt', by: 'childGuidanceCenter' } } },
  },
});

/**
 * The chart of one report of suspected abuse: intake, first and second judgement (which some offices take in one), safety
 * check by the office or by another body, outcome. The deadline belongs to the state `open`, which is entered by the first
 * receipt only: referral, taking back, deferral, approval and override all happen inside it, so none of them can restart
 * it. When it passes, the check becomes urgent whatever step the report was in.
 * Sources: 001_7bacdcf9eb587ab3.txt, chapter 4 and hearings 6 to 15; 002_8ab347e9502d1fc7.txt, chapters III and IV.
 */
export const report = reportSetup.createMachine({
  id: 'report',
  initial: 'open',
  states: {
    open,
    urgentCheck,
    monitored: {
      entry: [
        { type: 'act', params: { act: 'tellCenterWhatWasDone', by: 'municipality' } },
        { type: 'act', params: { act: 'askTechnicalAdvice', by: 'municipality' } },
      ],
      after: { monitoringReview: urgent },
      on: {
        'facts.learned': [{ guard: 'isDanger', target: urgent }, noteFacts],
        'case.escalated': urgent,
        'child.seen': '#report.concluding',
      },
    },
    concluding,
    protected: protectedChild,
    ended,
  },
});
