import { describe, expect, it, test } from 'vitest';
import { restoreCase, type CaseState } from '../../engine/casework/case-state.ts';
import { startCase } from '../../engine/casework/case-step.ts';
import { advanceCase } from '../../engine/casework/case-transition.ts';
import type { CaseDirective } from '../../engine/casework/directive.ts';
import type { FactValue } from '../../engine/pack/policy-model.ts';
import { followCase } from '../casework/chart-walk.ts';
import { readDirective } from './read-directive.ts';
import { loadShippedPack } from './shipped-packs.ts';

const { policy } = loadShippedPack('kobe-council');
if (!policy) throw new TypeError('the council has a policy');

/** A report of six hours ago on a school child whom nobody has seen since; no sign of danger. */
const reported = {
  entryRoute: 'reportOrConsultation',
  hoursSinceFirstReceipt: 6,
  monthsSinceReview: 0,
  checkCertainWithin48: true,
  abusePossible: true,
  closureGround: 'none',
  recipient: 'none',
} as const satisfies Readonly<Record<string, FactValue>>;

type Facts = Readonly<Record<string, FactValue>>;

/** The directive of the council's own policy. */
function say(facts: Facts): CaseDirective {
  return readDirective(policy as NonNullable<typeof policy>, { ...reported, ...facts }).directive;
}

function refuses(state: CaseState, type: string, facts: Facts): void {
  expect([type, advanceCase(state.machine, state, { type, directive: say(facts) })]).toMatchObject([
    type,
    { kind: 'refused', code: 'decision-forbids' },
  ]);
}

const start = startCase('support');
const inMeeting = followCase(start, [['meeting.called'], ['quorum.confirmed']]);
const seen = { childSeen: true, onLedger: true };

/** From the decision meeting to support by plan. */
function planAndSupport(accepted: CaseState, facts: Facts): CaseState {
  expect(accepted.value).toBe('accepting.decided.accepted');
  return followCase(accepted, [
    ['plan.decided', say(facts)],
    ['conference.held', say(facts)],
  ]);
}

describe('the five ways in (lines 690 to 720)', () => {
  test('1, a report: the meeting accepts, the child is seen within 48 hours, then the decision meeting and the conference', () => {
    const accepted = followCase(inMeeting, [['acceptance.decided', say({})]]);
    expect(accepted).toMatchObject({ value: 'accepting.inTime.sightAwaited', timers: ['safetyCheckDeadline'] });
    expect(advanceCase('support', accepted, { type: 'plan.decided', directive: say({}) }).kind).toBe('refused');
    expect(planAndSupport(followCase(accepted, [['child.seen', say(seen)]]), seen).value).toBe('supporting.supported');
  });

  test('2, found in own services: accepted when it is taken in, with no meeting (703 to 713)', () => {
    const found = { entryRoute: 'foundInOwnService' };
    expect(planAndSupport(followCase(start, [['case.accepted', say(found)]]), found).value).toBe(
      'supporting.supported',
    );
    const injured = { ...found, unnaturalInjury: true };
    expect(followCase(start, [['case.accepted', say(injured)]]).value).toBe('accepting.inTime.sightAwaited');
    refuses(start, 'case.accepted', {});
    refuses(start, 'case.accepted', { ...found, entryOrProtectionNeeded: true });
  });

  test('3, unsure in own services: the meeting decides; an expectant mother to be followed up is watched, not supported', () => {
    const unsure = { entryRoute: 'unsureInOwnService', abusePossible: false };
    const followed = { ...unsure, expectantMother: true };
    const specified = { ...followed, noOneToHelp: true, birthUnprepared: true };
    refuses(start, 'case.accepted', unsure);
    expect(followCase(inMeeting, [['acceptance.decided', say(unsure)]]).value).toBe('watching.watched');
    const watched = followCase(inMeeting, [['acceptance.decided', say(followed)]]);
    expect(watched.value).toBe('watching.watched');
    refuses(watched, 'watch.ended', followed);
    expect(followCase(watched, [['birth.announced', say(reported)]]).value).toBe('accepting.inTime.meetingCalled');
    const accepted = followCase(inMeeting, [['acceptance.decided', say(specified)]]);
    expect(planAndSupport(accepted, specified).value).toBe('supporting.supported');
    const worrying = followCase(inMeeting, [['acceptance.decided', say({ ...unsure, hatesGoingHome: true })]]);
    expect(worrying.value).toBe('accepting.inTime.sightAwaited');
  });

  test('4, moved in: accepted like a report, and seen within the hours', () => {
    const moved = { entryRoute: 'movedIn' };
    const accepted = followCase(inMeeting, [['acceptance.decided', say(moved)]]);
    expect(accepted.value).toBe('accepting.inTime.sightAwaited');
    expect(
      planAndSupport(followCase(accepted, [['child.seen', say({ ...moved, ...seen })]]), { ...moved, ...seen }).value,
    ).toBe('supporting.supported');
  });

  test('5, sent by the center: accepted anew by the ward, with no clock begun again', () => {
    const sent = { entryRoute: 'sentByCenter', childSeen: true };
    const back = followCase(restoreCase('support', 'withCenter.led'), [['case.sentBack', say(sent)]]);
    expect(back).toMatchObject({ value: 'accepting.anew.meetingCalled', timers: [] });
    const accepted = followCase(back, [['quorum.confirmed'], ['acceptance.decided', say(sent)]]);
    expect(planAndSupport(accepted, sent).value).toBe('supporting.supported');
    const first = followCase(inMeeting, [['acceptance.decided', say(sent)]]);
    expect(first.value).toBe('accepting.decided.accepted');
  });
});

