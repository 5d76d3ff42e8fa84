import { describe, expect, it } from 'vitest';
import { startCase } from '../../engine/casework/case-step.ts';
import { advanceCase } from '../../engine/casework/case-transition.ts';
import { restoreCase } from '../../engine/casework/case-state.ts';
import { createDirective, nothingHeard } from '../../engine/casework/directive.ts';
import { findOrigins, followCase, listRelevantDirectives, walkChart, walkWithout } from './chart-walk.ts';

const walk = walkChart('report', listRelevantDirectives('report'));
const start = startCase('report');
const referred = createDirective({ route: 'refer' });
const kept = createDirective({ route: 'handOver' });
const inDanger = createDirective({ route: 'handOver', danger: true });
const urgent = createDirective({ route: 'emergency' });
const needsApproval = createDirective({ route: 'refer', approvalNeeded: true });
const urgentWithApproval = createDirective({ route: 'emergency', approvalNeeded: true });
const waits = createDirective({ route: 'refer', waitForOpening: true });
const inOneStep = createDirective({ route: 'handOver', judgementsMerged: true });

const judged = (directive = nothingHeard) =>
  followCase(start, [
    ['intake.completed', directive],
    ['firstJudgement.made', directive],
    ['secondJudgement.made', directive],
  ]);

describe('every path through the report', () => {
  it('takes every transition that the chart defines', () => {
    console.log(
      `report: ${String(walk.states.size)} states, ${String(walk.taken.size)} of ${String(walk.defined.size)} transitions walked`,
    );
    expect([...walk.defined].filter((name) => !walk.taken.has(name))).toEqual([]);
  });

  it('has no dead end, and ends only in the stated ends', () => {
    const canEnd = findOrigins(walk, ({ done }) => done);
    expect([...walk.states.keys()].filter((key) => !canEnd.has(key))).toEqual([]);
    const ends = [...walk.states.values()].filter(({ done }) => done).map(({ outcome }) => outcome);
    expect(ends.sort()).toEqual(['notAbuse', 'placed', 'supported', 'transferred']);
  });

  it('can be escalated from everywhere, protection and ends included', () => {
    for (const state of walk.states.values()) {
      expect([
        state.value,
        advanceCase('report', state, { type: 'case.escalated', directive: nothingHeard }).kind,
      ]).toEqual([state.value, 'moved']);
    }
  });

  it('takes new facts in from everywhere, whatever they say', () => {
    for (const state of walk.states.values()) {
      for (const directive of [nothingHeard, inDanger, urgent]) {
        expect([state.value, advanceCase('report', state, { type: 'facts.learned', directive }).kind]).toEqual([
          state.value,
          'moved',
        ]);
      }
    }
  });
});

describe('the deadline of the safety check', () => {
  it('runs from the first receipt', () => {
    expect(start.timers).toEqual(['safetyCheckDeadline']);
  });

  it('is restarted by no path: only a new report on an ended case has a deadline of its own', () => {
    const started = walk.steps.filter(
      ({ answer }) =>
        answer.kind === 'moved' &&
        answer.effects.some((effect) => effect.kind === 'startTimer' && effect.timer === 'safetyCheckDeadline'),
    );
    expect(started.length).toBeGreaterThan(0);
    for (const { from, event } of started) expect([from.done, event.type]).toEqual([true, 'report.received']);
  });

  it('runs in every step until the child is seen: through referral, return, deferral and approval', () => {
    for (const state of walk.states.values()) {
      expect([state.value, state.timers.includes('safetyCheckDeadline')]).toEqual([
        state.value,
        state.value.startsWith('open.'),
      ]);
    }
  });

  it('escalates when it passes, in whatever step and under whatever decision, even while every pair is out', () => {
    for (const { from, event, answer } of walk.steps) {
      if (event.timer !== 'safetyCheckDeadline' || !from.value.startsWith('open.')) continue;
      expect(answer).toMatchObject({ kind: 'moved', state: { value: 'urgentCheck.ordered' } });
      expect(answer).toHaveProperty(
        'effects',
        expect.arrayContaining([{ kind: 'act', act: 'escalateOverdue', by: 'supervisor' }]),
      );
    }
  });

  it('once passed, lets the case end only when the child has been seen or the case is transferred', () => {
    const exits = walk.steps.filter(
      ({ from, answer }) =>
        from.value.startsWith('urgentCheck') &&
        answer.kind === 'moved' &&
        !answer.state.value.startsWith('urgentCheck'),
    );
    expect(new Set(exits.map(({ event }) => event.type))).toEqual(new Set(['child.seen', 'transfer.accepted']));
  });
});

