import { concluding } from './report-concluding.ts';
import { centerReferral, goAtOnce, localCheck, partnerCheck } from './report-elsewhere.ts';
import { protectedChild } from './report-protection.ts';
import { ownCheck, urgentCheck } from './report-safety-check.ts';
import { reportSetup } from './report-setup.ts';

const own = '#report.open.ownCheck';
const urgent = '#report.urgentCheck';
const byPhone = '#report.open.byPhone';
const upToCenter = '#report.open.centerReferral';

const noteFacts = { actions: { type: 'act', params: { act: 'noteFacts', by: 'childGuidanceCenter' } } } as const;

/** Who checks: whom the policy names, at once or at the opening; in danger somebody always does. Nothing is closed here. */
const assignInTime = [
  { guard: 'isWaiting', target: '#report.open.waitingForOpening' },
  { guard: 'isReferredUp', target: upToCenter },
  { guard: 'isReferred', target: '#report.open.partnerCheck' },
  { guard: 'isKeptLocally', target: '#report.open.localCheck' },
  { guard: 'isHandedOverOrDanger', target: own },
  { target: '#report.open.closureProposed' },
] as const;

const assignApproved = [{ guard: 'isEmergency', target: own }, ...assignInTime] as const;

const completeIntake = [
  { guard: 'isMerged', target: '#report.open.joined' },
  { target: '#report.open.takenDown' },
] as const;

/** A refused decision, or one that has waited, is judged again in the step in which the office takes it. */
const judgeAgain = [
  { guard: 'isMerged', target: '#report.open.joined' },
  { target: '#report.open.firstJudged' },
] as const;

/** Every approval that the policy asks for is asked for: in an emergency by phone, else before anything is done. */
const judge = [
  { guard: 'isUrgentApprovalNeeded', target: '#report.open.byPhone.approvalAwaited' },
  { guard: 'isEmergency', target: own },
  { guard: 'isApprovalNeeded', target: '#report.open.awaitingApproval' },
  ...assignInTime,
] as const;

const firstJudge = [...goAtOnce, { target: '#report.open.firstJudged' }] as const;

/**
 * An emergency that a superior has to agree to: the second judgement and the approval are got by phone, under one short
 * clock. No event skips the question; when nobody has answered in time, the office goes all the same, and says so.
 */
const approvingByPhone = reportSetup.createStateConfig({
  initial: 'judgementAwaited',
  after: {
    urgentApproval: {
      target: own,
      actions: [
        { type: 'act', params: { act: 'wentWithoutAnswer', by: 'childGuidanceCenter' } },
        { type: 'act', params: { act: 'callSupervisor', by: 'childGuidanceCenter' } },
      ],
    },
  },
  on: {
    'facts.learned': noteFacts,
    'case.escalated': { actions: { type: 'act', params: { act: 'callSupervisor', by: 'childGuidanceCenter' } } },
  },
  states: {
    judgementAwaited: {
      entry: { type: 'act', params: { act: 'callForJudgement', by: 'childGuidanceCenter' } },
      on: { 'secondJudgement.made': judge, 'judgements.made': judge },
    },
    approvalAwaited: {
      entry: { type: 'act', params: { act: 'askForApprovalByPhone', by: 'childGuidanceCenter' } },
      on: { 'decision.approved': assignApproved, 'decision.refused': judgeAgain },
    },
  },
});

/**
 * Until the child has been seen: one deadline, started at the first receipt, runs through every step in here. What a step
 * does not say of new facts holds for all of them: an emergency is gone out for, the rest is noted.
 */
const open = reportSetup.createStateConfig({
  initial: 'received',
  after: {
    safetyCheckDeadline: {
      target: urgent,
      actions: { type: 'act', params: { act: 'escalateOverdue', by: 'supervisor' } },
    },
  },
  on: {
    'facts.learned': [...goAtOnce, noteFacts],
    'case.escalated': [{ guard: 'isApprovalNeeded', target: byPhone }, { target: own }],
  },
  states: {
    received: {
      on: { 'intake.completed': completeIntake, 'intake.deferred': { guard: 'isDeferrable', target: 'deferred' } },
    },
    deferred: {
      entry: { type: 'act', params: { act: 'passOnAtOpening', by: 'contractor' } },
      on: {
        'office.opened': 'received',
        'intake.completed': completeIntake,
        'facts.learned': { guard: 'isDangerOnly', target: 'received' },
      },
    },
    takenDown: {
      entry: { type: 'act', params: { act: 'writeIntakeForm', by: 'childGuidanceCenter' } },
      on: { 'firstJudgement.made': firstJudge, 'referral.offered': upToCenter },
    },
    firstJudged: { on: { 'secondJudgement.made': judge, 'referral.offered': upToCenter } },
    joined: {
      entry: { type: 'act', params: { act: 'writeIntakeForm', by: 'childGuidanceCenter' } },
      on: { 'judgements.made': judge, 'referral.offered': upToCenter },
    },
    byPhone: approvingByPhone,
    awaitingApproval: {
      entry: { type: 'act', params: { act: 'askForApproval', by: 'childGuidanceCenter' } },
      on: {
        'decision.approved': assignApproved,
        'decision.refused': judgeAgain,
        'facts.learned': { guard: 'isUrgentApprovalNeeded', target: '#report.open.byPhone.approvalAwaited' },
      },
    },
    waitingForOpening: {
      entry: { type: 'act', params: { act: 'passOnAtOpening', by: 'contractor' } },
      on: {
        'office.opened': [...goAtOnce, ...judgeAgain],
        'facts.learned': [
          { guard: 'isDangerMerged', target: 'joined' },
          { guard: 'isDangerOnly', target: 'firstJudged' },
        ],
      },
    },
    closureProposed: {
      entry: { type: 'act', params: { act: 'writeGroundsForSafety', by: 'childGuidanceCenter' } },
      on: {
        'decision.approved': { guard: 'isNoDanger', target: '#reportEnded.notAbuse' },
        'decision.refused': judgeAgain,
        'facts.learned': [
          { guard: 'isDangerToApprove', target: 'awaitingApproval' },
          { guard: 'isDangerOnly', target: own },
        ],
      },
    },
    ownCheck,
    localCheck,
    partnerCheck,
    centerReferral,
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
 * check by the office, by the municipality that holds the case or by another body, outcome. The deadline belongs to the
 * state `open`, which is entered by the first receipt only: referral both ways, taking back, deferral, waiting for an
 * opening, approval and override all happen inside it, so none of them can restart it. When it passes, the check becomes
 * urgent whatever step the report was in.
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
        'facts.learned': [{ guard: 'isDanger', target: urgent }, { guard: 'isReferredUp', target: urgent }, noteFacts],
        'case.escalated': urgent,
        'child.seen': [
          { guard: 'isKeptLocally', target: '#report.concluding.elsewhere' },
          { target: '#report.concluding' },
        ],
      },
    },
    concluding,
    protected: protectedChild,
    ended,
  },
});