describe('a child not seen within 48 hours (862 to 909)', () => {
  const awaited = followCase(inMeeting, [['acceptance.decided', say({})]]);
  const late = { hoursSinceFirstReceipt: 60 };
  const safeOnGrounds = { ...late, groundsForSafety: true };

  it('is the center’s: by the clock, on the ward’s own word, and when it has to lead at once', () => {
    expect(followCase(awaited, [['timer:safetyCheckDeadline', say(late)]]).value).toBe('withCenter.sent');
    expect(followCase(awaited, [['referral.offered', say({})]]).value).toBe('withCenter.sent');
    const taken = followCase(awaited, [['facts.learned', say({ entryOrProtectionNeeded: true })]]);
    expect(taken.value).toBe('withCenter.sent');
    expect(followCase(taken, [['center.declined', say(late)]]).value).toBe('withCenter.sent');
  });

  it('stays with the ward only on concrete grounds, approved, with the center told and asked for advice', () => {
    refuses(awaited, 'exception.claimed', late);
    refuses(awaited, 'exception.claimed', { ...safeOnGrounds, guardianRefuses: true });
    const proposed = followCase(awaited, [['timer:safetyCheckDeadline', say(safeOnGrounds)]]);
    expect(proposed.value).toBe('accepting.decided.exceptionProposed');
    refuses(proposed, 'decision.approved', late);
    const answer = advanceCase('support', proposed, { type: 'decision.approved', directive: say(safeOnGrounds) });
    expect(answer).toMatchObject({ kind: 'moved', state: { value: 'accepting.decided.accepted' } });
    expect(answer).toHaveProperty(
      'effects',
      expect.arrayContaining([
        { kind: 'act', act: 'tellCenterWhatWasDone', by: 'municipality' },
        { kind: 'act', act: 'askTechnicalAdvice', by: 'municipality' },
      ]),
    );
  });
});

describe('the ward in the chart of a report', () => {
  const judged = (facts: Facts) =>
    followCase(startCase('report'), [
      ['intake.completed', say(facts)],
      ['firstJudgement.made', say(facts)],
      ['secondJudgement.made', say(facts)],
    ]);

  it('checks on the child itself: it is no partner that a case is offered to', () => {
    const ordered = judged({});
    expect(ordered.value).toBe('open.localCheck.ordered');
    const looked = followCase(ordered, [
      ['pair.sent', say({})],
      ['child.seen', say(seen)],
    ]);
    expect(followCase(looked, [['outcome.judged', say(seen)]]).outcome).toBe('supported');
  });

  it('refers a child unseen for 60 hours to the center, which accepts, and may claim no exception', () => {
    const notSeen = followCase(judged({}), [
      ['pair.sent', say({})],
      ['child.notSeen', say({})],
    ]);
    const late = { hoursSinceFirstReceipt: 60 };
    refuses(notSeen, 'exception.claimed', late);
    const referred = followCase(notSeen, [['facts.learned', say(late)]]);
    expect(referred.value).toBe('open.centerReferral.offered');
    expect(followCase(referred, [['referral.accepted', say(late)]]).value).toBe('open.ownCheck.ordered');
    expect(judged(late).value).toBe('open.centerReferral.offered');
    const safe = { ...late, groundsForSafety: true };
    expect(
      followCase(notSeen, [
        ['exception.claimed', say(safe)],
        ['decision.approved', say(safe)],
      ]).value,
    ).toBe('monitored');
  });
});

describe('closing (1208 to 1228)', () => {
  const supported = restoreCase('support', 'supporting.supported');
  const resolved = { ...seen, closureGround: 'causeResolved', agenciesAgree: true };

  it('is refused while the policy goes on with the case: nobody agrees, no ground, a child unseen, a danger', () => {
    for (const missing of [
      { ...resolved, agenciesAgree: false },
      { ...resolved, closureGround: 'none' },
      { ...resolved, childSeen: false },
      { ...resolved, hatesGoingHome: true },
    ]) {
      refuses(supported, 'closure.proposed', missing);
      refuses(restoreCase('support', 'closing.groundsRecorded'), 'agencies.agreed', missing);
      refuses(restoreCase('support', 'closing.agreed'), 'worseningSigns.explained', missing);
    }
  });

  it('goes its way where everything is there', () => {
    const steps = ['closure.proposed', 'grounds.recorded', 'agencies.agreed', 'worseningSigns.explained'];
    expect(
      followCase(
        supported,
        steps.map((step) => [step, say(resolved)] as const),
      ).outcome,
    ).toBe('closed');
  });
});

describe('sharing', () => {
  const conference = restoreCase('support', 'conferring.conferenceCalled');

  it.each(['outsiderTwoWay', 'outsiderReceiveOnly', 'none'])(
    'tells nothing where the recipient is "%s"',
    (recipient) => {
      refuses(conference, 'information.shared', { recipient });
      refuses(restoreCase('support', 'supporting.supported'), 'information.shared', { recipient });
    },
  );

  it('tells a member, an outsider who has become one included', () => {
    const joined = followCase(conference, [
      ['outsider.invited', say({ recipient: 'outsiderTwoWay' })],
      ['membership.accepted', say({ recipient: 'member' })],
    ]);
    expect(followCase(joined, [['information.shared', say({ recipient: 'member' })]]).value).toBe(
      'conferring.conferenceCalled',
    );
  });
});