describe('judgements', () => {
  it('are two steps, or one where the office merges them', () => {
    expect(advanceCase('report', start, { type: 'secondJudgement.made', directive: kept }).kind).toBe('refused');
    expect(judged(kept).value).toBe('open.ownCheck.ordered');
    const merged = followCase(start, [
      ['intake.completed', inOneStep],
      ['judgements.made', inOneStep],
    ]);
    expect(merged.value).toBe('open.ownCheck.ordered');
    expect(
      advanceCase('report', followCase(start, [['intake.completed', kept]]), {
        type: 'judgements.made',
        directive: kept,
      }).kind,
    ).toBe('refused');
  });

  it('send an emergency out at once where the policy names no approver', () => {
    expect(followCase(start, [['intake.completed'], ['firstJudgement.made', urgent]]).value).toBe(
      'open.ownCheck.ordered',
    );
    expect(followCase(start, [['facts.learned', urgent]]).value).toBe('open.ownCheck.ordered');
  });

  it('never leave a danger without a check', () => {
    for (const { from, event, answer } of walk.steps) {
      if (!event.directive.danger || answer.kind !== 'moved' || from.done) continue;
      if (from.value.startsWith('open.partnerCheck') || from.value === answer.state.value) continue;
      expect(answer.state.value).not.toMatch(/^(open\.closureProposed|monitored|ended\.notAbuse)/);
    }
  });

  it('bring a case back from another body as soon as the policy wants the office itself to act', () => {
    const partnerStates = [...walk.states.values()].filter(({ value }) => value.startsWith('open.partnerCheck'));
    expect(partnerStates).toHaveLength(5);
    for (const state of partnerStates) {
      expect(followCase(state, [['facts.learned', inDanger]]).value).toBe('open.partnerCheck.returned');
      expect(followCase(state, [['facts.learned', urgent]]).value).toBe('open.ownCheck.ordered');
    }
    expect(advanceCase('report', judged(referred), { type: 'referral.accepted', directive: inDanger })).toMatchObject({
      code: 'decision-forbids',
    });
  });

  it('let another body check in danger where the policy names it, and be taken up again at once', () => {
    const referredInDanger = createDirective({ route: 'refer', danger: true });
    const accepted = followCase(judged(referredInDanger), [
      ['referral.accepted', referredInDanger],
      ['facts.learned', referredInDanger],
      ['pair.sent', referredInDanger],
    ]);
    expect(accepted.value).toBe('open.partnerCheck.pairSent');
    expect(followCase(accepted, [['facts.learned', urgent]]).value).toBe('open.ownCheck.ordered');
  });

  it('may be put off to the next opening only without a danger sign', () => {
    expect(advanceCase('report', start, { type: 'intake.deferred', directive: inDanger })).toMatchObject({
      code: 'decision-forbids',
    });
    expect(followCase(start, [['intake.deferred'], ['office.opened']]).value).toBe('open.received');
  });
});

describe('a case that the policy lets wait', () => {
  const waiting = judged(waits);

  it('waits for the opening, its deadline running, and is then judged as the policy says by day', () => {
    expect(waiting).toMatchObject({ value: 'open.waitingForOpening', timers: ['safetyCheckDeadline'] });
    for (const [directive, value] of [
      [referred, 'open.partnerCheck.offered'],
      [kept, 'open.ownCheck.ordered'],
      [needsApproval, 'open.awaitingApproval'],
    ] as const) {
      const opened = followCase(waiting, [['office.opened', directive]]);
      expect(opened.value).toBe('open.firstJudged');
      expect(followCase(opened, [['secondJudgement.made', directive]]).value).toBe(value);
    }
    expect(followCase(waiting, [['office.opened', inOneStep]]).value).toBe('open.joined');
    expect(followCase(waiting, [['office.opened', urgent]]).value).toBe('open.ownCheck.ordered');
    expect(followCase(waiting, [['timer:safetyCheckDeadline', waits]]).value).toBe('urgentCheck.ordered');
  });

  it('is judged anew on a danger sign, and gone out for in an emergency', () => {
    expect(followCase(waiting, [['facts.learned', inDanger]]).value).toBe('open.firstJudged');
    expect(followCase(waiting, [['facts.learned', urgent]]).value).toBe('open.ownCheck.ordered');
    const mergedDanger = createDirective({ route: 'handOver', danger: true, judgementsMerged: true });
    expect(followCase(waiting, [['facts.learned', mergedDanger]]).value).toBe('open.joined');
    expect(followCase(waiting, [['facts.learned', waits]]).value).toBe('open.waitingForOpening');
  });

  it('is left by nothing else', () => {
    const left = walk.steps.filter(
      ({ from, answer }) =>
        from.value === 'open.waitingForOpening' && answer.kind === 'moved' && answer.state.value !== from.value,
    );
    expect(new Set(left.map(({ event }) => event.timer ?? event.type))).toEqual(
      new Set(['office.opened', 'facts.learned', 'case.escalated', 'safetyCheckDeadline']),
    );
    for (const { event, answer } of left) {
      if (event.type === 'facts.learned') expect([event.directive.danger, answer.kind]).toEqual([true, 'moved']);
    }
  });

  it('may wait in danger where the policy says so, never in an emergency, and only once approved', () => {
    const inDangerToo = createDirective({ route: 'handOver', danger: true, waitForOpening: true });
    expect(judged(inDangerToo).value).toBe('open.waitingForOpening');
    expect(followCase(start, [['intake.deferred', inDangerToo]]).value).toBe('open.deferred');
    expect(createDirective({ emergency: true, waitForOpening: true }).waitForOpening).toBe(false);
    const onApproval = createDirective({ route: 'refer', waitForOpening: true, approvalNeeded: true });
    expect(followCase(judged(onApproval), [['decision.approved', onApproval]]).value).toBe('open.waitingForOpening');
  });
});

describe('approvals', () => {
  it.each([
    ['ended.notAbuse', /^(open\.closureProposed|concluding\.outcomeProposed|concluding\.elsewhere\.outcomeProposed)$/],
    ['monitored', /^open\.(own|local)Check\.exceptionProposed$/],
  ])('%s cannot be reached around them', (goal, approvals) => {
    expect(walkWithout(walk, approvals).has(`report:${goal}`)).toBe(false);
    expect(walk.states.has(`report:${goal}`)).toBe(true);
  });

  it('are waited for before another body is asked, where the policy wants one', () => {
    const waiting = judged(needsApproval);
    expect(waiting.value).toBe('open.awaitingApproval');
    expect(advanceCase('report', waiting, { type: 'pair.sent', directive: needsApproval }).kind).toBe('refused');
    expect(followCase(waiting, [['decision.approved', needsApproval]]).value).toBe('open.partnerCheck.offered');
    expect(followCase(waiting, [['decision.refused', needsApproval]]).value).toBe('open.firstJudged');
  });

  it('are asked for by phone in an emergency, and no event goes around the question', () => {
    const told = followCase(start, [['intake.completed'], ['firstJudgement.made', urgentWithApproval]]);
    expect(told).toMatchObject({
      value: 'open.byPhone.judgementAwaited',
      timers: ['safetyCheckDeadline', 'urgentApproval'],
    });
    const asked = followCase(told, [['secondJudgement.made', urgentWithApproval]]);
    expect(asked.value).toBe('open.byPhone.approvalAwaited');
    expect(followCase(asked, [['decision.approved', urgentWithApproval]]).value).toBe('open.ownCheck.ordered');
    const around = walk.steps.filter(
      ({ from, event, answer }) =>
        from.value.startsWith('open.') &&
        !/^open\.ownCheck|^open\.centerReferral/.test(from.value) &&
        event.directive.emergency &&
        event.directive.approvalNeeded &&
        answer.kind === 'moved' &&
        answer.state.value.startsWith('open.ownCheck'),
    );
    expect(around.length).toBeGreaterThan(0);
    expect(new Set(around.map(({ event }) => event.timer ?? event.type))).toEqual(
      new Set(['urgentApproval', 'decision.approved']),
    );
  });

  it('are asked for by phone when an emergency shows in a check that another body does', () => {
    const accepted = followCase(judged(referred), [['referral.accepted', referred]]);
    expect(followCase(accepted, [['facts.learned', urgentWithApproval]]).value).toBe('open.byPhone.judgementAwaited');
  });

  it('are asked for again when a danger shows while a closure is proposed', () => {
    const proposed = restoreCase('report', 'open.closureProposed');
    const danger = createDirective({ route: 'handOver', danger: true, approvalNeeded: true });
    expect(followCase(proposed, [['facts.learned', danger]]).value).toBe('open.awaitingApproval');
    expect(followCase(proposed, [['facts.learned', inDanger]]).value).toBe('open.ownCheck.ordered');
  });

  it('never hold an emergency past their short clock: the office goes, and says that nobody answered', () => {
    for (const value of ['open.byPhone.judgementAwaited', 'open.byPhone.approvalAwaited']) {
      const answer = advanceCase('report', restoreCase('report', value), {
        type: 'timer.elapsed',
        timer: 'urgentApproval',
        directive: urgentWithApproval,
      });
      expect(answer).toMatchObject({ kind: 'moved', state: { value: 'open.ownCheck.ordered' } });
      expect(answer).toHaveProperty(
        'effects',
        expect.arrayContaining([
          { kind: 'act', act: 'wentWithoutAnswer', by: 'childGuidanceCenter' },
          { kind: 'act', act: 'callSupervisor', by: 'childGuidanceCenter' },
        ]),
      );
    }
    const within = walk.steps.filter(
      ({ from, answer }) =>
        from.value.startsWith('open.byPhone') &&
        answer.kind === 'moved' &&
        answer.state.value.startsWith('open.byPhone') &&
        answer.effects.some((effect) => effect.kind === 'startTimer' && effect.timer === 'urgentApproval'),
    );
    expect(within).toEqual([]);
  });

  it('refused by phone are judged again', () => {
    const asked = restoreCase('report', 'open.byPhone.approvalAwaited');
    expect(followCase(asked, [['decision.refused', urgentWithApproval]]).value).toBe('open.firstJudged');
  });

  it('not taking a recommended protection needs recorded grounds and a superior', () => {
    const recommended = followCase(judged(kept), [['pair.sent'], ['child.seen'], ['outcome.judged', urgent]]);
    expect(recommended.value).toBe('concluding.protectionRecommended');
    const declined = followCase(recommended, [['protection.declined', urgent]]);
    expect(advanceCase('report', declined, { type: 'decision.approved', directive: urgent }).kind).toBe('refused');
    expect(followCase(declined, [['grounds.recorded'], ['decision.approved']]).outcome).toBe('supported');
  });
});

describe('a case handed to another body', () => {
  const offered = judged(referred);

  it('has to be accepted anew there, and comes back when declined or not answered', () => {
    expect(offered.value).toBe('open.partnerCheck.offered');
    expect(advanceCase('report', offered, { type: 'pair.sent', directive: referred }).kind).toBe('refused');
    expect(followCase(offered, [['referral.declined']]).value).toBe('open.ownCheck.ordered');
    expect(followCase(offered, [['timer:referralAnswer']]).value).toBe('open.ownCheck.ordered');
  });

  it('is taken back when the child is not seen, and accepted anew by the office', () => {
    const returned = followCase(offered, [['referral.accepted'], ['pair.sent'], ['child.notSeen'], ['case.takenBack']]);
    expect(returned.value).toBe('open.partnerCheck.returned');
    expect(advanceCase('report', returned, { type: 'pair.sent', directive: kept }).kind).toBe('refused');
    expect(followCase(returned, [['case.reaccepted']]).value).toBe('open.ownCheck.ordered');
  });
});

describe('a child that is not seen', () => {
  const notSeen = followCase(judged(kept), [['pair.sent'], ['child.notSeen']]);

  it('is visited again or inspected by entry with the police asked for help', () => {
    expect(followCase(notSeen, [['pair.sent'], ['child.seen']]).value).toBe('concluding.seen');
    const answer = advanceCase('report', notSeen, { type: 'entryInspection.ordered', directive: kept });
    expect(answer).toHaveProperty(
      'effects',
      expect.arrayContaining([{ kind: 'act', act: 'askPoliceForHelp', by: 'childGuidanceCenter' }]),
    );
  });

  it('may be watched without sight only on approved narrow grounds, never in danger, and is looked at again', () => {
    expect(advanceCase('report', notSeen, { type: 'exception.claimed', directive: inDanger })).toMatchObject({
      code: 'decision-forbids',
    });
    const monitored = followCase(notSeen, [['exception.claimed'], ['decision.approved']]);
    expect(monitored).toMatchObject({ value: 'monitored', done: false });
    expect(followCase(monitored, [['timer:monitoringReview']]).value).toBe('urgentCheck.ordered');
    expect(followCase(monitored, [['facts.learned', inDanger]]).value).toBe('urgentCheck.ordered');
  });
});

describe('temporary protection', () => {
  const taken = followCase(judged(kept), [['pair.sent'], ['child.seen'], ['protection.started']]);

  it('is reviewed by a judge within a deadline, unless the guardian consents', () => {
    expect(taken.timers).toEqual(['protectionLimit', 'courtReviewDeadline']);
    const late = followCase(taken, [['timer:courtReviewDeadline']]);
    expect(late.value).toBe('protected.limit.running+protected.review.reviewOverdue');
    expect(followCase(late, [['court.asked'], ['court.granted']]).value).toBe(
      'protected.limit.running+protected.review.upheld',
    );
    expect(followCase(taken, [['guardian.consented']]).value).toBe('protected.limit.running+protected.review.upheld');
  });

  it('refused by the judge ends at home with support, never in a placement', () => {
    const refused = followCase(taken, [['court.asked'], ['court.rejected']]);
    expect(advanceCase('report', refused, { type: 'child.placed', directive: kept }).kind).toBe('refused');
    expect(followCase(refused, [['child.returnedHome']]).outcome).toBe('supported');
  });

  it('is extended only with a new review', () => {
    const limit = followCase(taken, [['guardian.consented'], ['timer:protectionLimit']]);
    expect(followCase(limit, [['protection.extended']]).value).toBe(
      'protected.limit.running+protected.review.unreviewed',
    );
    expect(advanceCase('report', taken, { type: 'protection.extended', directive: kept }).kind).toBe('refused');
  });

  it('keeps a review overdue through an extension: no new clock, and no placement, before it has been held', () => {
    const late = followCase(taken, [['timer:courtReviewDeadline'], ['timer:protectionLimit']]);
    const extended = followCase(late, [['protection.extended']]);
    expect(extended).toMatchObject({
      value: 'protected.limit.running+protected.review.reviewOverdue',
      timers: ['protectionLimit'],
    });
    expect(advanceCase('report', late, { type: 'child.placed', directive: kept }).kind).toBe('refused');
    const rejected = followCase(taken, [['court.asked'], ['court.rejected'], ['timer:protectionLimit']]);
    expect(advanceCase('report', rejected, { type: 'protection.extended', directive: kept }).kind).toBe('refused');
  });

  it('is considered anew when something is learned after the judge has refused', () => {
    const rejected = followCase(taken, [['court.asked'], ['court.rejected']]);
    expect(followCase(rejected, [['facts.learned', inDanger]]).value).toBe('concluding.protectionRecommended');
    expect(followCase(rejected, [['case.escalated']]).value).toBe('concluding.protectionRecommended');
  });

  it('that is being declined is back on the table as soon as a danger is learned', () => {
    for (const value of ['concluding.groundsAwaited', 'concluding.declineProposed']) {
      expect(followCase(restoreCase('report', value), [['facts.learned', inDanger]]).value).toBe(
        'concluding.protectionRecommended',
      );
      expect(followCase(restoreCase('report', value), [['facts.learned']]).value).toBe(value);
    }
  });
});
